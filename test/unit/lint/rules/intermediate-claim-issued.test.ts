import { describe, it } from 'vitest';
import { expectClean, expectFindings, expectFixed } from '../../support/lint.ts';

describe('intermediate-claim-issued', () => {
  it.each([
    `=> ⟦issue⟧(Type = "http://contoso.example/tmp/x", Value = "v");
c:[Type == "http://contoso.example/tmp/x"] => issue(Type = "u", Value = c.Value);`,
    `=> ⟦issue⟧(store = "HR", types = ("http://contoso.example/tmp/x", "http://contoso.example/tmp/x"), query = "SELECT a, b FROM c");
c:[Type == "http://contoso.example/tmp/x"] => issue(Type = "u", Value = c.Value);`,
    `=> ⟦issue⟧(Type = "urn:tmpMail", Value = "v");
exists([Type == "urn:tmpMail"]) => issue(Type = "u", Value = "v");`,
    `=> ⟦issue⟧(Type = "http://contoso.example/internal/mail", Value = "v");
c:[ => issue(
;
exists([Type == "http://contoso.example/internal/mail"]) => issue(Type = "u", Value = "v");`,
  ])('%s', (text) => {
    expectFindings('intermediate-claim-issued', text);
  });

  it.each([
    `=> add(Type = "http://contoso.example/tmp/x", Value = "v");
c:[Type == "http://contoso.example/tmp/x"] => issue(Type = "u", Value = c.Value);`,
    '=> issue(Type = "http://contoso.example/tmp/x", Value = "v");',
    `c:[Type == "http://contoso.example/tmp/x"] => issue(Type = "u", Value = c.Value);
=> issue(Type = "http://contoso.example/tmp/x", Value = "v");`,
    `=> issue(Type = "http://contoso.example/claims/internal", Value = "v");
exists([Type == "http://contoso.example/claims/internal"]) => issue(Type = "u", Value = "v");`,
    `=> issue(Type = "http://contoso.example/template", Value = "v");
exists([Type == "http://contoso.example/template"]) => issue(Type = "u", Value = "v");`,
    `=> issue(store = "HR", types = ("http://contoso.example/tmp/x", "mail"), query = "SELECT a, b FROM c");
c:[Type == "http://contoso.example/tmp/x"] => issue(Type = "u", Value = c.Value);`,
  ])('none in %s', (text) => {
    expectClean('intermediate-claim-issued', text);
  });

  it('adds it', () => {
    expectFixed(
      'intermediate-claim-issued',
      `=> issue(Type = "http://contoso.example/tmp/x", Value = "v");
c:[Type == "http://contoso.example/tmp/x"] => issue(Type = "u", Value = c.Value);`,
      `=> add(Type = "http://contoso.example/tmp/x", Value = "v");
c:[Type == "http://contoso.example/tmp/x"] => issue(Type = "u", Value = c.Value);`,
    );
  });

  it('says nothing where only the decision leaves the rule set', () => {
    const text = `=> issue(Type = "urn:tmp/x", Value = "v");
exists([Type == "urn:tmp/x"]) => issue(Type = "u", Value = "v");`;
    expectClean('intermediate-claim-issued', text, { stage: 'authorization' });
    expectFindings('intermediate-claim-issued', text.replace('issue', '⟦issue⟧'), { stage: 'issuance' });
  });
});
