import { existsSync, readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import { problemsIn } from '../../../server/src/features/problems.ts';
import { setupFor } from '../../../server/src/lint/configuration.ts';
import {
  addSuppression,
  rangeOfSuppression,
  readConfigurationFile,
} from '../../../server/src/lint/configurationFile.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';

const project = new URL('../../../', import.meta.url);
const badPattern = '@RuleName = "Odd" c:[Value =~ "("] => issue(claim = c);';

/** `id: severity` of everything found in a rule set under a configuration; suppressed findings in brackets. */
function found(text: string, configuration: string, path = 'a.adfsrule'): readonly string[] {
  const read = readConfigurationFile(configuration);
  expect(read.problem).toBeUndefined();
  const setup = setupFor(read.configuration, path, undefined);
  return [...problemsIn(RuleSet.parse(text), setup)].flatMap(({ problems, suppressed }) => [
    ...problems.map(({ code, severity }) => `${code}: ${severity}`),
    ...suppressed.map(({ problem, suppression }) => `(${problem.code} by ${suppression.index})`),
  ]);
}

const id = 'invalid-regular-expression';
const only = (list: readonly string[]) => list.filter((entry) => entry.includes(id));

describe('a configuration', () => {
  it('sets severities and switches off', () => {
    expect(only(found(badPattern, '{}'))).toEqual([`${id}: error`]);
    expect(only(found(badPattern, `{ "rules": { "${id}": "hint" } }`))).toEqual([`${id}: hint`]);
    expect(only(found(badPattern, `{ "rules": { "${id}": "off" } }`))).toEqual([]);
    expect(only(found(badPattern, `{ "rules": { "${id}": { "severity": "hint" } } }`))).toEqual([
      `${id}: hint`,
    ]);
  });

  it('overrides by file, the last one wins', () => {
    const text = `{ "overrides": [
      { "files": ["lab/**"], "rules": { "${id}": "off" } },
      { "files": ["keep.adfsrule"], "rules": { "${id}": "warning" } }
    ] }`;
    expect(only(found(badPattern, text, 'a.adfsrule'))).toEqual([`${id}: error`]);
    expect(only(found(badPattern, text, 'lab/b/a.adfsrule'))).toEqual([]);
    expect(only(found(badPattern, text, 'lab/keep.adfsrule'))).toEqual([`${id}: warning`]);
  });

  it.each([
    [`{ "lint": "${id}", "rule": "Odd" }`, true],
    [`{ "lint": "${id}", "rule": " Odd " }`, true],
    [`{ "lint": "${id}", "rule": "odd" }`, false],
    [`{ "lint": "${id}", "file": "a.adfsrule" }`, true],
    [`{ "lint": "${id}", "file": "b.adfsrule" }`, false],
    [`{ "lint": "${id}", "rule": "Odd", "file": "x/*.adfsrule" }`, false],
    ['{ "lint": "empty-claim-type", "rule": "Odd" }', false],
  ])('suppression %s', (suppression, suppressed) => {
    expect(only(found(badPattern, `{ "suppressions": [${suppression}] }`))).toEqual([
      suppressed ? `(${id} by 0)` : `${id}: error`,
    ]);
  });

  it('gives the same setup for the same question, so that findings are kept', () => {
    const { configuration } = readConfigurationFile('{ "overrides": [{ "files": ["x*"], "rules": {} }] }');
    expect(setupFor(configuration, 'a', undefined)).toBe(setupFor(configuration, 'b', undefined));
    expect(setupFor(configuration, 'a', undefined)).not.toBe(setupFor(configuration, 'x', undefined));
    expect(setupFor(configuration, 'a', undefined)).not.toBe(setupFor(configuration, 'a', 'issuance'));
  });
});

describe('what is malformed is one problem at its place', () => {
  it.each([
    ['{ "rules": { ⟦"no-such-rule"⟧: "off" } }', 'There is no lint rule “no-such-rule”.'],
    [
      '{ "rules": { "empty-claim-type": ⟦"fatal"⟧ } }',
      'The severity of “empty-claim-type” must be "error", ',
    ],
    ['{ "rules": { ⟦"empty-claim-types"⟧: "off" } }', 'Did you mean “empty-claim-type”?'],
    ['{ ⟦"rules"⟧: [] }', '“rules” must be an object of lint rules and severities.'],
    ['{ ⟦"rulez"⟧: {} }', 'There is no setting “rulez”. Did you mean “rules”?'],
    ['{ "stages": { "a": ⟦"issue"⟧ } }', '“a” must be "acceptance", '],
    ['{ "claimTypes": { ⟦"http://a"⟧: 1 } }', 'A claim type is described by a text'],
    ['{ "overrides": [{ ⟦"files"⟧: 3, "rules": {} }] }', '“files” must be a list of file patterns.'],
    ['{ "suppressions": [⟦{ "lint": "empty-claim-type" }⟧] }', 'Say what to suppress'],
    ['{ "rules": { ⟦"empty-claim-type"⟧: { "severity": "off" } }', 'This is not JSON: close brace expected.'],
    ['⟦[]⟧', 'The configuration must be an object'],
    ['{ "rules": ⟦x⟧ }', 'This is not JSON'],
  ])('%s', (marked, message) => {
    const text = marked.replace(/[⟦⟧]/g, '');
    const { configuration, problem } = readConfigurationFile(text);
    expect(problem?.message).toContain(message);
    if (!message.includes('close brace')) {
      expect(text.slice(problem?.start, problem?.end)).toBe(/⟦(.*)⟧/.exec(marked)?.[1]);
    }
    expect(configuration.rules.size + configuration.suppressions.length).toBe(0);
  });

  it.each(['', '  \n', '{}', '{ /* nothing */ }', '{ "rules": {}, }'])('%j is not', (text) => {
    expect(readConfigurationFile(text).problem).toBeUndefined();
  });
});

describe('a suppression is written', () => {
  const suppression = { lint: id, rule: 'Odd “name”', file: 'a b.adfsrule' };

  it.each([
    '',
    '{}',
    '{\n  // why\n  "rules": { "empty-claim-type": "off" }\n}\n',
    '{\r\n  "suppressions": [\r\n    { "lint": "empty-claim-type", "rule": "x" }\r\n  ]\r\n}\r\n',
    '{ "suppressions": [] }',
  ])('into %j', (text) => {
    const after = [...addSuppression(text, suppression)]
      .sort((a, b) => b.start - a.start)
      .reduce(
        (result, { start, end, newText }) => result.slice(0, start) + newText + result.slice(end),
        text,
      );
    const { configuration, problem } = readConfigurationFile(after);
    expect(problem).toBeUndefined();
    const added = configuration.suppressions.at(-1);
    expect(added).toMatchObject(suppression);
    for (const comment of text.match(/\/\/.*/g) ?? []) expect(after).toContain(comment);
    if (text.includes('\r\n')) expect(after.replaceAll('\r\n', '')).not.toContain('\n');
    if (added) {
      const { start, end } = rangeOfSuppression(after, added);
      expect(JSON.parse(after.slice(start, end))).toEqual(suppression);
    }
  });
});

describe('the schema', () => {
  const schema = JSON.parse(readFileSync(new URL('schemas/adfsrule.config.schema.json', project), 'utf8'));
  const validate = new Ajv({ strict: false }).compile(schema);

  it.each([
    '{}',
    '{ "rules": { "empty-claim-type": "off" }, "stages": { "a": "issuance" } }',
    '{ "claimTypes": { "http://contoso.example/a": { "name": "A", "description": "b" } } }',
    '{ "overrides": [{ "files": ["a"], "rules": { "empty-claim-type": "hint" } }] }',
    '{ "suppressions": [{ "lint": "empty-claim-type", "file": "a", "reason": "b" }] }',
  ])('accepts %s', (text) => {
    expect(validate(JSON.parse(text)), JSON.stringify(validate.errors)).toBe(true);
    expect(readConfigurationFile(text).problem).toBeUndefined();
  });

  it.each([
    '{ "rulez": {} }',
    '{ "rules": { "empty-claim-type": "fatal" } }',
    '{ "rules": { "no-such-rule": "off" } }',
    '{ "stages": { "a": "issue" } }',
    '{ "suppressions": [{ "lint": "empty-claim-type" }] }',
    '{ "overrides": [{ "files": "a", "rules": {} }] }',
  ])('refuses what the reader refuses: %s', (text) => {
    expect(validate(JSON.parse(text))).toBe(false);
    expect(readConfigurationFile(text).problem).toBeDefined();
  });
});

it('the example of the documentation is a configuration', () => {
  const page = new URL('docs/configuration.md', project);
  expect(existsSync(page)).toBe(true);
  const [, example = ''] = /```jsonc\n([\s\S]*?)```/.exec(readFileSync(page, 'utf8')) ?? [];
  expect(readConfigurationFile(example).problem).toBeUndefined();
});
