import { describe, it } from 'vitest';
import { expectClean, expectFindings } from '../../support/lint.ts';

const id = 'short-claim-type';
const upn = 'http://schemas.xmlsoap.org/claims/UPN';
const issuance = { stage: 'issuance' } as const;
const long = `=> issue(Type = "${upn}", Value = "x");`;

it('is found once, beside types that are URIs', () => {
  expectFindings(
    id,
    `${long}\nc:[Type == "a"] => issue(Type = ⟦"groups"⟧, Value = c.Value);\nc:[Type == "a"] => issue(Type = "mail", Value = c.Value);`,
    issuance,
  );
  expectFindings(
    id,
    `=> issue(store = "s", types = ("${upn}", ⟦"department"⟧), query = "SELECT a, b FROM t");`,
    issuance,
  );
});

describe('these are left alone', () => {
  it.each([
    ['all short', '=> issue(Type = "groups", Value = "x");'],
    ['read or added', `${long}\nc:[Type == "groups"] => add(Type = "tmp", Value = c.Value);`],
    [
      'SAML 2.0 names',
      `${long}\n=> issue(Type = "urn:oid:2.5.4.4", Value = "x");\n=> issue(Type = "sn", Value = "x");`,
    ],
    ['names of OpenID Connect', `${long}\n=> issue(Type = "given_name", Value = "x");`],
    [
      'a SAML 2.0 attribute name format',
      `${long}\n=> issue(Type = "mail", Value = "x", Properties["http://schemas.xmlsoap.org/ws/2005/05/identity/claimproperties/attributename"] = "urn:oasis:names:tc:SAML:2.0:attrname-format:basic");`,
    ],
    [
      'a JSON value',
      `${long}\n=> issue(Type = "limits", ValueType = "http://www.w3.org/2001/XMLSchema#json", Value = "{}");`,
    ],
  ])('%s', (_, text) => expectClean(id, text, issuance));

  it('other rule sets, and files whose stage is unknown', () => {
    const text = `${long}\n=> issue(Type = "groups", Value = "x");`;
    expectClean(id, text, { stage: 'acceptance' });
    expectClean(id, text);
  });
});
