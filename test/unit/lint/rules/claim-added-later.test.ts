import { describe, expect, it } from 'vitest';
import { expectClean, expectFindings, expectFixed, fixTitles } from '../../support/lint.ts';

describe('claim-added-later', () => {
  it.each([
    `exists([Type == "⟦urn:x⟧"]) => issue(Type = "u", Value = "v");
=> add(Type = "urn:x", Value = "v");`,
    `not exists([Type == "⟦urn:x⟧"]) => issue(Type = "u", Value = "v");
c:[Type == "⟦urn:x⟧"] => issue(Type = "u", Value = c.Value);
exists([Type == "m"]) => add(Type = "urn:x", Value = "v");`,
    `c:[Type == "⟦urn:tmp/x⟧"] => issue(Type = "u", Value = c.Value);
=> issue(Type = "urn:tmp/x", Value = "v");`,
    `c:[Type == "⟦urn:x⟧"] => issue(Type = "u", Value = c.Value);
=> add(store = "HR", types = ("urn:y", "urn:x"), query = "SELECT a, b FROM c");`,
  ])('%s', (text) => {
    expectFindings('claim-added-later', text);
  });

  it.each([
    `=> add(Type = "urn:x", Value = "v");
exists([Type == "urn:x"]) => issue(Type = "u", Value = "v");`,
    `=> add(Type = "urn:x", Value = "v");
exists([Type == "urn:x"]) => issue(Type = "u", Value = "v");
=> add(Type = "urn:x", Value = "w");`,
    `exists([Type == "urn:x"]) => issue(Type = "u", Value = "v");
=> issue(Type = "urn:x", Value = "v");`,
    `exists([Type == "urn:x"]) => issue(Type = "u", Value = "v");
not exists([Type == "urn:x"]) => add(Type = "urn:x", Value = "v");`,
    `exists([Type == "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn"]) => issue(Type = "u", Value = "v");
=> add(Type = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn", Value = "v");`,
    `c:[Type == 
exists([Type == "urn:x"]) => issue(Type = "u", Value = "v");
=> add(Type = "urn:x", Value = "v");`,
    'not exists([Type == "urn:x"]) => add(Type = "urn:x", Value = "v");',
    'c:[Type == "urn:x"] => issue(claim = c);\n=> add(Type = "urn:x", Value = "v");\nexists([Type == "urn:x"]) => issue(Type = "u", Value = "v");',
  ])('none in %s', (text) => {
    expectClean('claim-added-later', text);
  });

  it('moves the later rule up', () => {
    expectFixed(
      'claim-added-later',
      `@RuleName = "A"
exists([Type == "urn:x"]) => issue(Type = "u", Value = "v");

=> issue(Type = "y", Value = "z");

@RuleName = "B"
=> add(Type = "urn:x", Value = "v");
`,
      `@RuleName = "B"
=> add(Type = "urn:x", Value = "v");

@RuleName = "A"
exists([Type == "urn:x"]) => issue(Type = "u", Value = "v");

=> issue(Type = "y", Value = "z");
`,
    );
  });

  it('names the rule and its place', () => {
    const [problem] = expectFindings(
      'claim-added-later',
      `exists([Type == "⟦urn:x⟧"]) => issue(Type = "u", Value = "v");
@RuleName = "Look it up"
=> add(Type = "urn:x", Value = "v");`,
    );
    expect(problem?.message).toContain('Only rule "Look it up" further down adds `x`');
    expect(problem?.related).toHaveLength(1);
  });

  it('does not move a rule over one that makes what it reads', () => {
    expect(
      fixTitles(
        'claim-added-later',
        `exists([Type == "urn:x"]) => issue(Type = "u", Value = "v");
=> add(Type = "urn:y", Value = "v");
c:[Type == "urn:y"] => add(Type = "urn:x", Value = c.Value);`,
      ),
    ).toEqual([]);
  });

  it('leaves types of the organisation alone, which may come from anywhere', () => {
    expectClean(
      'claim-added-later',
      'exists([Type == "urn:x"]) => issue(Type = "u", Value = "v"); => add(Type = "urn:x", Value = "v");',
      { claimTypes: ['urn:x'] },
    );
  });
});
