import { absentArgument } from './absentNodes.ts';
import { Char } from './characters.ts';
import { Keyword, keywordOf } from './keywords.ts';
import { nearest, short } from './nearest.ts';
import type { Argument, PropertyArgument, PropertyReference, TextRange } from './nodes.ts';
import {
  parseExpression,
  parsePropertyReference,
  propertyOf,
  reportUnknownProperty,
} from './parseExpression.ts';
import { parseTypes } from './parseTypes.ts';
import { fix } from './problem.ts';
import type { TokenStream } from './tokenStream.ts';
import { isComparison, TokenKind } from './tokens.ts';

type StoreName = 'store' | 'query' | 'param';

/** What a value without a name most likely is: a `param` where a store is asked, a `Value` behind the `Type`. */
export type NamelessArgument = 'param' | 'Type' | 'Value';

/** Reads one argument of an action. */
export function parseArgument(p: TokenStream, nameless: NamelessArgument): Argument {
  if (p.kind() === TokenKind.String) return parseQuotedName(p) ?? parseNamelessArgument(p, nameless);
  if (p.kind() !== TokenKind.Identifier) return parseNamelessArgument(p, nameless);
  switch (p.keyword()) {
    case Keyword.Claim:
      return parseClaim(p);
    case Keyword.Types:
      return parseTypesArgument(p);
    case Keyword.Store:
      return parseStoreArgument(p, 'store');
    case Keyword.Query:
      return parseStoreArgument(p, 'query');
    case Keyword.Param:
      return parseStoreArgument(p, 'param');
    case Keyword.None:
      return parseUnknownArgument(p, nameless);
    case Keyword.Type:
      return parseType(p);
    default: {
      const property = parsePropertyReference(p);
      if (property.name === undefined) reportUnknownProperty(p, property);
      return parseProperty(p, property);
    }
  }
}

/** `Type = …`, or `types = (…)` with a letter missing. */
function parseType(p: TokenStream): Argument {
  const nameRange = p.take();
  const after = takeAssign(p, nameRange);
  if (p.kind() === TokenKind.OpenParen) {
    const written = p.textOf(nameRange);
    p.report('unknown-argument', nameRange, `\`${written}\` takes one text. Did you mean \`types\`?`, {
      fixes: [fix('Replace with types', nameRange.start, nameRange.end, 'types')],
    });
    return parseTypes(p, nameRange);
  }
  const value = parseExpression(p, after);
  if (!p.building) return absentArgument;
  const { start, end } = nameRange;
  const property = {
    kind: 'property' as const,
    start,
    end,
    name: 'Type' as const,
    nameEnd: end,
    key: undefined,
  };
  return { kind: 'propertyArgument', start, end: value.end, property, value };
}

/** `= ("`: a list behind a name that takes none. */
function isAssignOfList(p: TokenStream): boolean {
  return p.kind() === TokenKind.Assign && p.isFollowedBy(Char.OpenParen);
}

function parseClaim(p: TokenStream): Argument {
  const nameRange = p.take();
  takeAssign(p, nameRange);
  return parseClaimLabel(p, nameRange);
}

function parseTypesArgument(p: TokenStream): Argument {
  const nameRange = p.take();
  takeAssign(p, nameRange);
  return parseTypes(p, nameRange);
}

function parseStoreArgument(p: TokenStream, name: StoreName): Argument {
  const nameRange = p.take();
  if (name === 'param' && p.kind() === TokenKind.OpenBracket) takeIndex(p);
  const after = takeAssign(p, nameRange);
  const value = parseExpression(p, after);
  if (!p.building) return absentArgument;
  return { kind: 'storeArgument', start: nameRange.start, end: value.end, name, nameRange, value };
}

/** `param[0] = …` */
function takeIndex(p: TokenStream): void {
  const { start } = p;
  p.take();
  while (p.kind() === TokenKind.Integer || p.kind() === TokenKind.String) p.take();
  if (p.kind() === TokenKind.CloseBracket) p.take();
  const range = { start, end: p.previousEnd };
  p.report('unexpected-text', range, '`param` has no index: the first one is `{0}`. Remove it.', {
    fixes: [fix('Remove the index', range.start, range.end, '')],
  });
}

function parseProperty(p: TokenStream, property: PropertyReference): Argument {
  const after = takeAssign(p, property);
  const value = parseExpression(p, after);
  if (!p.building) return absentArgument;
  return { kind: 'propertyArgument', start: property.start, end: value.end, property, value };
}

/** A word that names no argument: a slip of one, or a value whose name is missing. */
function parseUnknownArgument(p: TokenStream, nameless: NamelessArgument): Argument {
  if (p.isFollowedBy(Char.Dot) || p.isFollowedBy(Char.OpenParen)) return parseNamelessArgument(p, nameless);
  const written = p.text;
  if (nameless === 'Type' && p.lookAhead(() => p.kind() === TokenKind.CloseParen)) {
    // `issue(c)`
    const { start, end } = p;
    p.report('missing-property', p.scanner, `Write \`claim = ${short(written)}\` to copy the claim.`, {
      fixes: [fix('Insert claim =', start, start, 'claim = ')],
    });
    const label = p.takeName();
    return { kind: 'claimArgument', start, end, nameRange: { start, end: start }, label };
  }
  const property = nearest(written, ['Type', 'Value', 'ValueType', 'Issuer', 'OriginalIssuer', 'Properties']);
  const right = property ? undefined : nearest(written, ['claim', 'store', 'types', 'query', 'param']);
  if (right) {
    reportUnknown(p, right, `\`${short(written)}\` is no argument. Did you mean \`${right}\`?`);
    if (!p.lookAhead(() => hasValue(p) || p.kind() === TokenKind.Identifier)) {
      return withoutValue(p, parsePropertyReference(p));
    }
    if (right === 'claim') return parseClaim(p);
    return right === 'types' ? parseTypesArgument(p) : parseStoreArgument(p, right as StoreName);
  }
  const reference = parsePropertyReference(p);
  if (reference.name !== undefined) return parseProperty(p, reference);
  if (/s$/i.test(written) && propertyOf(keywordOf(written.slice(0, -1)))) {
    const message = `One action creates one claim, so there is no \`${written}\`. Write one rule for each claim.`;
    p.report('unknown-property', reference, message);
    if (isAssignOfList(p)) return skipList(p, reference);
  } else {
    reportUnknownProperty(p, reference);
  }
  return hasValue(p) ? parseProperty(p, reference) : withoutValue(p, reference);
}

/** A word alone. What it was to become is not known, so nothing more is checked. */
function withoutValue(p: TokenStream, property: PropertyReference): PropertyArgument {
  const { start, end } = property;
  p.incomplete = true;
  return { kind: 'propertyArgument', start, end, property, value: { kind: 'missing', start: end, end } };
}

/** Whether an unknown word is at least followed by what follows a name. */
function hasValue(p: TokenStream): boolean {
  switch (p.kind()) {
    case TokenKind.Assign:
    case TokenKind.Colon:
    case TokenKind.String:
      return true;
    default:
      return isComparison(p.kind());
  }
}

function reportUnknown(p: TokenStream, right: string, message: string): void {
  p.report('unknown-argument', p.scanner, message, {
    fixes: [fix(`Replace with ${right}`, p.start, p.end, right)],
  });
}

/** `Values = ("a", "b")`: after its name nothing more is said about it. */
function skipList(p: TokenStream, property: PropertyReference): PropertyArgument {
  const end = property.end;
  p.take();
  while (
    p.kind() !== TokenKind.CloseParen &&
    p.kind() !== TokenKind.Semicolon &&
    p.kind() !== TokenKind.EndOfText
  ) {
    p.skip();
  }
  if (p.kind() === TokenKind.CloseParen) p.skip();
  const value = { kind: 'missing' as const, start: end, end };
  return { kind: 'propertyArgument', start: property.start, end, property, value };
}

/** Takes the `=` behind an argument's name, or reports what stands there. What the value stands after. */
function takeAssign(p: TokenStream, argument: TextRange): string {
  const kind = p.kind();
  if (kind === TokenKind.Assign) {
    p.consume();
    return '=';
  }
  const name = short(p.textOf(argument) || 'Type');
  if (isComparison(kind)) {
    p.takeWrong('comparison-in-action', '=', `Write \`=\` to assign; \`${p.text}\` compares.`);
  } else if (kind === TokenKind.Colon && p.isFollowedBy(Char.Equals)) {
    p.takeWrong('missing-operator', '', `Write \`=\` alone between \`${name}\` and its value.`);
    p.takeIf(TokenKind.Assign);
  } else if (kind === TokenKind.Colon || kind === TokenKind.Arrow) {
    p.takeWrong('missing-operator', '=', `Write \`=\` between \`${name}\` and its value.`);
  } else if (
    kind === TokenKind.String ||
    kind === TokenKind.BareValue ||
    kind === TokenKind.Identifier ||
    kind === TokenKind.OpenParen
  ) {
    p.reportMissing('missing-operator', ' =', `An \`=\` is missing after \`${name}\`.`);
  } else {
    p.incomplete = true;
    return name;
  }
  return '=';
}

function parseClaimLabel(p: TokenStream, nameRange: TextRange): Argument {
  const { start } = nameRange;
  if (p.kind() === TokenKind.String || p.kind() === TokenKind.BareValue) {
    const content = p.textOf({ start: p.scanner.contentStart, end: p.scanner.contentEnd });
    const fixes = /^[A-Za-z_]\w*$/.test(content)
      ? [fix('Remove the quotation marks', p.start, p.end, content)]
      : undefined;
    p.report('quoted-label', p.scanner, 'Write the label without quotation marks: `claim = c`.', {
      ...(fixes ? { fixes } : {}),
      ...p.unexpected(),
    });
    p.scanner.mistake = undefined;
    p.take();
    return { kind: 'claimArgument', start, end: p.previousEnd, nameRange, label: undefined };
  }
  if (p.kind() !== TokenKind.Identifier) {
    p.report(
      'missing-value',
      { start: p.previousStart, end: p.previousEnd },
      'The label of a condition is missing: `claim = c`.',
      p.unexpected(),
    );
    return { kind: 'claimArgument', start, end: p.previousEnd, nameRange, label: undefined };
  }
  const label = p.takeName();
  if (p.kind() === TokenKind.Dot) {
    const dot = p.take();
    if (p.kind() === TokenKind.Identifier) parsePropertyReference(p);
    const rest = { start: dot.start, end: p.previousEnd };
    p.report('label-with-property', rest, '`claim = …` copies the whole claim. Write the label alone.', {
      fixes: [fix('Remove the property', rest.start, rest.end, '')],
    });
  }
  if (!p.building) return absentArgument;
  return { kind: 'claimArgument', start, end: p.previousEnd, nameRange, label };
}

/** `"Type" = "…"`: undefined where the text is no name. */
function parseQuotedName(p: TokenStream): Argument | undefined {
  const { start, end } = p;
  const name = propertyOf(keywordOf(p.textOf({ start: p.scanner.contentStart, end: p.scanner.contentEnd })));
  if (!name || !p.lookAhead(() => p.kind() === TokenKind.Assign)) return undefined;
  p.report('quoted-property', p.scanner, `Write \`${name}\` without quotation marks.`, {
    fixes: [fix('Remove the quotation marks', start, end, name)],
    ...p.unexpected(),
  });
  p.consume();
  return parseProperty(p, { kind: 'property', start, end, name, nameEnd: end, key: undefined });
}

/** `issue(= "…")`, `issue("…")`, `issue(…, c.Value)`: the name of the argument is missing. */
function parseNamelessArgument(p: TokenStream, nameless: NamelessArgument): Argument {
  const at = p.start;
  const isValue = p.kind() === TokenKind.String || p.kind() === TokenKind.Identifier;
  const query = nameless === 'param';
  const name = nameless === 'Type' && p.kind() === TokenKind.Identifier ? 'Value' : nameless;
  const what = query ? 'argument' : 'property';
  const compares = isComparison(p.kind());
  const edit = isValue ? `${name} = ` : compares ? `${name} =` : `${name} `;
  // `== = "…"`: a word in front of it leaves an operator too many.
  const repeats = !isValue && p.lookAhead(() => isComparison(p.kind()) || p.kind() === TokenKind.Assign);
  p.report('missing-property', p.scanner, `The name of the ${what} is missing: \`${name} = …\`.`, {
    ...(repeats ? {} : { fixes: [fix(`Insert ${name}`, at, compares ? p.end : at, edit)] }),
    ...p.unexpected(),
  });
  if (!isValue) p.take();
  const value = parseExpression(p, '=');
  if (query) {
    const nameRange = { start: at, end: at };
    return { kind: 'storeArgument', start: at, end: value.end, name: 'param', nameRange, value };
  }
  return {
    kind: 'propertyArgument',
    start: at,
    end: value.end,
    property: { kind: 'property', start: at, end: at, name: undefined, nameEnd: at, key: undefined },
    value,
  };
}
