import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeFileName } from '../../../server/src/farm/fileNames.ts';
import {
  canonicalText,
  compareExport,
  planImport,
  readExport,
  readTrustFile,
  type Trust,
} from '../../../server/src/farm/index.ts';
import { format } from '../../../server/src/features/format.ts';
import { stageOfName } from '../../../server/src/semantics/stage.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';
import { issuance, scriptJson } from './exports.ts';

const { trusts } = readExport(JSON.stringify(scriptJson)) as { readonly trusts: readonly Trust[] };

describe('the files of an import', () => {
  const files = planImport({ trusts });

  it('are one a trust and stage, with names that Windows takes', () => {
    expect(files.map(({ path }) => path)).toEqual([
      'Relying party trusts/Contoso- Payroll - HR/Contoso- Payroll - HR.authorization.adfsrule',
      'Relying party trusts/Contoso- Payroll - HR/Contoso- Payroll - HR.issuance.adfsrule',
      'Relying party trusts/Contoso- Payroll - HR/trust.json',
      'Relying party trusts/_CON/_CON.issuance.adfsrule',
      'Relying party trusts/_CON/trust.json',
      'Claims provider trusts/Active Directory/Active Directory.acceptance.adfsrule',
      'Claims provider trusts/Active Directory/trust.json',
      'Web API applications/Orders/Orders.issuance.adfsrule',
      'Web API applications/Orders/trust.json',
      'All trusts/All trusts.mfa.adfsrule',
      'All trusts/trust.json',
    ]);
  });

  it('have the readable style', () => {
    expect(files.find(({ path }) => path.includes('_CON.issuance'))?.text).toBe(
      `@RuleTemplate = "PassThroughClaims"
@RuleName = "Pass the mail address"
c:[Type == "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress"]
 => issue(claim = c);

@RuleName = "Engineers’ role"
c:[Type == "http://contoso.example/claims/dept", Value == "Research"]
 => issue(Type = "http://contoso.example/claims/role", Value = "engineer");
`,
    );
    for (const { path, text } of files) {
      if (path.endsWith('.adfsrule')) expect(format(RuleSet.parse(text), { style: 'readable' })).toEqual([]);
    }
  });

  it('lead back to the trust and the stage', () => {
    for (const { path, text } of files) {
      if (path.endsWith('.adfsrule')) expect(stageOfName(path)).toBeDefined();
      else expect(trusts.map(({ kind, name }) => ({ kind, name }))).toContainEqual(readTrustFile(text));
    }
    expect(readTrustFile('{"kind":"toString","name":"x"}')).toBeUndefined();
    expect(readTrustFile('{')).toBeUndefined();
  });

  it('lose nothing on the way to the farm and back', () => {
    for (const trust of trusts) {
      for (const { text } of trust.rules) {
        // AD FS lays the rules out in its own way; what was imported from that is the same file again.
        const imported = canonicalText(text);
        expect(canonicalText(canonicalText(imported, 'adfs').replaceAll('\n', '\r\n'))).toBe(imported);
        expect(strings(imported)).toEqual(strings(text));
      }
    }
  });

  it('keep a rule that has syntax errors, and text that is none', () => {
    const broken = 'c:[Type = "a"\r\n => issue(claim = c);\r\n\r\n# note\r\n';
    expect(canonicalText(`${broken}${issuance}`).replaceAll(/\s/g, '')).toBe(
      `${broken}${issuance}`.replaceAll(/\s/g, ''),
    );
  });
});

describe('the name of a file', () => {
  it.each([
    ['Payroll', 'Payroll'],
    ['https://app.contoso.example/saml?x=1', 'https-app.contoso.example-saml-x=1'],
    ['a\\..\\..\\b', 'a-..-..-b'],
    ['..', 'unnamed'],
    ['', 'unnamed'],
    ['name. . ', 'name'],
    ['com1.txt', '_com1.txt'],
    ['LPT²', '_LPT²'],
    ['Überwachung 日本', 'Überwachung 日本'],
    ['\u202egnp.exe', 'gnp.exe'],
    ['x'.repeat(300), 'x'.repeat(60)],
  ])('%j is %j', (text, name) => {
    expect(safeFileName(text)).toBe(name);
  });

  it('is one that Windows takes, and no two are alike, whatever the trusts are called', () => {
    const name = fc.string({ unit: 'grapheme', maxLength: 80 });
    fc.assert(
      fc.property(fc.array(name, { maxLength: 8 }), (names) => {
        const planned = planImport({
          trusts: names.map((each) => ({ ...(trusts[0] as Trust), name: each })),
        }).map(({ path }) => path);
        expect(new Set(planned.map((path) => path.toLowerCase())).size).toBe(planned.length);
        for (const part of planned.flatMap((path) => path.split('/'))) {
          expect(part).not.toMatch(/[<>:"\\|?*\p{Cc}]|[. ]$|^\s|^$|^\.\.?$/u);
          expect(part).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
        }
      }),
    );
  });
});

describe('a comparison with an export', () => {
  const local = (text: string) => ({
    kind: 'relyingPartyTrust' as const,
    name: 'CON',
    stage: 'issuance' as const,
    text,
  });

  it('sees no difference in layout', () => {
    const text = canonicalText(issuance).replaceAll('\n', '\r\n').replaceAll(' == ', '==');
    expect(compareExport({ trusts }, [local(text)])).toEqual([
      expect.objectContaining({ title: 'CON.issuance', same: true }),
    ]);
  });

  it('shows what differs in one form', () => {
    const [found] = compareExport({ trusts }, [local(issuance.replace('engineer', 'manager'))]);
    expect(found).toMatchObject({ same: false });
    expect(found?.local?.replace('manager', 'engineer')).toBe(found?.exported);
  });

  it('shows the rule sets that only one side has', () => {
    const name = 'contoso: payroll / hr?';
    const files = [{ ...local('=> issue(Type = "a", Value = "b");'), name, stage: 'delegation' as const }];
    expect(
      compareExport({ trusts }, files).map(({ stage, exported, local: own }) => [
        stage,
        exported !== undefined,
        own !== undefined,
      ]),
    ).toEqual([
      ['delegation', false, true],
      ['authorization', true, false],
      ['issuance', true, false],
    ]);
  });
});

function strings(text: string): readonly string[] {
  return text.match(/"[^"\n]*"/g) ?? [];
}
