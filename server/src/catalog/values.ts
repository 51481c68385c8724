/** The known values of a claim type, from all files that know some. */

import { authMethodNearMiss, authMethodsForCompletion, authMethodsOfClaimType } from './authMethods.ts';
import { claimTypeByUri } from './claimTypes.ts';
import { clientApplicationNearMiss, clientApplications } from './clientApplications.ts';
import { withoutBlanks } from './distance.ts';
import { endpointNearMiss, endpoints, endpointsForCompletion } from './endpoints.ts';
import { isSidPattern, type Sid, sids, sidsForCompletion } from './sids.ts';
import type { NearMiss } from './types.ts';
import { claimPropertyUri, claimTypeUri } from './uris.ts';
import { userAgents, userAgentsForCompletion } from './userAgents.ts';

/** One value that a claim type is known to have. */
export interface KnownValue {
  readonly value: string;
  /** Name for people: `Domain Admins`, `Exchange ActiveSync (EAS)`. Null where the value speaks for itself. */
  readonly name: string | null;
  readonly meaning: string;
  /** Which file has the entry behind it. */
  readonly kind: 'value' | 'clientApplication' | 'authMethod' | 'endpoint' | 'sid' | 'userAgent';
  /** True for a documented value, fit for completion; obsolete and unverified ones are only recognised. */
  readonly offered: boolean;
  /** True when `<…>` parts must be filled in before the value can be used. */
  readonly pattern: boolean;
}

/** Claim types whose value is a security identifier, and what can stand there. */
const sidTypes: Readonly<Record<string, (sid: Sid) => boolean>> = {
  [claimTypeUri.groupSid]: ({ principal }) => principal !== 'account',
  [claimTypeUri.denyOnlySid]: ({ principal }) => principal !== 'account',
  [claimTypeUri.primaryGroupSid]: ({ principal, scope }) => principal !== 'account' && scope === 'domain',
  [claimTypeUri.primarySid]: ({ principal }) => principal !== 'group',
};

/**
 * Known values of a claim type, the type's own first. Also those that are recognised but not offered. Empty for an
 * unknown type, a type with free text, and a type whose values the catalogue does not know.
 */
export function valuesOfClaimType(uri: string): readonly KnownValue[] {
  const values = new Map<string, KnownValue>();
  for (const known of [...ownValues(uri), ...valuesElsewhere(uri)]) {
    // The same value in two files: the first meaning fits the type better, the second knows the name.
    const before = values.get(known.value);
    values.set(known.value, before ? { ...known, meaning: before.meaning } : known);
  }
  return [...values.values()];
}

/** The values to offer for a claim type. */
export function valuesForCompletion(uri: string): readonly KnownValue[] {
  return valuesOfClaimType(uri).filter(({ offered }) => offered);
}

/** What the catalogue knows about one value of a claim type. Undefined when the value is unknown. */
export function valueOfClaimType(uri: string, value: string): KnownValue | undefined {
  return valuesOfClaimType(uri).find((known) => known.value === value);
}

function ownValues(uri: string): readonly KnownValue[] {
  return (claimTypeByUri(uri)?.values ?? []).map(({ value, meaning }) => ({
    value,
    name: null,
    meaning,
    kind: 'value',
    offered: true,
    pattern: false,
  }));
}

function valuesElsewhere(uri: string): readonly KnownValue[] {
  if (uri === claimTypeUri.clientApplication) {
    return clientApplications().map(({ value, protocol, description, status }) =>
      knownValue('clientApplication', value, protocol, description, status === 'documented'),
    );
  }
  if (uri === claimTypeUri.endpointAbsolutePath) {
    const offered = new Set(endpointsForCompletion());
    return endpoints().map((entry) =>
      knownValue('endpoint', entry.path, entry.protocol, entry.description, offered.has(entry)),
    );
  }
  if (uri === claimTypeUri.clientUserAgent) {
    const offered = new Set(userAgentsForCompletion());
    return userAgents().map((entry) =>
      knownValue('userAgent', entry.fragment, null, entry.indicates, offered.has(entry)),
    );
  }
  const fits = sidTypes[uri];
  if (fits) {
    const offered = sidsForCompletion();
    const others = sids().filter((entry) => !offered.includes(entry));
    return [...offered, ...others]
      .filter(fits)
      .map((entry) => knownValue('sid', entry.sid, entry.name, entry.meaning, offered.includes(entry)));
  }
  const offered = authMethodsForCompletion(uri);
  const others = authMethodsOfClaimType(uri).filter((entry) => !offered.includes(entry));
  return [...offered, ...others].map((entry) =>
    knownValue('authMethod', entry.value, entry.name, entry.description, offered.includes(entry)),
  );
}

function knownValue(
  kind: KnownValue['kind'],
  value: string,
  name: string | null,
  meaning: string,
  offered: boolean,
): KnownValue {
  return { value, name, meaning, kind, offered, pattern: kind === 'sid' && isSidPattern(value) };
}

/**
 * The value that was meant, for a claim type with known values: another case (`True`, which `==` does not take for
 * `true`), a blank, a slip in a client application, method or endpoint. Undefined for known values, for types with
 * free text, and for permit and deny, whose value AD FS does not look at (language.md 4.3).
 */
export function valueNearMiss(uri: string, value: string): NearMiss | undefined {
  if (uri === claimTypeUri.clientApplication) return clientApplicationNearMiss(value);
  if (uri === claimTypeUri.endpointAbsolutePath) return endpointNearMiss(value);
  if (uri === claimTypeUri.permit || uri === claimTypeUri.deny) return undefined;
  const methods = authMethodsOfClaimType(uri);
  if (methods.length > 0) {
    const miss = authMethodNearMiss(value);
    return miss && methods.some((method) => method.value === miss.right[0]) ? miss : undefined;
  }
  const own = claimTypeByUri(uri)?.values ?? [];
  if (own.some((entry) => entry.value === value)) return undefined;
  const inner = value.trim();
  const clean = inner.includes(' ') ? inner : withoutBlanks(value);
  const right = own.find((entry) => entry.value.toLowerCase() === clean.toLowerCase());
  if (right) {
    const letters = right.value === clean ? [] : (['case'] as const);
    return { right: [right.value], slips: clean === value ? letters : [...letters, 'blank'] };
  }
  return uri === claimPropertyUri.format ? nameIdFormat(clean) : undefined;
}

/** `unspecified` and `emailAddress` are SAML 1.1 names even in SAML 2.0, `persistent` is a SAML 2.0 name. */
function nameIdFormat(value: string): NearMiss | undefined {
  const tail = /^urn:oasis:names:tc:SAML:\d\.\d:nameid-format:(\w+)$/i.exec(value)?.[1]?.toLowerCase();
  if (tail === undefined) return undefined;
  const right = claimTypeByUri(claimPropertyUri.format)?.values.find(({ value: known }) =>
    known.toLowerCase().endsWith(`:${tail}`),
  );
  return right && { right: [right.value], slips: ['path'] };
}
