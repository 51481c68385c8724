import { isBlank, isOddBlank } from '../../syntax/characters.ts';
import type { StringLiteral } from '../../syntax/nodes.ts';
import { stringValue } from '../../syntax/nodes.ts';
import type { Fix } from '../../syntax/problem.ts';
import { type ClaimLiteral, claimLiterals } from '../claimLiterals.ts';
import { invisibleIn } from '../invisible.ts';
import type { Finding, LintRule } from '../lintRule.ts';

/** Characters that are never meant, not even in text that people read: zero-width space, word joiner, byte order mark. */
const neverMeant = new Set([0x200b, 0x2060, 0xfeff]);

/** A character that nobody sees, pasted from a web page: the text looks right and matches nothing (language.md 1.1). */
export const invisibleCharacterInText: LintRule = {
  id: 'invisible-character-in-text',
  title: 'Text has an invisible character',
  category: 'correctness',
  severity: 'warning',
  needs: ['oddCharacter'],
  *check(rule) {
    for (const claim of claimLiterals(rule)) yield* find(claim.literal, claim.text, isShown(claim));
    for (const arg of rule.action?.args ?? []) {
      if (arg.kind === 'storeArgument' && arg.value.kind === 'string') {
        yield* find(arg.value, stringValue(rule, arg.value), false);
      }
    }
  },
};

/** A value that is issued may be text for people, with no-break spaces where they belong. */
function isShown({ use, property, entry }: ClaimLiteral): boolean {
  return (
    use === 'write' && property === 'Value' && entry?.valueKind !== 'uri' && entry?.valueKind !== 'boolean'
  );
}

function* find(literal: StringLiteral, text: string, isShownText: boolean): Generator<Finding> {
  const offsets = invisibleIn(text).filter((at) => !isShownText || neverMeant.has(text.charCodeAt(at)));
  const [first] = offsets;
  if (first === undefined) return;
  const code = text.charCodeAt(first);
  const start = literal.contentStart + first;
  yield {
    start,
    end: start + 1,
    message: `${nameOf(code)} in this text: nobody sees it, and it counts. Remove it.`,
    fixes: [fixFor(literal, text, offsets)],
  };
}

function nameOf(code: number): string {
  if (code === 0xa0) return 'A no-break space';
  if (code === 0xfeff) return 'A byte order mark';
  if (code === 0x200b) return 'A zero-width space';
  if (code === 0xad) return 'A soft hyphen';
  return `The character U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** What has a width becomes a plain blank, all else goes; so do all of them at the ends of the text. */
function fixFor(literal: StringLiteral, text: string, offsets: readonly number[]): Fix {
  const gone = new Set(offsets);
  const isSeen = (at: number): boolean => !gone.has(at) && !isBlank(text.charCodeAt(at));
  let first = 0;
  let last = text.length - 1;
  while (first < text.length && !isSeen(first)) first++;
  while (last > first && !isSeen(last)) last--;
  const edits = offsets.map((at) => {
    const start = literal.contentStart + at;
    const inside = at > first && at < last;
    return { start, end: start + 1, newText: inside && isOddBlank(text.charCodeAt(at)) ? ' ' : '' };
  });
  const blanks = offsets.every((at) => isOddBlank(text.charCodeAt(at)));
  return {
    title: blanks ? 'Use plain blanks' : 'Remove what is invisible',
    edits,
    preferred: true,
    safe: !offsets.some((at) => isOddBlank(text.charCodeAt(at))),
  };
}
