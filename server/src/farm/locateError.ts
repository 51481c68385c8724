/** From a message of AD FS to the place in the rules. */

import { labelsOf } from '../semantics/labels.ts';
import { literalValue, type Rule, type TextRange, textOf } from '../syntax/nodes.ts';
import { RuleSet } from '../syntax/ruleSet.ts';
import { explainError } from './explainError.ts';
import type { ParsePlace, PolicyError, QueryPlace } from './policyError.ts';
import { withoutBlanks } from './withoutBlanks.ts';

/** A place, and what to tell the user about it. Offsets are UTF-16 offsets in the text of the rules. */
export interface ErrorPlace extends TextRange {
  readonly explanation: string;
}

/**
 * The places that a message can mean, the most likely first; none where the text is not the one that AD FS saw. Rules
 * are compared without their blanks, since a file is rarely laid out as AD FS shows it.
 */
export function locateError(text: string, error: PolicyError): readonly ErrorPlace[] {
  const ruleSet = RuleSet.parse(text);
  const ranges = error.parse
    ? parsePlaces(text, error.parse)
    : error.label !== undefined
      ? labelPlaces(ruleSet, error.label)
      : error.query
        ? queryPlaces(ruleSet, error.query)
        : ownErrors(ruleSet, error);
  const explanation = explainError(error);
  // The parser here may name the very place, where the editor then shows what it has to say.
  return ranges.map((range) => ({ ...((error.parse && errorNear(ruleSet, range)) ?? range), explanation }));
}

function parsePlaces(text: string, place: ParsePlace): readonly TextRange[] {
  const offset = offsetOfLine(text, place.line);
  if (place.text === undefined) {
    return offset === undefined ? [] : [tokenAt(text, offset + place.column, place.token)];
  }
  const wanted = withoutBlanks(place.text);
  const { characters, offsets } = withoutBlanks(text);
  // How many characters of the line stand before the place.
  const before = withoutBlanks(place.text.slice(0, place.column)).characters.length;
  const found: number[] = [];
  for (let at = characters.indexOf(wanted.characters); at >= 0; ) {
    found.push(at);
    at = characters.indexOf(wanted.characters, at + Math.max(1, wanted.characters.length));
  }
  const startOf = (at: number) => offsets[at] ?? 0;
  const placeOf = (at: number) => tokenAt(text, offsets[at + before] ?? text.length, place.token);
  if (offset !== undefined) {
    const exact = found.find((at) => startOf(at) >= offset && text.slice(offset, startOf(at)).trim() === '');
    if (exact !== undefined) return [placeOf(exact)];
  }
  const distance = (at: number) => Math.abs(startOf(at) - (offset ?? 0));
  return found.sort((a, b) => distance(a) - distance(b)).map(placeOf);
}

/** Undefined behind the last line. */
function offsetOfLine(text: string, line: number): number | undefined {
  let offset = 0;
  for (let i = 1; i < line; i++) {
    const next = text.indexOf('\n', offset);
    if (next < 0) return undefined;
    offset = next + 1;
  }
  return offset;
}

/** The token at an offset, or one before it: some messages count columns from 1 (language.md 8.1). */
function tokenAt(text: string, offset: number, token: string | undefined): TextRange {
  const length = Math.max(1, token?.length ?? 1);
  if (token) {
    for (const start of [offset, offset - 1]) {
      if (start >= 0 && text.startsWith(token, start)) return { start, end: start + length };
    }
  }
  const start = Math.min(Math.max(0, offset), text.length);
  return { start, end: Math.min(start + 1, text.length) };
}

/** Our own syntax error at the place, or right before it. */
function errorNear(ruleSet: RuleSet, { start, end }: TextRange): TextRange | undefined {
  const index = ruleSet.indexAt(start);
  for (const i of [index, index - 1]) {
    const rule = ruleSet.pieces[i];
    const base = ruleSet.starts[i] ?? 0;
    for (const problem of rule?.problems ?? []) {
      if (problem.severity !== 'error') continue;
      const at = { start: base + problem.start, end: base + problem.end };
      const gap = ruleSet.text.slice(at.end, start);
      if (at.start > end || (at.end < start && gap.trim() !== '')) continue;
      return at;
    }
  }
  return undefined;
}

/** What AD FS says without a place when its parser stops. */
const syntaxErrors: ReadonlySet<string> = new Set(['POLICY0002', 'POLICY0029', 'POLICY0030']);

/** A message that was cut off has no place: our own syntax errors then, first those of which AD FS says the same. */
function ownErrors(ruleSet: RuleSet, { id, words }: PolicyError): readonly TextRange[] {
  if (!syntaxErrors.has(id)) return [];
  const found: (TextRange & { readonly likeness: number })[] = [];
  ruleSet.pieces.forEach((rule, i) => {
    const base = ruleSet.starts[i] ?? 0;
    for (const { severity, reported, start, end } of rule.problems) {
      if (severity !== 'error') continue;
      const likeness = likenessOf(reported, id, words);
      found.push({ start: base + start, end: base + end, likeness });
    }
  });
  return found
    .sort((a, b) => b.likeness - a.likeness || a.start - b.start)
    .map(({ start, end }) => ({ start, end }));
}

/** 2 for the same words, as far as ours go; 1 for the same number. */
function likenessOf(reported: string | undefined, id: string, words: string): number {
  if (!reported?.startsWith(id)) return 0;
  const ours = withoutBlanks(reported.slice(id.length + 1).replace(/\.$/, '')).characters;
  return ours !== '' && withoutBlanks(words).characters.startsWith(ours) ? 2 : 1;
}

/** `claim = c2` in rules that bind no `c2`. */
function labelPlaces(ruleSet: RuleSet, label: string): readonly TextRange[] {
  const wanted = label.toLowerCase();
  return placesIn(ruleSet, (rule) => {
    const { bindings, uses } = labelsOf(rule);
    if (bindings.some(({ name }) => name.toLowerCase() === wanted)) return undefined;
    return uses.find((use) => use.place === 'copy' && textOf(rule, use.label).toLowerCase() === wanted)
      ?.label;
  });
}

/** Rules with this query. The message may show it with the values of its parameters. */
function queryPlaces(ruleSet: RuleSet, { query, store }: QueryPlace): readonly TextRange[] {
  const said = withoutBlanks(query).characters;
  const atStore = store === undefined ? undefined : withoutBlanks(store).characters;
  return placesIn(ruleSet, (rule) => {
    const args = (rule.action?.args ?? []).filter((arg) => arg.kind === 'storeArgument');
    const queried = args.find(({ name }) => name === 'query');
    const asked = args.find(({ name }) => name === 'store');
    const name = literalValue(rule, asked?.value);
    if (
      !queried ||
      (name !== undefined && atStore !== undefined && withoutBlanks(name).characters !== atStore)
    ) {
      return undefined;
    }
    const written = literalValue(rule, queried.value);
    return written === undefined || mayBecome(withoutBlanks(written).characters, said)
      ? queried.value
      : undefined;
  });
}

/** Whether a query with placeholders can be what was sent: its fixed parts stand there in this order. */
function mayBecome(template: string, sent: string): boolean {
  if (template === sent) return true;
  const parts = template.split(/\{\d+\}/);
  const [first = '', ...others] = parts;
  if (!sent.startsWith(first)) return false;
  let at = first.length;
  for (const part of others) {
    const next = sent.indexOf(part, at);
    if (next < 0) return false;
    at = next + part.length;
  }
  return others.length > 0 && sent.endsWith(others.at(-1) ?? '');
}

function placesIn(ruleSet: RuleSet, find: (rule: Rule) => TextRange | undefined): readonly TextRange[] {
  const found: TextRange[] = [];
  ruleSet.pieces.forEach((rule, i) => {
    const range = find(rule);
    const base = ruleSet.starts[i] ?? 0;
    if (range) found.push({ start: base + range.start, end: base + range.end });
  });
  return found;
}
