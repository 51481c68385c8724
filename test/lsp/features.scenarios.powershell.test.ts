/** Rules in scripts and pages that run. */
import { describe, expect, it } from 'vitest';
import {
  type EvaluationChoices,
  type EvaluationView,
  evaluateRequest,
  evaluationChoicesRequest,
  type Given,
  type MatrixView,
  matrixRequest,
  type RuleSetEntry,
  type RunScenariosResult,
  ruleSetsRequest,
  runScenariosRequest,
  type ScenariosResult,
  scenariosRequest,
} from '../../server/src/lsp/protocol.ts';
import { startClient, type TestClient } from './support/client.ts';
import type { OpenDocument } from './support/openDocument.ts';

const type = {
  inside: 'http://schemas.microsoft.com/ws/2012/01/insidecorporatenetwork',
  group: 'http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid',
  method: 'http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod',
  factors: 'http://schemas.microsoft.com/claims/multipleauthn',
  permit: 'http://schemas.microsoft.com/authorization/claims/permit',
};
const group = 'S-1-5-21-1004336348-1177238915-682003330-1187';

/** Rules over several strings with escapes in them, rules with a variable, rules with a parameter of the script. */
const script = `param([string] $Where)
$group = '${group}'
$mfa = @"
@RuleName = "Ask the group outside"
exists([Type == "${type.inside}", Value == "false"])
 && exists([Type == "${type.group}", Value == "$group"])
 => issue(Type = "${type.method}", Value = "${type.factors}");
"@
Set-AdfsRelyingPartyTrust -TargetName Portal -AdditionalAuthenticationRules $mfa
Set-AdfsRelyingPartyTrust -TargetName Portal -IssuanceAuthorizationRules (
  "@RuleName = \`"It's all\`" " +
  '=> issue(Type = "${type.permit}", Value = "it''s true");')
Set-AdfsRelyingPartyTrust -TargetName Wiki -IssuanceTransformRules "=> issue(Type = \`"w\`", Value = \`"$Where\`");"
`;

const outside: Given = { kind: 'request', presets: ['browserOutside'], claims: [] };
const inGroup: Given = {
  ...outside,
  claims: [
    { name: 'Group', type: type.group, value: group, issuer: 'AD AUTHORITY', originalIssuer: 'AD AUTHORITY' },
  ],
};

async function openScript(text = script) {
  const client = await startClient({ files: {} });
  return { client, document: client.open('deploy.ps1', text, 'powershell') };
}

function at(document: OpenDocument, text: string) {
  const start = document.text.indexOf(text);
  if (start < 0) throw new Error(`There is no ${text}.`);
  return document.range(start, start).start;
}

function evaluated(client: TestClient, document: OpenDocument, text: string, given: Given) {
  const position = at(document, text);
  return client.request<EvaluationView>(evaluateRequest, {
    textDocument: document.textDocument,
    position,
    given,
  });
}

describe('the rule sets of a script', () => {
  it('are listed with what they are called, where they stand and where a line above them goes', async () => {
    const { client, document } = await openScript();
    const { textDocument } = document;
    const sets = await client.request<RuleSetEntry[]>(ruleSetsRequest, { textDocument });
    expect(sets.map(({ name, title, line, canRun }) => [name, title, line, canRun])).toEqual([
      ['mfa', 'AdditionalAuthenticationRules of Portal', 2, true],
      ['IssuanceAuthorizationRules', 'IssuanceAuthorizationRules of Portal', 10, true],
      ['Wiki', 'IssuanceTransformRules of Wiki', 12, true],
    ]);
    expect(document.at(sets[0]!.range)).toMatch(/^@RuleName = "Ask the group outside"[^@]*;$/);
    expect(document.at(sets[1]!.range)).toMatch(/^@RuleName = `"It[\s\S]*true"\);$/);
    const rules = client.open('a.adfsrule', '=> issue(Type = "a", Value = "b");');
    expect(await client.request(ruleSetsRequest, { textDocument: rules.textDocument })).toEqual([]);
  });
});

describe('evaluating in a script', () => {
  it('runs the rules at a position, with what the script says of a variable, and answers with its places', async () => {
    const { client, document } = await openScript();
    const view = await evaluated(client, document, 'exists([Type', inGroup);
    expect(view.summary).toBe('MFA by "Ask the group outside"');
    expect(view.start).toEqual({ line: 3, character: 0 });
    const [rule] = view.rules;
    expect(document.at(rule!.range)).toMatch(/^@RuleName = "Ask the group outside"[\s\S]*;$/);
    expect(rule!.conditions.map(({ range }) => document.at(range))).toEqual([
      `exists([Type == "${type.inside}", Value == "false"])`,
      `exists([Type == "${type.group}", Value == "$group"])`,
    ]);
    const without = await evaluated(client, document, 'exists([Type', outside);
    expect(without.summary).toBe('no MFA');
    expect(without.rules[0]!.conditions.map(({ holds }) => holds)).toEqual([true, false]);
  });

  it('comes through escapes and over several strings', async () => {
    const { client, document } = await openScript();
    const view = await evaluated(client, document, '@RuleName = `"It', outside);
    expect(view.summary).toBe('permitted by "It\'s all"');
    expect(view.rules.map(({ range }) => document.at(range).split('\n').length)).toEqual([2]);
    expect(view.rules[0]!.claims).toEqual(['permit = "it\'s true"']);
  });

  it('gives no result where only the script knows what stands there, and names it', async () => {
    const { client, document } = await openScript();
    const view = await evaluated(client, document, '=> issue(Type = `"w`"', outside);
    expect(view).toMatchObject({ summary: 'no result', rules: [] });
    expect(view.errors.map(({ range, message }) => [document.at(range), message])).toEqual([
      [
        '$Where',
        'The script puts `$Where` into these rules when it runs, so what they do is not known. Say it in `variables` of a scenario file.',
      ],
    ]);
    // As soon as the script says it, the rules run.
    document.replace('param([string] $Where)', "$Where = 'here'");
    const now = await evaluated(client, document, '=> issue(Type = `"w`"', outside);
    expect(now.rules.map(({ claims }) => claims)).toEqual([['w = "here"']]);
    expect(now.version).toBe(2);
  });

  it('gives no result where the script replaces parts of the rules', async () => {
    const rule = '=> issue(Type = "a", Value = "VALUE");';
    const { client, document } = await openScript(
      `$r = '${rule}'\n$r = $r -replace 'VALUE', $x\nSet-AdfsRelyingPartyTrust P -IssuanceTransformRules $r`,
    );
    const view = await evaluated(client, document, rule, outside);
    expect(view.errors.map(({ range, message }) => [document.at(range), message])).toEqual([
      [rule, 'The script replaces parts of these rules before it sets them, so what they do is not known.'],
    ]);
  });

  it('says that other rules did not run', async () => {
    const { client, document } = await openScript(
      `$old = (Get-AdfsRelyingPartyTrust P).AdditionalAuthenticationRules
Set-AdfsRelyingPartyTrust P -AdditionalAuthenticationRules ($old + @'
exists([Type == "${type.inside}", Value == "true"]) => issue(Type = "${type.method}", Value = "${type.factors}");
'@)`,
    );
    const view = await evaluated(client, document, 'exists', outside);
    expect(view.summary).toBe('no MFA, with these rules alone');
  });

  it('offers what the rules at the position ask about, and nothing where there are none', async () => {
    const { client, document } = await openScript();
    const { textDocument } = document;
    const choices = (text: string) =>
      client.request<EvaluationChoices | null>(evaluationChoicesRequest, {
        textDocument,
        position: at(document, text),
      });
    expect((await choices('exists([Type'))?.claims.map(({ value }) => value)).toEqual([group]);
    expect((await choices('=> issue(Type = `"w`"'))?.claims).toEqual([]);
    expect(await choices('Set-AdfsRelyingPartyTrust')).toBeNull();
    // Several rule sets, and no position.
    expect(await client.request(evaluateRequest, { textDocument, given: outside })).toBeNull();
  });

  it('works in a page', async () => {
    const client = await startClient();
    const rule = `exists([Type == "${type.inside}", Value == "false"])`;
    const page = `# Rules\n\n> \`\`\`adfsrule\n> ${rule}\n>  => issue(Type = "a", Value = "b");\n> \`\`\`\n`;
    const document = client.open('page.md', page, 'markdown');
    const view = await evaluated(client, document, 'exists', outside);
    expect(view.rules.map(({ conditions }) => conditions.map(({ range }) => document.at(range)))).toEqual([
      [rule],
    ]);
    expect(view.summary).toBe('1 claim issued');
    const { textDocument } = document;
    const sets = await client.request<RuleSetEntry[]>(ruleSetsRequest, { textDocument });
    expect(sets.map(({ name, line }) => [name, line])).toEqual([['1', 2]]);
  });
});

describe('scenarios of rules in a script', () => {
  const files = { 'deploy.ps1': script };
  const scenarios = (rules: object) =>
    JSON.stringify({
      rules,
      scenarios: [
        {
          name: 'Asked',
          given: { preset: 'browserOutside', claims: { groupsid: group } },
          expect: { mfa: true, permitted: true },
        },
        { name: 'Inside', given: { preset: 'browserInside' }, expect: { mfa: true } },
      ],
    });
  const both = scenarios({ authorization: 'deploy.ps1#Portal', additionalAuthentication: 'deploy.ps1' });

  it('run from disk and as the script is in the editor, and say where its rules stand', async () => {
    const client = await startClient({ files });
    const file = { uri: client.uri('portal.adfstest.json'), text: both };
    const found = await client.request<ScenariosResult>(scenariosRequest, { file });
    expect(found.problems).toEqual([]);
    const uri = client.uri('deploy.ps1');
    expect(found.rules).toEqual([
      { uri, stage: 'authorization', position: { line: 10, character: 3 } },
      { uri, stage: 'additionalAuthentication', position: { line: 3, character: 0 } },
    ]);
    const ran = await client.request<RunScenariosResult>(runScenariosRequest, { file, coverage: true });
    expect(ran.outcomes.map(({ status }) => status)).toEqual(['passed', 'failed']);
    expect(ran.outcomes[1]?.trace[0]).toMatch(
      /^Authorization, deploy\.ps1#IssuanceAuthorizationRules: permitted/,
    );
    // Both rule sets are of one file.
    expect(ran.coverage.map((one) => [one.uri, one.rules.map(({ name }) => name)])).toEqual([
      [uri, ["It's all", 'Ask the group outside']],
    ]);
    expect(ran.coverage[0]?.rules[1]?.conditions.map(({ range }) => range.start.line)).toEqual([4, 5]);
    client.open('deploy.ps1', script.replace('Value == "false"', 'Value == "true"'), 'powershell');
    const now = await client.request<RunScenariosResult>(runScenariosRequest, { file });
    expect(now.outcomes.map(({ status }) => status)).toEqual(['failed', 'failed']);
  });

  it('are shown beside the rules of each of their rule sets', async () => {
    const client = await startClient({ files });
    const document = client.open('deploy.ps1', script, 'powershell');
    const given: Given = {
      kind: 'scenario',
      file: { uri: client.uri('portal.adfstest.json'), text: both },
      id: 'Asked',
    };
    expect((await evaluated(client, document, 'exists', given)).summary).toBe(
      'MFA by "Ask the group outside"',
    );
    expect((await evaluated(client, document, '@RuleName = `"It', given)).summary).toBe(
      'permitted by "It\'s all"',
    );
  });

  it('say what the script is run with', async () => {
    const client = await startClient({ files });
    const document = client.open('deploy.ps1', script, 'powershell');
    const text = JSON.stringify({
      rules: { issuance: 'deploy.ps1' },
      variables: { $where: 'here' },
      scenarios: [{ name: 'A', expect: { issued: { w: 'here' } } }],
    });
    const file = { uri: client.uri('portal.adfstest.json'), text };
    const ran = await client.request<RunScenariosResult>(runScenariosRequest, { file });
    expect(ran.outcomes.map(({ status }) => status)).toEqual(['passed']);
    const given: Given = { kind: 'scenario', file, id: 'A' };
    const view = await evaluated(client, document, '=> issue(Type = `"w`"', given);
    expect(view.rules.map(({ claims }) => claims)).toEqual([['w = "here"']]);
    expect(view.rules.map(({ range }) => document.at(range))).toEqual([
      '=> issue(Type = `"w`", Value = `"$Where`");',
    ]);
  });

  it.each([
    [
      { authorization: 'deploy.ps1#7' },
      '`deploy.ps1` has no rule set `7`. It has `deploy.ps1#mfa` (line 4: ',
    ],
    [{ delegation: 'deploy.ps1' }, '`deploy.ps1` has no delegation rules. It has '],
    [{ authorization: 'gone.ps1' }, 'The rule file `gone.ps1` cannot be read.'],
    [{ issuance: 'deploy.ps1' }, '`deploy.ps1`, line 13: The script puts `$Where` into these rules'],
  ])('say what keeps them from running: %j', async (rules, message) => {
    const client = await startClient({ files });
    const file = { uri: client.uri('portal.adfstest.json'), text: scenarios(rules) };
    const { problems } = await client.request<ScenariosResult>(scenariosRequest, { file });
    expect(problems.map((problem) => problem.message.slice(0, message.length))).toEqual([message]);
    const { outcomes } = await client.request<RunScenariosResult>(runScenariosRequest, { file });
    expect(outcomes.map(({ status }) => status)).toEqual(['error', 'error']);
  });
});

describe('who is asked for MFA by rules in a script', () => {
  it('is worked out from rule sets at positions, and says what it leaves out', async () => {
    const { client, document } = await openScript();
    const { uri } = document;
    const rules = ['exists([Type', '@RuleName = `"It', '=> issue(Type = `"w`"'].map((text) => ({
      uri,
      position: at(document, text),
    }));
    const matrix = await client.request<MatrixView>(matrixRequest, { rules });
    expect(matrix.decides).toMatchObject({ mfa: true, permitted: true });
    expect(matrix.notes.filter((note) => note.includes('left out'))).toEqual([
      'deploy.ps1#Wiki: left out, line 13: The script puts `$Where` into these rules when it runs, so what they do is not known. Say it in `variables` of a scenario file.',
    ]);
    const places = matrix.blocks.flatMap((block) => block.rows.flatMap(({ decidedBy }) => decidedBy));
    const asked = places.find(({ name }) => name === 'Ask the group outside');
    expect(asked).toMatchObject({ file: 'deploy.ps1', uri, range: { start: { line: 3, character: 0 } } });
  });
});
