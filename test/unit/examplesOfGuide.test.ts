import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  matrixTable,
  mfaMatrix,
  parseScenarioFile,
  presets,
  readStores,
  runScenarios,
} from '../../server/src/engine/index.ts';
import {
  chooseRuleSet,
  createLanguageService,
  splitRuleSetPath,
  unknownParts,
} from '../../server/src/languageService.ts';
import { RuleSet } from '../../server/src/syntax/ruleSet.ts';

const page = readFileSync(new URL('../../docs/scenarios.md', import.meta.url), 'utf8');

/** The blocks of the page in one language. */
function blocks(language: string): readonly string[] {
  return [...page.matchAll(/^```(\w+)\n([\s\S]*?)^```/gm)].flatMap(([, name, text]) =>
    name === language ? [text as string] : [],
  );
}

const [rule = ''] = blocks('adfsrule');
const [file = '', given = '', stores = '', ofScript = ''] = blocks('jsonc');
const [script = ''] = blocks('powershell');

function run(text: string, rules: string) {
  return runScenarios(
    parseScenarioFile(text),
    (path) => (path === 'finance.mfa.adfsrule' ? RuleSet.parse(rules) : undefined),
    { coverage: true },
  );
}

describe('the guide to scenarios', () => {
  it('has scenarios that pass', () => {
    const { results, problems } = run(file, rule);
    expect(problems).toEqual([]);
    expect(results.map(({ status }) => status)).toEqual(['passed', 'passed', 'passed']);
  });

  it('has scenarios of a script that pass, with what the page says it needs', () => {
    const { regions } = createLanguageService().findRules(script, 'powershell');
    const sets = regions.map((region, i) => ({ region, stage: region.stage, line: i + 1 }));
    const found = parseScenarioFile(ofScript);
    const { results, problems } = runScenarios(found, (path, stage) => {
      const { path: name, name: set } = splitRuleSetPath(path);
      const chosen = chooseRuleSet(name, sets, { name: set, stage });
      if ('problem' in chosen) return chosen;
      expect(unknownParts(chosen.region.withValues(found.variables))).toBeUndefined();
      return { name: path, rules: RuleSet.parse(chosen.region.withValues(found.variables).text) };
    });
    expect(problems).toEqual([]);
    expect(results.map(({ status }) => status)).toEqual(['passed']);
    expect(sets.map(({ region }) => unknownParts(region)?.match(/`\$\w+`/)?.[0])).toEqual([
      '`$Group`',
      undefined,
    ]);
  });

  it('shows the failure that comes of True for true', () => {
    const { results } = run(file, rule.replace('"false"', '"False"'));
    const [failure] = results[0]?.failures ?? [];
    expect(failure?.message).toBe('Expected MFA, but it is no MFA.');
    const before = file.slice(0, failure?.start);
    const line = before.split('\n').length;
    const column = before.length - before.lastIndexOf('\n');
    expect(page).toContain(`      office365.adfstest.json:${line}:${column}\n`);
    const message =
      results[0]?.pipeline?.runs[0]?.evaluation.trace?.rules[0]?.conditions[0]?.failed[0]?.message;
    expect(page).toContain(`did not fire. finance.mfa.adfsrule:2: ${message}\n`);
  });

  it('gives claims in a form that is read', () => {
    const whole = `{ "rules": {}, "directory": { "users": [{ "account": "CONTOSO\\\\jane" }] },
      "scenarios": [{ "name": "it", ${given}, "expect": {} }] }`;
    const { results, problems } = run(whole, rule);
    expect(problems).toEqual([]);
    const claims = results[0]?.claims ?? [];
    const values = (end: string) => claims.filter(({ type }) => type.endsWith(end)).map(({ value }) => value);
    expect(values('x-ms-forwarded-client-ip')).toEqual(['203.0.113.7']);
    expect(values('groupsid')).toHaveLength(2);
    expect(values('x-ms-proxy')).toEqual([]);
    expect(values('isregistereduser')).toEqual(['true']);
    expect(values('windowsaccountname')).toEqual(['CONTOSO\\jane']);
  });

  it('has a store that is read', () => {
    expect(readStores(`{ ${stores} }`).problems).toEqual([]);
  });

  it('names every preset', () => {
    const named = [...page.matchAll(/^\| `(\w+)` +\| (?:a |Outlook |Mail |adds )/gm)].map(([, id]) => id);
    expect(named).toEqual(presets.map(({ id }) => id));
  });

  it('shows the table that comes of the rule', () => {
    const stage = {
      stage: 'additionalAuthentication' as const,
      name: 'finance.mfa.adfsrule',
      rules: RuleSet.parse(rule),
    };
    const table = matrixTable(mfaMatrix([stage]), ({ name, file: path }) => `${name} (${path}:1)`);
    expect(page).toContain(`\n  ${table.columns.slice(1).join('  ')}\n`);
    const rows = table.rows.filter(([request]) => request === 'Browser outside');
    const shown = page.split('\n').map((line) => line.trim().split(/ {2,}/));
    for (const [, ...cells] of rows) expect(shown).toContainEqual(cells);
    expect(rows).toHaveLength(2);
  });
});
