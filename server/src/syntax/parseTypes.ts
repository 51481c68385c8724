import { absentArgument } from './absentNodes.ts';
import { Char } from './characters.ts';
import type { Argument, Expression, TextRange } from './nodes.ts';
import { parseExpression } from './parseExpression.ts';
import { fix } from './problem.ts';
import type { TokenStream } from './tokenStream.ts';
import { TokenKind } from './tokens.ts';

/** Reads `("…", "…")` behind `types =`. */
export function parseTypes(p: TokenStream, nameRange: TextRange): Argument {
  if (!p.takeIf(TokenKind.OpenParen)) return parseSingleType(p, nameRange);
  if (p.kind() === TokenKind.CloseParen) {
    const list = { start: p.previousStart, end: p.end };
    p.report('missing-value', list, 'Name the claim types: `types = ("…", "…")`.', p.unexpected());
  }
  const mark = p.mark();
  if (p.kind() === TokenKind.CloseParen) p.consume();
  else parseValues(p);
  const values = p.collect<Expression>(mark);
  if (!p.building) return absentArgument;
  return { kind: 'typesArgument', start: nameRange.start, end: p.previousEnd, nameRange, values };
}

function parseValues(p: TokenStream): void {
  for (let after = '('; ; after = ',') {
    p.push(parseTypeValue(p, after));
    if (p.kind() === TokenKind.String || p.kind() === TokenKind.BareValue) {
      p.reportMissing('missing-comma', ',', 'A comma is missing between the claim types.');
      continue;
    }
    if (p.kind() !== TokenKind.Comma) break;
    const end = p.previousEnd;
    const comma = p.take();
    while (p.kind() === TokenKind.Comma) {
      p.takeWrong('trailing-comma', '', 'One comma too many. Remove it.');
    }
    if (p.kind() === TokenKind.CloseParen) {
      p.report('trailing-comma', comma, 'No claim type follows this comma. Remove it.', {
        fixes: [p.removal('Remove the comma', comma.start, comma.end)],
        ...p.unexpected(),
      });
      break;
    }
    if (p.kind() === TokenKind.Identifier && p.isFollowedBy(Char.Equals)) {
      // `("a", query = …`: the `)` belongs before the comma, which goes on with the action.
      p.report(
        'unclosed-parenthesis',
        { start: end - 1, end },
        'The `)` behind the claim types is missing.',
        {
          fixes: [fix('Insert )', end, end, ')')],
          ...p.unexpected(),
        },
      );
      return;
    }
  }
  if (!p.takeIf(TokenKind.CloseParen)) {
    p.reportUnclosed('unclosed-parenthesis', ')', 'The `)` behind the claim types is missing.');
  }
}

function parseTypeValue(p: TokenStream, after: string): Expression {
  // Only a comma can be missing between two strings here; `+` in a list of types would be very odd.
  if (p.kind() === TokenKind.String && p.isFollowedBy(Char.Quote)) return p.takeString();
  return parseExpression(p, after);
}

/** `types = "…"` */
function parseSingleType(p: TokenStream, nameRange: TextRange): Argument {
  const value = parseExpression(p, 'types =');
  if (value.kind !== 'missing') {
    const message = 'The claim types stand in parentheses: `types = ("…", "…")`.';
    p.report('missing-parenthesis', value, message, {
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
