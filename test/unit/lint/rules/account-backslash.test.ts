import { describe, it } from 'vitest';
import { expectClean, expectFindings, expectFixed } from '../../support/lint.ts';

const id = 'account-backslash';
const type = 'http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname';
const one = (test: string, of = type) => `c:[Type == "${of}", Value ${test}] => issue(claim = c);`;

it('two backslashes in a text, and one in an expression', () => {
  expectFindings(id, one('== "⟦CONTOSO\\\\jane⟧"'));
  expectFindings(id, one('!= "⟦CONTOSO\\\\jane⟧"'));
  expectFindings(id, one('=~ "⟦CONTOSO\\svc-crm⟧"'));
  expectFindings(id, one('!~ "⟦^(?i)contoso\\daniel$⟧"'));
});

it('are repaired', () => {
  expectFixed(id, one('== "CONTOSO\\\\jane"'), one('== "CONTOSO\\jane"'));
  expectFixed(id, one('=~ "^CONTOSO\\svc-crm$"'), one('=~ "^CONTOSO\\\\svc-crm$"'));
});

describe('these are left alone', () => {
  it.each([
    one('== "CONTOSO\\jane"'),
    one('=~ "^CONTOSO\\\\svc-"'),
    // Expressions that mean their escapes; `\j` is none, and another lint rule says so.
    one('=~ "admin\\d+$"'),
    one('=~ "room\\d\\d"'),
    one('=~ "CONTOSO\\jane"'),
    one('== "CONTOSO\\\\jane"', 'http://contoso.example/claims/path'),
    one('== "\\\\server\\share"'),
  ])('%s', (text) => expectClean(id, text));
});
