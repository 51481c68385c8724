/** Security identifiers: well-known ones, and the relative ids of domain accounts and groups. */

import text from './data/sids.json?raw';
import { lazy } from './lazy.ts';
import type { SecurityRelevance, Sourced } from './types.ts';

/** A well-known SID, or the ending of those of a domain. */
export interface Sid extends Sourced {
  /** The identifier, or a pattern: `<domain>` stands for three numbers, other `<…>` for one each. */
  readonly sid: string;
  /** Relative id in the domain or in BUILTIN; null for others. */
  readonly rid: number | null;
  readonly name: string;
  readonly scope:
    | 'universal'
    | 'nt-authority'
    | 'authentication-authority'
    | 'builtin'
    | 'domain'
    | 'entra'
    | 'not-a-real-sid';
  /** Whether the identifier names a group (`groupsid`), an account (`primarysid`), or can be either. */
  readonly principal: 'group' | 'account' | 'any';
  /** `placeholder`: from a published sample, names nothing. `never-in-token`: AD FS never reports it. */
  readonly status: 'current' | 'placeholder' | 'never-in-token';
  readonly meaning: string;
  readonly inRules: string | null;
  /** .NET regular expression. */
  readonly exampleRegex: string;
  readonly securityRelevance: SecurityRelevance;
}

/** What is known about one identifier. */
export interface SidMatch {
  readonly entry: Sid;
  /** The three numbers of the domain, as `1-2-3`; null outside domains. */
  readonly domain: string | null;
  /** The relative id in the domain. */
  readonly rid: number | null;
  /** False when only the general form of a domain account or group fits. */
  readonly wellKnown: boolean;
}

const general = 'S-1-5-21-<domain>-<rid>';
const domainSid = /^S-1-5-21-(\d+-\d+-\d+)-(\d+)$/;

const entries = lazy(() => JSON.parse(String(text)) as readonly Sid[]);

const index = lazy(() => {
  const exact = new Map<string, Sid>();
  const rids = new Map<number, Sid>();
  const patterns: { expression: RegExp; entry: Sid }[] = [];
  for (const entry of entries()) {
    exact.set(entry.sid, entry);
    if (entry.scope === 'domain' && entry.rid !== null) rids.set(entry.rid, entry);
    else if (isSidPattern(entry.sid)) patterns.push({ expression: new RegExp(entry.exampleRegex), entry });
  }
  return { exact, rids, patterns };
});

/** True for a pattern with `<…>` parts, which must be filled in before it can stand in a rule. */
export function isSidPattern(sid: string): boolean {
  return sid.includes('<');
}

/** All entries: also placeholders and identifiers that never arrive in a claim. */
export function sids(): readonly Sid[] {
  return entries();
}

/** The entries to offer, patterns included; the ones for a domain come last, as they need an edit. */
export function sidsForCompletion(): readonly Sid[] {
  return entries()
    .filter((entry) => entry.status === 'current')
    .toSorted((a, b) => Number(isSidPattern(a.sid)) - Number(isSidPattern(b.sid)));
}

/**
 * What an identifier names: a well-known one, a group or account of a domain by its relative id
 * (`S-1-5-21-…-512` is Domain Admins), or in general an object of a domain. Undefined for other text.
 */
export function sidByText(sid: string): SidMatch | undefined {
  const { exact, rids, patterns } = index();
  const entry = exact.get(sid);
  if (entry) return { entry, domain: null, rid: entry.rid, wellKnown: sid !== general };
  const match = domainSid.exec(sid);
  if (match) {
    const rid = Number(match[2]);
    const known = rids.get(rid);
    return { entry: known ?? exact.get(general)!, domain: match[1]!, rid, wellKnown: known !== undefined };
  }
  const pattern = patterns.find(({ expression }) => expression.test(sid));
  return pattern && { entry: pattern.entry, domain: null, rid: null, wellKnown: true };
}

/** The group or account with this relative id in every domain: 512 is Domain Admins. Undefined for others. */
export function sidByRid(rid: number): Sid | undefined {
  return index().rids.get(rid);
}

/** Entries with this name (any case), with or without `BUILTIN\` in front. Empty when unknown. */
export function sidsByName(name: string): readonly Sid[] {
  const wanted = name.toLowerCase();
  return entries().filter((entry) => {
    const known = entry.name.toLowerCase();
    return known === wanted || known === `builtin\\${wanted}`;
  });
}
