/**
 * .NET regular expressions, as AD FS applies them: reading, matching, replacing, and what a linter wants to know.
 * Needs no .NET; no pattern and no text can make it hang, and nothing throws.
 *
 * ```ts
 * const made = createMatcher('^(?i)(?<user>[^@]+)@contoso\\.com$');
 * if (!made.ok) return made.errors; // each with a message and a range in the pattern
 * const result = made.matcher.match('Jane@Contoso.com');
 * if (result.status === 'match') groupOf(result, 'user'); // { index: 0, length: 4, captures: [...] }
 * ```
 *
 * What is not supported is an error with the code `notSupported`. The options RightToLeft, ECMAScript and Compiled
 * cannot be set from within a pattern and do not exist here. All offsets are UTF-16.
 *
 * `npm run test:dotnet` compares all this with a real .NET engine; `test/dotnet/known.mjs` says where the two differ.
 */

export { alternatives } from './alternatives.ts';
export { isAnchoredEnd, isAnchoredStart } from './anchored.ts';
export { type CatastrophicRange, catastrophic } from './catastrophic.ts';
export type { RegexError, RegexErrorCode } from './errors.ts';
export { type ExactLiterals, exactLiterals } from './exactLiterals.ts';
export { groupNames, type NamedGroup } from './groupNames.ts';
export { defaultBudget, maxDepth } from './limits.ts';
export { literalPrefix } from './literalPrefix.ts';
export {
  type Capture,
  createMatcher,
  groupOf,
  type Match,
  type MatchAllResult,
  type MatchedGroup,
  type Matcher,
  type MatcherResult,
  type MatchResult,
  matcherFor,
  type NoMatch,
  type TookTooLong,
} from './matcher.ts';
export { minimumLength } from './minimumLength.ts';
export type * from './nodes.ts';
export { noOptions, parseRegex } from './parse.ts';
export type { PatternRange } from './range.ts';
export {
  parseReplacement,
  type Replacement,
  type ReplacementPart,
  type ReplaceResult,
  replace,
} from './replace.ts';
export { unescapedDots } from './unescapedDots.ts';
export { branchesOf, childrenOf, walk } from './walk.ts';
