/** The words with a meaning of their own. All of them are case-insensitive (language.md 1.3). */
export enum Keyword {
  None,
  Type,
  Value,
  ValueType,
  Issuer,
  OriginalIssuer,
  Properties,
  Issue,
  Add,
  Claim,
  Store,
  Types,
  Query,
  Param,
  Exists,
  Not,
  Count,
}

const spelling: readonly (readonly [string, Keyword])[] = [
  ['type', Keyword.Type],
  ['value', Keyword.Value],
  ['valuetype', Keyword.ValueType],
  ['issuer', Keyword.Issuer],
  ['originalissuer', Keyword.OriginalIssuer],
  ['properties', Keyword.Properties],
  ['issue', Keyword.Issue],
  ['add', Keyword.Add],
  ['claim', Keyword.Claim],
  ['store', Keyword.Store],
  ['types', Keyword.Types],
  ['query', Keyword.Query],
  ['param', Keyword.Param],
  ['exists', Keyword.Exists],
  ['not', Keyword.Not],
  ['count', Keyword.Count],
];

/** The keywords by length and third letter: that leaves one candidate, so a look-up is one comparison. */
const candidates: (readonly [string, Keyword] | undefined)[] = [];
for (const entry of spelling) candidates[slot(entry[0].length, entry[0].charCodeAt(2))] = entry;

function slot(length: number, thirdLetter: number): number {
  return length * 32 + (thirdLetter & 31);
}

/** The keyword that stands from `start` to `end`, or `None`. Allocates nothing. */
export function keywordAt(source: string, start: number, end: number): Keyword {
  const length = end - start;
  if (length < 3 || length > 14) return Keyword.None;
  const candidate = candidates[slot(length, source.charCodeAt(start + 2))];
  if (candidate === undefined) return Keyword.None;
  const word = candidate[0];
  if (word.length !== length) return Keyword.None;
  for (let i = 0; i < length; i++) {
    const c = source.charCodeAt(start + i);
    // ASCII letters differ from their lower case by one bit; digits and `_` never become a letter by it.
    if (c > 122 || (c | 32) !== word.charCodeAt(i)) return Keyword.None;
  }
  return candidate[1];
}

/** The keyword that this text is, or `None`. */
export function keywordOf(text: string): Keyword {
  return keywordAt(text, 0, text.length);
}

/** Whether the word stands before `(` in a condition: `exists`, `not`, `count`. */
export function isAggregate(keyword: Keyword): boolean {
  return keyword >= Keyword.Exists;
}

/** Whether the word is an action: `issue`, `add`. */
export function isVerb(keyword: Keyword): boolean {
  return keyword === Keyword.Issue || keyword === Keyword.Add;
}

/**
 * Whether this names the one documented function, `RegExReplace` (language.md 2.6). It is spelled in many ways in the
 * field; case does not matter.
 */
export function isRegExReplace(name: string): boolean {
  return name.toLowerCase() === 'regexreplace';
}
