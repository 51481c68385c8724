import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A .NET engine to ask: `Runner.cs`, compiled and run with mono. */
export class Mono {
  #folder = mkdtempSync(join(tmpdir(), 'testDotnet-'));

  /** Compiles the runner. Throws with the compiler's words, or what to install. */
  constructor() {
    const source = fileURLToPath(new URL('Runner.cs', import.meta.url));
    const args = ['-nologo', `-out:${this.#program}`, '-r:System.dll', source];
    const { error, status, stdout, stderr } = spawnSync('mcs', args, { encoding: 'utf8' });
    if (error) throw new Error('mcs is missing: install the packages mono-mcs and libmono-system4.0-cil');
    if (status !== 0) throw new Error(`Runner.cs does not compile:\n${stdout}${stderr}`);
  }

  get #program() {
    return join(this.#folder, 'Runner.exe');
  }

  /** Answers lines with lines. */
  #ask(lines) {
    const { error, status, stdout, stderr } = spawnSync('mono', [this.#program], {
      input: `${lines.join('\n')}\n`,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    if (error) throw new Error('mono is missing: install the package mono-runtime');
    if (status !== 0) throw new Error(`The runner failed:\n${stderr}`);
    return stdout.trimEnd().split('\n');
  }

  /**
   * What .NET makes of cases, in their order: an object with `kind` "match" (and `groups`, `matches`, `replaced`),
   * "error", "crash" (each with `message`) or "slow".
   */
  answer(cases) {
    const lines = cases.map(({ pattern, input, replacement, options }) =>
      [
        options || '-',
        encode(pattern),
        encode(input),
        replacement === undefined ? '-' : encode(replacement),
      ].join(' '),
    );
    return this.#ask(lines).map(readAnswer);
  }

  /** The characters that patterns for one character match: for each pattern 65536 bytes of 0 and 1. */
  members(patterns) {
    return this.#ask(patterns.map((pattern) => `class ${encode(pattern)}`)).map(readMembers);
  }

  /** Deletes what was compiled. */
  dispose() {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function readMembers(line) {
  const found = new Uint8Array(65536);
  for (const range of line.slice(2).split(',').filter(Boolean)) {
    const [from, to] = range.split('-').map((digits) => Number.parseInt(digits, 16));
    found.fill(1, from, to + 1);
  }
  return found;
}

function readAnswer(line) {
  const [kind, first = '=', second, third] = line.split(' ');
  if (kind === 'T') return { kind: 'slow' };
  if (kind === 'E' || kind === 'X') return { kind: kind === 'E' ? 'error' : 'crash', message: decode(first) };
  return {
    kind: 'match',
    groups: first,
    matches: second,
    replaced: third === '-' ? undefined : decode(third),
  };
}

function encode(text) {
  return text === '' ? '=' : Buffer.from(text, 'utf16le').toString('base64');
}

function decode(field) {
  return field === '=' ? '' : Buffer.from(field, 'base64').toString('utf16le');
}
