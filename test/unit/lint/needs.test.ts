/** What a lint rule says it needs spares it work and no finding. */
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { lintRules } from '../../../server/src/lint/rules/index.ts';
import { traits } from '../../../server/src/lint/traits.ts';
import { stages } from '../../../server/src/semantics/stage.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';
import { makeInput } from '../../fuzz/makeInput.ts';
import { loadPool } from '../../fuzz/pool.ts';
import { unmetNeeds } from '../support/needs.ts';

const project = fileURLToPath(new URL('../../..', import.meta.url));
const corpus =
  process.env.ADFSRULE_CORPUS ?? fileURLToPath(new URL('../../../../shared/corpus', import.meta.url));
const pool = loadPool(project, corpus);

/** How many rules stand together: what a set needs, one rule has and another one reads. */
const TOGETHER = 6;

/** Texts from the generator of the fuzzer, with slips in most of them. */
const GENERATED = 1500;

it.each([undefined, ...stages])('rules of pages, examples and the corpus, stage %s', (stage) => {
  const unmet = new Set<string>();
  for (let at = 0; at < pool.rules.length; at += TOGETHER) {
    const text = pool.rules.slice(at, at + TOGETHER).join('\n');
    for (const need of unmetNeeds(RuleSet.parse(text), stage)) unmet.add(need);
  }
  expect([...unmet]).toEqual([]);
});

it('generated and mutated rules', () => {
  const unmet = new Set<string>();
  for (let index = 0; index < GENERATED; index++) {
    const { kind, text, stage } = makeInput(pool, 11, index);
    if (kind !== 'rules') continue;
    for (const need of unmetNeeds(RuleSet.parse(text), stage)) unmet.add(`${need}: ${text}`);
  }
  expect([...unmet]).toEqual([]);
});

it('every trait is needed by a lint rule', () => {
  const needed = new Set(lintRules.flatMap(({ needs = [], setNeeds = [] }) => [...needs, ...setNeeds]));
  expect(Object.keys(traits).filter((trait) => !(needed as ReadonlySet<string>).has(trait))).toEqual([]);
});

it('the traits are bits of their own', () => {
  const bits = Object.values(traits);
  expect(new Set(bits).size).toBe(bits.length);
  for (const bit of bits) expect(bit & (bit - 1)).toBe(0);
});
