import { catalog } from '../catalog/index.ts';
import { isRegExReplace } from '../syntax/keywords.ts';
import type { RuleSet } from '../syntax/ruleSet.ts';
import { type CursorToken, cursorAt } from './completion/cursor.ts';
import { type Place, placeAfter } from './completion/place.ts';
import { meaningOf } from './completion/words.ts';

/** One parameter: the part of the signature's label that names it, and what it means. */
export interface SignatureParameter {
  /** UTF-16 offsets in the label, end exclusive. */
  readonly label: readonly [start: number, end: number];
  readonly documentation: string;
}

/** One form of a call or an action. */
export interface Signature {
  readonly label: string;
  readonly documentation: string;
  readonly parameters: readonly SignatureParameter[];
}

/** What can be written at a place, and which part of it is being written. */
export interface SignatureHelp {
  readonly signatures: readonly Signature[];
  readonly activeSignature: number;
  /** Position among the parameters of the active signature. */
  readonly activeParameter: number;
}

/** What opens a list of arguments, for editors that ask by themselves; and what moves on in it. */
export const signatureTriggers: readonly string[] = ['(', ',', '='];

/** The forms of `issue`, `add`, `RegExReplace`, `exists` or `count` around a UTF-16 offset; undefined outside. */
export function signatureHelp(ruleSet: RuleSet, offset: number): SignatureHelp | undefined {
  const cursor = cursorAt(ruleSet, Math.max(0, Math.min(offset, ruleSet.text.length)));
  if (!cursor) return undefined;
  const place = placeAfter(cursor.before);
  const call = place.calls[place.calls.length - 1];
  if (call) {
    if (!isRegExReplace(call.name)) return undefined;
    return { signatures: [regExReplace()], activeSignature: 0, activeParameter: Math.min(call.argument, 2) };
  }
  if (place.actionOpen >= 0) return actionHelp(place, cursor.before.slice(place.actionOpen + 1));
  const condition = place.conditions[place.conditions.length - 1];
  const open = place.phase === 'aggregateSelector' || place.phase === 'aggregateClose';
  const inside = condition?.aggregate && (open || (condition.open >= 0 && condition.close < 0));
  if (inside) return { signatures: [aggregate(condition.aggregate)], activeSignature: 0, activeParameter: 0 };
  const counting = place.phase === 'countOperator' || place.phase === 'countNumber';
  return counting ? { signatures: [aggregate('count')], activeSignature: 0, activeParameter: 1 } : undefined;
}

type Parameters = readonly (readonly [text: string, documentation: string])[];

/** Puts a label together and remembers where its parameters lie. `separators[i]` stands behind parameter `i`. */
function signature(before: string, parameters: Parameters, after: string, documentation: string): Signature {
  let label = before;
  const placed: SignatureParameter[] = [];
  for (const [text, meaning] of parameters) {
    if (placed.length > 0) label += ', ';
    placed.push({ label: [label.length, label.length + text.length], documentation: meaning });
    label += text;
  }
  return { label: label + after, documentation, parameters: placed };
}

const stores = ['store', 'types', 'query', 'param'];
const properties = ['type', 'value', 'valuetype', 'issuer', 'originalissuer', 'properties'];

/** The three forms of an action (language.md 2.5). The arguments so far say which one it is. */
function actionHelp(place: Place, inside: readonly CursorToken[]): SignatureHelp {
  const verb = place.verb ?? 'issue';
  const first = inside[0]?.text.toLowerCase() ?? '';
  const bound = place.conditions.some(({ label }) => label !== undefined);
  const activeSignature = stores.includes(first)
    ? 2
    : properties.includes(first) || verb === 'add' || !bound
      ? 1
      : 0;
  return {
    signatures: [copyForm(verb), createForm(verb), queryForm(verb)],
    activeSignature,
    activeParameter: activeParameter(place, inside, activeSignature),
  };
}

/** By the name of the argument; where none is typed yet, the first that is not there. */
function activeParameter(place: Place, inside: readonly CursorToken[], form: number): number {
  if (form === 0) return 0;
  const names = form === 1 ? properties : stores;
  const named = names.indexOf(place.phase === 'argument' ? '' : place.name.toLowerCase());
  if (named >= 0) return named;
  const used = new Set(inside.map(({ text }) => text.toLowerCase()));
  const free = names.findIndex((name) => !used.has(name));
  return free < 0 ? names.length - 1 : free;
}

function meaning(word: string): string {
  return meaningOf(catalog.language.ofGrammar(word)) ?? '';
}

function copyForm(verb: 'issue' | 'add'): Signature {
  const effect = verb === 'add' ? ' With `add` this has no effect: the claim is there already.' : '';
  return signature(
    `${verb}(`,
    [['claim = label', meaning('claim')]],
    ')',
    `Copies the claim that a condition found, with all its properties.${effect}`,
  );
}

function createForm(verb: 'issue' | 'add'): Signature {
  return signature(
    `${verb}(`,
    ['Type', 'Value', 'ValueType', 'Issuer', 'OriginalIssuer', 'Properties'].map((name) => [
      `${name === 'Properties' ? 'Properties["key"]' : name} = text`,
      meaning(name),
    ]),
    ')',
    `Creates a claim. The type is required, the order is free. ${meaning(verb)}`,
  );
}

function queryForm(verb: 'issue' | 'add'): Signature {
  return signature(
    `${verb}(`,
    [
      ['store = name', meaning('store')],
      ['types = (type, …)', meaning('types')],
      ['query = text', meaning('query')],
      ['param = text, …', meaning('param')],
    ],
    ')',
    'Asks an attribute store and creates claims from the answer. The arguments must stand in this order.',
  );
}

function regExReplace(): Signature {
  return signature(
    'RegExReplace(',
    [
      ['text', 'The text to change, usually `c.Value`.'],
      ['pattern', 'A .NET regular expression. Every match is replaced; `(?i)` in front ignores case.'],
      [
        'replacement',
        'What takes its place. `$1` is the first group; `$` with a name in braces is a named one.',
      ],
    ],
    ')',
    meaning('RegExReplace'),
  );
}

function aggregate(name: 'exists' | 'count'): Signature {
  const selector = [
    '[Type == text, Value == text]',
    'The claims that are looked for. All comparisons must hold for the same claim.',
  ] as const;
  if (name === 'exists') return signature('exists(', [selector], ')', meaning('exists'));
  const [label, documentation] = ['count([Type == text, Value == text]) > number', meaning('count')];
  const number = label.length - 'number'.length;
  return {
    label,
    documentation,
    parameters: [
      { label: [6, 6 + selector[0].length], documentation: selector[1] },
      { label: [number, label.length], documentation: 'A whole number, without quotation marks.' },
    ],
  };
}
