/** What a claim rule can have that lint rules look for. Each is a bit, so that one number holds what a rule has. */
export const traits = {
  // Of the rule as a whole.
  nameless: 1 << 0,
  /** An annotation that is not `@RuleName`. */
  template: 1 << 1,
  /** A keyword that is not written as AD FS writes it. */
  ownSpelling: 1 << 2,
  severalConditions: 1 << 3,
  /** `exists` or `count`. */
  aggregate: 1 << 4,
  /** A regular expression: behind `=~` or `!~`, or in a call. */
  pattern: 1 << 5,
  /** `=~` or `!~`. */
  match: 1 << 28,
  /** A function is called. */
  call: 1 << 29,
  /** `!=` or `!~`. */
  negation: 1 << 6,
  /** A selector that tests one property twice. */
  repeatedProperty: 1 << 7,
  /** `Properties["key"]` */
  propertyKey: 1 << 8,
  /** A text that an issuer is compared with or set to. */
  issuer: 1 << 9,
  /** `add(…)` */
  add: 1 << 10,
  /** The query of an attribute store. */
  store: 1 << 11,

  // Of its claim types.
  /** A type of the catalogue, also where it is misspelt: its values are known. */
  knownType: 1 << 12,
  /** A type that is almost one of the catalogue. */
  misspeltType: 1 << 13,
  /** A type with nothing but blanks in it. */
  emptyType: 1 << 14,
  /** A type that is no URI. */
  bareType: 1 << 15,
  /** `https` in a type. */
  https: 1 << 16,
  /** A type that decides who gets in or is asked for a second factor, or tells about it. */
  decision: 1 << 17,
  nameId: 1 << 18,
  /** A type of which users have several claims, or `[]`, which takes all there are. */
  manyClaims: 1 << 19,
  /** A type that by its name is for other rules only, or that is added. */
  intermediate: 1 << 20,
  /** A type that looks like a value, or a value that looks like a type. */
  misplaced: 1 << 21,

  // Of its texts, claim types included.
  emptyText: 1 << 22,
  /** A text that begins or ends with a blank. */
  outerBlank: 1 << 23,
  /** A character that is not ASCII. */
  oddCharacter: 1 << 24,
  backslash: 1 << 25,
  /** A text that is compared as it is, with a mark that expressions and wildcards have. */
  regexMark: 1 << 26,
  /** A text that may have a place to fill in. */
  placeholder: 1 << 27,
} as const;

export type Trait = keyof typeof traits;

/** The bits of some traits. */
export function bitsOf(names: readonly Trait[] = []): number {
  return names.reduce((bits, name) => bits | traits[name], 0);
}
