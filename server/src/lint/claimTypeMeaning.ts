/** What the catalogue makes of a claim type, kept for the types that the rules at hand repeat. */
import { type ClaimType, type ClaimTypeNearMiss, catalog } from '../catalog/index.ts';
import { asSeen } from './invisible.ts';

export interface ClaimTypeMeaning {
  /** The type itself, or the one that it is a slip of; undefined for a type of somebody else. */
  readonly entry: ClaimType | undefined;
  /** How it is misspelt; undefined for a type that is right or unknown. */
  readonly miss: ClaimTypeNearMiss | undefined;
}

/** As many types as are kept: more than a rule set has, few enough not to count. */
const MOST = 2000;

const kept = new Map<string, ClaimTypeMeaning>();

/** What a claim type is, or was meant to be. */
export function meaningOf(type: string): ClaimTypeMeaning {
  let meaning = kept.get(type);
  if (!meaning) {
    const known = catalog.claimTypes.byUri(type);
    const miss = known ? undefined : catalog.claimTypes.nearMiss(type);
    meaning = { entry: known ?? miss?.entry, miss };
    if (kept.size >= MOST) kept.clear();
    kept.set(type, meaning);
  }
  return meaning;
}

/** What pasted text leaves around a URI: `…`, <…>, (…). */
const before = " \t`'<(";
const after = " \t`'>),.;";

/**
 * The claim type that was meant by one that is almost it, blanks and marks around it included. Undefined for what only
 * has the wrong scheme, which has a lint rule of its own.
 */
export function misspeltType(type: string): ClaimTypeNearMiss | undefined {
  if (type === '') return undefined;
  const { entry, miss: none } = meaningOf(type);
  if (entry && !none) return undefined;
  const seen = asSeen(type).trim();
  const bare = unwrapped(seen);
  const meaning = meaningOf(bare);
  const wrapped = bare !== seen;
  // What only stands in Markdown has no slip of its own but that.
  const miss = meaning.miss ?? (wrapped && meaning.entry ? meaningOf(`${bare} `).miss : undefined);
  if (!miss) return undefined;
  const onlyScheme = miss.slips.every((slip) => slip === 'scheme') && catalog.claimTypes.httpForm(bare);
  return onlyScheme && !wrapped ? undefined : miss;
}

function unwrapped(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && before.includes(text.charAt(start))) start++;
  while (end > start && after.includes(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}
