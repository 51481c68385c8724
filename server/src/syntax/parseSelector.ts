import { absentConstraint, absentSelector } from './absentNodes.ts';
import { Char } from './characters.ts';
import { keywordOf } from './keywords.ts';
import type { ComparisonOperator, Constraint, PropertyReference, Selector, TextRange } from './nodes.ts';
import {
  parseExpression,
  parsePropertyReference,
  propertyOf,
  reportUnknownProperty,
} from './parseExpression.ts';
import { fix } from './problem.ts';
import { isWrongBracket, startsAction, startsCondition, startsNamedAnnotation } from './starts.ts';
import type { TokenStream } from './tokenStream.ts';
import { isComparison, TokenKind } from './tokens.ts';

/** Reads `[constraint, …]`; also with `{…}`, `(…)` or no bracket in place of the opening one. */
export function parseSelector(p: TokenStream): Selector {
  const start = p.start;
  const mark = p.mark();
  const slip = p.takeIf(TokenKind.OpenBracket) ? undefined : openWrongly(p);
  const extra = p.kind() === TokenKind.OpenBracket ? takeExtraBrackets(p) : undefined;
  if (p.kind() === TokenKind.Comma) {
    p.takeWrong('trailing-comma', '', 'Nothing stands before this comma. Remove it.');
  }
  parseMembers(p);
  if (slip) closeWrongly(p, slip);
  else if (!p.takeIf(TokenKind.CloseBracket)) {
    p.reportUnclosed('unclosed-bracket', ']', 'The `]` of the selector is missing.');
  }
  while (extra && extra.length > 0 && p.kind() === TokenKind.CloseBracket) {
    p.addEdit(extra.pop() as number, { start: p.start, end: p.end, newText: '' });
    p.consume();
  }
  const constraints = p.collect<Constraint>(mark);
  if (!p.building) return absentSelector;
  offerBareSelector(p, constraints);
  return { kind: 'selector', start, end: p.previousEnd, constraints };
}

/** A bracket that was written otherwise, or not at all: its problem, to which the closing one is added. */
interface BracketSlip {
  readonly problem: number;
  readonly written: '{' | '(' | '';
}

function openWrongly(p: TokenStream): BracketSlip {
  if (!isWrongBracket(p)) {
    const message = 'A selector stands in square brackets. Write `[` before it.';
    const problem = p.report('missing-bracket', p.scanner, message, {
      fixes: [fix('Insert [', p.start, p.start, '[')],
      ...p.unexpected(),
    });
    return { problem, written: '' };
  }
  const written = p.kind() === TokenKind.OpenParen ? '(' : '{';
  const message = `A selector stands in square brackets: \`[…]\`, not \`${written}…\`.`;
  const problem = p.report('wrong-bracket', p.scanner, message, {
    fixes: [fix('Write square brackets', p.start, p.end, '[')],
    ...p.unexpected(),
  });
  p.consume();
  return { problem, written };
}

function closeWrongly(p: TokenStream, { problem, written }: BracketSlip): void {
  if (p.takeIf(TokenKind.CloseBracket)) return;
  const pair = written === '(' ? p.kind() === TokenKind.CloseParen : written === '{' && isClosingBrace(p);
  if (pair) {
    p.addEdit(problem, { start: p.start, end: p.end, newText: ']' });
    p.consume();
  } else {
    p.addEdit(problem, { start: p.previousEnd, end: p.previousEnd, newText: ']' });
  }
}

function isClosingBrace(p: TokenStream): boolean {
  return p.kind() === TokenKind.Unknown && p.text === '}';
}

/** `[[Type == "x"]]` */
function takeExtraBrackets(p: TokenStream): number[] {
  const problems: number[] = [];
  while (p.kind() === TokenKind.OpenBracket) {
    problems.push(
      p.report('unexpected-text', p.scanner, 'One `[` too many. Remove it.', {
        fixes: [p.removal('Remove [', p.start, p.end)],
        ...p.unexpected(),
      }),
    );
    p.consume();
  }
  return problems;
}

/** `[Type != '']` stands for `[]` in a sample that was meant for PowerShell (language.md section 8, no. 4). */
function offerBareSelector(p: TokenStream, [only, ...others]: readonly Constraint[]): void {
  if (!only || others.length > 0 || only.operator !== '!=' || only.value.kind !== 'string') return;
  if (only.value.contentEnd > only.value.contentStart) return;
  const index = p.problems.findIndex(
    ({ code, start }) => code === 'single-quote' && start === only.value.start,
  );
  const problem = p.problems[index];
  if (!problem) return;
  const bare = { ...fix('Match every claim: []', only.start, only.end, ''), preferred: false };
  p.problems[index] = { ...problem, fixes: [...(problem.fixes ?? []), bare] };
}

function parseMembers(p: TokenStream): void {
  while (p.kind() !== TokenKind.CloseBracket) {
    if (!startsMember(p)) {
      if (leavesSelector(p)) return;
      p.report('unexpected-text', p.scanner, `\`${p.text}\` cannot stand in a selector.`, p.unexpected());
      if (!skipInSelector(p)) return;
      continue;
    }
    const mark = p.problems.length;
    p.push(parseConstraint(p));
    if (p.kind() === TokenKind.CloseBracket) return;
    const lost = p.kind() !== TokenKind.Comma && p.lostTrackSince(mark);
    if (!(lost && !isJoin(p) ? goOnAfterSlip(p) : parseSeparator(p))) return;
  }
}

function isJoin(p: TokenStream): boolean {
  return p.kind() === TokenKind.And || p.kind() === TokenKind.Semicolon;
}

/** Behind a constraint that is wrong in itself: to the next one without a word more. */
function goOnAfterSlip(p: TokenStream): boolean {
  if (!startsMember(p)) return skipInSelector(p);
  const clear = p.kind() === TokenKind.Identifier && p.lookAhead(() => isComparison(p.kind()));
  return clear || skipInSelector(p);
}

/** What stands between two constraints. False where the selector must have ended. */
function parseSeparator(p: TokenStream): boolean {
  switch (p.kind()) {
    case TokenKind.Comma: {
      const comma = p.take();
      if (p.kind() === TokenKind.CloseBracket || leavesSelector(p)) {
        p.report('trailing-comma', comma, 'No constraint follows this comma. Remove it.', {
          fixes: [p.removal('Remove the comma', comma.start, comma.end)],
          ...p.unexpected(),
        });
      }
      while (p.kind() === TokenKind.Comma) {
        p.takeWrong('trailing-comma', '', 'One comma too many. Remove it.');
      }
      return true;
    }
    case TokenKind.And:
    case TokenKind.Semicolon:
      if (!p.lookAhead(() => startsMember(p) && !startsCondition(p))) return false;
      p.takeWrong('wrong-join', ',', 'Inside a selector, constraints are separated by a comma.');
      return true;
  }
  if (p.isWord('and') && p.lookAhead(() => startsMember(p))) {
    p.takeWrong('wrong-join', ',', 'Inside a selector, constraints are separated by a comma.');
    return true;
  }
  if (p.isWord('or') || (p.kind() === TokenKind.Unknown && p.text === '|')) {
    takeOr(p);
    return p.kind() === TokenKind.Identifier || skipInSelector(p);
  }
  if (startsMember(p)) {
    p.reportMissing('missing-comma', ',', 'A comma is missing between the constraints.');
    return true;
  }
  if (leavesSelector(p)) return false;
  p.report(
    'unexpected-text',
    p.scanner,
    `\`${p.text}\` cannot stand here. Write \`,\` or \`]\`.`,
    p.unexpected(),
  );
  return skipInSelector(p);
}

/** Takes `or`, `|` or `||` and says what to write instead (language.md 2.3). */
export function takeOr(p: TokenStream): void {
  const start = p.start;
  const reported = p.text === '|' ? { reported: 'POLICY0029: Unexpected input.' } : p.unexpected();
  const mark = p.take();
  if (p.text === '|' && p.start === mark.end) p.take();
  p.report(
    'no-or',
    { start, end: p.previousEnd },
    'There is no OR. Write a second rule, or put the alternatives into one expression: `Value =~ "^(a|b)$"`.',
    reported,
  );
  p.incomplete = true;
}

/** Whether a constraint, or something that was meant as one, starts here. */
function startsMember(p: TokenStream): boolean {
  if (p.kind() === TokenKind.Identifier) return !startsAction(p);
  return p.kind() === TokenKind.String || isComparison(p.kind()) || p.kind() === TokenKind.Assign;
}

/** Whether the selector must have ended before the current token. */
function leavesSelector(p: TokenStream): boolean {
  switch (p.kind()) {
    case TokenKind.Arrow:
    case TokenKind.And:
    case TokenKind.Semicolon:
    case TokenKind.EndOfText:
    case TokenKind.CloseParen:
      return true;
    case TokenKind.At:
      return startsNamedAnnotation(p);
    case TokenKind.Unknown:
      return isClosingBrace(p);
    default:
      return startsAction(p);
  }
}

/** After a report: skips to the next `,` (and takes it) or `]`. False where the selector must have ended. */
function skipInSelector(p: TokenStream): boolean {
  for (;;) {
    if (p.kind() === TokenKind.CloseBracket) return true;
    if (leavesSelector(p)) return false;
    if (p.kind() === TokenKind.Comma) {
      p.take();
      return true;
    }
    p.skip();
  }
}

function parseConstraint(p: TokenStream): Constraint {
  const start = p.start;
  if (p.kind() === TokenKind.Identifier && p.isFollowedBy(Char.Dot)) takeLabelInSelector(p);
  const mark = p.problems.length;
  const property = parseProperty(p);
  if (!property) return parseNamelessConstraint(p);
  const unknown = property.name === undefined;
  if (unknown) reportUnknownProperty(p, { start: property.start, end: property.nameEnd });
  let operator: ComparisonOperator | undefined;
  let operatorStart = property.end;
  let operatorEnd = property.end;
  if (isComparison(p.kind())) {
    operator = comparisons[p.kind() - TokenKind.Equal];
    operatorStart = p.start;
    operatorEnd = p.end;
    p.consume();
  } else if (p.kind() === TokenKind.Assign) {
    operator = '==';
    operatorStart = p.start;
    operatorEnd = p.end;
    takeAssign(p);
  } else if (p.kind() === TokenKind.String || p.kind() === TokenKind.BareValue) {
    p.reportMissing('missing-operator', ' ==', 'A comparison is missing: `==`, `!=`, `=~` or `!~`.');
  } else if (isWrongOperator(p)) {
    operatorStart = p.start;
    operatorEnd = p.end;
    takeWrongOperator(p);
  } else {
    if (!unknown && !p.endsInError && !p.lostTrackSince(mark)) reportNoComparison(p, property);
    return unfinishedConstraint(start, property);
  }
  const value = parseExpression(p, operator ?? '==');
  if (!p.building && value.kind !== 'missing') return absentConstraint;
  return { kind: 'constraint', start, end: value.end, property, operator, operatorStart, operatorEnd, value };
}

/** `=` for `==`; at the end of the text, the first half of it. */
function takeAssign(p: TokenStream): void {
  if (p.lookAhead(() => p.kind() === TokenKind.EndOfText)) p.consume();
  else p.takeWrong('assignment-in-condition', '==', 'Write `==` to compare; `=` assigns.');
}

/** `Type` with nothing behind it. */
function reportNoComparison(p: TokenStream, property: PropertyReference): void {
  const word = { start: property.start, end: property.nameEnd };
  const message = `Compare \`${p.textOf(word)}\` with something: \`== "…"\`, \`=~ "…"\`.`;
  p.report('missing-operator', word, message, p.unexpected());
}

function unfinishedConstraint(start: number, property: PropertyReference): Constraint {
  const { end } = property;
  return {
    kind: 'constraint',
    start,
    end,
    property,
    operator: undefined,
    operatorStart: end,
    operatorEnd: end,
    value: { kind: 'missing', start: end, end },
  };
}

/** `c.Type == "…"` inside the selector of `c`. */
function takeLabelInSelector(p: TokenStream): void {
  const label: TextRange = { start: p.start, end: p.lookAhead(() => p.end) };
  const message = 'Inside a selector the property stands without a label. Remove the label.';
  p.report('label-in-selector', label, message, {
    fixes: [fix('Remove the label', label.start, label.end, '')],
    ...p.unexpected(),
  });
  p.take();
  p.take();
}

/** The property of a constraint, also in quotation marks; undefined where there is none. */
function parseProperty(p: TokenStream): PropertyReference | undefined {
  if (p.kind() === TokenKind.Identifier) return parsePropertyReference(p);
  if (p.kind() !== TokenKind.String) return undefined;
  const { start, end } = p;
  const content = { start: p.scanner.contentStart, end: p.scanner.contentEnd };
  const name = propertyOf(keywordOf(p.textOf(content)));
  if (!name || !p.lookAhead(() => isComparison(p.kind()) || p.kind() === TokenKind.Assign)) return undefined;
  p.report('quoted-property', { start, end }, `Write \`${name}\` without quotation marks.`, {
    fixes: [fix('Remove the quotation marks', start, end, name)],
    ...p.unexpected(),
  });
  p.consume();
  return { kind: 'property', start, end, name, nameEnd: end, key: undefined };
}

/** `>` and its kin, `=>`, or a word such as `like` where a comparison belongs. */
function isWrongOperator(p: TokenStream): boolean {
  switch (p.kind()) {
    case TokenKind.Greater:
    case TokenKind.GreaterEqual:
    case TokenKind.Less:
    case TokenKind.LessEqual:
    case TokenKind.Arrow:
    case TokenKind.Identifier:
    case TokenKind.Colon:
      return p.isFollowedBy(Char.Quote);
    default:
      return false;
  }
}

function takeWrongOperator(p: TokenStream): void {
  const written = p.text;
  if (p.kind() === TokenKind.Arrow || p.kind() === TokenKind.Colon || /^(?:is|eq|equals)$/i.test(written)) {
    p.takeWrong('wrong-operator', '==', 'Write `==` to compare.');
    return;
  }
  p.report(
    'wrong-operator',
    p.scanner,
    `\`${written}\` does not compare claims. Write \`==\`, \`!=\`, \`=~\` or \`!~\`.`,
    p.unexpected(),
  );
  p.consume();
}

/** `[== "…"]` or `["…"]`: the name of the property is missing. */
function parseNamelessConstraint(p: TokenStream): Constraint {
  const at = p.start;
  const hasOperator = p.kind() !== TokenKind.String;
  const assigns = p.kind() === TokenKind.Assign;
  const edit = assigns ? 'Type ==' : hasOperator ? 'Type ' : 'Type == ';
  // `["http://…" == "x"]`: a string where the property belongs, which nothing is missing before.
  const isAlone = hasOperator || p.lookAhead(() => mayFollowConstraint(p));
  p.report('missing-property', p.scanner, 'The name of the property is missing: `Type == "…"`.', {
    ...(isAlone ? { fixes: [fix('Insert Type', at, assigns ? p.end : at, edit)] } : {}),
    ...p.unexpected(),
  });
  const operator = comparisons[p.kind() - TokenKind.Equal] ?? '==';
  let operatorEnd = at;
  if (hasOperator) operatorEnd = p.take().end;
  const value = parseExpression(p, operator);
  return {
    kind: 'constraint',
    start: at,
    end: value.end,
    property: { kind: 'property', start: at, end: at, name: undefined, nameEnd: at, key: undefined },
    operator,
    operatorStart: at,
    operatorEnd,
    value,
  };
}

function mayFollowConstraint(p: TokenStream): boolean {
  switch (p.kind()) {
    case TokenKind.Comma:
    case TokenKind.CloseBracket:
    case TokenKind.CloseParen:
    case TokenKind.And:
    case TokenKind.Arrow:
    case TokenKind.Semicolon:
    case TokenKind.EndOfText:
      return true;
    default:
      return false;
  }
}

/** In the order of `TokenKind`. */
const comparisons: readonly ComparisonOperator[] = ['==', '!=', '=~', '!~'];
