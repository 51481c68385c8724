import { describe, expect, it } from 'vitest';
import { adfsrule, withFiles } from './run.ts';

const staff =
  '@RuleName = "Staff"\nc:[Type == "http://contoso.example/role", Value == "staff"]\n => issue(claim = c);\n';
const guests = staff.replaceAll('taff', 'uest');
/** As AD FS gives rules back. */
const returned = (rules: string) => rules.replaceAll('\n', '\r\n').replaceAll(' => ', ' \r\n  =>  ');

const files = {
  'rules.json': JSON.stringify({
    format: 'adfs-claim-rules-export',
    version: 1,
    relyingPartyTrusts: [
      {
        Name: 'Payroll',
        IssuanceTransformRules: returned(staff),
        IssuanceAuthorizationRules: returned(guests),
      },
      { Name: 'Orders', IssuanceTransformRules: returned(staff) },
      { Name: 'Nobody asked', IssuanceTransformRules: returned(staff) },
    ],
    global: [{ Name: 'All trusts', AdditionalAuthenticationRules: returned(staff) }],
  }),
  'farm/payroll/Payroll.issuance.adfsrule': `${staff}\n${guests}`,
  'farm/payroll/trust.json': '{ "kind": "relyingPartyTrust", "name": "payroll" }',
  'farm/orders/Orders.issuance.adfsrule': staff,
  'farm/orders/trust.json': '{ "kind": "relyingPartyTrust", "name": "Orders" }',
  'farm/new/New.mfa.adfsrule': staff,
  'farm/new/trust.json': '{ "kind": "relyingPartyTrust", "name": "New" }',
  'loose.mfa.adfsrule': staff,
  'second/Payroll.issuance.adfsrule': staff,
  'second/trust.json': '{ "kind": "relyingPartyTrust", "name": "Payroll" }',
};

const run = (folder: string, ...args: string[]) =>
  adfsrule(['compare', ...args, '--with', 'rules.json'], '', { folder });

describe('adfsrule compare', () => {
  it('shows what a deployment would take away and add, and nothing else', () => {
    withFiles(files, (folder) => {
      const { status, stdout, stderr } = run(folder, 'farm');
      expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
      expect(stdout.replaceAll('\\', '/')).toBe(`--- New.mfa (not in rules.json)
+++ farm/new/New.mfa.adfsrule
@@ -0,0 +1,3 @@
${staff.replace(/^(?=.)/gm, '+')}--- payroll.issuance (rules.json)
+++ farm/payroll/Payroll.issuance.adfsrule
@@ -1,3 +1,7 @@
${staff.replace(/^(?=.)/gm, ' ')}+
${guests.replace(/^(?=.)/gm, '+')}--- Payroll.authorization (rules.json)
+++ Payroll.authorization (no file)
@@ -1,3 +0,0 @@
${guests.replace(/^(?=.)/gm, '-')}3 of 4 rule sets differ.
`);
    });
  });

  it('says that there is none, in whatever layout AD FS has it', () => {
    withFiles(files, (folder) => {
      expect(run(folder, 'farm/orders')).toEqual({
        status: 0,
        stdout: 'No difference in 1 rule set.\n',
        stderr: '',
      });
      expect(run(folder, 'loose.mfa.adfsrule', '--kind', 'global').status).toBe(0);
    });
  });

  it('leaves other rule sets of the trust alone where files are named', () => {
    withFiles(files, (folder) => {
      const file = run(folder, 'farm/payroll/Payroll.issuance.adfsrule').stdout;
      expect(file).toMatch(/1 of 1 rule set differs\.\n$/);
      const { status, stdout } = run(
        folder,
        ...['loose.mfa.adfsrule', '--kind', 'relyingPartyTrust', '--name', 'Payroll', '--stage', 'issuance'],
      );
      expect({ status, stdout }).toEqual({ status: 0, stdout: 'No difference in 1 rule set.\n' });
    });
  });

  it('gives JSON to programs', () => {
    withFiles(files, (folder) => {
      const { status, stdout } = run(folder, 'farm/payroll', '--format', 'json');
      expect(status).toBe(1);
      expect(JSON.parse(stdout.replaceAll('\\\\', '/'))).toEqual([
        {
          kind: 'relyingPartyTrust',
          name: 'payroll',
          stage: 'issuance',
          file: 'farm/payroll/Payroll.issuance.adfsrule',
          same: false,
          exported: staff,
          local: `${staff}\n${guests}`,
        },
        {
          kind: 'relyingPartyTrust',
          name: 'Payroll',
          stage: 'authorization',
          file: null,
          same: false,
          exported: guests,
          local: null,
        },
      ]);
    });
  });

  it('takes the export from standard input', () => {
    withFiles(files, (folder) => {
      const args = ['compare', 'farm/orders', '--with', '-'];
      expect(adfsrule(args, files['rules.json'], { folder }).status).toBe(0);
    });
  });

  it.each<[readonly string[], RegExp]>([
    [['loose.mfa.adfsrule'], /loose\.mfa\.adfsrule: no trust\.json beside it\. Add --kind and --name\./],
    [
      ['farm/payroll', 'second'],
      /second.Payroll\.issuance\.adfsrule: the same rule set as farm.payroll.Payroll/,
    ],
    [['farm', '--with', 'farm/orders/trust.json'], /trust\.json: /],
    [['-', '--with', '-'], /cannot both come from standard input/],
  ])('refuses in one line: %j', (args, message) => {
    withFiles(files, (folder) => {
      const wanted = args.includes('--with')
        ? ['compare', ...args]
        : ['compare', ...args, '--with', 'rules.json'];
      const { status, stdout, stderr } = adfsrule(wanted, '', { folder });
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toMatch(message);
      expect(stderr.trim().split('\n')).toHaveLength(1);
    });
  });
});
