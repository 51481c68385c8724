// What a new rule can do: the rule snippets, and what each has to be told.

import type { Stage } from '../../../server/src/lsp/protocol.ts';
import snippets from '../../../snippets/adfsrule.json';

/** What is asked for, by the tab stop of the snippet that the answer fills. */
export type StarterInput =
  | { readonly kind: 'claimType'; readonly stop: number; readonly use: 'read' | 'issue' }
  /** The SID of a group. */
  | { readonly kind: 'group'; readonly stop: number }
  /** An account's UPN; it stands in a regular expression. */
  | { readonly kind: 'account'; readonly stop: number }
  /** Addresses and networks; they stand between `\b` and `\b` in a regular expression. */
  | { readonly kind: 'addresses'; readonly stop: number }
  /** The value of the claim that is issued. */
  | { readonly kind: 'value'; readonly stop: number }
  /** One of the snippet's own alternatives. */
  | { readonly kind: 'method' | 'clientApplication'; readonly stop: number }
  /** Attributes of the user, each for a claim type: two lists, of which the snippet shows two entries each. */
  | {
      readonly kind: 'attributes';
      readonly types: readonly [number, ...number[]];
      readonly names: readonly [number, ...number[]];
    };

export interface Starter {
  /** The prefix of the snippet that it writes. */
  readonly id: string;
  /** The rule set that such a rule belongs to. */
  readonly stage: Stage;
  readonly inputs: readonly StarterInput[];
  /** What it does, in a few words: the snippet's name. English; a key of the translations. */
  readonly title: string;
  /** What there is to know about it. English; a key of the translations. */
  readonly description: string;
  /** The snippet. */
  readonly body: string;
}

/** By rule set, the ones that people need most first. */
const plan: readonly Pick<Starter, 'id' | 'stage' | 'inputs'>[] = [
  mfa('mfa-group-outside', { kind: 'group', stop: 2 }),
  mfa('mfa-except-addresses', { kind: 'addresses', stop: 2 }),
  mfa('mfa-except-account', { kind: 'account', stop: 2 }),
  mfa('mfa-except-legacy'),
  mfa('mfa-outlook-passive'),
  access('permit-users', { kind: 'group', stop: 3 }),
  access('permit-all'),
  access('deny-users', { kind: 'group', stop: 3 }),
  access('authz-deny-without-mfa', { kind: 'addresses', stop: 2 }),
  access('authz-one-method', { kind: 'method', stop: 2 }),
  token('pass-through', { kind: 'claimType', stop: 2, use: 'read' }),
  token('ldap-claims', { kind: 'attributes', types: [3, 4], names: [5, 6] }),
  token(
    'group-claim',
    { kind: 'group', stop: 2 },
    { kind: 'claimType', stop: 3, use: 'issue' },
    { kind: 'value', stop: 4 },
  ),
  token(
    'map-claim',
    { kind: 'claimType', stop: 2, use: 'read' },
    { kind: 'claimType', stop: 3, use: 'issue' },
  ),
  token('pass-inside-network'),
  token('mfa-skip-activesync', { kind: 'clientApplication', stop: 2 }),
];

/** All rules that can be written for the user. */
export const starters: readonly Starter[] = plan.flatMap((entry) => {
  const found = Object.entries(snippets).find(([, { prefix }]) => prefix === entry.id);
  if (!found) return [];
  const [title, { description, body }] = found;
  return [{ ...entry, title, description, body: body.join('\n') }];
});

function mfa(id: string, ...inputs: readonly StarterInput[]): (typeof plan)[number] {
  return { id, stage: 'additionalAuthentication', inputs };
}

function access(id: string, ...inputs: readonly StarterInput[]): (typeof plan)[number] {
  return { id, stage: 'authorization', inputs };
}

function token(id: string, ...inputs: readonly StarterInput[]): (typeof plan)[number] {
  return { id, stage: 'issuance', inputs };
}
