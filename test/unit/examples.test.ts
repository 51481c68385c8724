import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseScenarioFile, runScenarios, type ScenarioReport } from '../../server/src/engine/index.ts';
import type { Constraint, Rule } from '../../server/src/syntax/nodes.ts';
import { textOf } from '../../server/src/syntax/nodes.ts';
import { RuleSet } from '../../server/src/syntax/ruleSet.ts';

const folder = fileURLToPath(new URL('../../examples', import.meta.url));
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const files = readdirSync(folder).filter((name) => name.endsWith('.adfstest.json'));

/** Runs a file of scenarios, with the text of one rule file in place of the one on the disk. */
function run(
  name: string,
  changed: { readonly path: string; readonly text: string } | undefined,
): ScenarioReport {
  return runScenarios(parseScenarioFile(read(name)), (path) =>
    RuleSet.parse(path === changed?.path ? changed.text : read(path)),
  );
}

/** The scenarios of each story of the user guide, by what they are about. */
const stories: Readonly<Record<string, string>> = {
  'A. Skip MFA for ActiveSync': 'skip-mfa-for-activesync',
  'B. MFA for a group, outside only': 'mfa-outside-for-group',
  'C. MFA for Outlook on the passive endpoint only': 'mfa-outlook-passive',
  'D. Add a rule without losing the others': 'mfa-rule-added',
  'E. MFA outside, but never for legacy mail clients': 'mfa-except-legacy-mail',
  'F. Deny external access without MFA': 'deny-outside-without-mfa',
  'G. Which second factor was used': 'payroll-one-time-password',
  'H. Trusted addresses': 'trusted-addresses',
  'I. A service account without MFA': 'service-account',
};

describe('the scenarios of the examples', () => {
  it.each(files)('%s passes', (name) => {
    const { results, problems } = run(name, undefined);
    expect(problems).toEqual([]);
    expect(
      results.flatMap(({ scenario, failures }) =>
        failures.map(({ message }) => `${scenario.name}: ${message}`),
      ),
    ).toEqual([]);
    expect(results.length).toBeGreaterThanOrEqual(3);
  });

  it('cover every story', () => {
    for (const name of Object.values(stories)) expect(files).toContain(`${name}.adfstest.json`);
  });
});

/** One way to break a rule file. */
interface Mutation {
  readonly title: string;
  readonly path: string;
  readonly text: string;
}

const opposite = { '==': '!=', '!=': '==', '=~': '!~', '!~': '=~' } as const;

/** Every rule taken away, every comparison of a value turned round, every `exists` turned round. */
function mutationsOf(path: string): readonly Mutation[] {
  const text = read(path);
  const ruleSet = RuleSet.parse(text);
  const found: Mutation[] = [];
  ruleSet.pieces.forEach((rule, i) => {
    const offset = ruleSet.starts[i] as number;
    const cut = (what: string, start: number, end: number, by: string) =>
      found.push({
        title: `${path}, rule ${i + 1}: ${what}`,
        path,
        text: text.slice(0, offset + start) + by + text.slice(offset + end),
      });
    cut('taken away', rule.start, rule.end, '');
    for (const condition of rule.conditions) {
      for (const constraint of condition.selector?.constraints ?? []) {
        if (!isAboutValue(constraint)) continue;
        const by = opposite[constraint.operator];
        cut(`${shown(rule, constraint)} with ${by}`, constraint.operatorStart, constraint.operatorEnd, by);
      }
      if (condition.kind === 'existsCondition') {
        const { keyword, negated, start } = condition;
        cut(`${textOf(rule, keyword)} turned round`, start, keyword.end, negated ? 'exists' : 'not exists');
      }
    }
  });
  return found;
}

/** What is broken on purpose is still a rule file: it has to fail by what it says. */
function errorsIn(text: string): readonly string[] {
  return RuleSet.parse(text).pieces.flatMap(({ problems }) =>
    problems.filter(({ severity }) => severity === 'error').map(({ message }) => message),
  );
}

function isAboutValue(
  constraint: Constraint,
): constraint is Constraint & { readonly operator: NonNullable<Constraint['operator']> } {
  return constraint.property.name === 'Value' && constraint.operator !== undefined;
}

function shown(rule: Rule, constraint: Constraint): string {
  return textOf(rule, constraint).slice(0, 60);
}

describe.each(Object.entries(stories))('%s', (_, story) => {
  const name = `${story}.adfstest.json`;
  const paths = [...new Set(parseScenarioFile(read(name)).rules.map(({ path }) => path))];

  it.each(paths.flatMap(mutationsOf))('fails when broken on purpose: $title', ({ path, text }) => {
    expect(errorsIn(text)).toEqual([]);
    const { results } = run(name, { path, text });
    expect(results.map(({ status }) => status)).toContain('failed');
  });
});

/** Slips that people make, each in the rule of a story. */
const slips: readonly (readonly [slip: string, story: string, path: string, from: string, to: string])[] = [
  ['another client', 'skip-mfa-for-activesync', 'skip-mfa-for-activesync.adfsrule', 'ActiveSync"]', 'RPC"]'],
  ['True for true', 'skip-mfa-for-activesync', 'skip-mfa-for-activesync.adfsrule', '"true"', '"True"'],
  ['or for and', 'mfa-outside-for-group', 'mfa-outside-for-group.adfsrule', /c2:\[.*\]/.source, ''],
  [
    'the case of Outlook',
    'mfa-outlook-passive',
    'mfa-outlook-passive.mfa.adfsrule',
    '(?i)outlook',
    'outlook',
  ],
  [
    'an address without end',
    'deny-outside-without-mfa',
    'deny-outside-without-mfa.authorization.adfsrule',
    ')\\b"',
    ')"',
  ],
  [
    'no permit rule',
    'deny-outside-without-mfa',
    'deny-outside-without-mfa.authorization.adfsrule',
    'claims/permit',
    'claims/allow',
  ],
  [
    'another method',
    'payroll-one-time-password',
    'payroll-one-time-password.authorization.adfsrule',
    'authmethod/otp',
    'authmethod/phone',
  ],
  ['one address too many', 'trusted-addresses', 'trusted-addresses.mfa.adfsrule', '6[0-3]', '6[0-4]'],
  [
    'a list without the second address',
    'mfa-except-legacy-mail',
    'mfa-except-legacy-mail.mfa.adfsrule',
    '|WebServices',
    '',
  ],
  ['an account without anchor', 'service-account', 'service-account.mfa.adfsrule', '^svc', 'svc'],
  ['an account by exact case', 'service-account', 'service-account.mfa.adfsrule', '(?i)^svc', '^svc'],
  ['the last rule only', 'mfa-rule-added', 'mfa-rule-added.mfa.adfsrule', '198\\.51', '199\\.51'],
];

describe('slips', () => {
  it.each(slips)('%s: %s', (_, story, path, from, to) => {
    const text = read(path);
    const changed = from.startsWith('c2')
      ? text.replace(new RegExp(` &&\\s*${from}`), to)
      : text.replace(from, () => to);
    expect(changed).not.toBe(text);
    expect(errorsIn(changed)).toEqual([]);
    const { results } = run(`${story}.adfstest.json`, { path, text: changed });
    expect(results.map(({ status }) => status)).toContain('failed');
  });
});
