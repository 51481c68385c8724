import { describe, expect, it } from 'vitest';
import { wantsColour } from '../../../server/src/cli/output.ts';
import { Progress } from '../../../server/src/cli/progress.ts';

describe('colours', () => {
  it.each([
    ['a terminal', true, {}, true],
    ['a pipe', undefined, {}, false],
    ['NO_COLOR', true, { NO_COLOR: '1' }, false],
    ['an empty NO_COLOR', true, { NO_COLOR: '' }, true],
    ['a terminal that knows none', true, { TERM: 'dumb' }, false],
  ])('with %s', (_, isTTY, environment, expected) => {
    expect(wantsColour(isTTY === undefined ? {} : { isTTY }, environment)).toBe(expected);
  });
});

describe('progress', () => {
  function run(isTTY: boolean, millisecondsPerFile: number): string {
    let now = 0;
    let written = '';
    const progress = new Progress(1000, { isTTY, write: (text) => (written += text) }, () => now);
    for (let i = 0; i < 1000; i++) {
      now += millisecondsPerFile;
      progress.step();
    }
    progress.end();
    return written;
  }

  it('is shown on a terminal when a run takes long, and taken away', () => {
    const written = run(true, 2);
    expect(written).toMatch(/^\r350 of 1000 files\r400 of 1000 files\r/);
    expect(written.endsWith('\r\u001b[K')).toBe(true);
  });

  it('is not shown for a short run, nor in a pipeline', () => {
    expect(run(true, 0.5)).toBe('');
    expect(run(false, 2)).toBe('');
  });
});
