import { describe, it } from 'vitest';
import { expectClean, expectFindings } from '../../support/lint.ts';

describe('pass-all-acceptance', () => {
  it.each(['⟦c:[]⟧ => issue(claim = c);', '⟦C:[ ]⟧ => issue(claim = c);'])('found: %s', (text) => {
    expectFindings('pass-all-acceptance', text, { stage: 'acceptance' });
  });

  it.each([
    'c:[Type == "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress"] => issue(claim = c);',
    'c:[Issuer == "AD AUTHORITY"] => issue(claim = c);',
    'c:[] => add(claim = c);',
    'c:[] => issue(Type = "a", Value = c.Value);',
    'c:[] && d:[Type == "a"] => issue(claim = d);',
    'c:[] => issue(claim = ',
  ])('left alone: %s', (text) => expectClean('pass-all-acceptance', text, { stage: 'acceptance' }));

  it.each(['c:[] => issue(claim = c);'])('silent among transform rules: %s', (text) =>
    expectClean('pass-all-acceptance', text, { stage: 'issuance' }),
  );
});
