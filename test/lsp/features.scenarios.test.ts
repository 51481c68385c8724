import { describe, expect, it } from 'vitest';
import { CancellationTokenSource, ProgressType } from 'vscode-languageserver/node';
import {
  type EvaluationChoices,
  type EvaluationView,
  evaluateRequest,
  evaluationChoicesRequest,
  type Given,
  type MatrixView,
  matrixRequest,
  matrixTextRequest,
  type RunScenariosResult,
  runScenariosRequest,
  type ScenarioOutcome,
  type ScenariosResult,
  scenariosRequest,
} from '../../server/src/lsp/protocol.ts';
import { startClient, type TestClient } from './support/client.ts';

const type = {
  inside: 'http://schemas.microsoft.com/ws/2012/01/insidecorporatenetwork',
  group: 'http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid',
  method: 'http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod',
  factors: 'http://schemas.microsoft.com/claims/multipleauthn',
  permit: 'http://schemas.microsoft.com/authorization/claims/permit',
  deny: 'http://schemas.microsoft.com/authorization/claims/deny',
};
const group = 'S-1-5-21-1004336348-1177238915-682003330-1187';

const mfa = `@RuleName = "Ask outside"
exists([Type == "${type.inside}", Value == "false"])
 && NOT exists([Type == "${type.group}", Value == "${group}"])
 => issue(Type = "${type.method}", Value = "${type.factors}");
`;
const authorization = `@RuleName = "Permit all"
 => issue(Type = "${type.permit}", Value = "true");

@RuleName = "Deny the group"
c:[Type == "${type.group}", Value == "${group}"]
 => issue(Type = "${type.deny}", Value = "true");
`;
const files = { 'rules/pay.mfa.adfsrule': mfa, 'rules/pay.authorization.adfsrule': authorization };

/** Three scenarios: one passes, one fails, one names a user that is not there. */
const scenarios = `{
  "rules": {
    "authorization": "../rules/pay.authorization.adfsrule",
    "additionalAuthentication": "../rules/pay.mfa.adfsrule"
  },
  "directory": { "users": [{ "account": "CONTOSO\\\\jane" }] },
  "scenarios": [
    { "name": "Outside", "given": { "preset": "browserOutside" }, "expect": { "permitted": true, "mfa": true } },
    { "name": "Inside", "given": { "preset": "browserInside" }, "expect": { "mfa": true } },
    { "name": "Outside", "given": { "user": "nobody" }, "expect": { "mfa": true } }
  ]
}`;

function scenarioFile(client: TestClient, text = scenarios) {
  return { uri: client.uri('tests/pay.adfstest.json'), text };
}

/** The text in a range of the file of scenarios. */
function at(text: string, { start, end }: ScenarioOutcome['failures'][number]['range']): string {
  const lines = text.split('\n');
  return start.line === end.line ? (lines[start.line] ?? '').slice(start.character, end.character) : '';
}

describe('scenarios', () => {
  it('are listed with their places and rule files', async () => {
    const client = await startClient({ files });
    const file = scenarioFile(client);
    const found = await client.request<ScenariosResult>(scenariosRequest, { file });
    expect(found.problems).toEqual([]);
    expect(found.scenarios.map(({ id }) => id)).toEqual(['Outside', 'Inside', 'Outside #2']);
    expect(found.scenarios.map(({ nameRange }) => at(file.text, nameRange))).toEqual([
      '"Outside"',
      '"Inside"',
      '"Outside"',
    ]);
    expect(found.rules).toEqual([
      { uri: client.uri('rules/pay.authorization.adfsrule'), stage: 'authorization' },
      { uri: client.uri('rules/pay.mfa.adfsrule'), stage: 'additionalAuthentication' },
    ]);
  });

  it('say what keeps them from running', async () => {
    const client = await startClient({ files });
    const text = '{ "rules": { "issuance": "gone.adfsrule" }, "scenarios": [{ "name": "A", "expect": {} }] }';
    const file = scenarioFile(client, text);
    const { problems, scenarios: found } = await client.request<ScenariosResult>(scenariosRequest, { file });
    expect(problems.map(({ range, message }) => [at(text, range), message])).toEqual([
      ['"gone.adfsrule"', 'The rule file `gone.adfsrule` cannot be read.'],
    ]);
    expect(found.map(({ id }) => id)).toEqual(['A']);
    const broken = await client.request<ScenariosResult>(scenariosRequest, {
      file: scenarioFile(client, '{'),
    });
    expect(broken.problems).toHaveLength(1);
  });

  it('run, and a failure stands at what was expected', async () => {
    const client = await startClient({ files });
    const file = scenarioFile(client);
    const { outcomes, coverage } = await client.request<RunScenariosResult>(runScenariosRequest, { file });
    expect(outcomes.map(({ id, status }) => [id, status])).toEqual([
      ['Outside', 'passed'],
      ['Inside', 'failed'],
      ['Outside #2', 'error'],
    ]);
    const [failure] = outcomes[1]?.failures ?? [];
    expect(at(file.text, failure!.range)).toBe('true');
    expect(failure!.range.start.line).toBe(8);
    expect(failure).toMatchObject({ expected: 'MFA', actual: 'no MFA', uri: file.uri });
    expect(outcomes[1]?.trace.join('\n')).toMatch(/Ask outside: .*`true` is not `false`/);
    expect(outcomes[2]?.failures[0]?.message).toMatch(/no user `nobody`/);
    expect(coverage).toEqual([]);
  });

  it('run one by one, as far as they are wanted, on the rules as they are in the editor', async () => {
    const client = await startClient({ files });
    client.open('rules/pay.mfa.adfsrule', mfa.replace('"false"', '"true"'));
    const outcomes: ScenarioOutcome[] = [];
    client.connection.onProgress(new ProgressType<ScenarioOutcome>(), 'token', (outcome) => {
      outcomes.push(outcome);
    });
    const result = await client.request<RunScenariosResult>(runScenariosRequest, {
      file: scenarioFile(client),
      only: ['Inside'],
      partialResultToken: 'token',
    });
    expect(result.outcomes).toEqual([]);
    expect(outcomes.map(({ id, status }) => [id, status])).toEqual([['Inside', 'passed']]);
  });

  it('say which rules fired and which conditions were true and false', async () => {
    const client = await startClient({ files });
    const { coverage } = await client.request<RunScenariosResult>(runScenariosRequest, {
      file: scenarioFile(client),
      only: ['Outside', 'Inside'],
      coverage: true,
    });
    const counts = coverage.map(({ uri, rules }) => [
      uri.slice(uri.lastIndexOf('/') + 1),
      rules.map(({ name, fired, conditions }) => [
        name,
        fired,
        conditions.map(({ wasTrue, wasFalse }) => [wasTrue, wasFalse]),
      ]),
    ]);
    expect(counts).toEqual([
      [
        'pay.authorization.adfsrule',
        [
          ['Permit all', 2, []],
          ['Deny the group', 0, [[0, 2]]],
        ],
      ],
      [
        'pay.mfa.adfsrule',
        [
          [
            'Ask outside',
            1,
            [
              [1, 1],
              [2, 0],
            ],
          ],
        ],
      ],
    ]);
    const action = coverage[1]?.rules[0]?.action;
    expect(action?.start).toEqual({ line: 3, character: 4 });
  });

  it('leave the server responsive, and stop when they are cancelled', async () => {
    const client = await startClient({ files });
    const many = Array.from({ length: 4000 }, (_, i) => ({
      name: `No. ${i}`,
      given: { preset: 'browserOutside' },
      expect: { mfa: true },
    }));
    const rules = { additionalAuthentication: '../rules/pay.mfa.adfsrule' };
    const file = scenarioFile(client, JSON.stringify({ rules, scenarios: many }));
    let seen = 0;
    client.connection.onProgress(new ProgressType<ScenarioOutcome>(), 'many', () => {
      seen++;
    });
    const source = new CancellationTokenSource();
    const run = client.connection.sendRequest(
      runScenariosRequest,
      { file, partialResultToken: 'many' },
      source.token,
    );
    const refused = expect(run).rejects.toThrow(/cancelled/i);
    await client.until('the first outcomes', () => seen > 0);
    const document = client.open('other.adfsrule', mfa);
    const answer = await client.request<EvaluationView>(evaluateRequest, {
      textDocument: document.textDocument,
      given: { kind: 'request', presets: ['browserOutside'], claims: [] },
    });
    expect(answer.summary).toBe('MFA by "Ask outside"');
    source.cancel();
    await refused;
    expect(seen).toBeLessThan(many.length);
  });
});

describe('an evaluation', () => {
  async function evaluated(client: TestClient, text: string, given: Given, path = 'a.mfa.adfsrule') {
    const document = client.open(path, text);
    const params = { textDocument: document.textDocument, given };
    const view = await client.request<EvaluationView>(evaluateRequest, params);
    return { view, document };
  }
  const outside: Given = { kind: 'request', presets: ['browserOutside'], claims: [] };

  it('says which rules fired, which conditions held, and why not', async () => {
    const client = await startClient();
    const { view, document } = await evaluated(client, mfa, {
      kind: 'request',
      presets: ['browserInside'],
      claims: [],
    });
    expect(view.summary).toBe('no MFA');
    expect(view.version).toBe(1);
    const [rule] = view.rules;
    expect(rule).toMatchObject({ fired: false, reason: expect.stringContaining('`true` is not `false`') });
    const [inside, member] = rule!.conditions;
    expect([inside!.holds, member!.holds]).toEqual([false, true]);
    expect(document.at(inside!.failed[0]!.range)).toBe('Value == "false"');
    expect(inside!.failed[0]!.claim).toBe('insidecorporatenetwork = "true"');
    expect(document.at(rule!.range)).toBe(mfa.trim());
  });

  it('offers what the rules ask about, and evaluates with it', async () => {
    const client = await startClient();
    const document = client.open('a.mfa.adfsrule', mfa);
    const choices = await client.request<EvaluationChoices>(evaluationChoicesRequest, {
      textDocument: document.textDocument,
    });
    expect(choices.presets.map(({ id }) => id)).toContain('browserOutside');
    expect(choices.claims.map(({ type: asked, value }) => [asked, value])).toEqual([[type.group, group]]);
    const view = await client.request<EvaluationView>(evaluateRequest, {
      textDocument: document.textDocument,
      given: { ...outside, claims: choices.claims },
    });
    expect(view.summary).toBe('no MFA');
    expect(view.rules[0]!.conditions[1]).toMatchObject({ holds: false });
  });

  it('takes claims from a file, and says what is wrong with it', async () => {
    const client = await startClient();
    const claims = `// Somebody outside\n[{ "type": "insidecorporatenetwork", "value": "false" }]`;
    const file = { uri: 'file:///claims.json', text: claims };
    const { view } = await evaluated(client, mfa, { kind: 'claims', file });
    expect(view.summary).toBe('MFA by "Ask outside"');
    expect(view.rules[0]).toMatchObject({ fired: true, verb: 'issue', claimCount: 1 });
    const text = '[{ "type": "upn" }]';
    const wrong = await evaluated(client, mfa, { kind: 'claims', file: { ...file, text } }, 'b.adfsrule');
    expect(wrong.view.errors.map(({ uri, range, message }) => [uri, at(text, range), message])).toEqual([
      ['file:///claims.json', '{ "type": "upn" }', 'A claim needs `value`.'],
    ]);
    expect(wrong.view.rules).toEqual([]);
  });

  it('of a scenario runs the stages before, and says where the request ended', async () => {
    const client = await startClient({ files });
    const text = JSON.stringify({
      rules: {
        authorization: '../rules/pay.authorization.adfsrule',
        additionalAuthentication: '../rules/pay.mfa.adfsrule',
      },
      scenarios: [{ name: 'Member', given: { claims: { groupsid: group } }, expect: { permitted: false } }],
    });
    const given: Given = { kind: 'scenario', file: scenarioFile(client, text), id: 'Member' };
    const before = await evaluated(client, authorization, given, 'rules/pay.authorization.adfsrule');
    expect(before.view.summary).toBe('denied by "Deny the group"');
    const after = await evaluated(client, mfa, given, 'rules/pay.mfa.adfsrule');
    expect(after.view.summary).toBe(
      'not run: the request is denied before by "Deny the group" in ../rules/pay.authorization.adfsrule',
    );
    const gone = await evaluated(client, mfa, { ...given, id: 'Gone' }, 'rules/pay.mfa.adfsrule');
    expect(gone.view.errors[0]?.message).toBe('There is no scenario "Gone" any more.');
  });

  it('has the stores of the file of scenarios that is given beside the claims', async () => {
    const client = await startClient();
    const rules = `=> issue(store = "HR", types = ("role"), query = "q");`;
    const text = JSON.stringify({
      rules: {},
      stores: [{ store: 'HR', query: 'q', rows: [['editor']] }],
      scenarios: [],
    });
    const scenariosBeside = { uri: 'file:///a.adfstest.json', text };
    const claims = { kind: 'claims', file: { uri: 'file:///c.json', text: '[]' } } as const;
    for (const given of [outside, claims]) {
      expect((await evaluated(client, rules, given)).view.summary).toBe('no result');
      const { view } = await evaluated(client, rules, { ...given, scenarios: scenariosBeside });
      expect(view.rules.map((rule) => rule.claims)).toEqual([['role = "editor"']]);
    }
  });

  it('shows why there is no result', async () => {
    const client = await startClient();
    const { view, document } = await evaluated(client, `${mfa}c:[Type = "a"] => issue(claim = c);`, outside);
    expect(view.summary).toBe('no result');
    expect(view.errors.map(({ range }) => document.at(range))).toEqual(['=']);
    expect(
      await client.request(evaluateRequest, { textDocument: { uri: 'file:///gone' }, given: outside }),
    ).toBeNull();
  });
});

describe('who is asked for MFA', () => {
  it('is worked out from rule files by their stages', async () => {
    const client = await startClient({ files });
    const rules = Object.keys(files).map((path) => ({ uri: client.uri(path) }));
    const matrix = await client.request<MatrixView>(matrixRequest, { rules });
    expect(matrix.decides).toEqual({ mfa: true, permitted: true, told: false });
    expect(matrix.dimensions.map(({ title }) => title)).toEqual(['In …-1187']);
    const rows = matrix.blocks.flatMap(({ requests, rows: ofBlock }) =>
      requests.flatMap(({ title }, i) =>
        ofBlock.map(({ rows: numbers, cells, permitted, mfa: asked, decidedBy }) => ({
          title,
          number: numbers[i],
          row: [cells.join(), permitted, asked, decidedBy.map(({ name, file }) => `${name}, ${file}`).join()],
        })),
      ),
    );
    const of = (title: string) => rows.filter((row) => row.title === title).map(({ row }) => row);
    expect(of('Browser outside')).toEqual([
      ['no', 'yes', 'yes', 'Ask outside, pay.mfa.adfsrule'],
      ['yes', 'no', 'none', 'Deny the group, pay.authorization.adfsrule'],
    ]);
    expect(of('Browser inside')[0]?.[2]).toBe('no');
    expect(of('ActiveSync, basic authentication')[0]?.[2]).toBe('cannotAnswer');
    expect(rows.map(({ number }) => number).toSorted((a, b) => a! - b!)).toEqual(rows.map((_, i) => i));
    const place = matrix.blocks.flatMap((block) => block.rows.flatMap(({ decidedBy }) => decidedBy))[0];
    expect(place?.uri).toMatch(/^file:.*\.adfsrule$/);

    const chosen = rows.filter(({ title }) => title === 'Browser outside').map(({ number }) => number);
    const markdown = await client.request<string>(matrixTextRequest, {
      id: matrix.id,
      format: 'markdown',
      rows: chosen,
    });
    const lines = markdown.split('\n').filter((line) => line.startsWith('|'));
    expect(lines).toHaveLength(4);
    expect(lines[2]).toMatch(/^\| Browser outside \| no \| yes \| yes \| Ask outside \|$/);
    const csv = await client.request<string>(matrixTextRequest, {
      id: matrix.id,
      format: 'csv',
      rows: chosen,
    });
    expect(csv.trim().split('\r\n')).toHaveLength(3);
    expect(await client.request(matrixTextRequest, { id: -1, format: 'csv', rows: [] })).toBeNull();
  });

  it('is worked out for a file of scenarios, with its users', async () => {
    const client = await startClient({ files });
    const matrix = await client.request<MatrixView>(matrixRequest, { scenarios: scenarioFile(client) });
    expect(matrix.problems).toEqual([]);
    expect(matrix.blocks.length).toBeGreaterThan(1);
  });

  it('says which files it leaves out', async () => {
    const client = await startClient({ files: { 'x.adfsrule': 'c:[] => issue(claim = c);' } });
    const matrix = await client.request<MatrixView>(matrixRequest, {
      rules: [{ uri: client.uri('x.adfsrule') }],
    });
    expect(matrix.notes.join('\n')).toMatch(/x\.adfsrule: /);
    expect(matrix.decides.mfa).toBe(false);
  });
});
