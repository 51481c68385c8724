import { describe, it } from 'vitest';
import { expectClean, expectFindings, expectFixed } from '../../support/lint.ts';

describe('unread-add', () => {
  it.each([
    `=> ⟦add⟧(Type = "urn:x", Value = "v");
c:[Type == "m"] => issue(claim = c);`,
    `c:[Type == "urn:x"] => issue(claim = c);
=> ⟦add⟧(Type = "urn:x", Value = "v");`,
    `=> ⟦add⟧(store = "HR", types = ("urn:x", "urn:y"), query = "SELECT a, b FROM c");
c:[Type == "m"] => issue(claim = c);`,
    `=> ⟦add⟧(Type = "urn:x", Value = "v");
c:[Type =~ "^http:"] => issue(claim = c);`,
    `=> ⟦add⟧(Type = "urn:x", Value = "v");
c:[Type != "urn:x"] => issue(claim = c);`,
    `=> add(Type = "⟦urn:x⟧", Value = "v");
exists([Type == "urn:X"]) => issue(Type = "u", Value = "v");`,
    // A slip of a letter or two, of a type that no rule makes; types that differ in their numbers are two.
    `=> add(Type = "⟦urn:department⟧", Value = "v");
exists([Type == "urn:departmnet"]) => issue(Type = "u", Value = "v");`,
    `=> ⟦add⟧(Type = "urn:telephone1", Value = "v");
exists([Type == "urn:telephone2"]) => issue(Type = "u", Value = "v");`,
    `=> ⟦add⟧(Type = "urn:department", Value = "v");
=> issue(Type = "urn:departments", Value = "v");
exists([Type == "urn:departments"]) => issue(Type = "u", Value = "v");`,
    `=> ⟦add⟧(Type = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn", Value = "v");
c:[Type == "m"] => issue(claim = c);`,
  ])('%s', (text) => {
    expectFindings('unread-add', text);
  });

  it.each([
    `=> add(Type = "urn:x", Value = "v");
c:[Type == "urn:x"] => issue(claim = c);`,
    `=> add(Type = "urn:x", Value = "v");
not exists([Type == "urn:x"]) => issue(Type = "u", Value = "v");`,
    `=> add(Type = "urn:x", Value = "v");
c:[] => issue(claim = c);`,
    `=> add(Type = "urn:x", Value = "v");
c:[Type =~ "^urn:"] => issue(claim = c);`,
    `=> add(Type = "urn:x", Value = "v");
c:[Value == "v"] => issue(claim = c);`,
    `a:[Type == "m"] => add(Type = "urn:" + a.Value, Value = "v");
c:[Type == "m"] => issue(claim = c);`,
    `=> add(store = "HR", types = ("urn:x", "urn:y"), query = "SELECT a, b FROM c");
c:[Type == "urn:y"] => issue(claim = c);`,
    '=> add(Type = "urn:x", Value = "v");',
    `=> add(Type = "urn:x", Value = "v");
=> add(Type = "urn:y", Value = "v");`,
    `=> add(Type = "urn:x", Value = "v");
c:[Type == "m"] => issue(claim = c);
c:[Type == `,
    `=> add(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");
c:[Type == "m"] => issue(claim = c);`,
    `c:[Type == "m"] => add(claim = c);
c:[Type == "m"] => issue(claim = c);`,
  ])('none in %s', (text) => {
    expectClean('unread-add', text);
  });

  it('issues it', () => {
    expectFixed(
      'unread-add',
      `=> add(Type = "urn:x", Value = "v");
c:[Type == "m"] => issue(claim = c);`,
      `=> issue(Type = "urn:x", Value = "v");
c:[Type == "m"] => issue(claim = c);`,
    );
  });

  it('writes it as it is read', () => {
    expectFixed(
      'unread-add',
      `=> add(Type = "urn:x", Value = "v");
exists([Type == "urn:X"]) => issue(Type = "u", Value = "v");`,
      `=> add(Type = "urn:X", Value = "v");
exists([Type == "urn:X"]) => issue(Type = "u", Value = "v");`,
    );
  });
});
