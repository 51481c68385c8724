/** The claim, and what a claim has that was given with less than all of its properties (language.md 3.1, 3.7). */
import { valueTypeUri } from '../catalog/index.ts';
import type { PropertyName } from '../syntax/nodes.ts';

/** A claim with all six properties. Immutable; two claims with equal properties are still two claims. */
export interface Claim {
  readonly type: string;
  readonly value: string;
  readonly valueType: string;
  readonly issuer: string;
  readonly originalIssuer: string;
  /** Own keys only: look one up with `propertyOf`. */
  readonly properties: Readonly<Record<string, string>>;
}

/** What has to be said of a claim: the rest has defaults. */
export interface ClaimParts {
  readonly type: string;
  readonly value: string;
  readonly valueType?: string | undefined;
  readonly issuer?: string | undefined;
  readonly originalIssuer?: string | undefined;
  readonly properties?: Readonly<Record<string, string>> | undefined;
}

/** Issuers with a meaning of their own (language.md 3.1). */
export const issuers = { activeDirectory: 'AD AUTHORITY', local: 'LOCAL AUTHORITY' } as const;

/** The value types that the engine must know (language.md 3.7 and section 8, no. 3). */
export const valueTypes = valueTypeUri;

const noProperties: Readonly<Record<string, string>> = Object.freeze({});

class MadeClaim implements Claim {
  readonly type: string;
  readonly value: string;
  readonly valueType: string;
  readonly issuer: string;
  readonly originalIssuer: string;
  readonly properties: Readonly<Record<string, string>>;
  /** What was given; private, so that a claim prints and compares as its six properties. */
  readonly #given: ClaimParts;

  constructor(given: ClaimParts) {
    this.type = given.type;
    this.value = given.value;
    this.valueType = given.valueType ?? valueTypes.string;
    this.issuer = given.issuer ?? issuers.local;
    this.originalIssuer = given.originalIssuer ?? issuers.local;
    this.properties = given.properties ?? noProperties;
    this.#given = given;
  }

  static isAssumed(claim: Claim, name: PropertyName): boolean {
    if (!(#given in claim)) return false;
    const given = claim.#given;
    if (name === 'ValueType') return given.valueType === undefined;
    if (name === 'Issuer') return given.issuer === undefined;
    return name === 'OriginalIssuer' && given.originalIssuer === undefined;
  }
}

/**
 * A claim with defaults where nothing is said: Issuer `LOCAL AUTHORITY` (language.md 3.7); OriginalIssuer the same and
 * ValueType string, which no source states (section 8, no. 18).
 */
export function createClaim(parts: ClaimParts): Claim {
  return new MadeClaim(parts);
}

/** Whether a property of a claim has its default because nothing else was said. */
export function isAssumed(claim: Claim, name: PropertyName): boolean {
  return MadeClaim.isAssumed(claim, name);
}

/** The text of a property; a missing key of `Properties` reads as the empty string (language.md 2.6). */
export function propertyOf(claim: Claim, name: PropertyName, key = ''): string {
  switch (name) {
    case 'Type':
      return claim.type;
    case 'Value':
      return claim.value;
    case 'ValueType':
      return claim.valueType;
    case 'Issuer':
      return claim.issuer;
    case 'OriginalIssuer':
      return claim.originalIssuer;
    case 'Properties':
      return Object.hasOwn(claim.properties, key) ? (claim.properties[key] as string) : '';
  }
}
