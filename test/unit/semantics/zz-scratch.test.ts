import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { it } from 'vitest';
import { describeRule } from '../../../server/src/semantics/describe.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';
it('x', () => {
  const dir = '../shared/corpus/real/';
  let out = '';
  for (const f of readdirSync(dir).filter((n) => n.endsWith('.adfsrule'))) {
    out += `## ${f}\n`;
    for (const r of RuleSet.parse(readFileSync(dir + f, 'utf8')).rules) out += `- ${describeRule(r)}\n`;
  }
  writeFileSync('/tmp/desc.txt', out);
});
