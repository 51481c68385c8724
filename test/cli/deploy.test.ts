import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { adfsrule, withFiles } from './run.ts';

const rule = 'c:[Type == "a"] => issue(claim = c);\n';
const files = {
  'payroll/Payroll.issuance.adfsrule': rule,
  'payroll/Payroll.mfa.adfsrule': rule,
  'payroll/trust.json': '{ "kind": "relyingPartyTrust", "name": "Contoso Payroll" }',
  'other/Other.issuance.adfsrule': rule,
  'other/trust.json': '{ "kind": "relyingPartyTrust", "name": "Other" }',
  'loose.adfsrule': rule,
};

const run = (folder: string, ...args: string[]) =>
  adfsrule(['deploy', ...args, '--out', 'x.ps1'], '', { folder });

describe('adfsrule deploy', () => {
  it('writes a script for the rule sets of a folder', () => {
    withFiles(files, (folder) => {
      expect(run(folder, 'payroll')).toEqual({ status: 0, stdout: 'x.ps1\n', stderr: '' });
      const script = readFileSync(join(folder, 'x.ps1'), 'utf8');
      expect(script).toMatch(/^\ufeff<#/);
      expect(script).toContain("$TargetName = 'Contoso Payroll'");
      expect(script).toMatch(
        /\['AdditionalAuthenticationRules'\] = @'\n[\s\S]*\['IssuanceTransformRules'\] = @'\n|\['IssuanceTransformRules'\] = @'\n[\s\S]*\['AdditionalAuthenticationRules'\] = @'\n/,
      );
    });
  });

  it('takes what is given in the place of what stands beside the file', () => {
    withFiles(files, (folder) => {
      const args = ['loose.adfsrule', '--kind', 'global', '--stage', 'additionalAuthentication', '--append'];
      expect(run(folder, ...args).status).toBe(0);
      expect(readFileSync(join(folder, 'x.ps1'), 'utf8')).toMatch(
        /\$append = \$true[\s\S]*Set-AdfsAdditionalAuth/,
      );
    });
  });

  it.each<[readonly string[], RegExp]>([
    [
      ['loose.adfsrule', '--stage', 'issuance'],
      /loose\.adfsrule: no trust\.json beside it\. Add --kind and --name\./,
    ],
    [['loose.adfsrule'], /loose\.adfsrule: which rule set is it\? Add --stage\./],
    [
      ['payroll', 'other'],
      /is for "(?:Other|Contoso Payroll)", others for ".*"\. Take one trust at a time\./,
    ],
    [['loose.adfsrule', '--kind', 'webApiApplication'], /--kind webApiApplication needs --name\./],
    [
      ['payroll', '--kind', 'claimsProviderTrust', '--name', 'A'],
      /A claims provider trust has no \w+ rules\./,
    ],
  ])('writes nothing: %j', (args, message) => {
    withFiles(files, (folder) => {
      const { status, stderr } = run(folder, ...args);
      expect(status).toBe(2);
      expect(stderr).toMatch(message);
      expect(existsSync(join(folder, 'x.ps1'))).toBe(false);
    });
  });
});
