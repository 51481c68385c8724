/** Reads a configuration of any shape. */
import type { Stage } from '../catalog/index.ts';
import { type StagePattern, stages } from '../semantics/stage.ts';
import { nearest } from '../syntax/nearest.ts';
import type { Severity } from '../syntax/problem.ts';
import type { Configuration, Override } from './configuration.ts';
import type { LintOptionValue } from './lintRule.ts';
import { lintRules } from './rules/index.ts';
import type { LintRuleSetup, OwnClaimType } from './setup.ts';
import type { Suppression } from './suppressions.ts';

/** Where something stands in a JSON value: names and indices from the outside in. */
export type JsonPath = readonly (string | number)[];

/** Takes note of something malformed: where, and what to write instead. `name`: the name itself is wrong, not its value. */
export type Complain = (path: JsonPath, message: string, at?: 'name') => void;

const severities: readonly (Severity | 'off')[] = ['error', 'warning', 'information', 'hint', 'off'];
const keys = ['rules', 'stages', 'claimTypes', 'overrides', 'suppressions'] as const;

/** Reads the value. What is malformed is left out, and `complain` says so. */
export function readConfiguration(value: unknown, complain: Complain): Configuration {
  const given = isObject(value) ? value : {};
  if (!isObject(value)) complain([], 'The configuration must be an object: { "rules": { … } }.');
  for (const key of Object.keys(given)) {
    if (key !== '$schema' && !(keys as readonly string[]).includes(key)) {
      complain([key], `There is no setting “${key}”.${meant(key, keys)}`, 'name');
    }
  }
  return {
    rules: readRules(given.rules, ['rules'], complain),
    stages: readStages(given.stages, complain),
    claimTypes: readClaimTypes(given.claimTypes, complain),
    overrides: readOverrides(given.overrides, complain),
    suppressions: readSuppressions(given.suppressions, complain),
  };
}

function readRules(value: unknown, path: JsonPath, complain: Complain): ReadonlyMap<string, LintRuleSetup> {
  const rules = new Map<string, LintRuleSetup>();
  for (const [id, entry] of entries(value, path, 'lint rules and severities', complain)) {
    const setup = readRule(id, entry, [...path, id], complain);
    if (setup) rules.set(id, setup);
  }
  return rules;
}

function readRule(id: string, value: unknown, path: JsonPath, complain: Complain): LintRuleSetup | undefined {
  const lintRule = lintRules.find((candidate) => candidate.id === id);
  if (!lintRule) {
    complain(path, `There is no lint rule “${id}”.${meant(id, idsOfRules())}`, 'name');
    return undefined;
  }
  if (!isObject(value)) {
    const severity = readSeverity(id, value, path, complain);
    return severity && { severity };
  }
  const { severity: level, ...rest } = value;
  const severity = level === undefined ? undefined : readSeverity(id, level, [...path, 'severity'], complain);
  const options: Record<string, LintOptionValue> = {};
  for (const [name, option] of Object.entries(rest)) {
    const usual = lintRule.options?.[name]?.default;
    if (usual === undefined) {
      const names = Object.keys(lintRule.options ?? {});
      complain(
        [...path, name],
        `The lint rule “${id}” has no option “${name}”.${meant(name, names)}`,
        'name',
      );
    } else if (isLike(option, usual)) options[name] = option;
    else complain([...path, name], `“${name}” must be ${wordFor(usual)}.`);
  }
  return { ...(severity ? { severity } : {}), options };
}

function readSeverity(
  id: string,
  value: unknown,
  path: JsonPath,
  complain: Complain,
): Severity | 'off' | undefined {
  if (severities.includes(value as Severity)) return value as Severity;
  complain(path, `The severity of “${id}” must be ${listed(severities)}.`);
  return undefined;
}

/** An object of globs and stages. */
function readStages(value: unknown, complain: Complain): readonly StagePattern[] {
  const patterns: StagePattern[] = [];
  for (const [pattern, stage] of entries(value, ['stages'], 'file patterns and stages', complain)) {
    if (stages.includes(stage as Stage)) patterns.push({ pattern, stage: stage as Stage });
    else complain(['stages', pattern], `“${pattern}” must be ${listed(stages)}.`);
  }
  return patterns;
}

function readClaimTypes(value: unknown, complain: Complain): ReadonlyMap<string, OwnClaimType> {
  const types = new Map<string, OwnClaimType>();
  for (const [uri, entry] of entries(value, ['claimTypes'], 'URIs and descriptions', complain)) {
    if (typeof entry === 'string') types.set(uri, { uri, description: entry });
    else if (isObject(entry) && isText(entry.name) && isText(entry.description)) {
      types.set(uri, {
        uri,
        ...(entry.name ? { name: entry.name } : {}),
        ...(entry.description ? { description: entry.description } : {}),
      });
    } else {
      complain(
        ['claimTypes', uri],
        'A claim type is described by a text, or by { "name": …, "description": … }.',
      );
    }
  }
  return types;
}

function readOverrides(value: unknown, complain: Complain): readonly Override[] {
  return items(value, ['overrides'], complain).flatMap(([entry, path]) => {
    if (!isObject(entry)) {
      complain(path, 'An override is an object: { "files": ["lab/**"], "rules": { … } }.');
      return [];
    }
    const { files } = entry;
    if (!Array.isArray(files) || !files.every((file) => typeof file === 'string')) {
      complain([...path, 'files'], '“files” must be a list of file patterns.');
      return [];
    }
    return [{ files, rules: readRules(entry.rules, [...path, 'rules'], complain) }];
  });
}

function readSuppressions(value: unknown, complain: Complain): readonly Suppression[] {
  return items(value, ['suppressions'], complain).flatMap(([entry, path], index) => {
    if (!isObject(entry) || !isText(entry.rule) || !isText(entry.file)) {
      complain(path, 'A suppression is an object: { "lint": "…", "rule": "…", "file": "…" }.');
      return [];
    }
    const { lint, rule, file } = entry;
    if (!idsOfRules().includes(lint as string)) {
      complain(
        [...path, 'lint'],
        `There is no lint rule “${String(lint)}”.${meant(String(lint), idsOfRules())}`,
      );
      return [];
    }
    if (rule === undefined && file === undefined) {
      complain(
        path,
        'Say what to suppress: the name of a rule, a file, or both. To switch a lint rule off use “rules”.',
      );
      return [];
    }
    return [
      { lint: lint as string, rule: rule as string | undefined, file: file as string | undefined, index },
    ];
  });
}

function idsOfRules(): readonly string[] {
  return lintRules.map(({ id }) => id);
}

/** The members of an object; none, and a complaint, for anything else. */
function entries(
  value: unknown,
  path: JsonPath,
  what: string,
  complain: Complain,
): readonly (readonly [string, unknown])[] {
  if (value === undefined || value === null) return [];
  if (isObject(value)) return Object.entries(value);
  complain(path, `“${path.at(-1)}” must be an object of ${what}.`);
  return [];
}

function items(
  value: unknown,
  path: JsonPath,
  complain: Complain,
): readonly (readonly [entry: unknown, path: JsonPath])[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.map((entry, i) => [entry, [...path, i]]);
  complain(path, `“${path.at(-1)}” must be a list.`);
  return [];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string | undefined {
  return value === undefined || typeof value === 'string';
}

/** Whether an option has the kind of value that its default has. */
function isLike(value: unknown, usual: LintOptionValue): value is LintOptionValue {
  if (Array.isArray(usual)) return Array.isArray(value) && value.every((item) => typeof item === 'string');
  return typeof value === typeof usual;
}

function wordFor(usual: LintOptionValue): string {
  if (Array.isArray(usual)) return 'a list of texts';
  return typeof usual === 'boolean' ? 'true or false' : typeof usual === 'number' ? 'a number' : 'a text';
}

function meant(word: string, words: readonly string[]): string {
  const near = nearest(word, words);
  return near === undefined ? '' : ` Did you mean “${near}”?`;
}

function listed(choices: readonly string[]): string {
  const quoted = choices.map((choice) => `"${choice}"`);
  return `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`;
}
