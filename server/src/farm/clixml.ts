/** What `Export-Clixml` writes ([MS-PSRP] 2.2.5), and other XML with the properties of trusts, as plain objects. */

import type { RawRecord } from './rawRecord.ts';
import type { XmlElement } from './xml.ts';

/** The elements that hold the properties of a CLIXML object. */
const bags: ReadonlySet<string> = new Set(['Props', 'MS']);

/** All that has properties, in the order of the file. The whole tree is looked through, since lists nest. */
export function recordsOfXml(root: XmlElement): readonly RawRecord[] {
  const found: RawRecord[] = [];
  const open = [root];
  for (let element = open.pop(); element; element = open.pop()) {
    const fields = root.name === 'Objs' ? clixmlFields(element) : plainFields(element);
    if (fields.size > 0) found.push({ place: placeOf(element, found.length), type: typeOf(element), fields });
    for (let i = element.children.length - 1; i >= 0; i--) open.push(element.children[i] as XmlElement);
  }
  return found;
}

function clixmlFields(element: XmlElement): ReadonlyMap<string, unknown> {
  const fields = new Map<string, unknown>();
  for (const bag of element.children) {
    if (bags.has(bag.name)) {
      for (const property of bag.children) {
        const name = property.attributes.N;
        if (name !== undefined) fields.set(unescaped(name).toLowerCase(), clixmlValue(property));
      }
    }
    // A hashtable: `<DCT><En><S N="Key">…</S><S N="Value">…</S></En></DCT>`.
    if (bag.name !== 'DCT') continue;
    for (const entry of bag.children) {
      const key = entry.children.find(({ attributes }) => attributes.N === 'Key');
      const value = entry.children.find(({ attributes }) => attributes.N === 'Value');
      if (key && value) fields.set(unescaped(key.text).toLowerCase(), clixmlValue(value));
    }
  }
  return fields;
}

function clixmlValue(element: XmlElement): unknown {
  if (element.name === 'Nil') return null;
  if (element.name !== 'Obj') return unescaped(element.text);
  const list = element.children.find(({ name }) => name === 'LST' || name === 'IE' || name === 'STK');
  return list ? list.children.map(({ text }) => unescaped(text)) : undefined;
}

/** `_x000D_` is a carriage return; `_x005F_` the underscore of a text that looks like one ([MS-PSRP] 2.2.5.3.2). */
function unescaped(text: string): string {
  return text.replaceAll(/_x([0-9a-f]{4})_/gi, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
}

/** Properties as attributes, and as elements that hold text or a list of elements with text. */
function plainFields(element: XmlElement): ReadonlyMap<string, unknown> {
  const fields = new Map<string, unknown>();
  for (const [name, value] of Object.entries(element.attributes)) fields.set(name.toLowerCase(), value);
  for (const child of element.children) {
    const value = child.children.length === 0 ? child.text : child.children.map(({ text }) => text);
    fields.set(child.name.toLowerCase(), value);
  }
  return fields;
}

function typeOf(element: XmlElement): string {
  const types = element.children.find(({ name }) => name === 'TN');
  return types?.children[0]?.text ?? element.name;
}

function placeOf(element: XmlElement, index: number): string {
  return `Object ${index + 1} (${typeOf(element)})`;
}
