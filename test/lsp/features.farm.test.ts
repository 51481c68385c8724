import { describe, expect, it } from 'vitest';
import {
  type CompareExportResult,
  compareExportRequest,
  type DeploymentScriptResult,
  type DescribeRulesResult,
  deploymentScriptRequest,
  describeRulesRequest,
  type ImportExportResult,
  importExportRequest,
  type LocateErrorResult,
  locateErrorRequest,
  quoteRequest,
} from '../../server/src/lsp/protocol.ts';
import { scriptJson } from '../unit/farm/exports.ts';
import { startClient } from './support/client.ts';

const bytes = Buffer.from(`\ufeff${JSON.stringify(scriptJson)}`, 'utf16le').toString('base64');

describe('the way to the farm', () => {
  it('quotes text', async () => {
    const client = await startClient();
    expect(await client.request(quoteRequest, { text: "it's" })).toBe("'it''s'");
  });

  it('knows what rule files are for, by their names and by the file beside them', async () => {
    const client = await startClient();
    const { files, kinds } = await client.request<DescribeRulesResult>(describeRulesRequest, {
      files: [
        {
          uri: 'file:///x/Payroll.mfa.adfsrule',
          text: 'c:[ => ',
          trustFile: '{"kind":"global","name":"All trusts"}',
        },
        { uri: 'file:///x/y.adfsrule', text: '=> issue(Type = "a", Value = "b");' },
      ],
    });
    expect(files[0]).toMatchObject({ stage: 'additionalAuthentication', trust: { kind: 'global' } });
    expect(files[0]?.syntaxErrors).toBeGreaterThan(0);
    expect(files[1]).toEqual({ syntaxErrors: 0 });
    expect(kinds.acceptance).toEqual(['claimsProviderTrust']);
    expect(kinds.additionalAuthentication).toEqual(['relyingPartyTrust', 'webApiApplication', 'global']);
  });

  it('makes a script, or says why not', async () => {
    const client = await startClient();
    const params = { kind: 'relyingPartyTrust', name: 'Payroll', mode: 'replace', rules: [] };
    expect(await client.request(deploymentScriptRequest, params)).toEqual({
      problem: 'There are no rules to deploy.',
    });
    const rules = [{ stage: 'issuance', text: 'c:[] => issue(claim = c);' }];
    const made = await client.request<DeploymentScriptResult>(deploymentScriptRequest, { ...params, rules });
    expect(made).toMatchObject({ fileName: 'Payroll.ps1' });
  });
});

describe('the way from the farm', () => {
  it('turns an export into files', async () => {
    const client = await startClient();
    const found = await client.request<ImportExportResult>(importExportRequest, { bytes });
    if ('problem' in found) throw new Error(found.problem);
    expect(found.trusts).toContainEqual({ kind: 'webApiApplication', name: 'Orders', stages: ['issuance'] });
    expect(found.files.map(({ path }) => path)).toContain('All trusts/All trusts.mfa.adfsrule');
  });

  it('names the place of damage', async () => {
    const client = await startClient();
    const damaged = Buffer.from('{\n  "a": }').toString('base64');
    expect(await client.request(importExportRequest, { bytes: damaged })).toMatchObject({
      line: 2,
      column: 8,
    });
    expect(await client.request(importExportRequest, { bytes: '%' })).toMatchObject({
      problem: expect.stringMatching(/empty/),
    });
  });

  it('compares files with an export', async () => {
    const client = await startClient();
    const files = [
      {
        uri: 'file:///x/Orders.issuance.adfsrule',
        text: scriptJson.webApiApplications[0]?.IssuanceTransformRules,
        trustFile: '{"kind":"webApiApplication","name":"Orders"}',
      },
      { uri: 'file:///x/Other.issuance.adfsrule', text: '' },
    ];
    const found = await client.request<CompareExportResult>(compareExportRequest, { bytes, files });
    expect(found).toMatchObject({
      rules: [{ title: 'Orders.issuance', same: true, uri: 'file:///x/Orders.issuance.adfsrule' }],
    });
  });
});

describe('an error of AD FS', () => {
  const message =
    "POLICY0002: Could not parse policy data.\nLine number: 1, Column number: 2, Error token: ;. Line: 'c1;[]=>Issue(claim=c1);'.\nParser error: 'POLICY0030: Syntax error, unexpected ';', expecting one of the following: ':' .'";

  it('is found in a rule file and in a script', async () => {
    const client = await startClient();
    const rule = 'c1;[]=>Issue(claim=c1);';
    const script = `Set-AdfsRelyingPartyTrust -TargetName A -IssuanceTransformRules '${rule}'\n`;
    for (const [languageId, text] of [
      ['adfsrule', rule],
      ['powershell', script],
    ]) {
      const found = await client.request<LocateErrorResult>(locateErrorRequest, {
        text,
        languageId,
        message,
      });
      if ('problem' in found) throw new Error(found.problem);
      const [place] = found.places;
      expect(text?.slice(place?.start, place?.end)).toBe(';');
    }
  });

  it('that is elsewhere, or is none, is said', async () => {
    const client = await startClient();
    const ask = (said: string) =>
      client.request(locateErrorRequest, {
        text: 'c:[] => issue(claim = c);',
        languageId: 'adfsrule',
        message: said,
      });
    expect(await ask(message)).toMatchObject({
      problem: expect.stringMatching(/^POLICY0030: .* not in this file/),
    });
    expect(await ask('It does not work.')).toMatchObject({ problem: expect.stringMatching(/POLICY number/) });
  });
});
