/** What can start where: the look-ahead by which the parser finds its way in text that is half right. */
import { Char } from './characters.ts';
import { isAggregate, isVerb, Keyword } from './keywords.ts';
import type { TokenStream } from './tokenStream.ts';
import { isComparison, TokenKind } from './tokens.ts';

/** Whether a rule starts here, or something that was meant as the start of one. */
export function startsRule(p: TokenStream): boolean {
  switch (p.kind()) {
    case TokenKind.At:
      if (p.isBeforeWord) return true;
      return p.lookAhead(() => p.kind() !== TokenKind.String && p.kind() !== TokenKind.Unknown);
    case TokenKind.Arrow:
      return true;
    case TokenKind.And:
      return p.lookAhead(() => startsCondition(p));
    default:
      return startsCondition(p) || startsAction(p) || isAnnotationName(p);
  }
}

/** Whether conditions, `=>` or an action follow the annotations. */
export function startsBody(p: TokenStream): boolean {
  switch (p.kind()) {
    case TokenKind.Arrow:
    case TokenKind.And:
    case TokenKind.OpenBracket:
      return true;
    default:
      return startsCondition(p) || startsAction(p) || startsBareConstraint(p);
  }
}

/** `@RuleName =` and the like. */
export function startsNamedAnnotation(p: TokenStream): boolean {
  return p.lookAhead(() => p.kind() === TokenKind.Identifier && p.isFollowedBy(Char.Equals));
}

/** `RuleName =`, with its `@` forgotten. */
export function isAnnotationName(p: TokenStream): boolean {
  return (p.isWord('rulename') || p.isWord('ruletemplate')) && p.isFollowedBy(Char.Equals);
}

/** Whether `issue(` or `add(` stands here. */
export function startsAction(p: TokenStream): boolean {
  return isVerb(p.keyword()) && p.isFollowedBy(Char.OpenParen);
}

/** Whether a condition starts here: `[`, `label:[`, `exists(`, `not exists(`, `count(` or a slip of these. */
export function startsCondition(p: TokenStream): boolean {
  if (p.isLabelOfSelector) return true;
  switch (p.kind()) {
    case TokenKind.Identifier:
      return startsWithWord(p);
    case TokenKind.OpenBracket:
      return p.lookAhead(() => startsConstraint(p));
    case TokenKind.OpenParen:
      // `(c:[…])`
      return p.lookAhead(() => {
        if (p.isLabelOfSelector) return true;
        if (p.kind() !== TokenKind.OpenBracket) return false;
        p.advance();
        return startsConstraint(p);
      });
    case TokenKind.Colon:
      return p.isFollowedBy(Char.OpenBracket);
    case TokenKind.Unknown:
      return p.text === '!' && p.lookAhead(() => isAggregate(p.keyword()) && p.isFollowedBy(Char.OpenParen));
    default:
      return false;
  }
}

/** A word: an aggregate, or a label with or without its colon. */
function startsWithWord(p: TokenStream): boolean {
  const keyword = p.keyword();
  return p.lookAhead(() => {
    const kind = p.kind();
    if (isAggregate(keyword)) {
      if (kind === TokenKind.OpenParen || kind === TokenKind.Arrow || kind === TokenKind.And) return true;
      if (keyword === Keyword.Not && isAggregate(p.keyword())) return true;
    }
    switch (kind) {
      case TokenKind.OpenBracket:
        p.advance();
        return startsConstraint(p);
      case TokenKind.OpenParen:
        // `any([…])`: an aggregate that does not exist.
        if (!p.isFollowedBy(Char.OpenBracket)) return false;
        p.advance();
        p.advance();
        return startsConstraint(p);
      case TokenKind.Semicolon:
      case TokenKind.Assign:
      case TokenKind.Dot:
        return p.isFollowedBy(Char.OpenBracket);
      case TokenKind.Colon:
        p.advance();
        return followsLabel(p);
      default:
        return false;
    }
  });
}

/** Whether what stands behind `label:` was meant as its selector. */
function followsLabel(p: TokenStream): boolean {
  if (p.kind() === TokenKind.Colon) return p.isFollowedBy(Char.OpenBracket);
  if (p.kind() === TokenKind.EndOfText || p.kind() === TokenKind.OpenBracket) return true;
  if (isAggregate(p.keyword()) || startsBareConstraint(p)) return true;
  return isWrongBracket(p) && p.lookAhead(() => startsBareConstraint(p));
}

/** `{` or `(` in place of `[`. */
export function isWrongBracket(p: TokenStream): boolean {
  return p.kind() === TokenKind.OpenParen || (p.kind() === TokenKind.Unknown && p.text === '{');
}

/** `Type == `: the inside of a selector, without its bracket. */
export function startsBareConstraint(p: TokenStream): boolean {
  return isProperty(p) && p.lookAhead(() => isComparison(p.kind()));
}

function isProperty(p: TokenStream): boolean {
  return p.keyword() >= Keyword.Type && p.keyword() <= Keyword.Properties;
}

/** Whether what follows a `[` looks like the inside of a selector rather than like prose in brackets. */
function startsConstraint(p: TokenStream): boolean {
  // `[[Type` and `[, Type`: one mark too many.
  if (p.kind() === TokenKind.OpenBracket || p.kind() === TokenKind.Comma) p.advance();
  const kind = p.kind();
  if (kind === TokenKind.CloseBracket || kind === TokenKind.EndOfText) return true;
  if (kind === TokenKind.String || isComparison(kind) || isProperty(p)) return true;
  if (kind !== TokenKind.Identifier) return false;
  p.advance();
  switch (p.kind()) {
    case TokenKind.Assign:
    case TokenKind.String:
    case TokenKind.OpenBracket:
    case TokenKind.Dot:
    case TokenKind.EndOfText:
      return true;
    default:
      return isComparison(p.kind());
  }
}

/** Whether an argument of an action, or something that was meant as one, starts here. */
export function startsArgument(p: TokenStream): boolean {
  const kind = p.kind();
  if (kind === TokenKind.Identifier) return !leavesAction(p);
  return kind === TokenKind.Assign || kind === TokenKind.String || isComparison(kind);
}

/** Whether the action must have ended before the current token. */
export function leavesAction(p: TokenStream): boolean {
  switch (p.kind()) {
    case TokenKind.Semicolon:
    case TokenKind.EndOfText:
    case TokenKind.Arrow:
    case TokenKind.And:
      return true;
    case TokenKind.At:
      return startsNamedAnnotation(p);
    case TokenKind.Identifier:
      // The next rule: its label, or an aggregate. No argument is followed by a colon or named so.
      return p.isLabelOfSelector || (isAggregate(p.keyword()) && p.isFollowedBy(Char.OpenParen));
    default:
      return false;
  }
}
