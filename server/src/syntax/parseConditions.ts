import { absentCondition, absentConstraint, absentSelector } from './absentNodes.ts';
import { Char } from './characters.ts';
import { isAggregate, isVerb, Keyword } from './keywords.ts';
import type {
  ComparisonOperator,
  Condition,
  Constraint,
  CountOperator,
  Missing,
  Name,
  Selector,
  TextRange,
} from './nodes.ts';
import { parseExpression, parsePropertyReference, reportUnknownProperty } from './parseExpression.ts';
import { fix } from './problem.ts';
import type { TokenStream } from './tokenStream.ts';
import { isComparison, isCountComparison, TokenKind } from './tokens.ts';

/** Whether a condition starts here: `[`, `label:[`, `exists(`, `not exists(`, `count(` or a slip of these. */
export function startsCondition(p: TokenStream): boolean {
  if (p.isLabelOfSelector) return true;
  if (p.kind() === TokenKind.OpenBracket) return p.lookAhead(() => startsConstraint(p));
  if (p.kind() !== TokenKind.Identifier) return false;
  const keyword = p.keyword();
  return p.lookAhead(() => {
    if (isAggregate(keyword)) {
      if (p.kind() === TokenKind.OpenParen) return true;
      if (keyword === Keyword.Not && isAggregate(p.keyword())) return true;
    }
    if (p.kind() === TokenKind.OpenBracket) {
      p.advance();
      return startsConstraint(p);
    }
    if (p.kind() !== TokenKind.Colon && p.kind() !== TokenKind.Semicolon) return false;
    const colon = p.kind() === TokenKind.Colon;
    p.advance();
    if (p.kind() === TokenKind.OpenBracket) return true;
    return colon && (p.kind() === TokenKind.EndOfText || isAggregate(p.keyword()));
  });
}

/** Whether what follows a `[` looks like the inside of a selector rather than like prose in brackets. */
function startsConstraint(p: TokenStream): boolean {
  if (p.kind() === TokenKind.CloseBracket || p.kind() === TokenKind.EndOfText) return true;
  if (p.kind() === TokenKind.String) return true;
  if (p.kind() !== TokenKind.Identifier) return false;
  p.advance();
  return (
    isComparison(p.kind()) ||
    p.kind() === TokenKind.Assign ||
    p.kind() === TokenKind.String ||
    p.kind() === TokenKind.OpenBracket ||
    p.kind() === TokenKind.Dot ||
    p.kind() === TokenKind.EndOfText
  );
}

/** Whether `issue(` or `add(` stands here. */
export function startsAction(p: TokenStream): boolean {
  return isVerb(p.keyword()) && p.isFollowedBy(Char.OpenParen);
}

/** Reads the conditions up to `=>` (or where it should be). */
export function parseConditions(p: TokenStream): readonly Condition[] {
  const mark = p.mark();
  if (p.kind() === TokenKind.And) {
    p.takeWrong('dangling-and', '', 'There is no condition before this `&&`. Remove it.');
  }
  while (isHalfCondition(p) || startsCondition(p)) {
    p.push(parseCondition(p));
    if (!parseJoin(p)) break;
  }
  return p.collect<Condition>(mark);
}

/** A label or an aggregate that is still being typed: `c:`, `exists`. */
function isHalfCondition(p: TokenStream): boolean {
  if (p.kind() === TokenKind.OpenBracket) return true;
  return p.kind() === TokenKind.Identifier && (p.isFollowedBy(Char.Colon) || isAggregate(p.keyword()));
}

/** What stands between two conditions. False when no further condition follows. */
function parseJoin(p: TokenStream): boolean {
  for (;;) {
    if (p.kind() === TokenKind.And) {
      const and = p.take();
      if (p.kind() === TokenKind.Arrow || p.kind() === TokenKind.And || p.kind() === TokenKind.Semicolon) {
        const message =
          p.kind() === TokenKind.And
            ? 'One `&&` too many. Remove it.'
            : 'No condition follows this `&&`. Remove it.';
        p.report('dangling-and', and, message, {
          fixes: [fix('Remove &&', and.start, and.end, '')],
          ...p.unexpected(),
        });
        if (p.kind() === TokenKind.And) continue;
        return false;
      }
      if (isHalfCondition(p) || startsCondition(p)) return true;
      if (p.kind() === TokenKind.EndOfText || startsAction(p)) {
        p.report('dangling-and', and, 'No condition follows this `&&`.', {
          fixes: [fix('Remove &&', and.start, and.end, '')],
        });
        return false;
      }
      p.report(
        'unexpected-text',
        p.scanner,
        `A condition must follow \`&&\`, not \`${p.text}\`.`,
        p.unexpected('['),
      );
      return skipToCondition(p);
    }
    if (endsConditions(p)) return false;
    if (p.kind() === TokenKind.Semicolon) {
      if (!p.isFollowedBy(Char.Equals) && !p.isFollowedBy(Char.Ampersand)) return false;
      p.takeWrong('semicolon-in-rule', '', 'This `;` ends the rule before its action. Remove it.');
      continue;
    }
    if (startsCondition(p)) {
      p.reportMissing('missing-and', ' &&', 'Conditions are joined by `&&`.');
      return true;
    }
    const separator = p.kind() === TokenKind.Comma || p.isWord('and');
    if (separator && p.lookAhead(() => startsCondition(p))) {
      p.takeWrong('wrong-join', '&&', `Conditions are joined by \`&&\`, not by \`${p.text}\`.`);
      return true;
    }
    if (p.isWord('or') || p.text === '|') return parseOr(p);
    if (p.kind() === TokenKind.CloseBracket || p.kind() === TokenKind.CloseParen) {
      p.takeWrong('unexpected-text', '', `One \`${p.text}\` too many. Remove it.`);
      continue;
    }
    p.report(
      'unexpected-text',
      p.scanner,
      `\`${p.text}\` cannot stand here. Write \`&&\` or \`=>\`.`,
      p.unexpected('=>'),
    );
    return skipToCondition(p);
  }
}

function parseOr(p: TokenStream): boolean {
  const start = p.start;
  const twice = p.text === '|' && p.lookAhead(() => p.text === '|');
  const reported = p.text === '|' ? { reported: 'POLICY0029: Unexpected input.' } : p.unexpected('&&');
  p.take();
  if (twice) p.take();
  p.report(
    'no-or',
    { start, end: p.previousEnd },
    'There is no OR. Write a second rule, or put the alternatives into one expression: `Value =~ "^(a|b)$"`.',
    reported,
  );
  p.incomplete = true;
  return startsCondition(p) || skipToCondition(p);
}

/** `=>`, or what can only come after it or after the rule. */
function endsConditions(p: TokenStream): boolean {
  switch (p.kind()) {
    case TokenKind.Arrow:
    case TokenKind.EndOfText:
    case TokenKind.At:
    case TokenKind.Assign:
    case TokenKind.Equal:
    case TokenKind.Greater:
    case TokenKind.GreaterEqual:
    case TokenKind.LessEqual:
      return true;
    default:
      return startsAction(p);
  }
}

/** After a report: skips to the next condition (true) or to the end of the conditions (false). */
function skipToCondition(p: TokenStream): boolean {
  for (;;) {
    switch (p.kind()) {
      case TokenKind.And:
        p.take();
        if (startsCondition(p)) return true;
        continue;
      case TokenKind.Arrow:
      case TokenKind.EndOfText:
      case TokenKind.At:
      case TokenKind.Semicolon:
        return false;
      default:
        if (startsAction(p)) return false;
        p.skip();
    }
  }
}

function parseCondition(p: TokenStream): Condition {
  const start = p.start;
  const label = parseLabel(p);
  if (isAggregate(p.keyword()) && !p.isFollowedBy(Char.Colon)) return parseAggregate(p, start, label);
  if (p.kind() !== TokenKind.OpenBracket) {
    p.report(
      'missing-selector',
      { start: p.previousStart, end: p.previousEnd },
      'A selector is missing: `[Type == "…"]`.',
      p.unexpected('['),
    );
    const at = p.previousEnd;
    return {
      kind: 'selectorCondition',
      start,
      end: at,
      label,
      selector: { kind: 'selector', start: at, end: at, constraints: [] },
    };
  }
  const selector = parseSelector(p);
  if (!p.building) return absentCondition;
  return { kind: 'selectorCondition', start, end: selector.end, label, selector };
}

/** Takes `label:`, also `label;` and a label with nothing behind it before `[`. */
function parseLabel(p: TokenStream): Name | undefined {
  if (p.kind() !== TokenKind.Identifier) return undefined;
  if (p.isFollowedBy(Char.Colon)) {
    const name = p.takeName();
    p.consume();
    return name;
  }
  if (p.isFollowedBy(Char.Semicolon)) {
    const name = p.takeName();
    p.takeWrong('label-separator', ':', 'Write `:` between the label and its selector.');
    return name;
  }
  if (p.isFollowedBy(Char.OpenBracket) && !isAggregate(p.keyword())) {
    const name = p.takeName();
    p.reportMissing('label-separator', ':', 'Write `:` between the label and its selector.');
    return name;
  }
  return undefined;
}

function parseAggregate(p: TokenStream, start: number, label: Name | undefined): Condition {
  const keywordStart = p.start;
  const negated = p.keyword() === Keyword.Not;
  if (negated) p.consume();
  const keyword = p.keyword();
  if (negated && keyword !== Keyword.Exists) {
    p.report(
      'wrong-not',
      { start: keywordStart, end: p.previousEnd },
      keyword === Keyword.Count
        ? '`not` stands only before `exists`. Turn the comparison round instead: `count([…]) == 0`.'
        : '`not` stands only before `exists`: `not exists([…])`.',
      p.unexpected('exists'),
    );
  }
  if (keyword === Keyword.Exists || keyword === Keyword.Count) p.consume();
  const words = { start: keywordStart, end: p.previousEnd };
  const name = p.textOf(words).split(/\s+/).join(' ');
  const opened = p.takeIf(TokenKind.OpenParen);
  if (!opened)
    p.reportMissing('missing-parenthesis', '(', `Write \`(\` after \`${name}\`: \`${name}([…])\`.`);
  const innerLabel = parseInnerLabel(p);
  const selector = p.kind() === TokenKind.OpenBracket ? parseSelector(p) : undefined;
  if (!selector && opened) {
    p.report(
      'missing-selector',
      words,
      `A selector is missing: \`${name}([Type == "…"])\`.`,
      p.unexpected('['),
    );
  }
  if (!p.takeIf(TokenKind.CloseParen) && (selector || opened)) {
    p.reportMissing('unclosed-parenthesis', ')', `The \`)\` of \`${name}(…)\` is missing.`);
  }
  const parts = { label, keyword: words, innerLabel, selector };
  if (keyword === Keyword.Count) return parseCountComparison(p, start, parts);
  if (!p.building) return absentCondition;
  return { kind: 'existsCondition', start, end: p.previousEnd, negated, ...parts };
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
  let operatorRange: TextRange | undefined;
  let operator: CountOperator | undefined;
  if (isCountComparison(p.kind())) {
    operator = p.text as CountOperator;
    // A repaired token carries what was meant in its fix.
    if (p.scanner.mistake)
      operator = (p.scanner.mistake.fixes?.[0]?.edits[0]?.newText ?? '>') as CountOperator;
    operatorRange = p.take();
  } else if (p.kind() === TokenKind.Assign) {
    operator = '==';
    operatorRange = p.takeWrong('assignment-in-condition', '==', 'Write `==` to compare; `=` assigns.');
  } else if (p.kind() === TokenKind.Arrow && p.lookAhead(() => p.kind() === TokenKind.Integer)) {
    operator = '>=';
    operatorRange = p.takeWrong('wrong-arrow', '>=', 'Write `>=` for “at least”.');
  } else {
    p.reportMissing(
      'missing-count-comparison',
      ' > 0',
      '`count(…)` must be compared with a number: `count([…]) > 0`.',
      'Insert > 0',
    );
    return {
      kind: 'countCondition',
      start,
      end: p.previousEnd,
      ...parts,
      operator,
      operatorRange,
      number: undefined,
    };
  }
  let number: TextRange | undefined;
  if (p.kind() === TokenKind.Integer) number = p.take();
  else if (p.kind() === TokenKind.String && /^"\d+"$/.test(p.text)) {
    number = p.takeWrong('quoted-number', p.text.slice(1, -1), 'Write the number without quotation marks.');
  } else {
    p.report('missing-value', operatorRange, 'A number must follow: `count([…]) > 0`.', p.unexpected());
  }
  if (!p.building) return absentCondition;
  return { kind: 'countCondition', start, end: p.previousEnd, ...parts, operator, operatorRange, number };
}

function parseSelector(p: TokenStream): Selector {
  const start = p.take().start;
  const mark = p.mark();
  while (p.kind() !== TokenKind.CloseBracket) {
    if (!startsMember(p)) {
      if (leavesSelector(p)) break;
      p.report('unexpected-text', p.scanner, `\`${p.text}\` cannot stand in a selector.`, p.unexpected());
      if (!skipInSelector(p)) break;
      continue;
    }
    p.push(parseConstraint(p));
    if (p.kind() === TokenKind.Comma) {
      const comma = p.take();
      if (p.kind() === TokenKind.CloseBracket || leavesSelector(p)) {
        p.report('trailing-comma', comma, 'No constraint follows this comma. Remove it.', {
          fixes: [fix('Remove the comma', comma.start, comma.end, '')],
          ...p.unexpected(),
        });
      } else if (p.kind() === TokenKind.Comma) {
        p.takeWrong('trailing-comma', '', 'One comma too many. Remove it.');
      }
    } else if (p.kind() === TokenKind.And && p.lookAhead(() => startsMember(p) && !startsCondition(p))) {
      p.takeWrong('wrong-join', ',', 'Inside a selector, constraints are separated by a comma.');
    } else if (
      p.kind() === TokenKind.Semicolon &&
      p.lookAhead(() => startsMember(p) && !startsCondition(p))
    ) {
      p.takeWrong('wrong-join', ',', 'Inside a selector, constraints are separated by a comma.');
    } else if (p.kind() !== TokenKind.CloseBracket && startsMember(p)) {
      p.reportMissing('missing-comma', ',', 'A comma is missing between the constraints.');
    } else if (p.kind() !== TokenKind.CloseBracket && !leavesSelector(p)) {
      p.report(
        'unexpected-text',
        p.scanner,
        `\`${p.text}\` cannot stand here. Write \`,\` or \`]\`.`,
        p.unexpected(']'),
      );
      if (!skipInSelector(p)) break;
    }
  }
  if (!p.takeIf(TokenKind.CloseBracket)) {
    p.reportMissing('unclosed-bracket', ']', 'The `]` of the selector is missing.');
  }
  if (!p.building) {
    p.collect(mark);
    return absentSelector;
  }
  return { kind: 'selector', start, end: p.previousEnd, constraints: p.collect<Constraint>(mark) };
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
    case TokenKind.At:
    case TokenKind.CloseParen:
      return true;
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
  if (p.kind() === TokenKind.Identifier && p.isFollowedBy(Char.Dot)) {
    const label = { start: p.start, end: p.lookAhead(() => p.end) };
    p.report(
      'label-in-selector',
      label,
      'Inside a selector the property stands without a label. Remove the label.',
      {
        fixes: [fix('Remove the label', label.start, label.end, '')],
        ...p.unexpected(),
      },
    );
    p.take();
    p.take();
  }
  if (p.kind() !== TokenKind.Identifier) return parseNamelessConstraint(p);
  const property = parsePropertyReference(p);
  if (property.name === undefined) reportUnknownProperty(p, { start: property.start, end: property.nameEnd });
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
    p.takeWrong('assignment-in-condition', '==', 'Write `==` to compare; `=` assigns.');
  } else if (p.kind() === TokenKind.String || p.kind() === TokenKind.BareValue) {
    p.reportMissing('missing-operator', ' ==', 'A comparison is missing: `==`, `!=`, `=~` or `!~`.');
  } else {
    const word = { start: property.start, end: property.nameEnd };
    p.report(
      'missing-operator',
      word,
      `Compare \`${p.textOf(word)}\` with something: \`== "…"\`, \`=~ "…"\`.`,
      p.unexpected('=='),
    );
    const value: Missing = { kind: 'missing', start: operatorEnd, end: operatorEnd };
    return {
      kind: 'constraint',
      start,
      end: operatorEnd,
      property,
      operator,
      operatorStart,
      operatorEnd,
      value,
    };
  }
  const value = parseExpression(p, operator ?? '==');
  if (!p.building) return absentConstraint;
  return { kind: 'constraint', start, end: value.end, property, operator, operatorStart, operatorEnd, value };
}

/** `[== "…"]` or `["…"]`: the name of the property is missing. */
function parseNamelessConstraint(p: TokenStream): Constraint {
  const at = p.start;
  const hasOperator = p.kind() !== TokenKind.String;
  p.report('missing-property', p.scanner, 'The name of the property is missing: `Type == "…"`.', {
    fixes: [fix('Insert Type', at, at, hasOperator ? 'Type ' : 'Type == ')],
    ...p.unexpected('IDENTIFIER'),
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

/** In the order of `TokenKind`. */
const comparisons: readonly ComparisonOperator[] = ['==', '!=', '=~', '!~'];
