/** Which claim type a value gives away, for rules whose types a web page has stripped (story A). */

import { authMethodByValue, authMethodNearMiss, claimTypesOfAuthMethod } from './authMethods.ts';
import { type ClaimType, claimTypes, isSamlProperty } from './claimTypes.ts';
import { clientApplicationByValue, clientApplicationNearMiss } from './clientApplications.ts';
import { looksLikeEndpoint } from './endpoints.ts';
import { addTo, lazy } from './lazy.ts';
import { sidByText } from './sids.ts';
import type { Stage } from './types.ts';
import { claimTypeUri, claimValue } from './uris.ts';
import { userAgentsIn } from './userAgents.ts';

/** A claim type that a value may belong to. */
export interface TypeCandidate {
  readonly uri: string;
  /** 1 for the likeliest. */
  readonly rank: number;
  /** True when the value can hardly belong to any other type: a fix may be preferred. */
  readonly certain: boolean;
}

/** Where the value stands, as far as it is known. */
export interface ValuePlace {
  /** `read` in a condition, `write` in an action. */
  readonly use?: 'read' | 'write';
  readonly stage?: Stage;
}

/** Types in the order of likelihood, and whether the first one is beyond doubt. */
interface Guess {
  readonly uris: readonly string[];
  readonly certain: boolean;
}

const none: Guess = { uris: [], certain: false };
const sure = (...uris: readonly string[]): Guess => ({ uris, certain: true });
const maybe = (...uris: readonly string[]): Guess => ({ uris, certain: false });

/** A word that anything may be called, and addresses, of which the data has an example only. */
const commonWord = /^[a-z]+$|^User$|^https?:/;

const owners = lazy(() => {
  const found = new Map<string, ClaimType[]>();
  for (const entry of claimTypes()) {
    if (isSamlProperty(entry)) continue;
    for (const { value } of entry.values) addTo(found, value, entry);
  }
  return found;
});

/**
 * The claim types that a value may belong to, likeliest first; empty when the value says nothing. The value may be a
 * literal or a regular expression: anchors, `(?i)` and escapes are looked through, and of several alternatives the
 * first one counts. `true` and `false` fit many types and are never certain.
 */
export function claimTypesOfValue(value: string, place: ValuePlace = {}): readonly TypeCandidate[] {
  const { uris, certain } = guess(literal(value), value, place);
  return uris.map((uri, at) => ({ uri, rank: at + 1, certain: certain && at === 0 }));
}

/** The first alternative of a simple regular expression as plain text; a literal as it is. */
function literal(value: string): string {
  const [first = ''] = value.trim().split(/(?<!\\)\|/);
  return first
    .replace(/^\^?(?:\(\?i\))?\^?\(*/, '')
    .replace(/\)*\$?$/, '')
    .replace(/\\([.\-/()?+*$^|[\]{}])/g, '$1');
}

function guess(plain: string, value: string, place: ValuePlace): Guess {
  if (plain === '') return none;
  if (clientApplicationByValue(plain) || /^microsoft\.exchange\./i.test(plain)) {
    return sure(claimTypeUri.clientApplication);
  }
  return (
    method(plain, place) ??
    ownValue(plain, place) ??
    sid(plain) ??
    path(value) ??
    address(value) ??
    named(plain) ??
    shape(plain) ??
    none
  );
}

function method(plain: string, place: ValuePlace): Guess | undefined {
  const right = authMethodByValue(plain) ?? authMethodByValue(authMethodNearMiss(plain)?.right[0] ?? '');
  if (!right) return undefined;
  const uris = [...claimTypesOfAuthMethod(right)];
  if (uris.length === 0) return undefined;
  const asks = claimTypeUri.authenticationMethod;
  const proves = claimTypeUri.authenticationMethodsReferences;
  const mfa = right.value === claimValue.multipleAuthentication;
  if (!mfa || uris.length === 1) return { uris, certain: uris.length === 1 };
  // As an output it asks for a second factor, in a condition it proves one (language.md 4.4).
  if (place.use === 'write') {
    const certain = place.stage === 'additionalAuthentication';
    return { uris: [asks, proves], certain };
  }
  return place.use === 'read' ? maybe(proves, asks) : maybe(asks, proves);
}

function ownValue(plain: string, place: ValuePlace): Guess | undefined {
  const lower = plain.toLowerCase();
  const known = owners().get(lower === 'true' || lower === 'false' ? lower : plain);
  if (!known || /^\d+$/.test(plain)) return undefined;
  const uris = known.map(({ uri }) => uri);
  if (lower === 'true' || lower === 'false') return maybe(...yesOrNo(uris, place));
  return { uris, certain: uris.length === 1 && !commonWord.test(plain) };
}

/** Inside or outside is what most rules ask, and what story A issues; authorization rules issue a permit. */
function yesOrNo(uris: readonly string[], { use, stage }: ValuePlace): readonly string[] {
  const decisions: readonly string[] = [claimTypeUri.permit, claimTypeUri.deny];
  const decides = stage === 'authorization' || stage === 'delegation' || stage === 'impersonation';
  const allowed = use === 'read' || (stage !== undefined && !decides) ? [] : decisions;
  const facts = uris.filter((uri) => !decisions.includes(uri));
  const inside: readonly string[] = [claimTypeUri.insideCorporateNetwork];
  const first = use === 'write' && decides ? allowed : inside;
  const order = [...first, ...inside, ...facts, ...allowed];
  return [...new Set(order)].filter((uri) => uris.includes(uri));
}

function sid(plain: string): Guess | undefined {
  const { groupSid, primarySid, primaryGroupSid } = claimTypeUri;
  const match = sidByText(plain);
  if (!match) return /^-?S-1-5-|^-?\d{3}$/i.test(plain) && plain.includes('-') ? maybe(groupSid) : undefined;
  const { entry, wellKnown } = match;
  if (entry.principal === 'account') return sure(primarySid);
  if (!wellKnown || entry.principal === 'any') return maybe(groupSid, primarySid, primaryGroupSid);
  // Domain Users and its like are the primary group of most accounts, and then may be reported there.
  return [513, 514, 515, 516].includes(entry.rid ?? 0) ? maybe(groupSid, primaryGroupSid) : sure(groupSid);
}

function path(value: string): Guess | undefined {
  return looksLikeEndpoint(value) ? sure(claimTypeUri.endpointAbsolutePath) : undefined;
}

/** IPv4 and IPv6 addresses, also cut short or with the escapes of a regular expression; no version or OID. */
function address(value: string): Guess | undefined {
  const text = value.replaceAll('\\b', '').replaceAll('\\', '');
  const ipv4 = /(?:^|[^\w./-])(?!(?:\d+\.){4})\d{1,3}\.(?:\d{1,3}\.|[[(])(?!.*[a-z@/])/i;
  const ipv6 = /^\^?(?:[0-9a-f]{1,4}:){2,7}[0-9a-f:]*\$?$/i;
  if (!ipv4.test(text) && !ipv6.test(text)) return undefined;
  return maybe(claimTypeUri.forwardedClientIp, claimTypeUri.clientIp, claimTypeUri.userIp);
}

function named(plain: string): Guess | undefined {
  // A single word without the usual prefix: `ActiveSync`.
  const miss = clientApplicationNearMiss(plain);
  if (miss) return maybe(claimTypeUri.clientApplication);
  if (userAgentsIn(plain).length === 0) return undefined;
  return { uris: [claimTypeUri.clientUserAgent], certain: /\/\d/.test(plain) };
}

function shape(plain: string): Guess | undefined {
  const { windowsAccountName, name, upn, upnForMicrosoft365, emailAddress, nameIdentifier } = claimTypeUri;
  if (/^[\w.-]+\\+[\w.$-]+$/.test(plain)) return maybe(windowsAccountName, name);
  if (/^[\w.+-]*@[\w-]+(?:\.[\w-]+)+$/.test(plain)) {
    return maybe(upn, emailAddress, nameIdentifier, upnForMicrosoft365);
  }
  return /^https?:\/\/[^/]+\/adfs\/services\/trust\/?$/i.test(plain)
    ? maybe(claimTypeUri.issuerId)
    : undefined;
}
