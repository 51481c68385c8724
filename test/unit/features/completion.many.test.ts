import { describe, expect, it } from 'vitest';
import { complete } from '../../../server/src/features/completion.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';

/** `count` rules that each make a claim type of their own, and one that is being written. */
function listAfter(count: number, typed: string) {
  const rules = Array.from(
    { length: count },
    (_, i) => `=> issue(Type = "http://contoso.example/claims/own${i}", Value = "x");\n`,
  );
  const text = `${rules.join('')}c:[Type == "${typed}`;
  return complete(RuleSet.parse(text), text.length, { snippets: true });
}

const own = ({ items }: ReturnType<typeof complete>) =>
  items.filter(({ edit }) => edit.newText.includes('contoso.example')).map(({ edit }) => edit.newText);

describe('the claim types of many rules', () => {
  it('are all there while they are few', () => {
    const list = listAfter(100, '');
    expect(own(list)).toHaveLength(100);
    expect(list.incomplete).toBe(false);
  });

  it('do not flood the list, and the list says that there are more', () => {
    const list = listAfter(1000, '');
    expect(own(list)).toHaveLength(100);
    expect(list.incomplete).toBe(true);
  });

  it('are found by typing on', () => {
    expect(own(listAfter(1000, 'own777'))).toEqual(['"http://contoso.example/claims/own777"']);
  });
});

it('the values of many rules do not flood the list either', () => {
  const rule = (i: number) =>
    `c:[Type == "http://contoso.example/dept", Value == "d${i}"] => issue(claim = c);\n`;
  const rules = Array.from({ length: 500 }, (_, i) => rule(i)).join('');
  const after = (typed: string) => {
    const text = `${rules}c:[Type == "http://contoso.example/dept", Value == "${typed}`;
    return complete(RuleSet.parse(text), text.length, { snippets: true });
  };
  expect(after('').items).toHaveLength(100);
  expect(after('').incomplete).toBe(true);
  expect(after('d499').items.map(({ label }) => label)).toEqual(['d499']);
});
