import { absentAccess, absentCall, absentProperty } from './absentNodes.ts';
import { Char } from './characters.ts';
import type { Keyword } from './keywords.ts';
import { nearest, short } from './nearest.ts';
import type {
  Call,
  Expression,
  Name,
  PropertyName,
  PropertyReference,
  StringLiteral,
  Term,
  TextRange,
} from './nodes.ts';
import { fix } from './problem.ts';
import type { TokenStream } from './tokenStream.ts';
import { isComparison, TokenKind } from './tokens.ts';

/** In the order of `Keyword`. */
const propertyNames: readonly PropertyName[] = [
  'Type',
  'Value',
  'ValueType',
  'Issuer',
  'OriginalIssuer',
  'Properties',
];
/** The claim property that a keyword names, or undefined. */
export function propertyOf(keyword: Keyword): PropertyName | undefined {
  return propertyNames[keyword - 1];
}

const noExpressions: Expression[] = [];

/** A call whose arguments are still being read, or (without `name`) the whole expression or a group in it. */
interface Frame {
  readonly name: Name | undefined;
  /** For a group: the problem that says that there are none. Its terms go to the frame below. */
  readonly group?: number;
  readonly args: Expression[];
  operands: Term[];
}

/**
 * Reads terms joined by `+`. What an empty place should have held is said by `after`, the thing in front of it:
 * "Text in quotation marks is missing after `==`". A stack in place of recursion: text decides how deep calls nest.
 */
export function parseExpression(p: TokenStream, after: string): Expression {
  // Nearly every expression is one string or one property; they need no stack.
  if (p.kind() === TokenKind.String) {
    const literal = p.takeString();
    if (p.kind() !== TokenKind.Plus && p.kind() !== TokenKind.String) return literal;
    return parseTerms(p, after, [literal]);
  }
  if (p.kind() === TokenKind.Identifier && p.isFollowedBy(Char.Dot)) {
    const access = parseAccess(p);
    return p.kind() !== TokenKind.Plus && p.kind() !== TokenKind.String
      ? access
      : parseTerms(p, after, [access]);
  }
  return parseTerms(p, after, []);
}

function parseTerms(p: TokenStream, after: string, operands: Term[]): Expression {
  const frames: Frame[] = [{ name: undefined, args: noExpressions, operands }];
  if (operands.length > 0) {
    const result = finishTerms(p, frames);
    if (result) return result;
  }
  for (;;) {
    const frame = frames[frames.length - 1] as Frame;
    if (p.kind() === TokenKind.OpenParen) {
      frames.push({ name: undefined, group: openGroup(p), args: noExpressions, operands: frame.operands });
      continue;
    }
    const call = startCall(p);
    if (call) {
      if (p.kind() !== TokenKind.CloseParen) {
        frames.push({ name: call, args: [], operands: [] });
        continue;
      }
      const close = p.take();
      frame.operands.push({ kind: 'call', start: call.start, end: close.end, name: call, args: [] });
    } else {
      frame.operands.push(parseTerm(p, frame.operands.length > 0 ? '+' : frame.name ? '(' : after));
    }
    const result = finishTerms(p, frames);
    if (result) return result;
  }
}

/** After a term: the `+` to go on with, or the ends of the calls that close here. */
function finishTerms(p: TokenStream, frames: Frame[]): Expression | undefined {
  for (;;) {
    const frame = frames[frames.length - 1] as Frame;
    if (p.takeIf(TokenKind.Plus)) return undefined;
    if (p.kind() === TokenKind.String && missingPlus(p, frame)) return undefined;
    if (frame.group !== undefined) {
      closeGroup(p, frame.group);
      frames.pop();
      continue;
    }
    const expression = joined(frame.operands);
    if (!frame.name) return expression;
    frame.args.push(expression);
    frame.operands = [];
    if (p.kind() === TokenKind.Comma) {
      const comma = p.take();
      if (p.kind() !== TokenKind.CloseParen) return undefined;
      p.report('trailing-comma', comma, 'One comma too many. Remove it.', {
        fixes: [p.removal('Remove the comma', comma.start, comma.end)],
        ...p.unexpected(),
      });
    }
    if (p.kind() === TokenKind.String || (p.kind() === TokenKind.Identifier && startsTerm(p))) {
      p.reportMissing('missing-comma', ',', 'A comma is missing between the arguments.');
      return undefined;
    }
    if (p.kind() !== TokenKind.CloseParen) {
      // What the call would have held is not known, so nothing more is checked.
      p.incomplete = true;
      p.reportUnclosed(
        'unclosed-parenthesis',
        ')',
        `The \`)\` of \`${p.textOf(frame.name)}(…)\` is missing.`,
      );
    } else {
      p.take();
    }
    frames.pop();
    if (!p.building) {
      (frames[frames.length - 1] as Frame).operands.push(absentCall);
      continue;
    }
    const call: Call = {
      kind: 'call',
      start: frame.name.start,
      end: p.previousEnd,
      name: frame.name,
      args: frame.args,
    };
    (frames[frames.length - 1] as Frame).operands.push(call);
  }
}

/** `("a" + "b")`: the language has no groups (language.md 2.6). The fix takes out both parentheses. */
function openGroup(p: TokenStream): number {
  const index = p.report('grouping', p.scanner, 'Values stand without parentheses. Remove them.', {
    fixes: [fix('Remove the parentheses', p.start, p.end, '')],
    ...p.unexpected(),
  });
  p.consume();
  return index;
}

function isInList(p: TokenStream): boolean {
  return p.kind() === TokenKind.Comma || p.kind() === TokenKind.String;
}

/** Nobody writes longer lists of values by mistake; groups nest at will, and each of them looks ahead. */
const MOST_IN_LIST = 40;

function endsList(p: TokenStream): boolean {
  for (let left = MOST_IN_LIST; left > 0 && isInList(p); left--) p.advance();
  return p.kind() === TokenKind.CloseParen;
}

function closeGroup(p: TokenStream, group: number): void {
  // `("a", "b")`: a list of values, which is wrong in more than its parentheses.
  if (isInList(p) && p.lookAhead(() => endsList(p))) {
    p.dropFixes(group);
    while (isInList(p)) p.skip();
  }
  if (p.kind() !== TokenKind.CloseParen) return;
  p.addEdit(group, { start: p.start, end: p.end, newText: '' });
  p.consume();
}

/** `"a" "b"`: between texts outside of calls only a `+` can be missing; inside, a comma is as likely. */
function missingPlus(p: TokenStream, frame: Frame): boolean {
  if (frame.name) return false;
  p.reportMissing(
    'missing-plus',
    p.start > p.previousEnd ? ' +' : ' + ',
    'Put `+` between texts that belong together.',
    'Insert +',
  );
  return true;
}

function joined(operands: readonly Term[]): Expression {
  const first = operands[0] as Term;
  const last = operands[operands.length - 1] as Term;
  return operands.length === 1
    ? first
    : { kind: 'concatenation', start: first.start, end: last.end, operands };
}

/** Takes `name(`; undefined where no call starts. */
function startCall(p: TokenStream): Name | undefined {
  if (p.kind() !== TokenKind.Identifier || !p.isFollowedBy(Char.OpenParen)) return undefined;
  const name = p.takeName();
  p.take();
  return name;
}

/** Whether the word here starts `label.Property` or `function(`. */
function startsTerm(p: TokenStream): boolean {
  return p.isFollowedBy(Char.Dot) || p.isFollowedBy(Char.OpenParen);
}

function parseTerm(p: TokenStream, after: string): Term {
  switch (p.kind()) {
    case TokenKind.String:
    case TokenKind.BareValue:
      return p.takeString();
    case TokenKind.Identifier:
      return p.isFollowedBy(Char.Dot) ? parseAccess(p) : parseWord(p);
    case TokenKind.Integer:
    case TokenKind.Unknown:
    case TokenKind.Less:
      return p.takeBareValue();
    default: {
      const at = { start: p.previousStart, end: p.previousEnd };
      if (after === '+') {
        p.report('missing-value', at, 'Nothing follows this `+`. Remove it, or write the rest behind it.', {
          fixes: [p.removal('Remove +', at.start, at.end)],
          ...p.unexpected(),
        });
      } else {
        const message = `Text in quotation marks is missing after \`${after}\`.`;
        p.report('missing-value', at, message, p.unexpected());
      }
      return { kind: 'missing', start: p.previousEnd, end: p.previousEnd };
    }
  }
}

/** A word that is neither an access nor a call: text without quotation marks, or a label without a property. */
function parseWord(p: TokenStream): Term {
  const word = p.text;
  const range = { start: p.start, end: p.end };
  const literal = p.takeBareValue();
  const mistake = p.problems[p.problems.length - 1];
  // `param = …`, `Value =~ …` where a value belongs: a comma or a parenthesis is wrong further left.
  const compares = p.kind() === TokenKind.Assign || isComparison(p.kind());
  if (compares && mistake?.code === 'unquoted-value') {
    p.dropFixes(p.problems.length - 1);
  } else if (literal.end === range.end && /^[A-Za-z]\d?$/.test(word) && mistake?.code === 'unquoted-value') {
    p.problems[p.problems.length - 1] = {
      ...mistake,
      code: 'label-without-property',
      message: `\`${word}\` alone is not text. Write \`${word}.Value\`, or put quotation marks around it.`,
      fixes: [fix(`Replace with ${word}.Value`, range.start, range.end, `${word}.Value`)],
    };
  }
  return literal;
}

function parseAccess(p: TokenStream): Term {
  const label = p.takeName();
  const dot = p.take();
  if (p.kind() !== TokenKind.Identifier) {
    p.report('missing-property', dot, 'The name of a property is missing after the dot: `Value`, `Type`, …', {
      ...p.unexpected(),
    });
    return { kind: 'access', start: label.start, end: dot.end, label, property: undefined };
  }
  const property = parsePropertyReference(p);
  if (property.name === undefined) reportUnknownProperty(p, property);
  if (!p.building) return absentAccess;
  return { kind: 'access', start: label.start, end: property.end, label, property };
}

/** Reads a word as a claim property, with its key where it is `Properties["…"]`. The word may be none. */
export function parsePropertyReference(p: TokenStream): PropertyReference {
  let name = propertyOf(p.keyword());
  const meant = name === undefined && meansProperties(p);
  p.consume();
  const start = p.previousStart;
  const nameEnd = p.previousEnd;
  if (meant) {
    name = 'Properties';
    p.report('unknown-property', { start, end: nameEnd }, 'Did you mean `Properties["…"]`?', {
      fixes: [fix('Replace with Properties', start, nameEnd, name)],
    });
  }
  if (name !== 'Properties') {
    if (!p.building && name !== undefined) return absentProperty;
    return { kind: 'property', start, end: nameEnd, name, nameEnd, key: undefined };
  }
  const key = parseKey(p, { start, end: nameEnd });
  if (!p.building) return absentProperty;
  return { kind: 'property', start, end: p.previousEnd, name, nameEnd, key };
}

/** `Property["…"]`: no other word has a key. */
function meansProperties(p: TokenStream): boolean {
  return p.isFollowedBy(Char.OpenBracket) && p.lookAhead(() => p.isFollowedBy(Char.Quote));
}

/** Reads `["…"]` behind `Properties`; also `("…")`. */
function parseKey(p: TokenStream, word: TextRange): StringLiteral | undefined {
  const message = 'Write the key of the property in square brackets: `Properties["…"]`.';
  const slip = p.kind() === TokenKind.OpenParen && p.isFollowedBy(Char.Quote);
  let problem = -1;
  if (slip) {
    problem = p.report('wrong-bracket', p.scanner, message, {
      fixes: [fix('Write square brackets', p.start, p.end, '[')],
      ...p.unexpected(),
    });
  } else if (p.kind() !== TokenKind.OpenBracket) {
    p.report('missing-key', word, message, p.unexpected());
    return undefined;
  }
  p.consume();
  let key: StringLiteral | undefined;
  if (p.kind() === TokenKind.String) key = p.takeString();
  else if (startsBareText(p)) key = p.takeBareValue();
  else {
    p.report('missing-key', word, message, p.unexpected());
    if (p.kind() !== TokenKind.CloseBracket) return undefined;
  }
  if (slip && p.kind() === TokenKind.CloseParen) {
    p.addEdit(problem, { start: p.start, end: p.end, newText: ']' });
    p.consume();
  } else if (!p.takeIf(TokenKind.CloseBracket)) {
    p.reportUnclosed('unclosed-bracket', ']', 'The `]` behind the key is missing.');
  }
  return key;
}

/** Whether text without quotation marks stands here. */
function startsBareText(p: TokenStream): boolean {
  switch (p.kind()) {
    case TokenKind.BareValue:
    case TokenKind.Identifier:
    case TokenKind.Integer:
    case TokenKind.Unknown:
    case TokenKind.Less:
      return true;
    default:
      return false;
  }
}

/** Says that a word is no claim property, and which one is meant where that is clear. */
export function reportUnknownProperty(p: TokenStream, word: TextRange): void {
  const written = p.textOf(word);
  const right = nearest(written, propertyNames);
  // `Valu+=`, `Properti@s[`: a mark in the word is what is wrong, and a right word before it does not help.
  const isAccess = word.start > 0 && p.textOf({ start: word.start - 1, end: word.start }) === '.';
  const behind = p.textOf({ start: word.end, end: word.end + 2 });
  const isCut =
    (!isAccess && /^(?:[@<>^?*%\\|&#$/:-]|\+[\s=]|[!+~[,)][a-z])/i.test(behind)) ||
    // Without its key this one is no better.
    (right === 'Properties' && p.kind() !== TokenKind.OpenBracket);
  p.report(
    'unknown-property',
    word,
    right
      ? `A claim has no property \`${short(written)}\`. Did you mean \`${right}\`?`
      : `A claim has no property \`${short(written)}\`. It has \`Type\`, \`Value\`, \`ValueType\`, \`Issuer\`, \`OriginalIssuer\` and \`Properties["…"]\`.`,
    right && !isCut ? { fixes: [fix(`Replace with ${right}`, word.start, word.end, right)] } : {},
  );
}
