/** Fragments of user-agent strings, for rules on `x-ms-client-user-agent`. */

import text from './data/user-agents.json?raw';
import { lazy } from './lazy.ts';
import type { Sourced } from './types.ts';

/** A user agent that rules are about. */
export interface UserAgent extends Sourced {
  readonly fragment: string;
  readonly kind: 'wia-supported-user-agent' | 'activesync-device' | 'browser' | 'mail-app';
  /** .NET regular expression, kept to what JavaScript understands too, apart from `(?i)` in front. */
  readonly exampleRegex: string;
  readonly indicates: string;
  readonly reliability: 'none' | 'low' | 'medium';
  readonly caveat: string;
}

const entries = lazy(() => JSON.parse(String(text)) as readonly UserAgent[]);

const expressions = lazy(() =>
  entries().map((entry) => {
    const ignoreCase = entry.exampleRegex.startsWith('(?i)');
    const pattern = ignoreCase ? entry.exampleRegex.slice('(?i)'.length) : entry.exampleRegex;
    return { entry, expression: new RegExp(pattern, ignoreCase ? 'i' : '') };
  }),
);

/** All fragments. */
export function userAgents(): readonly UserAgent[] {
  return entries();
}

/** The fragments to offer. Those of `WIASupportedUserAgents` belong to a farm property, not to rules. */
export function userAgentsForCompletion(): readonly UserAgent[] {
  return entries().filter(({ kind }) => kind !== 'wia-supported-user-agent');
}

/** The entry with this fragment (any case). Undefined when unknown. */
export function userAgentByFragment(fragment: string): UserAgent | undefined {
  const wanted = fragment.toLowerCase();
  return entries().find((entry) => entry.fragment.toLowerCase() === wanted);
}

/**
 * The fragments that occur in a user-agent string, or in one alternative of a regular expression on it, longest
 * first. Empty when none does.
 */
export function userAgentsIn(userAgent: string): readonly UserAgent[] {
  const lower = userAgent.toLowerCase();
  return expressions()
    .filter(
      ({ entry, expression }) => expression.test(userAgent) || lower.includes(entry.fragment.toLowerCase()),
    )
    .map(({ entry }) => entry)
    .toSorted((a, b) => b.fragment.length - a.fragment.length);
}
