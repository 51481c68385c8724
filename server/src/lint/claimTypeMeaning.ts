/** What the catalogue makes of a claim type, kept for the types that the rules at hand repeat. */
import { type ClaimType, type ClaimTypeNearMiss, catalog } from '../catalog/index.ts';

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
