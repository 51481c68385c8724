import { absentAction, absentArgument } from './absentNodes.ts';
import { Char } from './characters.ts';
import { isAggregate, Keyword, keywordOf } from './keywords.ts';
import type { Action, ActionForm, Argument, Expression, TextRange } from './nodes.ts';
import {
  nearest,
  parseExpression,
  parsePropertyReference,
  propertyOf,
  reportUnknownProperty,
  short,
} from './parseExpression.ts';
import { fix } from './problem.ts';
import type { TokenStream } from './tokenStream.ts';
import { isComparison, TokenKind } from './tokens.ts';

/** Reads `issue(…)` or `add(…)`, or whatever word stands in their place. */
export function parseAction(p: TokenStream): Action {
  const start = p.start;
  const keyword = p.keyword();
  const verb = keyword === Keyword.Issue ? 'issue' : keyword === Keyword.Add ? 'add' : undefined;
  const verbRange = p.take();
  const written = verb ?? p.textOf(verbRange);
  if (!verb) reportUnknownVerb(p, written, verbRange);
  const saidEnough = p.problems.length;
  const args = parseArguments(p, verb ?? 'issue');
  if (!verb && nearest(written, ['issue', 'add']) === undefined) {
    // A word that is nothing like a verb: the text is prose or translated, and its inside would only repeat that.
    p.problems.length = saidEnough;
  }
  if (!p.building) return absentAction;
  return { kind: 'action', start, end: p.previousEnd, verb, verbRange, form: formOf(args), args };
}

function reportUnknownVerb(p: TokenStream, written: string, range: TextRange): void {
  const right = nearest(written, ['issue', 'add']);
  p.report(
    'unknown-action',
    range,
    right
      ? `\`${short(written)}\` is no action. Did you mean \`${right}\`?`
      : `\`${short(written)}\` is no action. Write \`issue(…)\` or \`add(…)\`.`,
    {
      ...(right ? { fixes: [fix(`Replace with ${right}`, range.start, range.end, right)] } : {}),
      reported: `POLICY0030: Syntax error, unexpected '${short(written)}'.`,
    },
  );
}

function formOf(args: readonly Argument[]): ActionForm {
  let form: ActionForm = 'empty';
  for (const arg of args) {
    if (arg.kind === 'claimArgument') return 'copy';
    if (arg.kind === 'storeArgument' || arg.kind === 'typesArgument') return 'query';
    form = 'create';
  }
  return form;
}

function parseArguments(p: TokenStream, verb: string): readonly Argument[] {
  const mark = p.mark();
  if (!p.takeIf(TokenKind.OpenParen)) {
    p.reportMissing('missing-parenthesis', '(', `Write \`(\` after \`${verb}\`: \`${verb}(…)\`.`);
    if (p.kind() !== TokenKind.Identifier) return [];
  } else if (p.kind() === TokenKind.CloseParen) {
    const open = { start: p.previousStart, end: p.end };
    p.report(
      'missing-arguments',
      open,
      `\`${verb}()\` says nothing. Write \`claim = c\`, \`Type = "…", Value = "…"\` or \`store = …\`.`,
      p.unexpected(),
    );
  }
  while (p.kind() !== TokenKind.CloseParen) {
    if (!startsArgument(p)) {
      if (leavesAction(p)) break;
      p.report('unexpected-text', p.scanner, `\`${p.text}\` cannot stand here.`, p.unexpected());
      if (!skipToArgument(p)) break;
      continue;
    }
    p.push(parseArgument(p));
    if (p.kind() === TokenKind.Comma) {
      const comma = p.take();
      if (p.kind() === TokenKind.CloseParen || leavesAction(p)) {
        p.report('trailing-comma', comma, 'Nothing follows this comma. Remove it.', {
          fixes: [fix('Remove the comma', comma.start, comma.end, '')],
          ...p.unexpected(),
        });
      } else if (p.kind() === TokenKind.Comma) {
        p.takeWrong('trailing-comma', '', 'One comma too many. Remove it.');
      }
    } else if (
      (p.kind() === TokenKind.Semicolon || p.kind() === TokenKind.And) &&
      p.lookAhead(() => p.kind() === TokenKind.Identifier && p.isFollowedBy(Char.Equals))
    ) {
      p.takeWrong('wrong-join', ',', `Arguments are separated by a comma, not by \`${p.text}\`.`);
    } else if (p.kind() === TokenKind.Identifier && !leavesAction(p)) {
      p.reportMissing('missing-comma', ',', 'A comma is missing between the arguments.');
    } else if (p.kind() !== TokenKind.CloseParen && !leavesAction(p)) {
      p.report(
        'unexpected-text',
        p.scanner,
        `\`${p.text}\` cannot stand here. Write \`,\` or \`)\`.`,
        p.unexpected(')'),
      );
      if (!skipToArgument(p)) break;
    }
  }
  if (!p.takeIf(TokenKind.CloseParen)) {
    p.reportMissing('unclosed-parenthesis', ')', `The \`)\` of \`${verb}(…)\` is missing.`);
  }
  return p.collect<Argument>(mark);
}

function startsArgument(p: TokenStream): boolean {
  const kind = p.kind();
  if (kind === TokenKind.Identifier) return !leavesAction(p);
  return kind === TokenKind.Assign || kind === TokenKind.String || isComparison(kind);
}

/** Whether the action must have ended before the current token. */
function leavesAction(p: TokenStream): boolean {
  switch (p.kind()) {
    case TokenKind.Semicolon:
    case TokenKind.EndOfText:
    case TokenKind.At:
    case TokenKind.Arrow:
    case TokenKind.And:
      return true;
    case TokenKind.Identifier:
      // The next rule: its label, or an aggregate. No argument is followed by a colon or named so.
      return p.isLabelOfSelector || (isAggregate(p.keyword()) && p.isFollowedBy(Char.OpenParen));
    default:
      return false;
  }
}

/** After a report: skips to the next `,` of the action (and takes it) or to its `)`. False where it must have ended. */
function skipToArgument(p: TokenStream): boolean {
  let depth = 0;
  for (;;) {
    if (leavesAction(p)) return false;
    if (p.kind() === TokenKind.OpenParen) depth++;
    else if (p.kind() === TokenKind.CloseParen) {
      if (depth === 0) return true;
      depth--;
    } else if (p.kind() === TokenKind.Comma && depth === 0) {
      p.take();
      return true;
    }
    p.skip();
  }
}

function parseArgument(p: TokenStream): Argument {
  if (p.kind() !== TokenKind.Identifier) return parseNamelessArgument(p);
  const keyword = p.keyword();
  switch (keyword) {
    case Keyword.Claim: {
      const nameRange = p.take();
      takeAssign(p, nameRange);
      return parseClaimLabel(p, nameRange);
    }
    case Keyword.Types: {
      const nameRange = p.take();
      takeAssign(p, nameRange);
      return parseTypes(p, nameRange);
    }
    case Keyword.Store:
    case Keyword.Query:
    case Keyword.Param: {
      const name = keyword === Keyword.Store ? 'store' : keyword === Keyword.Query ? 'query' : 'param';
      const nameRange = p.take();
      takeAssign(p, nameRange);
      const value = parseExpression(p, '=');
      if (!p.building) return absentArgument;
      return { kind: 'storeArgument', start: nameRange.start, end: value.end, name, nameRange, value };
    }
    default: {
      const property = parsePropertyReference(p);
      if (property.name === undefined) reportUnknownArgument(p, property);
      takeAssign(p, property);
      const value = parseExpression(p, '=');
      if (!p.building) return absentArgument;
      return { kind: 'propertyArgument', start: property.start, end: value.end, property, value };
    }
  }
}

function reportUnknownArgument(p: TokenStream, nameRange: TextRange): void {
  const word = p.textOf(nameRange);
  const right = nearest(word, ['claim', 'store', 'types', 'query', 'param']);
  if (/s$/i.test(word) && propertyOf(keywordOf(word.slice(0, -1)))) {
    p.report(
      'unknown-property',
      nameRange,
      `One action creates one claim, so there is no \`${word}\`. Write one rule for each claim.`,
    );
  } else if (right) {
    p.report('unknown-argument', nameRange, `\`${short(word)}\` is no argument. Did you mean \`${right}\`?`, {
      fixes: [fix(`Replace with ${right}`, nameRange.start, nameRange.end, right)],
    });
  } else {
    reportUnknownProperty(p, nameRange);
  }
}

/** Takes the `=` behind an argument's name, or reports what stands there instead. */
function takeAssign(p: TokenStream, argument: TextRange): void {
  const kind = p.kind();
  if (kind === TokenKind.Assign) {
    p.consume();
    return;
  }
  const name = p.textOf(argument) || 'Type';
  if (isComparison(kind)) {
    p.takeWrong('comparison-in-action', '=', `Write \`=\` to assign; \`${p.text}\` compares.`);
  } else if (kind === TokenKind.Colon) {
    p.takeWrong('missing-operator', '=', `Write \`=\` between \`${short(name)}\` and its value.`);
  } else if (
    kind === TokenKind.String ||
    kind === TokenKind.BareValue ||
    kind === TokenKind.Identifier ||
    kind === TokenKind.OpenParen
  ) {
    p.reportMissing('missing-operator', ' =', `An \`=\` is missing after \`${short(name)}\`.`);
  }
}

function parseClaimLabel(p: TokenStream, nameRange: TextRange): Argument {
  if (p.kind() === TokenKind.String || p.kind() === TokenKind.BareValue) {
    p.report(
      'quoted-label',
      p.scanner,
      'Write the label of a condition without quotation marks: `claim = c`.',
      {
        ...p.unexpected('IDENTIFIER'),
      },
    );
    p.take();
    return { kind: 'claimArgument', start: nameRange.start, end: p.previousEnd, nameRange, label: undefined };
  }
  if (p.kind() !== TokenKind.Identifier) {
    p.report(
      'missing-value',
      { start: p.previousStart, end: p.previousEnd },
      'The label of a condition is missing: `claim = c`.',
      p.unexpected('IDENTIFIER'),
    );
    return { kind: 'claimArgument', start: nameRange.start, end: p.previousEnd, nameRange, label: undefined };
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
  return { kind: 'claimArgument', start: nameRange.start, end: p.previousEnd, nameRange, label };
}

function parseTypes(p: TokenStream, nameRange: TextRange): Argument {
  if (!p.takeIf(TokenKind.OpenParen)) {
    const value = parseExpression(p, 'types =');
    if (value.kind !== 'missing') {
      p.report('missing-parenthesis', value, 'The claim types stand in parentheses: `types = ("…", "…")`.', {
        fixes: [
          {
            title: 'Put parentheses around it',
            edits: [
              { start: value.start, end: value.start, newText: '(' },
              { start: value.end, end: value.end, newText: ')' },
            ],
            preferred: true,
          },
        ],
        ...p.unexpected(),
      });
    }
    const values = value.kind === 'missing' ? [] : [value];
    return { kind: 'typesArgument', start: nameRange.start, end: p.previousEnd, nameRange, values };
  }
  if (p.kind() === TokenKind.CloseParen) {
    p.report(
      'missing-value',
      { start: nameRange.start, end: p.end },
      'Name the claim types: `types = ("…", "…")`.',
      {
        ...p.unexpected('STRING'),
      },
    );
  }
  const mark = p.mark();
  while (p.kind() !== TokenKind.CloseParen) {
    p.push(parseTypeValue(p));
    if (p.kind() === TokenKind.Comma) {
      const comma = p.take();
      if (p.kind() === TokenKind.CloseParen) {
        p.report('trailing-comma', comma, 'No claim type follows this comma. Remove it.', {
          fixes: [fix('Remove the comma', comma.start, comma.end, '')],
          ...p.unexpected(),
        });
      } else if (p.kind() === TokenKind.Identifier && p.isFollowedBy(Char.Equals)) break;
    } else if (p.kind() === TokenKind.BareValue) {
      p.reportMissing('missing-comma', ',', 'A comma is missing between the claim types.');
    } else break;
  }
  if (!p.takeIf(TokenKind.CloseParen)) {
    p.reportMissing('unclosed-parenthesis', ')', 'The `)` behind the claim types is missing.');
  }
  const values = p.collect<Expression>(mark);
  if (!p.building) return absentArgument;
  return { kind: 'typesArgument', start: nameRange.start, end: p.previousEnd, nameRange, values };
}

function parseTypeValue(p: TokenStream): Expression {
  // Only a comma can be missing between two strings here; `+` in a list of types would be very odd.
  if (p.kind() === TokenKind.String && p.isFollowedBy(Char.Quote)) {
    const value = p.takeString();
    p.reportMissing('missing-comma', ',', 'A comma is missing between the claim types.');
    return value;
  }
  return parseExpression(p, p.textOf({ start: p.previousStart, end: p.previousEnd }));
}

/** `issue(= "…")` or `issue("…")`: the name of the argument is missing. */
function parseNamelessArgument(p: TokenStream): Argument {
  const at = p.start;
  const isValue = p.kind() === TokenKind.String;
  const anchor = isValue || p.kind() === TokenKind.Assign ? { start: at, end: p.end } : p.scanner;
  p.report('missing-property', anchor, 'The name of the property is missing: `Type = "…"`.', {
    fixes: [fix('Insert Type', at, at, isValue ? 'Type = ' : 'Type ')],
    ...p.unexpected('IDENTIFIER'),
  });
  if (!isValue) takeAssign(p, { start: at, end: at });
  const value = parseExpression(p, '=');
  return {
    kind: 'propertyArgument',
    start: at,
    end: value.end,
    property: { kind: 'property', start: at, end: at, name: undefined, nameEnd: at, key: undefined },
    value,
  };
}
