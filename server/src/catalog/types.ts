/** What several catalogue files have in common. `data/README.md` describes the fields of every file. */

/** All stages, in the order in which claims pass through them (language.md 4.1). */
export const stages = [
  'acceptance',
  'authorization',
  'delegation',
  'impersonation',
  'additionalAuthentication',
  'issuance',
] as const;

/** A rule set of the pipeline. */
export type Stage = (typeof stages)[number];

/** `high` marks what changes who gets in. */
export type SecurityRelevance = 'none' | 'low' | 'high';

/**
 * Every entry of the catalogue says where it comes from: a URL, or `owner/repository path` on GitHub, which
 * `sourceUrl` turns into a URL. The built server carries the first source only.
 */
export interface Sourced {
  readonly sources: readonly string[];
}

/** In which way a text differs from the right one. */
export type Slip =
  /** A blank, a line break or an invisible character that does not belong there. */
  | 'blank'
  /** `https:` for `http:`, the reverse, or a broken `http://`. */
  | 'scheme'
  /** Another host: `schemas.xmlsoap.com`, or the one Microsoft name space for the other. */
  | 'host'
  /** Other directories, or a slash too many or too few. */
  | 'path'
  /** Capital and small letters. */
  | 'case'
  /** A known other name for the same thing. */
  | 'variant'
  /** Only the end of the value, without what comes before it. */
  | 'prefix'
  /** Two or more values run together. */
  | 'joined'
  /** Some letters wrong. */
  | 'spelling';

/** A text that is not known but almost is. */
export interface NearMiss {
  /** What was meant: one text, or several where values were run together. Never empty. */
  readonly right: readonly [string, ...string[]];
  /** How the text differs, worst first. Never empty. */
  readonly slips: readonly Slip[];
}
