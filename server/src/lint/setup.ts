import type { Stage } from '../catalog/index.ts';
import type { Severity } from '../syntax/problem.ts';
import type { LintOptionValue } from './lintRule.ts';
import type { Suppression } from './suppressions.ts';

/** The name of the configuration file; the nearest one in the folder of a rule file or above counts. */
export const CONFIGURATION_FILE = 'adfsrule.config.json';

/** A claim type of the organisation's own, as the configuration describes it. */
export interface OwnClaimType {
  readonly uri: string;
  readonly name?: string;
  readonly description?: string;
}

/** How one lint rule is configured. What is left out is the default. */
export interface LintRuleSetup {
  readonly severity?: Severity | 'off';
  readonly options?: Readonly<Record<string, LintOptionValue>>;
}

/**
 * Under what the rules of a file are checked. Findings are kept with it: files that are checked alike share one
 * object, and a change of the configuration makes a new one.
 */
export interface LintSetup {
  readonly stage: Stage | undefined;
  /** The rules may be a part of their set, as in a script that adds them to others. */
  readonly partial?: boolean;
  /** By the id of the lint rule. */
  readonly rules: ReadonlyMap<string, LintRuleSetup>;
  /** By URI. */
  readonly claimTypes: ReadonlyMap<string, OwnClaimType>;
  /** Those that mean the file. */
  readonly suppressions: readonly Suppression[];
}

/** Without a configuration, for a file whose stage is unknown. */
export const defaultSetup: LintSetup = {
  stage: undefined,
  rules: new Map(),
  claimTypes: new Map(),
  suppressions: [],
};
