import { absentCondition } from './absentNodes.ts';
import { Char } from './characters.ts';
import { isAggregate } from './keywords.ts';
import type { Condition } from './nodes.ts';
import { isUnknownAggregate, parseAggregate } from './parseAggregate.ts';
import { parseLabel } from './parseLabel.ts';
import { parseSelector, takeOr } from './parseSelector.ts';
import { isWrongBracket, startsAction, startsBareConstraint, startsCondition } from './starts.ts';
import type { TokenStream } from './tokenStream.ts';
import { TokenKind } from './tokens.ts';

/** Shared by all rules; nothing is ever put into it. */
const noGroups: number[] = [];

/** Reads the conditions up to `=>` (or where it should be). */
export function parseConditions(p: TokenStream): readonly Condition[] {
  const mark = p.mark();
  let groups = noGroups;
  if (p.kind() === TokenKind.And) {
    p.takeWrong('dangling-and', '', 'There is no condition before this `&&`. Remove it.');
  }
  while (isHalfCondition(p) || startsCondition(p) || startsBareConstraint(p)) {
    if (p.kind() === TokenKind.OpenParen) {
      if (groups === noGroups) groups = [];
      groups.push(openGroup(p));
      continue;
    }
    p.push(parseCondition(p));
    if (!parseJoin(p, groups)) break;
  }
  return p.collect<Condition>(mark);
}

/** `(c:[…])`: the fix takes out both parentheses. */
function openGroup(p: TokenStream): number {
  const index = p.report('grouping', p.scanner, 'Conditions stand without parentheses. Remove them.', {
    fixes: [p.removal('Remove the parentheses', p.start, p.end)],
    ...p.unexpected(),
  });
  p.consume();
  return index;
}

/** A label or an aggregate that is still being typed: `c:`, `exists`. */
function isHalfCondition(p: TokenStream): boolean {
  if (p.kind() === TokenKind.OpenBracket) return true;
  return p.kind() === TokenKind.Identifier && (p.isFollowedBy(Char.Colon) || isAggregate(p.keyword()));
}

/** What stands between two conditions. False when no further condition follows. */
function parseJoin(p: TokenStream, groups: number[]): boolean {
  for (;;) {
    if (p.kind() === TokenKind.And) {
      const more = parseAnd(p);
      if (more !== undefined) return more;
      continue;
    }
    if (endsConditions(p)) return false;
    if (p.kind() === TokenKind.Semicolon) {
      if (!p.isFollowedBy(Char.Equals) && !p.isFollowedBy(Char.Ampersand)) return false;
      p.takeWrong('semicolon-in-rule', '', 'This `;` ends the rule before its action. Remove it.');
      continue;
    }
    if (p.kind() === TokenKind.CloseParen && groups.length > 0) {
      p.addEdit(groups.pop() as number, { start: p.start, end: p.end, newText: '' });
      p.consume();
      continue;
    }
    if (isOr(p)) {
      takeOr(p);
      return startsCondition(p) || skipToCondition(p);
    }
    const and = p.isWord('and') && !p.isFollowedBy(Char.Colon);
    const separator = and || p.kind() === TokenKind.Comma || p.kind() === TokenKind.Plus;
    if (separator && p.lookAhead(() => startsCondition(p))) {
      p.takeWrong('wrong-join', '&&', `Conditions are joined by \`&&\`, not by \`${p.text}\`.`);
      return true;
    }
    if (startsCondition(p)) {
      p.reportMissing('missing-and', ' &&', 'Conditions are joined by `&&`.');
      return true;
    }
    if (p.kind() === TokenKind.CloseBracket || p.kind() === TokenKind.CloseParen) {
      p.takeWrong('unexpected-text', '', `One \`${p.text}\` too many. Remove it.`);
      continue;
    }
    // One thing in place of the arrow is said about there.
    if (p.lookAhead(() => startsAction(p))) return false;
    p.report(
      'unexpected-text',
      p.scanner,
      `\`${p.text}\` cannot stand here. Write \`&&\` or \`=>\`.`,
      p.unexpected(),
    );
    return skipToCondition(p);
  }
}

/** Takes `&&`. Whether a condition follows; undefined where another look is due. */
function parseAnd(p: TokenStream): boolean | undefined {
  const and = p.take();
  if (isHalfCondition(p) || startsCondition(p) || startsBareConstraint(p)) return true;
  // `&& issue(`: taken for a wrong arrow there.
  if (startsAction(p)) return false;
  switch (p.kind()) {
    case TokenKind.Arrow:
    case TokenKind.And:
    case TokenKind.Semicolon:
    case TokenKind.At:
    case TokenKind.EndOfText: {
      const again = p.kind() === TokenKind.And;
      const unfinished = p.kind() === TokenKind.EndOfText;
      const message = again ? 'One `&&` too many. Remove it.' : 'No condition follows this `&&`. Remove it.';
      p.report('dangling-and', and, unfinished ? 'A condition must follow `&&`: `[Type == "…"]`.' : message, {
        fixes: [p.removal('Remove &&', and.start, and.end)],
        ...p.unexpected(),
      });
      return again ? undefined : false;
    }
    default:
      p.report(
        'unexpected-text',
        p.scanner,
        `A condition must follow \`&&\`, not \`${p.text}\`.`,
        p.unexpected(),
      );
      return skipToCondition(p);
  }
}

function isOr(p: TokenStream): boolean {
  if (p.kind() === TokenKind.Unknown) return p.text === '|';
  return p.isWord('or') && !p.isFollowedBy(Char.Colon);
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
  if (p.kind() === TokenKind.Unknown) return parseAggregate(p, start, undefined);
  const label = parseLabel(p);
  const aggregate = isAggregate(p.keyword()) && !p.isFollowedBy(Char.Colon);
  if (aggregate || isUnknownAggregate(p)) return parseAggregate(p, start, label);
  if (p.kind() === TokenKind.OpenBracket || isWrongBracket(p) || startsBareConstraint(p)) {
    const selector = parseSelector(p);
    if (!p.building) return absentCondition;
    return { kind: 'selectorCondition', start, end: selector.end, label, selector };
  }
  p.report(
    'missing-selector',
    { start: p.previousStart, end: p.previousEnd },
    'A selector is missing: `[Type == "…"]`.',
    p.unexpected(),
  );
  const at = Math.max(start, p.previousEnd);
  return {
    kind: 'selectorCondition',
    start,
    end: at,
    label,
    selector: { kind: 'selector', start: at, end: at, constraints: [] },
  };
}
