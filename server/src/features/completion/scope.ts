import { Keyword, keywordOf } from '../../syntax/keywords.ts';
import { isComparison, TokenKind } from '../../syntax/tokens.ts';
import { type Cursor, type CursorToken, tokensAfter } from './cursor.ts';
import { type ConditionDraft, type Place, selectorAt } from './place.ts';

/** `Property == "literal"` of a selector, or `name = …` of an action, in any state of completion. */
export interface Setting {
  /** In lower case. */
  readonly name: string;
  /** The key of `Properties["…"]`. */
  readonly key: string | undefined;
  readonly operator: TokenKind;
  /** The string literals of the value, in order. */
  readonly literals: readonly string[];
  /** The value as it stands in the rule. */
  readonly text: string;
}

/** A label and the claim types of its condition. */
export interface ScopedLabel {
  readonly name: string;
  readonly types: readonly string[];
}

/** The settings of the selector or action around the cursor, without the one that is being typed. */
export function settingsAround(cursor: Cursor, place: Place): readonly Setting[] {
  const open = selectorAt(place)?.open ?? place.actionOpen;
  if (open < 0) return [];
  return [...settingsIn(cursor.before.slice(open + 1)), ...settingsIn(upToClose(tokensAfter(cursor), place))];
}

/** The labels that conditions left of the cursor bind, in order; each name once. */
export function labelsBefore(cursor: Cursor, place: Place): readonly ScopedLabel[] {
  const labels: ScopedLabel[] = [];
  for (const condition of place.conditions) {
    const { label } = condition;
    if (label === undefined || condition.close < 0 || labels.some(({ name }) => name === label)) continue;
    labels.push({ name: label, types: typesOf(cursor, condition) });
  }
  return labels;
}

/** The literal that the `Type` of a selector or action is set to or compared with. */
export function claimTypeIn(settings: readonly Setting[]): string | undefined {
  const type = settings.find(({ name }) => name === 'type');
  const literal = type?.literals[0];
  if (type === undefined || literal === undefined || literal === '') return undefined;
  if (type.operator === TokenKind.Equal || type.operator === TokenKind.Assign) return literal;
  return type.operator === TokenKind.Match ? unanchored(literal) : undefined;
}

/** The type that a fully anchored expression stands for: `^http://…$` without the marks and backslashes. */
function unanchored(expression: string): string | undefined {
  return /^\^(?:\(\?i\))?([^()|[\]*+?]+)\$$/.exec(expression)?.[1]?.replaceAll('\\', '');
}

function typesOf(cursor: Cursor, { open, close }: ConditionDraft): readonly string[] {
  return settingsIn(cursor.before.slice(open + 1, close))
    .filter(({ name, operator }) => name === 'type' && operator === TokenKind.Equal)
    .flatMap(({ literals }) => literals)
    .filter((type) => type !== '');
}

/** The tokens up to the bracket that closes what is open at the cursor. */
function upToClose(tokens: readonly CursorToken[], place: Place): readonly CursorToken[] {
  const selector = selectorAt(place) !== undefined;
  let depth = place.calls.length + (place.typesIndex >= 0 ? 1 : 0) + (place.phase === 'key' ? 1 : 0);
  if (selector && place.phase !== 'key') depth = 0;
  for (let i = 0; i < tokens.length; i++) {
    const { kind, keyword } = tokens[i] as CursorToken;
    const opens = kind === TokenKind.OpenBracket || (!selector && kind === TokenKind.OpenParen);
    const closes = kind === TokenKind.CloseBracket || (!selector && kind === TokenKind.CloseParen);
    if (opens) depth++;
    if (closes && depth-- === 0) return tokens.slice(0, i);
    const nextRule = keyword === Keyword.Exists || keyword === Keyword.Count;
    if (kind === TokenKind.And || nextRule || labels(tokens, i)) return tokens.slice(0, i);
  }
  return tokens;
}

function labels(tokens: readonly CursorToken[], i: number): boolean {
  return tokens[i]?.kind === TokenKind.Identifier && tokens[i + 1]?.kind === TokenKind.Colon;
}

/** Reads `name = value, …` one after another, whatever is missing in between. */
function settingsIn(tokens: readonly CursorToken[]): readonly Setting[] {
  const settings: Setting[] = [];
  let depth = 0;
  for (let i = 0; i < tokens.length; i++) {
    const { kind, text } = tokens[i] as CursorToken;
    if (kind === TokenKind.OpenParen) depth++;
    else if (kind === TokenKind.CloseParen) depth--;
    if (depth !== 0 || kind !== TokenKind.Identifier || !isSettingName(text)) continue;
    let sign = i + 1;
    let key: string | undefined;
    if (tokens[sign]?.kind === TokenKind.OpenBracket && tokens[sign + 2]?.kind === TokenKind.CloseBracket) {
      key = tokens[sign + 1]?.text;
      sign += 3;
    }
    const operator = tokens[sign]?.kind;
    if (operator === undefined || !(isComparison(operator) || operator === TokenKind.Assign)) continue;
    const end = endOfValue(tokens, sign + 1);
    const value = tokens.slice(sign + 1, end);
    settings.push({
      name: text.toLowerCase(),
      key,
      operator,
      literals: value.filter(({ kind: part }) => part === TokenKind.String).map((part) => part.text),
      text: value.map((part) => (part.kind === TokenKind.String ? `"${part.text}"` : part.text)).join(''),
    });
    i = end - 1;
  }
  return settings;
}

function isSettingName(word: string): boolean {
  const keyword = keywordOf(word);
  return keyword !== Keyword.None && keyword < Keyword.Exists;
}

/** The position of the comma or bracket behind a value. */
function endOfValue(tokens: readonly CursorToken[], from: number): number {
  let depth = 0;
  for (let i = from; i < tokens.length; i++) {
    const { kind } = tokens[i] as CursorToken;
    if (kind === TokenKind.OpenParen || kind === TokenKind.OpenBracket) depth++;
    else if (kind === TokenKind.CloseParen || kind === TokenKind.CloseBracket) depth--;
    if (depth < 0 || (depth === 0 && kind === TokenKind.Comma)) return i;
  }
  return tokens.length;
}
