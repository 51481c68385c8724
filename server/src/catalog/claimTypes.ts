/** Claim types: what they mean, who adds them, where they can be read. */

import text from './data/claim-types.json?raw';
import { addTo, lazy } from './lazy.ts';
import type { SecurityRelevance, Sourced, Stage } from './types.ts';

/** Whether a claim type has a place in a rule. */
export type ClaimTypeStatus =
  | 'current'
  /** Type of the .NET identity framework that plays no role in AD FS rules. */
  | 'framework'
  /** A value that people write where a type belongs. */
  | 'value'
  /** From a retired product. */
  | 'obsolete';

/** What the value of a claim looks like. */
export type ValueKind =
  | 'string'
  | 'uri'
  | 'boolean'
  | 'sid'
  | 'datetime'
  | 'enum'
  | 'guid'
  | 'integer'
  | 'ip'
  | 'ip-list'
  | 'user-agent';

/** A value that a claim of this type is known to have. */
export interface ClaimTypeValue {
  readonly value: string;
  readonly meaning: string;
}

/** A claim type, or a SAML claim property (category `saml-property`) for `Properties["…"]`. */
export interface ClaimType extends Sourced {
  /** Exact spelling; AD FS compares ordinally (language.md 3.5). Unique. May hold a `{Placeholder}`. */
  readonly uri: string;
  readonly shortName: string;
  /** `adfs`: a documented AD FS or JWT short name; `derived`: the last part of the URI. */
  readonly shortNameKind: 'adfs' | 'derived';
  /** Name in the AD FS console, or SAML FriendlyName for `urn:` attributes. */
  readonly friendlyName: string | null;
  readonly category: string;
  readonly status: ClaimTypeStatus;
  readonly description: string;
  readonly valueKind: ValueKind;
  readonly values: readonly ClaimTypeValue[];
  readonly emittedBy: string;
  /** Rule sets in which reading or issuing it makes sense. */
  readonly availableIn: readonly Stage[];
  /** First AD FS version; null for types that AD FS does not bring along. */
  readonly introducedIn: 'AD FS 2.0' | '2012R2' | '2016' | '2019' | null;
  readonly notes: string | null;
  readonly securityRelevance: SecurityRelevance;
  /** Other names for people, never URIs. */
  readonly aliases: readonly string[];
  /** Wrong forms found in public rules or documentation. */
  readonly commonMistypings: readonly string[];
  /** Wrong forms made up for quick fixes; never offered. */
  readonly likelyMistypings: readonly string[];
}

const entries = lazy(() => JSON.parse(String(text)) as readonly ClaimType[]);
const uris = lazy(() => new Map(entries().map((entry) => [entry.uri, entry])));

/** Entries whose URI holds a placeholder, with the text before it. */
const templates = lazy(() =>
  entries()
    .filter((entry) => isTemplateUri(entry.uri))
    .map((entry) => ({ prefix: entry.uri.slice(0, entry.uri.indexOf('{')), entry })),
);

const names = lazy(() => {
  const short = new Map<string, ClaimType[]>();
  const friendly = new Map<string, ClaimType[]>();
  for (const entry of entries()) {
    addTo(short, entry.shortName.toLowerCase(), entry);
    for (const name of new Set([entry.friendlyName ?? '', ...entry.aliases])) {
      if (name !== '') addTo(friendly, name.toLowerCase(), entry);
    }
  }
  // The documented short name first: `email` is an AD FS name, and also a plain attribute of some applications.
  for (const list of short.values()) {
    list.sort((a, b) => Number(b.shortNameKind === 'adfs') - Number(a.shortNameKind === 'adfs'));
  }
  return { short, friendly };
});

/** True for a URI with a part to fill in, such as `…/PrincipalTag:{TagKey}`. */
export function isTemplateUri(uri: string): boolean {
  return uri.includes('{');
}

/** True for a key of `Properties["…"]`, which cannot stand as a claim type. */
export function isSamlProperty(entry: ClaimType): boolean {
  return entry.category === 'saml-property';
}

/** All entries, in the order of the data file: also properties, values in disguise and obsolete types. */
export function claimTypes(): readonly ClaimType[] {
  return entries();
}

/**
 * The entry with exactly this URI, or the one whose placeholder the URI fills in. Undefined for an unknown type,
 * also when only a letter's case is wrong: that is a near miss.
 */
export function claimTypeByUri(uri: string): ClaimType | undefined {
  const exact = uris().get(uri);
  if (exact) return exact;
  return templates().find(({ prefix }) => uri.length > prefix.length && uri.startsWith(prefix))?.entry;
}

/** Entries with this short name (any case), documented names before derived ones. Empty when unknown. */
export function claimTypesByShortName(name: string): readonly ClaimType[] {
  return names().short.get(name.toLowerCase()) ?? [];
}

/** Entries with this friendly name or alias (any case). Empty when unknown. */
export function claimTypesByFriendlyName(name: string): readonly ClaimType[] {
  return names().friendly.get(name.toLowerCase()) ?? [];
}

/**
 * Whether the claim makes sense in a rule set. Delegation and impersonation rules see what authorization rules
 * see (language.md 4.1).
 */
export function isAvailableIn(entry: ClaimType, stage: Stage): boolean {
  const seen = stage === 'delegation' || stage === 'impersonation' ? 'authorization' : stage;
  return entry.availableIn.includes(seen);
}

/** Claim types to offer where a type belongs; with a stage, only those that make sense there. */
export function claimTypesForCompletion(stage?: Stage): readonly ClaimType[] {
  return entries().filter(
    (entry) =>
      entry.status === 'current' &&
      !isSamlProperty(entry) &&
      (stage === undefined || isAvailableIn(entry, stage)),
  );
}

/** Keys to offer inside `Properties["…"]`. */
export function claimPropertiesForCompletion(): readonly ClaimType[] {
  return entries().filter((entry) => entry.status === 'current' && isSamlProperty(entry));
}
