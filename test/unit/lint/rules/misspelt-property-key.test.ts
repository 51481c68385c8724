import { describe, it } from 'vitest';
import { expectClean, expectFindings, expectFixed } from '../../support/lint.ts';

const id = 'misspelt-property-key';
const keys = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claimproperties';
const one = (key: string) =>
  `c:[Type == "a"] => issue(Type = "b", Value = c.Value, Properties["${key}"] = "x");`;

it.each([`⟦${keys}/Format⟧`, `⟦${keys.replace('http', 'https')}/format⟧`, `⟦${keys}/spnamequalifer⟧`])(
  '%s is found',
  (key) => {
    expectFindings(id, one(key));
    expectFindings(id, `c:[Type == "a", properties["${key}"] == "x"] => issue(claim = c);`);
  },
);

it('the key is put right', () => {
  expectFixed(id, one(`${keys}/Format`), one(`${keys}/format`));
});

describe('these are left alone', () => {
  it.each([
    `${keys}/format`,
    `${keys}/attributename`,
    'http://contoso.example/properties/format',
    'format',
    '',
  ])('%s', (key) => expectClean(id, one(key)));

  it('half a rule', () => {
    expectClean(id, 'c:[Type == "a", Properties["');
    expectClean(id, 'c:[Type == "a", Properties[');
  });
});
