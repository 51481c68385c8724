import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AdfsExport, decodeExport, readExport, type Trust } from '../../../server/src/farm/index.ts';
import { encode } from '../../../server/src/syntax/encoding.ts';
import { acceptance, clixml, issuance, mfa, permitAll, scriptJson } from './exports.ts';

function trustsOf(text: string): readonly Trust[] {
  const found = readExport(text);
  if ('problem' in found) throw new Error(found.problem);
  return found.trusts;
}

const problemOf = (text: string) => readExport(text) as Exclude<ReturnType<typeof readExport>, AdfsExport>;

const payroll: Trust = {
  kind: 'relyingPartyTrust',
  name: 'Contoso: Payroll / HR?',
  identifiers: ['https://payroll.contoso.example/', 'urn:payroll'],
  accessControlPolicy: '',
  rules: [
    { stage: 'authorization', text: permitAll },
    { stage: 'issuance', text: issuance },
  ],
};

describe('the trusts of an export', () => {
  it('of the export script', () => {
    const [first, second, provider, api, all, ...others] = trustsOf(JSON.stringify(scriptJson, undefined, 4));
    expect(first).toEqual(payroll);
    expect(second).toMatchObject({ name: 'CON', accessControlPolicy: 'Permit everyone' });
    expect(provider).toMatchObject({
      kind: 'claimsProviderTrust',
      rules: [{ stage: 'acceptance', text: acceptance }],
    });
    expect(api).toMatchObject({ kind: 'webApiApplication', name: 'Orders' });
    expect(all).toMatchObject({ kind: 'global', rules: [{ stage: 'additionalAuthentication', text: mfa }] });
    expect(others).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['a list', scriptJson.relyingPartyTrusts],
    ['one trust', scriptJson.relyingPartyTrusts[0]],
    ['a list with a count', { value: scriptJson.relyingPartyTrusts, Count: 2 }],
    [
      'texts with added properties',
      [
        {
          ...scriptJson.relyingPartyTrusts[0],
          IssuanceTransformRules: { value: issuance, PSComputerName: 'sts1' },
          Identifier: { value: scriptJson.relyingPartyTrusts[0]?.Identifier, Count: 2 },
        },
      ],
    ],
    ['other letters of names', [lowerCase(scriptJson.relyingPartyTrusts[0] ?? {})]],
  ])('of ConvertTo-Json: %s', (_, data) => {
    expect(trustsOf(JSON.stringify(data))[0]).toEqual(payroll);
  });

  it('of Export-Clixml', () => {
    const text = clixml(payroll.name, {
      IssuanceAuthorizationRules: permitAll,
      IssuanceTransformRules: issuance,
      DelegationAuthorizationRules: null,
    });
    expect(trustsOf(text)).toEqual([payroll]);
  });

  it('of Export-Clixml, whatever the rules hold', () => {
    const text = fc.stringMatching(/^[ -~\r\n\t_x0-9é’]{0,60}$/);
    fc.assert(
      fc.property(text, (noise) => {
        const rules = `_x000D_ ${noise} => issue(Type = "a", Value = "<&>");`;
        expect(trustsOf(clixml('A', { IssuanceTransformRules: rules }))[0]?.rules).toEqual([
          { stage: 'issuance', text: rules },
        ]);
      }),
      { numRuns: 300 },
    );
  });

  it('of a backup in other XML, by elements and by attributes', () => {
    const rules = 'c:[Type == "a"] =&gt; issue(claim = c);';
    const text = `<?xml version="1.0" encoding="utf-8"?>
<p:Policies xmlns:p="urn:contoso">
  <p:RelyingPartyTrust>
    <p:Name>Fabrikam</p:Name>
    <p:Identifiers><p:Identifier>urn:fabrikam</p:Identifier></p:Identifiers>
    <p:IssuanceTransformRules>${rules}</p:IssuanceTransformRules>
    <p:IssuanceAuthorizationRules><![CDATA[=> issue(Type = "permit", Value = "true");]]></p:IssuanceAuthorizationRules>
  </p:RelyingPartyTrust>
  <p:ClaimsProviderTrust Name="Contoso" AcceptanceTransformRules='${rules}' />
</p:Policies>`;
    expect(trustsOf(text)).toEqual([
      {
        kind: 'relyingPartyTrust',
        name: 'Fabrikam',
        identifiers: ['urn:fabrikam'],
        accessControlPolicy: '',
        rules: [
          { stage: 'authorization', text: '=> issue(Type = "permit", Value = "true");' },
          { stage: 'issuance', text: 'c:[Type == "a"] => issue(claim = c);' },
        ],
      },
      {
        kind: 'claimsProviderTrust',
        name: 'Contoso',
        identifiers: [],
        accessControlPolicy: '',
        rules: [{ stage: 'acceptance', text: 'c:[Type == "a"] => issue(claim = c);' }],
      },
    ]);
  });
});

describe('a damaged export', () => {
  const json = JSON.stringify(scriptJson, undefined, 2);
  const xml = clixml('A', { IssuanceTransformRules: issuance });

  it.each<[string, string, RegExp, number | undefined]>([
    ['empty', ' \n', /^The export is empty\. Export again\.$/, undefined],
    ['no export', 'Name : Payroll', /^Line 1, column 1: This is neither JSON nor XML\./, 1],
    [
      'JSON cut off',
      json.slice(0, -40),
      /^Line \d+, column \d+: The JSON ends too early: the file is cut off\./,
      json.slice(0, -40).split('\n').length,
    ],
    [
      'JSON damaged',
      json.replace('"version": 1', '"version": 1 1'),
      /^Line 3, column 16: The JSON is damaged\./,
      3,
    ],
    [
      'JSON of something else',
      '{ "name": "x" }',
      /^There are no trusts with rules in this file\. Use /,
      undefined,
    ],
    [
      'rules that are no text',
      JSON.stringify({
        relyingPartyTrusts: [scriptJson.relyingPartyTrusts[1], { Name: 'B', IssuanceTransformRules: 3 }],
      }),
      /^relyingPartyTrusts\[1\]: IssuanceTransformRules is not text\. Export again\.$/,
      undefined,
    ],
    [
      'a trust without a name',
      JSON.stringify([{ IssuanceTransformRules: 'x' }]),
      /^\[0\]: it has rules, but no Name\./,
      undefined,
    ],
    [
      'XML cut off',
      xml.slice(0, 900),
      /^Line 16, column \d+: The XML ends too early: the file is cut off\./,
      16,
    ],
    [
      'XML damaged',
      xml.replace('</LST>', '</LSTT>'),
      /^Line 13, column \d+: The XML is damaged \(Unexpected close tag/,
      13,
    ],
    ['an entity', '<a>&bomb;</a>', /^Line 1, column 9: The XML is damaged \(Invalid character entity\)/, 1],
    [
      'a document type',
      '<!DOCTYPE a [<!ENTITY b "c">]>\n<a>&b;</a>',
      /^Line 1, column 30: A document type has no place in an export\./,
      1,
    ],
    ['XML nested deeply', '<a>'.repeat(1000), /nested too deeply/, 1],
    ['JSON nested deeply', `${'['.repeat(200_000)}1`, /nested too deeply|ends too early/, undefined],
  ])('%s', (_, text, problem, line) => {
    const found = problemOf(text);
    expect(found.problem).toMatch(problem);
    if (line !== undefined) expect(found.line).toBe(line);
  });

  it('never throws, wherever it is cut', () => {
    for (const text of [json, xml]) {
      for (let end = 0; end < text.length - 20; end += 7) {
        const found = readExport(text.slice(0, end));
        expect('problem' in found).toBe(true);
      }
    }
  });
});

describe('the bytes of an export', () => {
  const text = JSON.stringify(scriptJson);

  it.each([
    ['UTF-8', encode(text, { name: 'utf-8', byteOrderMark: false })],
    ['UTF-8 with a mark', encode(text, { name: 'utf-8', byteOrderMark: true })],
    ['UTF-16 with a mark', encode(text, { name: 'utf-16le', byteOrderMark: true })],
    ['big-endian UTF-16 with a mark', encode(text, { name: 'utf-16be', byteOrderMark: true })],
    ['UTF-16 without a mark', encode(text, { name: 'utf-16le', byteOrderMark: false })],
    ['big-endian UTF-16 without a mark', encode(text, { name: 'utf-16be', byteOrderMark: false })],
  ])('%s', (_, bytes) => {
    expect(decodeExport(bytes)).toBe(text);
  });

  it('give back any rules', () => {
    const encodings = ['utf-8', 'utf-16le', 'utf-16be'] as const;
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', minLength: 1 }),
        fc.constantFrom(...encodings),
        fc.boolean(),
        (rules, name, byteOrderMark) => {
          const written = JSON.stringify([{ Name: 'A', IssuanceTransformRules: rules }]);
          const read = decodeExport(encode(written, { name, byteOrderMark }));
          const expected = rules.trim() === '' ? [] : [{ stage: 'issuance', text: rules }];
          expect(trustsOf(read as string)[0]?.rules).toEqual(expected);
        },
      ),
    );
  });

  it('that are no text are named by their place', () => {
    const bytes = encode('{"é": 1}', { name: 'utf-8', byteOrderMark: false });
    bytes[5] = 0xe9;
    expect(decodeExport(bytes)).toEqual({
      problem: 'Line 1, column 5: This is no UTF-8 text. Export again, with -Encoding UTF8.',
      line: 1,
      column: 5,
    });
    const half = encode(text, { name: 'utf-16le', byteOrderMark: true }).slice(0, -1);
    expect(decodeExport(half)).toMatchObject({ problem: expect.stringMatching(/cut off/) });
  });
});

function lowerCase(record: object): object {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key.toLowerCase(), value]));
}
