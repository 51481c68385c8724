import { describe, it } from 'vitest';
import { expectClean, expectFindings, expectFixed } from '../../support/lint.ts';

describe('duplicate-rule', () => {
  it.each([
    `c:[Type == "t"] => issue(claim = c);
⟦c:[Type == "t"] => issue(claim = c);⟧`,
    `@RuleName = "A"
c:[Type == "t"]
 => issue(claim = c);

⟦@RuleName = "B" c:[type=="t"]=>ISSUE(claim=c);⟧`,
    `c:[Type == "t"] => issue(claim = c);
⟦c:[Type == "t"] => issue(claim = c);⟧
=> issue(Type = "u", Value = "v");
⟦c:[Type == "t"] => issue(claim = c);⟧`,
    `c:[] => issue(claim = c);
⟦c:[] => issue(claim = c);⟧`,
  ])('%s', (text) => {
    expectFindings('duplicate-rule', text);
  });

  it.each([
    `c:[Type == "t"] => issue(claim = c);
c:[Type == "T"] => issue(claim = c);`,
    `c:[Type == "t", Value == "a b"] => issue(claim = c);
c:[Type == "t", Value == "ab"] => issue(claim = c);`,
    `c:[Type == "t"] => issue(claim = c);
=> add(Type = "t", Value = "v");
c:[Type == "t"] => issue(claim = c);`,
    `c:[] => issue(claim = c);
=> add(Type = "t", Value = "v");
c:[] => issue(claim = c);`,
    `c:[Type == "t"] => add(Type = "t", Value = c.Value + "x");
c:[Type == "t"] => add(Type = "t", Value = c.Value + "x");`,
    `c:[Type == => issue(claim = c);
c:[Type == => issue(claim = c);`,
    `c:[Type == "t"] => issue(claim = c);
c:[Type == 
c:[Type == "t"] => issue(claim = c);`,
  ])('none in %s', (text) => {
    expectClean('duplicate-rule', text);
  });

  it('takes it out', () => {
    expectFixed(
      'duplicate-rule',
      `c:[Type == "t"] => issue(claim = c);

c:[Type == "t"] => issue(claim = c);

=> issue(Type = "u", Value = "v");`,
      `c:[Type == "t"] => issue(claim = c);

=> issue(Type = "u", Value = "v");`,
    );
  });
});
