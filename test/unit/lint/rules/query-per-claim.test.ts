import { describe, it } from 'vitest';
import { expectClean, expectFindings } from '../../support/lint.ts';

const id = 'query-per-claim';
const sid = 'http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid';
const query = 'store = "HR", types = ("urn:x"), query = "SELECT a FROM t WHERE s = {0}"';

it('a query with every group in turn is found', () => {
  expectFindings(id, `⟦c:[Type == "${sid}"]⟧ => issue(${query}, param = c.Value);`);
  expectFindings(
    id,
    `⟦g:[Type == "${sid}", Issuer == "AD AUTHORITY"]⟧ && u:[Type == "u"] => add(${query}, param = g.Value + u.Value);`,
  );
  expectFindings(id, `⟦c:[Value != "x", Type == "${sid}"]⟧ => add(${query}, param = C.Value);`);
});

describe('these are left alone', () => {
  it.each([
    // One account, one query.
    `c:[Type == "http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname"] => issue(${query}, param = c.Value);`,
    // Some groups.
    `c:[Type == "${sid}", Value =~ "^S-1-5-21-1-2-3-11\\d\\d$"] => issue(${query}, param = c.Value);`,
    // Groups as a condition, and no query.
    `exists([Type == "${sid}"]) && u:[Type == "u"] => issue(${query}, param = u.Value);`,
    `c:[Type == "${sid}"] => issue(claim = c);`,
    // Two methods at most.
    `c:[Type == "http://schemas.microsoft.com/claims/authnmethodsreferences"] => issue(${query}, param = c.Value);`,
    `c:[Type == "${sid}"] => issue(store = "HR", types = ("urn:x"), query = "q", param = c.Value`,
  ])('%s', (text) => expectClean(id, text));
});
