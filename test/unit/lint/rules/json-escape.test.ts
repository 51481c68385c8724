import { describe, it } from 'vitest';
import { expectClean, expectFindings, expectFixed } from '../../support/lint.ts';

const id = 'json-escape';
const json = 'http://www.w3.org/2001/XMLSchema#json';

it('an escaped quotation mark is found where the value is not JSON', () => {
  expectFindings(id, '=> issue(Type = "a", Value = "{⟦\\x22⟧max\\x22:3}");');
  expectFindings(
    id,
    '=> add(ValueType = "http://www.w3.org/2001/XMLSchema#string", type = "a", value = "⟦\\x22⟧x");',
  );
});

it('the value type is written', () => {
  expectFixed(
    id,
    '=> issue(Type = "a", Value = "{\\x22max\\x22:3}");',
    `=> issue(Type = "a", Value = "{\\x22max\\x22:3}", ValueType = "${json}");`,
  );
  expectFixed(
    id,
    '=> issue(Type = "a", ValueType = "x", Value = "\\x22");',
    `=> issue(Type = "a", ValueType = "${json}", Value = "\\x22");`,
  );
});

describe('these are left alone', () => {
  it.each([
    `=> issue(Type = "a", ValueType = "${json}", Value = "{\\x22max\\x22:3}");`,
    'c:[Type == "a"] => issue(Type = "b", ValueType = c.ValueType, Value = "\\x22");',
    // A regular expression knows the escape.
    'c:[Type == "a", Value =~ "\\x22"] => issue(Type = "b", Value = RegExReplace(c.Value, "\\x22", ""));',
    '=> issue(Type = "a", Value = "C:\\x2\\2");',
  ])('%s', (text) => expectClean(id, text));
});
