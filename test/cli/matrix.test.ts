import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { adfsrule, withFiles } from './run.ts';

const folder = fileURLToPath(new URL('../../examples', import.meta.url));
const matrix = (...args: readonly string[]) => adfsrule(['matrix', ...args], '', { folder });

describe('adfsrule matrix', () => {
  it('shows clients that fare alike above one table, with the place of the deciding rule', () => {
    const { status, stdout } = matrix('mfa-outside-for-group.adfsrule');
    expect(status).toBe(0);
    expect(stdout).toContain(`Browser outside
Outlook, modern authentication
iOS Mail with OAuth
  In …-1187  MFA  Permitted  Deciding rule
  no         no   –          –
  yes        yes  –          Ask the finance group for a second factor outside (mfa-outside-for-group.adfsrule:1)
`);
    expect(stdout).toContain('"Cannot answer": the client shows no page');
    expect(stdout).toContain('In …-1187: groupsid = S-1-5-21-1004336348-1177238915-682003330-1187.');
  });

  it('finds the stages of several files by their names', () => {
    const { stdout } = matrix(
      'trusted-addresses.mfa.adfsrule',
      'deny-outside-without-mfa.authorization.adfsrule',
      'inside-network.issuance.adfsrule',
    );
    expect(stdout).toMatch(
      /^ {2}Address +authnmethodsreferences +MFA +Permitted +Entra ID is told +Deciding rule$/m,
    );
    expect(stdout).toMatch(
      /^ {2}its own or 203\.0\.113\.0\/26 +none +– +no +– +Deny external access without a second factor \(/m,
    );
  });

  it('takes users, groups and rules from a scenario file', () => {
    const { status, stdout } = matrix('office365.adfstest.json');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^ {2}User +In Staff +In Contractors +In Finance +MFA/m);
    expect(stdout).toMatch(
      /^ {2}carl +– +– +– +– +no +– +Deny contractors outside \(permit-staff\.adfsrule:6\)$/m,
    );
  });

  it('is JSON with every row of every client', () => {
    const { columns, rows, leftOut } = JSON.parse(
      matrix('--format', 'json', 'mfa-outside-for-group.adfsrule').stdout,
    );
    expect(columns).toEqual([
      {
        kind: 'group',
        title: 'In …-1187',
        detail: 'groupsid = S-1-5-21-1004336348-1177238915-682003330-1187',
        options: ['no', 'yes'],
      },
    ]);
    expect(leftOut).toEqual([]);
    expect(rows.filter(({ request }: { request: string }) => request === 'outlookRpc')).toMatchObject([
      { cells: [['no']], mfa: false, cannotAnswer: false, permitted: null, decidedBy: [] },
      {
        cells: [['yes']],
        mfa: true,
        cannotAnswer: true,
        decidedBy: [{ file: 'mfa-outside-for-group.adfsrule', line: 1, stage: 'additionalAuthentication' }],
      },
    ]);
  });

  it('is Markdown and CSV', () => {
    expect(matrix('--format', 'markdown', 'service-account.mfa.adfsrule').stdout).toContain(
      '| Browser outside | svc-backup@contoso.example or S-1-5-21-1004336348-1177238915-682003330-1450 | no | – | – |',
    );
    expect(matrix('--format', 'csv', 'service-account.mfa.adfsrule').stdout.split('\r\n')[0]).toBe(
      '"Request","User","MFA","Permitted","Deciding rule"',
    );
  });

  it('says what cannot be evaluated, with the exit status 1', () => {
    const { status, stdout } = matrix('--stage', 'issuance', 'broken-from-a-blog.adfsrule');
    expect(status).toBe(1);
    expect(stdout).toContain('Left out: What Entra ID is told: Typographic quotation mark');
    const broken = matrix('--stage', 'authorization', 'broken-from-a-blog.adfsrule');
    expect(broken.status).toBe(1);
    expect(broken.stdout).toMatch(/error +Typographic quotation mark/);
  });
});

describe('wrong usage', () => {
  const rule = '=> issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");';
  it.each([
    ['a file whose stage nothing tells', ['plain.adfsrule'], /plain\.adfsrule: .*--stage/],
    [
      'rules of two trusts',
      ['a.authorization.adfsrule', 'b.authorization.adfsrule'],
      /are both authorization rules/,
    ],
    [
      'rules beside a scenario file',
      ['x.adfstest.json', 'a.authorization.adfsrule'],
      /name one file of scenarios/,
    ],
    ['a scenario file without its rules', ['x.adfstest.json'], /gone\.adfsrule: no such file/],
    ['a scenario file that is broken', ['y.adfstest.json'], /y\.adfstest\.json:1:1: /],
    [
      'a stage for a scenario file',
      ['--stage', 'issuance', 'x.adfstest.json'],
      /says stages and stores itself/,
    ],
  ] as const)('%s is one line on standard error', (_, args, message) => {
    const files = {
      'plain.adfsrule': '=> issue(Type = "a", Value = "b");',
      'a.authorization.adfsrule': rule,
      'b.authorization.adfsrule': rule,
      'x.adfstest.json': '{ "rules": { "issuance": "gone.adfsrule" }, "scenarios": [] }',
      'y.adfstest.json': '{}',
    };
    withFiles(files, (below) => {
      const { status, stdout, stderr } = adfsrule(['matrix', ...args], '', { folder: below });
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toMatch(message);
      expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    });
  });
});
