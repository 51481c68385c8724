import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { version } from '../../../package.json';
import { createProgram } from '../../../server/src/cli/program.ts';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

describe.each(['.pre-commit-hooks.yaml', 'docs/ci.md'])('%s', (path) => {
  const text = read(path);

  it('names the version of this project', () => {
    const named = [...text.matchAll(/adfs-claim-rules@([\w.-]+)|rev: v(\S+)/g)].map(([, a, b]) => a ?? b);
    expect(named.length).toBeGreaterThan(1);
    expect([...new Set(named)]).toEqual([version]);
  });

  it('uses commands and options that there are', () => {
    const lines = [...text.matchAll(/\badfsrule ([a-z]+)\b([^\n|`]*)/g)];
    expect(lines.length).toBeGreaterThan(1);
    const commands = new Map(
      createProgram('--help', () => {}).commands.map((command) => [command.name(), command]),
    );
    for (const [line, name = '', rest = ''] of lines) {
      const command = commands.get(name);
      expect(command, line).toBeDefined();
      const options = [...rest.matchAll(/--[a-z-]+/g)].map(([option]) => option);
      const known = command?.options.map(({ long }) => long);
      expect(
        options.filter((option) => !known?.includes(option)),
        line,
      ).toEqual([]);
    }
  });
});

it('server/package.json is of the same version', () => {
  expect(JSON.parse(read('server/package.json')).version).toBe(version);
});
