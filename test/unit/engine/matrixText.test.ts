import { describe, expect, it } from 'vitest';
import {
  matrixBlocks,
  matrixCsv,
  matrixMarkdown,
  matrixSourceOf,
  matrixTable,
  mfaMatrix,
  parseScenarioFile,
} from '../../../server/src/engine/index.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';
import { askFor, groupSid, matrixOf, outside, permit, rowsOf } from './matrixOf.ts';

describe('the table as text', () => {
  const matrix = matrixOf({
    additionalAuthentication: `@RuleName = "Outside"\n${outside} ${askFor}`,
    authorization: `@RuleName = "All"\n${permit}`,
  });

  it('puts requests that fare alike side by side', () => {
    const blocks = matrixBlocks(
      matrixOf({ additionalAuthentication: `@RuleName = "Outside"\n${outside} ${askFor}` }),
    );
    expect(blocks.map(({ requests }) => requests.map(({ id }) => id))).toEqual([
      ['browserInside'],
      ['browserOutside', 'outlookModern', 'iosMailOAuth'],
      [
        'outlookRpc',
        'outlookMapi',
        'outlookEws',
        'outlookAutodiscover',
        'activeSyncBasic',
        'serviceFixedAddress',
      ],
    ]);
  });

  it('is Markdown with escaped bars', () => {
    const [head, rule, , outsideRow] = matrixMarkdown(matrix, () => 'a|b').split('\n');
    expect(head).toBe('| Request | MFA | Permitted | Deciding rule |');
    expect(rule).toBe('| --- | --- | --- | --- |');
    expect(outsideRow).toBe('| Browser outside | yes | yes | a\\|b |');
  });

  it('is CSV that no spreadsheet takes for formulas', () => {
    const lines = matrixCsv(matrix, () => '=1+1 "x"').split('\r\n');
    expect(lines[0]).toBe('"Request","MFA","Permitted","Deciding rule"');
    expect(lines[2]).toBe('"Browser outside","yes","yes","\'=1+1 ""x"""');
    expect(lines.at(-1)).toBe('');
  });
});

describe('a file of scenarios', () => {
  const file = parseScenarioFile(`{
    "rules": { "additionalAuthentication": "mfa.adfsrule" },
    "directory": {
      "users": [{ "account": "CONTOSO\\\\jane", "groups": ["Finance"] }, { "account": "CONTOSO\\\\john" }],
      "groups": [{ "account": "CONTOSO\\\\Finance", "sid": "S-1-5-21-1-2-3-1187" }]
    },
    "presets": {
      "kiosk": { "preset": "browserOutside", "claims": { "x-ms-client-user-agent": "Kiosk" } },
      "partner": { "claims": { "upn": "p@fabrikam.example" } }
    },
    "scenarios": []
  }`);
  const rules = `@RuleName = "Finance"
${outside} && exists([Type == "${groupSid}", Value == "S-1-5-21-1-2-3-1187"]) ${askFor}`;

  it('brings its rules, users, groups and presets', () => {
    const { stageRules, options, problems } = matrixSourceOf(file, () => RuleSet.parse(rules));
    expect(problems).toEqual([]);
    const matrix = mfaMatrix(stageRules, options);
    expect(matrixTable(matrix).columns.slice(0, 3)).toEqual(['Request', 'User', 'In Finance']);
    expect(rowsOf(matrix, 'kiosk')).toEqual([
      'others | no | no | – | –',
      'others | yes | yes | – | Finance',
      'jane | – | yes | – | Finance',
      'john or partner | – | no | – | –',
    ]);
  });

  it('says which rule file is not there', () => {
    const { problems } = matrixSourceOf(file, () => undefined);
    expect(problems.map(({ message }) => message)).toEqual(['The rule file `mfa.adfsrule` cannot be read.']);
  });
});
