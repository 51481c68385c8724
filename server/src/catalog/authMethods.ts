/** Authentication methods: values of `authenticationmethod` and `authnmethodsreferences`, and provider names. */

import { claimTypes } from './claimTypes.ts';
import text from './data/auth-methods.json?raw';
import { nearestByName, withoutBlanks } from './distance.ts';
import { addTo, lazy } from './lazy.ts';
import type { NearMiss, Slip, Sourced } from './types.ts';
import { claimTypeUri, namespaceHosts } from './uris.ts';

/** A value that names how a user signed in. */
export interface AuthMethod extends Sourced {
  readonly value: string;
  readonly name: string;
  readonly description: string;
  /** Short names of claim types (`authenticationmethod`, …), and other places where the value stands. */
  readonly usedIn: readonly string[];
  readonly factor: 'single' | 'second' | 'multi' | 'either' | 'provider' | 'unknown';
  /** `standard`: a SAML class that no built-in provider reports. `unverified`: recognised, never offered. */
  readonly status: 'documented' | 'standard' | 'third-party' | 'unverified';
  readonly notes: string;
}

/** The claim types behind the short names in `usedIn`. */
const types: Readonly<Record<string, string>> = {
  authenticationmethod: claimTypeUri.authenticationMethod,
  authnmethodsreferences: claimTypeUri.authenticationMethodsReferences,
  authnmethodsproviders: claimTypeUri.authenticationMethodsProviders,
};

const entries = lazy(() => JSON.parse(String(text)) as readonly AuthMethod[]);
const values = lazy(() => new Map(entries().map((entry) => [entry.value, entry])));

const loose = lazy(() => {
  const byBody = new Map<string, string>();
  const byTail = new Map<string, string[]>();
  const listed = new Map<string, string>();
  for (const { value } of entries()) {
    byBody.set(body(value), value);
    addTo(byTail, tail(value), value);
  }
  // A value may have wrong forms of its own in the claim type file, since people write it as a type too.
  for (const type of claimTypes()) {
    if (!values().has(type.uri)) continue;
    for (const wrong of [...type.commonMistypings, ...type.likelyMistypings]) listed.set(wrong, type.uri);
  }
  return { byBody, byTail, listed };
});

/** Small letters, without the scheme of a URL. */
function body(value: string): string {
  return value.toLowerCase().replace(/^https?:\/\//, '');
}

/** What comes after the last slash or colon, in small letters. */
function tail(value: string): string {
  return value.slice(Math.max(value.lastIndexOf('/'), value.lastIndexOf(':')) + 1).toLowerCase();
}

/** All entries: also standard classes, third-party methods and the unverified ones. */
export function authMethods(): readonly AuthMethod[] {
  return entries();
}

/** The entry with exactly this value. Undefined when unknown or spelled differently. */
export function authMethodByValue(value: string): AuthMethod | undefined {
  return values().get(value);
}

/** The URIs of the claim types that carry the method; empty for a value that only requests use. */
export function claimTypesOfAuthMethod(method: AuthMethod): readonly string[] {
  return method.usedIn.map((name) => types[name]).filter((uri) => uri !== undefined);
}

/** The methods that a claim type can carry, by its URI. Empty for a type that carries none. */
export function authMethodsOfClaimType(uri: string): readonly AuthMethod[] {
  return entries().filter((method) => claimTypesOfAuthMethod(method).includes(uri));
}

/**
 * The methods to offer for a claim type, or for all: what AD FS itself reports first, then SAML classes and
 * methods of third parties. Without the unverified ones.
 */
export function authMethodsForCompletion(uri?: string): readonly AuthMethod[] {
  const order = ['documented', 'standard', 'third-party'];
  return (uri === undefined ? entries() : authMethodsOfClaimType(uri))
    .filter((method) => method.status !== 'unverified')
    .toSorted((a, b) => order.indexOf(a.status) - order.indexOf(b.status));
}

/**
 * The method that was meant: `https://schemas.microsoft.com/claims/multipleauthn`, a wrong case, the right name under
 * a wrong path, a letter wrong. Undefined for a known value and for text that resembles none.
 */
export function authMethodNearMiss(value: string): NearMiss | undefined {
  if (values().has(value)) return undefined;
  const clean = withoutBlanks(value);
  const blank: readonly Slip[] = clean === value ? [] : ['blank'];
  if (values().has(clean)) return { right: [clean], slips: blank };
  const sameBody = loose().byBody.get(body(clean));
  if (sameBody !== undefined) {
    const scheme = clean.slice(0, 6).toLowerCase() !== sameBody.slice(0, 6).toLowerCase();
    const letters = !clean.endsWith(sameBody.replace(/^https?:\/\//, ''));
    const slips: Slip[] = [...(scheme ? ['scheme' as const] : []), ...(letters ? ['case' as const] : [])];
    return { right: [sameBody], slips: [...(slips.length > 0 ? slips : ['case' as const]), ...blank] };
  }
  const listed = loose().listed.get(clean);
  if (listed !== undefined) return { right: [listed], slips: ['spelling', ...blank] };
  return elsewhere(clean, blank);
}

/** Only text that is plainly a URI of the same family: a provider may be called anything. */
function elsewhere(clean: string, blank: readonly Slip[]): NearMiss | undefined {
  const family = [`${namespaceHosts[0]}/`, 'urn:oasis:names:tc:saml:'].find((start) =>
    body(clean).startsWith(start),
  );
  if (family === undefined) return undefined;
  const end = tail(clean);
  const inFamily = (value: string): boolean => body(value).startsWith(family);
  // An authentication class has the same last word as others; only a word used once says what was meant.
  const sameTail = (loose().byTail.get(end) ?? []).filter(inFamily);
  if (sameTail.length > 0) {
    return sameTail.length === 1 ? { right: [sameTail[0]!], slips: ['path', ...blank] } : undefined;
  }
  const near = entries().filter(
    ({ value, status }) =>
      status !== 'unverified' &&
      inFamily(value) &&
      body(clean).startsWith(body(value).slice(0, -tail(value).length)),
  );
  const right = nearestByName(end, near, ({ value }) => tail(value))?.value;
  return right === undefined ? undefined : { right: [right], slips: ['spelling', ...blank] };
}
