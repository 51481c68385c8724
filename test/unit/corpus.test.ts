import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { RuleSet } from '../../server/src/syntax/ruleSet.ts';
import { problemsIn } from './support/problems.ts';

/** Rules that people run, kept outside the project. `ADFSRULE_CORPUS` names another folder with an `index.json`. */
const folder =
  process.env.ADFSRULE_CORPUS ?? fileURLToPath(new URL('../../../shared/corpus/real', import.meta.url));

interface Entry {
  readonly id: string;
  readonly file: string;
  readonly verdict: 'valid' | 'invalid' | 'unsure';
  readonly rules: number;
}

/** For every text that AD FS refuses: the lines on which it is wrong, from 1. */
const wrongLines: Readonly<Record<string, readonly number[]>> = {
  '004': [1],
  '015': [2],
  '020': [1, 5],
  '035': [1],
  '037': [1, 2],
  '044': [2],
  '050': [1],
  '058': [1],
  '059': [1],
  '061': [3],
  '062': [3, 4],
  '068': [5],
  '077': [1],
  '081': [2],
  '082': [2],
  '094': [2, 4],
  '097': [1, 2],
  '105': [14, 17, 23],
  '106': [2],
  '123': [4],
  '127': [1],
};

/** Texts of which nobody knows whether AD FS takes them, that are reported nevertheless, and why. */
const explained: Readonly<Record<string, string>> = {
  '003': 'powershell-expression',
  '057': 'single-quote',
  '074': 'line-break-in-string',
  '093': 'typographic-quote',
  '095': 'typographic-quote',
};

const index = join(folder, 'index.json');
const present = existsSync(index);
if (!present) console.log(`corpus: skipped, there is no ${index}`);
const entries: readonly Entry[] = present ? JSON.parse(readFileSync(index, 'utf8')) : [];

function read({ file }: Entry): string {
  return readFileSync(join(folder, file), 'utf8');
}

function errors(text: string): readonly { readonly line: number; readonly code: string }[] {
  return problemsIn(text)
    .filter(({ problem }) => problem.severity === 'error')
    .map(({ problem, start }) => ({ line: text.slice(0, start).split('\n').length, code: problem.code }));
}

describe.skipIf(!present)('real rules', () => {
  it('are all looked at', () => {
    const ids = (verdict: string) => entries.filter((entry) => entry.verdict === verdict).map(({ id }) => id);
    expect(ids('invalid').sort()).toEqual(Object.keys(wrongLines).sort());
    expect(ids('unsure')).toEqual(expect.arrayContaining(Object.keys(explained)));
    expect(ids('valid').length).toBeGreaterThan(100);
  });

  it.each(entries.filter(({ verdict }) => verdict === 'valid'))('$file is good', (entry) => {
    const text = read(entry);
    expect(errors(text)).toEqual([]);
    expect(RuleSet.parse(text).rules.length).toBe(entry.rules);
  });

  it.each(entries.filter(({ verdict }) => verdict === 'invalid'))(
    '$file is wrong where it is wrong',
    (entry) => {
      const lines = new Set(errors(read(entry)).map(({ line }) => line));
      expect([...lines]).toEqual(wrongLines[entry.id]);
    },
  );

  it.each(entries.filter(({ verdict }) => verdict === 'unsure'))('$file is read or explained', (entry) => {
    const codes = new Set(errors(read(entry)).map(({ code }) => code));
    expect([...codes]).toEqual(explained[entry.id] ? [explained[entry.id]] : []);
  });
});
