/** XML as a tree, within bounds and without document types: nothing is fetched and nothing can be made to grow. */

import sax from 'sax';
import { type ExportProblem, problemAt } from './exportProblem.ts';

/** An element with all that is in it. */
export interface XmlElement {
  /** Without a prefix. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** The text directly inside of it. */
  readonly text: string;
}

interface OpenElement extends XmlElement {
  readonly children: XmlElement[];
  text: string;
}

/** Deeper than any object that PowerShell writes, with much to spare. */
const DEEPEST = 200;

/** The root element, or what is wrong. */
export function parseXml(text: string): XmlElement | ExportProblem {
  const parser = sax.parser(true, { strictEntities: true });
  const open: OpenElement[] = [];
  let root: XmlElement | undefined;
  let failed: ExportProblem | undefined;
  const fail = (message: string) => {
    failed ??= problemAt(text, parser.position - 1, message);
    // A parser with an error refuses to go on, which is what is wanted.
    throw new Error(message);
  };
  parser.onerror = (error) => {
    const [message = ''] = error.message.split('\n');
    fail(
      parser.position >= text.length
        ? 'The XML ends too early: the file is cut off. Export again.'
        : `The XML is damaged (${message.replace(/\.$/, '')}). Export again.`,
    );
  };
  parser.ondoctype = () => fail('A document type has no place in an export. Take it out.');
  parser.onopentag = ({ name, attributes }) => {
    if (open.length >= DEEPEST) fail('The XML is nested too deeply for an export.');
    const element: OpenElement = { name: localName(name), attributes, children: [], text: '' };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  };
  const add = (part: string) => {
    const element = open.at(-1);
    if (element) element.text += part;
  };
  parser.ontext = add;
  parser.oncdata = add;
  parser.onclosetag = () => open.pop();
  try {
    parser.write(text).close();
  } catch (error) {
    failed ??= { problem: `The XML cannot be read: ${String(error)}` };
  }
  if (failed) return failed;
  return root ?? problemAt(text, text.length, 'There is no XML element.');
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
