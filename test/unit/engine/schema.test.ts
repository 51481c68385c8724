import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { getLanguageService, TextDocument } from 'vscode-json-languageservice';
import { parseScenarioFile } from '../../../server/src/engine/index.ts';

describe('the schema', () => {
  const schema = JSON.parse(
    readFileSync(new URL('../../../schemas/adfstest.schema.json', import.meta.url), 'utf8'),
  );
  const service = getLanguageService({});

  async function problems(text: string): Promise<readonly string[]> {
    const document = TextDocument.create('file:///a.adfstest.json', 'jsonc', 1, text);
    const found = await service.doValidation(
      document,
      service.parseJSONDocument(document),
      { schemaValidation: 'error' },
      schema,
    );
    return found.map(({ message }) => String(message));
  }

  it('accepts what the engine accepts', async () => {
    const stores = [{ store: 'S', query: 'q', params: ['x'], rows: [['a', null, ['b', 'c']], 'd', []] }];
    const presets = {
      mine: [{ type: 'upn', value: 'x' }],
      more: { preset: ['mine', 'browserInside'], claims: { upn: ['a', 'b'], role: null } },
    };
    const scenario = {
      name: 'a',
      given: {
        preset: 'more',
        user: 'CONTOSO\\jane',
        claims: [{ type: 'upn', value: 'x', properties: { k: 'v' } }],
      },
      expect: {
        permitted: true,
        mfa: false,
        issued: ['upn', { type: 'role', value: 'x', issuer: 'I' }],
        notIssued: { role: ['a', 'b'], upn: 'c' },
        firedRules: ['r'],
      },
    };
    const rules = {
      acceptance: ['a.adfsrule', 'b.adfsrule'],
      authorization: 'c.adfsrule',
      additionalAuthentication: ['d.adfsrule', 'e.ps1', 'e.psm1#Portal', 'e.md#2'],
    };
    const directory = {
      domains: { CONTOSO: 'contoso.example' },
      users: [
        {
          account: 'CONTOSO\\jane',
          sid: 'S-1',
          attributes: { mail: ['a', 'b'], cn: 'c' },
          groups: ['Sales'],
        },
      ],
      groups: [{ account: 'CONTOSO\\Sales' }],
    };
    const all = {
      $schema: 'x',
      rules,
      stores,
      directory,
      presets,
      variables: { $group: 'S-1', name: '' },
      caseSensitive: true,
      scenarios: [scenario],
    };
    const text = `// A comment\n${JSON.stringify(all)}`;
    expect(parseScenarioFile(text).problems).toEqual([]);
    expect(await problems(text)).toEqual([]);
  });

  it.each([
    '{ "rules": {} }',
    '{ "rules": {}, "variables": { "a": 1 }, "scenarios": [] }',
    '{ "rules": { "isuance": "a.adfsrule" }, "scenarios": [] }',
    '{ "rules": { "issuance": ["a.adfsrule", "b.adfsrule"] }, "scenarios": [] }',
    '{ "rules": {}, "scenarios": [{ "expect": {} }] }',
    '{ "rules": {}, "scenarios": [{ "name": "a", "expect": { "mfa": "yes" } }] }',
    '{ "rules": {}, "scenarios": [{ "name": "a", "expect": { "issued": [{ "value": "x" }] } }] }',
    '{ "rules": {}, "scenarios": [], "stores": [{ "store": "S", "query": "q" }] }',
    '{ "rules": {}, "scenarios": [], "directory": { "users": [{ "account": "jane" }] } }',
  ])('refuses what the engine refuses: %s', async (text) => {
    expect(parseScenarioFile(text).problems).not.toEqual([]);
    expect(await problems(text)).not.toEqual([]);
  });
});
