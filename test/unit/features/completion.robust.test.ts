import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { complete } from '../../../server/src/features/completion.ts';
import { signatureHelp } from '../../../server/src/features/signatureHelp.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';

const folder = join(import.meta.dirname, '../../../examples');
const examples = readdirSync(folder)
  .filter((name) => name.endsWith('.adfsrule'))
  .map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const);

describe('at every offset of a text', () => {
  test.each(examples)('%s: edits lie around the cursor on one line, keys are unique', (_, text) => {
    const ruleSet = RuleSet.parse(text);
    for (let offset = 0; offset <= text.length; offset += 3) {
      const { items } = complete(ruleSet, offset, { snippets: true });
      expect(new Set(items.map(({ sortText }) => sortText)).size).toBe(items.length);
      for (const { edit } of items) {
        expect(edit.start).toBeLessThanOrEqual(offset);
        expect(edit.end).toBeGreaterThanOrEqual(offset);
        expect(text.slice(edit.start, edit.end)).not.toContain('\n');
      }
      signatureHelp(ruleSet, offset);
    }
  });

  test.each(examples)('%s: cut off anywhere, it still answers', (_, text) => {
    for (let end = 0; end <= text.length; end += 7) {
      const cut = text.slice(0, end);
      const ruleSet = RuleSet.parse(cut);
      expect(complete(ruleSet, end, { snippets: false }).items.length).toBeLessThan(260);
      signatureHelp(ruleSet, end);
    }
  });
});

test('offsets beyond the text count as its ends', () => {
  const ruleSet = RuleSet.parse('c:[');
  expect(complete(ruleSet, 99, { snippets: true }).items).toHaveLength(6);
  expect(complete(ruleSet, -1, { snippets: true }).items).toHaveLength(7);
  expect(complete(RuleSet.parse(''), 0, { snippets: true }).items).toHaveLength(7);
});

test('in a set of a thousand rules the answer is the same as in a small one', () => {
  const one = '@RuleName = "R"\nc:[Type == "http://contoso.example/a"]\n => issue(claim = c);\n\n';
  const text = one.repeat(1000);
  const offset = text.indexOf('http', text.length / 2);
  const large = complete(RuleSet.parse(text), offset, { snippets: true }).items;
  const small = complete(RuleSet.parse(one.repeat(3)), one.length + one.indexOf('http'), {
    snippets: true,
  }).items;
  expect(large.map(({ label }) => label)).toEqual(small.map(({ label }) => label));
  expect(large[0]?.label).toBe('a');
});

test('hostile text is answered', () => {
  for (const text of [
    '"'.repeat(3000),
    '['.repeat(3000),
    'c:[Type == '.repeat(500),
    '(((('.repeat(800),
    '@'.repeat(999),
  ]) {
    const ruleSet = RuleSet.parse(text);
    expect(complete(ruleSet, text.length, { snippets: true }).items.length).toBeLessThan(260);
  }
});
