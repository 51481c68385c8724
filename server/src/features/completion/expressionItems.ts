import { catalog } from '../../catalog/index.ts';
import { shortType } from '../../semantics/summary.ts';
import type { PropertyName } from '../../syntax/nodes.ts';
import type { Cursor } from './cursor.ts';
import { documentationKey } from './documentation.ts';
import type { ScopedLabel } from './scope.ts';
import { type Draft, draft, partSlot, wordSlot } from './slot.ts';

/** Properties as a label offers them, the usual one first. */
const accessOrder: readonly PropertyName[] = [
  'Value',
  'Type',
  'ValueType',
  'Issuer',
  'OriginalIssuer',
  'Properties',
];

/** `c.Value` for each label, the property first that is being set; then the labels alone. */
export function labelItems(
  cursor: Cursor,
  labels: readonly ScopedLabel[],
  property: PropertyName,
): readonly Draft[] {
  const slot = wordSlot(cursor);
  const whole = labels.map(({ name, types }) =>
    draft(slot, {
      label: `${name}.${property}`,
      kind: 'label',
      text: `${name}.${property}`,
      detail: describe(types),
      data: documentationKey('word', property),
    }),
  );
  const alone = labels.map(({ name, types }) =>
    draft(slot, {
      label: name,
      kind: 'label',
      text: `${name}.`,
      detail: describe(types),
      retrigger: true,
    }),
  );
  return [...whole, ...alone];
}

/** `claim = c`: the labels. */
export function copyItems(cursor: Cursor, labels: readonly ScopedLabel[]): readonly Draft[] {
  return labels.map(({ name, types }) =>
    draft(wordSlot(cursor), {
      label: name,
      kind: 'label',
      text: name,
      detail: describe(types),
      commitCharacters: [')'],
    }),
  );
}

/** The properties behind `c.`. */
export function accessItems(
  cursor: Cursor,
  snippets: boolean,
  names: readonly PropertyName[],
): readonly Draft[] {
  return accessOrder
    .filter((name) => names.includes(name))
    .map((name) => {
      const data = documentationKey('word', name);
      const detail = catalog.language.ofGrammar(name)?.name;
      if (name !== 'Properties') {
        const commitCharacters = [',', ')', ']'];
        return draft(wordSlot(cursor), {
          label: name,
          kind: 'property',
          text: name,
          detail,
          data,
          commitCharacters,
        });
      }
      const text = snippets ? 'Properties[$1]' : 'Properties[';
      return draft(wordSlot(cursor), {
        label: name,
        kind: 'property',
        text,
        snippet: snippets,
        detail,
        data,
        retrigger: true,
      });
    });
}

/** `RegExReplace(…)` over the first label's value. */
export function functionItems(
  cursor: Cursor,
  labels: readonly ScopedLabel[],
  snippets: boolean,
): readonly Draft[] {
  const input = labels[0] ? `${labels[0].name}.Value` : 'text';
  return [
    draft(wordSlot(cursor), {
      label: 'RegExReplace',
      kind: 'function',
      text: snippets ? `RegExReplace(\${1:${input}}, "\${2:pattern}", "\${3:replacement}")` : 'RegExReplace(',
      snippet: snippets,
      detail: catalog.language.ofGrammar('RegExReplace')?.syntax,
      data: documentationKey('word', 'RegExReplace'),
    }),
  ];
}

/** The groups of the pattern, inside the replacement: `${user}` once `$` is typed. */
export function replacementItems(cursor: Cursor, pattern: string): readonly Draft[] {
  if (!cursor.string) return [];
  const { contentStart, contentEnd } = cursor.string;
  const typed = /\$(?:\{\w*)?$/.exec(cursor.text.slice(contentStart, cursor.offset));
  if (!typed) return [];
  const rest = /^\w*\}?/.exec(cursor.text.slice(cursor.offset, contentEnd))?.[0].length ?? 0;
  const slot = partSlot(cursor, contentStart + typed.index, cursor.offset + rest);
  const names = new Set([...pattern.matchAll(/\(\?<([A-Za-z_]\w*)>/g)].map(([, name = '']) => name));
  return [...names].map((name) =>
    draft(slot, {
      label: `\${${name}}`,
      kind: 'placeholder',
      text: `\${${name}}`,
      detail: `The group ${name}`,
    }),
  );
}

function describe(types: readonly string[]): string {
  return types.length === 0 ? 'Condition of this rule' : types.map(shortType).join(', ');
}
