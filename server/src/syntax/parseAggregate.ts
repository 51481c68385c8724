import { absentCondition } from './absentNodes.ts';
import { Char } from './characters.ts';
import { isAggregate, isVerb, Keyword } from './keywords.ts';
import { nearest, short } from './nearest.ts';
import type { Condition, CountOperator, Name, Selector, TextRange } from './nodes.ts';
import { parseLabel } from './parseLabel.ts';
import { parseSelector } from './parseSelector.ts';
import { fix } from './problem.ts';
import { startsAction, startsBareConstraint } from './starts.ts';
import type { TokenStream } from './tokenStream.ts';
import { isCountComparison, TokenKind } from './tokens.ts';

/** `any([…])`: written like an aggregate, but there is none of this name. */
export function isUnknownAggregate(p: TokenStream): boolean {
  if (p.kind() !== TokenKind.Identifier || isAggregate(p.keyword()) || isVerb(p.keyword())) return false;
  return p.isFollowedBy(Char.OpenParen) && p.lookAhead(() => p.isFollowedBy(Char.OpenBracket));
}

/** Reads `exists([…])`, `not exists([…])` or `count([…]) > 0`, behind its label if it has one. */
export function parseAggregate(p: TokenStream, start: number, label: Name | undefined): Condition {
  const word = parseWord(p);
  const name = p.textOf(word.range).split(/\s+/).join(' ');
  const opened = p.takeIf(TokenKind.OpenParen) !== undefined;
  const goesOn = p.kind() === TokenKind.OpenBracket || p.isLabelOfSelector || startsBareConstraint(p);
  const slip = goesOn && !opened && !word.said ? reportMissingParenthesis(p, name) : undefined;
  const innerLabel = parseInnerLabel(p);
  const present = p.kind() === TokenKind.OpenBracket || startsBareConstraint(p);
  const selector = present ? parseSelector(p) : undefined;
  if (!selector && (opened || !word.said)) {
    const message = `A selector is missing: \`${name}([Type == "…"])\`.`;
    p.report('missing-selector', word.range, message, p.unexpected());
  }
  if (!p.takeIf(TokenKind.CloseParen)) {
    const close = { start: p.previousEnd, end: p.previousEnd, newText: ')' };
    if (slip !== undefined && selector) p.addEdit(slip, close);
    else if (word.repair !== undefined && selector && !opened) p.addEdit(word.repair, close);
    else if (opened && (selector || p.kind() !== TokenKind.EndOfText)) {
      p.reportUnclosed('unclosed-parenthesis', ')', `The \`)\` of \`${name}(…)\` is missing.`);
    }
  }
  const parts = { label, keyword: word.range, innerLabel, selector };
  if (word.counts) return parseCountComparison(p, start, parts);
  if (!p.building) return absentCondition;
  return { kind: 'existsCondition', start, end: p.previousEnd, negated: word.negated, ...parts };
}

/** The words in front of the parenthesis. */
interface AggregateWord {
  readonly range: TextRange;
  readonly negated: boolean;
  readonly counts: boolean;
  /** The words are wrong, and that was said. */
  readonly said: boolean;
  /** The problem to whose fix a missing `)` belongs. */
  readonly repair?: number;
}

function parseWord(p: TokenStream): AggregateWord {
  const { start } = p;
  if (p.kind() === TokenKind.Unknown) {
    // `!exists(…)`
    p.report('wrong-not', p.scanner, 'Write `not` instead of `!`: `not exists([…])`.', {
      fixes: [fix('Replace with not', p.start, p.end, 'not ')],
      ...p.unexpected(),
    });
    p.take();
    return finishWord(p, start, true);
  }
  if (!isAggregate(p.keyword())) return parseUnknownWord(p);
  if (p.keyword() !== Keyword.Not) return finishWord(p, start, false);
  p.consume();
  if (p.keyword() === Keyword.Exists) return finishWord(p, start, true);
  return parseWrongNot(p, start);
}

function finishWord(p: TokenStream, start: number, negated: boolean): AggregateWord {
  const counts = p.keyword() === Keyword.Count;
  if (counts || p.keyword() === Keyword.Exists) p.consume();
  return { range: { start, end: p.previousEnd }, negated, counts, said: false };
}

/** `not` before something else than `exists` (language.md 2.3). */
function parseWrongNot(p: TokenStream, start: number): AggregateWord {
  const not = { start, end: p.previousEnd };
  if (p.keyword() === Keyword.Count) {
    const message =
      '`not` stands only before `exists`. Turn the comparison round instead: `count([…]) == 0`.';
    p.report('wrong-not', not, message, p.unexpected());
    return { ...finishWord(p, start, false), said: true };
  }
  const opened = p.kind() === TokenKind.OpenParen;
  const insert = {
    start: not.end,
    end: opened ? not.end : p.start,
    newText: opened ? ' exists' : ' exists(',
  };
  const goesOn = opened || p.kind() === TokenKind.OpenBracket;
  const repair = p.report('wrong-not', not, '`not` stands only before `exists`: `not exists([…])`.', {
    ...(goesOn ? { fixes: [{ title: 'Insert exists', edits: [insert], preferred: true }] } : {}),
    ...p.unexpected(),
  });
  return { range: not, negated: true, counts: false, said: true, repair };
}

/** `any([…])`, `exist([…])`, `notexists([…])` */
function parseUnknownWord(p: TokenStream): AggregateWord {
  const { start, end } = p;
  const written = p.text;
  const right = /^not_?exists?$/i.test(written) ? 'not exists' : nearest(written, ['exists', 'count']);
  p.report(
    'unknown-aggregate',
    { start, end },
    right
      ? `\`${short(written)}\` is no condition. Did you mean \`${right}\`?`
      : `\`${short(written)}\` is no condition. Write \`exists([…])\` or \`count([…]) > 0\`.`,
    {
      ...(right ? { fixes: [fix(`Replace with ${right}`, start, end, right)] } : {}),
      ...p.unexpected(),
    },
  );
  p.consume();
  return {
    range: { start, end },
    negated: right === 'not exists',
    counts: right === 'count',
    said: true,
  };
}

function reportMissingParenthesis(p: TokenStream, name: string): number {
  const { previousStart, previousEnd } = p;
  const to = p.scanner.onNewLine(previousEnd) ? previousEnd : p.start;
  return p.report(
    'missing-parenthesis',
    { start: Math.max(previousStart, previousEnd - 1), end: previousEnd },
    `Write \`(\` after \`${name}\`: \`${name}([…])\`.`,
    { fixes: [fix('Insert the parentheses', previousEnd, to, '(')], ...p.unexpected() },
  );
}

/** `exists(c:[…])`: an aggregate binds nothing, so the label is taken and reported (language.md 8.1). */
function parseInnerLabel(p: TokenStream): Name | undefined {
  if (p.kind() !== TokenKind.Identifier) return undefined;
  const innerLabel = parseLabel(p);
  if (!innerLabel) return undefined;
  p.report(
    'label-in-aggregate',
    innerLabel,
    'A label cannot be bound here: `exists` and `count` bind no claim. Remove it.',
    { fixes: [fix('Remove the label', innerLabel.start, p.previousEnd, '')] },
  );
  return innerLabel;
}

interface AggregateParts {
  readonly label: Name | undefined;
  readonly keyword: TextRange;
  readonly innerLabel: Name | undefined;
  readonly selector: Selector | undefined;
}

function parseCountComparison(p: TokenStream, start: number, parts: AggregateParts): Condition {
  const [operator, operatorRange] = takeCountOperator(p);
  let number: TextRange | undefined;
  if (!operatorRange) {
    const message = '`count(…)` must be compared with a number: `count([…]) > 0`.';
    // Where the `)` is missing, or something else comes behind it, the comparison would land in the middle of it.
    const isClosed = p.textOf({ start: p.previousEnd - 1, end: p.previousEnd }) === ')';
    const goesOn = [TokenKind.And, TokenKind.Arrow, TokenKind.EndOfText, TokenKind.Semicolon].includes(
      p.kind(),
    );
    // In a selector that nobody can read, a quotation mark may begin a text that takes in whatever is appended.
    const isReadable = p.problems.every((problem) => problem.start < start || problem.fixes !== undefined);
    if (isClosed && goesOn && isReadable)
      p.reportMissing('missing-count-comparison', ' > 0', message, 'Insert > 0');
    else p.report('missing-count-comparison', p.lastCharacter(), message, p.unexpected());
  } else {
    number = takeNumber(p, operatorRange);
    if (!p.building) return absentCondition;
  }
  return { kind: 'countCondition', start, end: p.previousEnd, ...parts, operator, operatorRange, number };
}

function takeCountOperator(p: TokenStream): readonly [CountOperator?, TextRange?] {
  if (isCountComparison(p.kind())) {
    // A repaired token carries what was meant in its fix.
    const meant = p.scanner.mistake?.fixes?.[0]?.edits[0]?.newText ?? p.text;
    return [meant as CountOperator, p.take()];
  }
  if (p.kind() === TokenKind.Assign) {
    const message = 'Write `==` to compare; `=` assigns.';
    return ['==', p.takeWrong('assignment-in-condition', '==', message)];
  }
  if (p.kind() === TokenKind.Arrow && p.lookAhead(() => p.kind() === TokenKind.Integer)) {
    const right = p.text === '=<' ? '<=' : '>=';
    const message = right === '<=' ? 'Write `<=` for “at most”.' : 'Write `>=` for “at least”.';
    return [right, p.takeWrong('wrong-operator', right, message)];
  }
  return [];
}

function takeNumber(p: TokenStream, operator: TextRange): TextRange | undefined {
  const message = 'A number must follow: `count([…]) > 0`.';
  switch (p.kind()) {
    case TokenKind.Integer:
      return p.take();
    case TokenKind.String:
    case TokenKind.BareValue:
    case TokenKind.Unknown:
    case TokenKind.Identifier:
      if (/^"\d+"$/.test(p.text)) {
        return p.takeWrong('quoted-number', p.text.slice(1, -1), 'Write the number without quotation marks.');
      }
      if (startsAction(p)) break;
      p.report(
        'missing-value',
        p.scanner,
        `${message.slice(0, -1)}, not \`${short(p.text)}\`.`,
        p.unexpected(),
      );
      p.scanner.mistake = undefined;
      p.consume();
      return undefined;
  }
  p.report('missing-value', operator, message, p.unexpected());
  return undefined;
}
