/** Values of `x-ms-client-application`: the Exchange protocol that a client with basic authentication speaks. */

import text from './data/client-applications.json?raw';
import { nearestByName, withoutBlanks } from './distance.ts';
import { lazy } from './lazy.ts';
import type { NearMiss, Slip, Sourced } from './types.ts';

/** What takes the place of a claim rule on the value (story J). */
export interface Replacement {
  readonly conditionalAccess: string | null;
  /** Parameter of New-AuthenticationPolicy in Exchange Online; two are joined by ` and `. */
  readonly exchangeOnlinePolicyParameter: string | null;
  /** The same for Exchange Server. */
  readonly exchangeServerPolicyParameter: string | null;
  readonly other: string | null;
}

/** A value of `x-ms-client-application`, and what sends it. */
export interface ClientApplication extends Sourced {
  readonly value: string;
  /** `obsolete` and `unverified` values are recognised and never offered. */
  readonly status: 'documented' | 'obsolete' | 'unverified';
  /** Values that took over from an obsolete one. */
  readonly replacedBy: readonly string[];
  readonly protocol: string | null;
  readonly clients: readonly string[];
  readonly description: string;
  readonly legacyAuthentication: boolean | null;
  readonly withModernAuthentication: string;
  readonly mfaImplication: string;
  readonly replacement: Replacement;
  readonly spellingVariants: readonly string[];
  readonly notes: string | null;
}

const entries = lazy(() => JSON.parse(String(text)) as readonly ClientApplication[]);
const values = lazy(() => new Map(entries().map((entry) => [entry.value, entry])));

/** Small-letter forms of values and variants. Values win over the variants of others. */
const loose = lazy(() => {
  const found = new Map<string, { right: string; slip: Slip }>();
  for (const { value, spellingVariants } of entries()) {
    for (const variant of spellingVariants) {
      found.set(variant.toLowerCase(), { right: value, slip: 'variant' });
    }
  }
  for (const { value } of entries()) found.set(value.toLowerCase(), { right: value, slip: 'case' });
  return found;
});

/** All entries: also the obsolete and the unverified ones. */
export function clientApplications(): readonly ClientApplication[] {
  return entries();
}

/** The entry with exactly this value. Undefined when unknown or spelled differently. */
export function clientApplicationByValue(value: string): ClientApplication | undefined {
  return values().get(value);
}

/** The documented values. */
export function clientApplicationsForCompletion(): readonly ClientApplication[] {
  return entries().filter((entry) => entry.status === 'documented');
}

/** The authentication policy switches that close a protocol, as parameter names; empty where there is none. */
export function policySwitches(entry: ClientApplication): {
  readonly exchangeOnline: readonly string[];
  readonly exchangeServer: readonly string[];
} {
  const split = (names: string | null): readonly string[] => names?.split(' and ') ?? [];
  return {
    exchangeOnline: split(entry.replacement.exchangeOnlinePolicyParameter),
    exchangeServer: split(entry.replacement.exchangeServerPolicyParameter),
  };
}

/**
 * The value that was meant: `Microsoft.Exchange.Activesync`, `Microsoft.Exchange.EWS`, `ActiveSync`, two values run
 * together. Undefined for a known value (also an obsolete one) and for text that resembles none.
 */
export function clientApplicationNearMiss(value: string): NearMiss | undefined {
  if (values().has(value)) return undefined;
  const clean = withoutBlanks(value);
  const blank: readonly Slip[] = clean === value ? [] : ['blank'];
  if (values().has(clean)) return { right: [clean], slips: blank };
  const lower = clean.toLowerCase();
  const known = loose().get(lower);
  if (known) return { right: [known.right], slips: [known.slip, ...blank] };
  const parts = lower.split(/(?=microsoft\.exchange\.)/);
  if (parts.length > 1) {
    const [first, ...rest] = parts.map((part) => loose().get(part)?.right);
    if (first === undefined || !rest.every((part) => part !== undefined)) return undefined;
    return { right: [first, ...rest], slips: ['joined', ...blank] };
  }
  for (const prefix of ['microsoft.exchange.', 'microsoft.']) {
    const whole = loose().get(prefix + lower);
    if (whole) return { right: [whole.right], slips: ['prefix', ...blank] };
  }
  return misspelled(lower, blank);
}

function misspelled(lower: string, blank: readonly Slip[]): NearMiss | undefined {
  const right = nearestByName(
    lower,
    clientApplicationsForCompletion(),
    ({ value }) => value.toLowerCase(),
    // All of them begin with `Microsoft.`; a slip is one in what comes last.
    ({ value }) => value.length - value.lastIndexOf('.') - 1,
  )?.value;
  return right === undefined ? undefined : { right: [right], slips: ['spelling', ...blank] };
}
