import { Char } from './characters.ts';
import { isAggregate } from './keywords.ts';
import type { Name } from './nodes.ts';
import { fix } from './problem.ts';
import type { TokenStream } from './tokenStream.ts';
import { TokenKind } from './tokens.ts';

/** Takes `label:` and the slips of it: `label;`, `label::`, `label=`, `label.`, `label` alone before `[`, `:` alone. */
export function parseLabel(p: TokenStream): Name | undefined {
  if (p.kind() === TokenKind.Colon) {
    p.takeWrong('label-separator', '', 'No label stands before this `:`. Write one, or remove the `:`.');
    return undefined;
  }
  if (p.kind() !== TokenKind.Identifier) return undefined;
  if (p.isFollowedBy(Char.Colon)) {
    const name = p.takeName();
    p.consume();
    if (p.kind() === TokenKind.Colon) p.takeWrong('label-separator', '', 'One `:` too many. Remove it.');
    return name;
  }
  if (p.isFollowedBy(Char.Semicolon) || p.isFollowedBy(Char.Equals) || p.isFollowedBy(Char.Dot)) {
    if (!p.lookAhead(() => p.isFollowedBy(Char.OpenBracket))) return undefined;
    const name = p.takeName();
    p.takeWrong('label-separator', ':', 'Write `:` between the label and its selector.');
    return name;
  }
  if (p.isFollowedBy(Char.OpenBracket) && !isAggregate(p.keyword())) {
    const name = p.takeName();
    const at = p.previousEnd;
    p.report('label-separator', name, 'Write `:` between the label and its selector.', {
      fixes: [fix('Insert :', at, at, ':')],
      ...p.unexpected(':'),
    });
    return name;
  }
  return undefined;
}
