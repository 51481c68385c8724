/** What becomes of a rule when an application moves to Entra ID. */

import text from './data/entra-migration.json?raw';
import { lazy } from './lazy.ts';
import type { Sourced, Stage } from './types.ts';

/** Something that rules are written for, and what Entra ID has for it. */
export interface MigrationIntent extends Sourced {
  readonly id: string;
  readonly intent: string;
  readonly ruleSet: Stage | 'trust setting';
  /** Sample rule or setting. */
  readonly adfsPattern: string;
  readonly entraEquivalent: string;
  readonly migratable: 'yes' | 'partly' | 'no';
  readonly why: string;
  /** Result codes of the Entra AD FS application activity report, or the trust setting it tests. */
  readonly ruleTestCodes: readonly string[];
  readonly caveats: string | null;
}

const entries = lazy(() => JSON.parse(String(text)) as readonly MigrationIntent[]);
const ids = lazy(() => new Map(entries().map((entry) => [entry.id, entry])));

/** All intents. */
export function migrationIntents(): readonly MigrationIntent[] {
  return entries();
}

/** The intent with this id. Undefined when unknown. */
export function migrationIntentById(id: string): MigrationIntent | undefined {
  return ids().get(id);
}

/** The intents that the migration report flags with this code. Empty when unknown. */
export function migrationIntentsByCode(code: string): readonly MigrationIntent[] {
  return entries().filter(({ ruleTestCodes }) => ruleTestCodes.includes(code));
}
