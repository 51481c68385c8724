import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unifiedDiff } from '../../../server/src/farm/index.ts';

const lines = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => `line ${from + i}\n`).join('');

/** What `patch` makes of a text and a difference. */
function patched(text: string, diff: string): string {
  const old = text === '' ? [] : text.replace(/\n$/, '').split('\n');
  const made: string[] = [];
  let at = 0;
  for (const line of diff.split('\n').slice(2, -1)) {
    const head = /^@@ -(\d+)(?:,(\d+))? \+\d+(?:,\d+)? @@$/.exec(line);
    if (head) {
      const start = Number(head[1]) - (head[2] === '0' ? 0 : 1);
      while (at < start) made.push(old[at++] as string);
      continue;
    }
    const content = line.slice(1);
    if (line[0] !== '+') {
      expect(old[at]).toBe(content);
      at++;
    }
    if (line[0] !== '-') made.push(content);
  }
  made.push(...old.slice(at));
  return made.map((line) => `${line}\n`).join('');
}

describe('a difference', () => {
  it('has three lines around each change, and one part for changes that are near', () => {
    const old = lines(1, 30);
    const changed = old
      .replace('line 10\n', 'line ten\n')
      .replace('line 14\n', '')
      .replace('line 29\n', 'a\nb\n');
    expect(unifiedDiff('old', 'new', old, changed)).toBe(
      `--- old
+++ new
@@ -7,11 +7,10 @@
 line 7
 line 8
 line 9
-line 10
+line ten
 line 11
 line 12
 line 13
-line 14
 line 15
 line 16
 line 17
@@ -26,5 +25,6 @@
 line 26
 line 27
 line 28
-line 29
+a
+b
 line 30
`,
    );
  });

  it('with nothing is all of a text', () => {
    expect(unifiedDiff('a', 'b', '', 'x\ny\n')).toBe('--- a\n+++ b\n@@ -0,0 +1,2 @@\n+x\n+y\n');
    expect(unifiedDiff('a', 'b', 'x\n', '')).toBe('--- a\n+++ b\n@@ -1 +0,0 @@\n-x\n');
    expect(unifiedDiff('a', 'b', 'x\n', 'x\n')).toBe('');
  });

  it('keeps its titles on one line each', () => {
    expect(unifiedDiff('a\n+b', 'c', 'x\n', '')).toMatch(/^--- a \+b\n\+\+\+ c\n@@/);
  });

  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', '', '--- x', '@@ -1 +1 @@'), { maxLength: 25 })
    .map((some) => some.map((line) => `${line}\n`).join(''));

  it('turns the one text into the other, and is no longer than it has to be', () => {
    fc.assert(
      fc.property(text, text, (old, changed) => {
        const diff = unifiedDiff('old', 'new', old, changed);
        expect(patched(old, diff)).toBe(changed);
        const steps = diff
          .split('\n')
          .slice(2)
          .filter((line) => /^[-+]/.test(line)).length;
        expect(steps).toBe(shortest(old.split('\n').slice(0, -1), changed.split('\n').slice(0, -1)));
      }),
      { numRuns: 500 },
    );
  });

  it('of long texts that have nothing in common comes at once', () => {
    const started = performance.now();
    const diff = unifiedDiff('a', 'b', lines(1, 20_000), lines(30_001, 50_000));
    expect(performance.now() - started).toBeLessThan(2000);
    expect(patched(lines(1, 20_000), diff)).toBe(lines(30_001, 50_000));
  });
});

/** The fewest lines that go and come, by the table of all beginnings. */
function shortest(old: readonly string[], changed: readonly string[]): number {
  let row = changed.map((_, j) => j + 1);
  row.unshift(0);
  for (let i = 1; i <= old.length; i++) {
    const next = [i];
    for (let j = 1; j <= changed.length; j++) {
      next.push(
        old[i - 1] === changed[j - 1]
          ? (row[j - 1] as number)
          : 1 + Math.min(row[j] as number, next[j - 1] as number),
      );
    }
    row = next;
  }
  return row.at(-1) as number;
}
