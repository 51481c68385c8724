/** Trees that are built while a text is read are those that are built when somebody asks. */
import { expect, it } from 'vitest';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';
import { makeInput } from '../../fuzz/makeInput.ts';
import { plain } from '../../fuzz/texts.ts';
import { goodRules } from '../support/rules.ts';

const pool = { rules: goodRules, scripts: [''], markdown: [''], json: ['{}'] };

it.each(goodRules)('%s', (text) => {
  expect(RuleSet.parse(text, 'adfs', true).pieces.map(plain)).toEqual(RuleSet.parse(text).pieces.map(plain));
});

it('texts with slips in them', () => {
  let rules = 0;
  for (let index = 0; index < 600; index++) {
    const { kind, text, dialect } = makeInput(pool, 5, index);
    if (kind !== 'rules') continue;
    const built = RuleSet.parse(text, dialect, true);
    const lazy = RuleSet.parse(text, dialect);
    expect(built.pieces.map(plain), text).toEqual(lazy.pieces.map(plain));
    expect(built.pieces.map(({ examined }) => examined)).toEqual(lazy.pieces.map(({ examined }) => examined));
    rules += built.rules.length;
  }
  expect(rules).toBeGreaterThan(500);
});
