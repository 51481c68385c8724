/** A file of scenarios, read: what it says, and where. All offsets are UTF-16 offsets in its text. */
import type { Stage } from '../../catalog/index.ts';
import type { TextRange } from '../../syntax/nodes.ts';
import type { ClaimParts } from '../claims.ts';
import type { Directory } from '../directory.ts';
import type { JsonProblem } from '../json.ts';
import type { StoreFixture } from '../storeQuery.ts';

/** The whole file. What is left out in it is empty or undefined. */
export interface ScenarioFile {
  readonly rules: readonly RuleFileUse[];
  /** What scripts with rules in them are run with: values by variable, as written. */
  readonly variables: ReadonlyMap<string, string>;
  readonly caseSensitive: boolean | undefined;
  readonly fixtures: readonly StoreFixture[];
  readonly directory: Directory | undefined;
  readonly presets: ReadonlyMap<string, readonly Presetting[]>;
  readonly scenarios: readonly Scenario[];
  /** What is wrong with the file. Scenarios that could be read are there all the same. */
  readonly problems: readonly JsonProblem[];
}

/** A rule file that takes part in a stage. */
export interface RuleFileUse {
  readonly stage: Stage;
  /** As it is written: relative to the file of scenarios. */
  readonly path: string;
  readonly range: TextRange;
}

/** One step on the way to the claims of a scenario. */
export type Presetting =
  /** The claims of a preset. */
  | { readonly kind: 'preset'; readonly id: string }
  /** What Active Directory says of a user. */
  | { readonly kind: 'user'; readonly account: string; readonly range: TextRange }
  /** The claims of one type, in place of those that were there; none takes them away. */
  | { readonly kind: 'claims'; readonly type: string; readonly claims: readonly ClaimParts[] };

/** One request, and what is to come of it. */
export interface Scenario {
  readonly name: string;
  /** The whole scenario, and its name in it. */
  readonly range: TextRange;
  readonly nameRange: TextRange;
  readonly given: readonly Presetting[];
  readonly expect: Expectations;
}

/** What a scenario expects; nothing is expected of what is left out. */
export interface Expectations {
  readonly permitted?: Expected<boolean>;
  readonly mfa?: Expected<boolean>;
  readonly issued: readonly Expected<ClaimPattern>[];
  readonly notIssued: readonly Expected<ClaimPattern>[];
  /** Names of rules. */
  readonly firedRules: readonly Expected<string>[];
}

/** Something expected, and where it is written. */
export interface Expected<Value> {
  readonly value: Value;
  readonly range: TextRange;
}

/** A claim of the token: it has to have what is said. */
export interface ClaimPattern extends Partial<ClaimParts> {
  readonly type: string;
}
