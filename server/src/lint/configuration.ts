/** What a configuration says, from the file `adfsrule.config.json` or from an editor's settings, and what follows for a file. */
import type { Stage } from '../catalog/index.ts';
import type { StagePattern } from '../semantics/stage.ts';
import { matchesGlob } from '../semantics/stageGlob.ts';
import type { LintRuleSetup, LintSetup, OwnClaimType } from './setup.ts';
import type { Suppression } from './suppressions.ts';

export interface Configuration {
  /** By the id of the lint rule. */
  readonly rules: ReadonlyMap<string, LintRuleSetup>;
  readonly stages: readonly StagePattern[];
  /** By URI. */
  readonly claimTypes: ReadonlyMap<string, OwnClaimType>;
  /** Later ones win. */
  readonly overrides: readonly Override[];
  readonly suppressions: readonly Suppression[];
}

/** Other severities and options for some files. */
export interface Override {
  /** Globs, relative to the configuration's folder. */
  readonly files: readonly string[];
  readonly rules: ReadonlyMap<string, LintRuleSetup>;
}

/** A configuration that says nothing. */
export const emptyConfiguration: Configuration = {
  rules: new Map(),
  stages: [],
  claimTypes: new Map(),
  overrides: [],
  suppressions: [],
};

const kept = new WeakMap<Configuration, Map<string, LintSetup>>();

/**
 * Under what a file is checked. The same object for the same question, so that findings can be kept with it.
 *
 * @param path relative to the configuration's folder, with `/` between folders
 * @param partial whether the rules may be a part of their set
 */
export function setupFor(
  configuration: Configuration,
  path: string,
  stage: Stage | undefined,
  partial = false,
): LintSetup {
  const overrides = configuration.overrides.filter(({ files }) => means(files, path));
  const suppressions = configuration.suppressions.filter(
    ({ file }) => file === undefined || matchesGlob(file, path),
  );
  const key = [
    stage ?? '',
    partial ? 'partial' : '',
    ...overrides.map((override) => configuration.overrides.indexOf(override)),
    '/',
    ...suppressions.map(({ index }) => index),
  ].join(' ');
  let setups = kept.get(configuration);
  if (!setups) {
    setups = new Map();
    kept.set(configuration, setups);
  }
  let setup = setups.get(key);
  if (!setup) {
    const rules = new Map(configuration.rules);
    for (const override of overrides) {
      for (const [id, { severity, options }] of override.rules) {
        const before = rules.get(id);
        rules.set(id, {
          ...before,
          ...(severity ? { severity } : {}),
          ...(options ? { options: { ...before?.options, ...options } } : {}),
        });
      }
    }
    setup = { stage, partial, rules, claimTypes: configuration.claimTypes, suppressions };
    setups.set(key, setup);
  }
  return setup;
}

function means(files: readonly string[], path: string): boolean {
  return files.some((glob) => matchesGlob(glob, path));
}
