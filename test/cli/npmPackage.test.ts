/** The npm package as a user gets it: packed, installed without a network, run. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMessageConnection, InitializeRequest, ShutdownRequest } from 'vscode-languageserver/node';
import { version } from '../../package.json';

/** The catalogue, which the command line reads as far as it needs it. */
const dataFiles = readdirSync(new URL('../../server/src/catalog/data', import.meta.url)).filter((name) =>
  name.endsWith('.json'),
);

const root = fileURLToPath(new URL('../..', import.meta.url));
const windows = process.platform === 'win32';
const folder = mkdtempSync(join(tmpdir(), 'adfsrule-npm-'));
const installed = join(folder, 'node_modules', 'adfs-claim-rules');
const bin = (name: string) => join(folder, 'node_modules', '.bin', windows ? `${name}.cmd` : name);

function run(command: string, args: readonly string[], input = '') {
  const shell = windows;
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: folder,
    input,
    shell,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

beforeAll(() => {
  const packed = run(process.execPath, [join(root, 'scripts/packageNpm.mjs'), '--no-build', '--out', folder]);
  expect(packed.status, packed.stderr).toBe(0);
  const [file] = readdirSync(folder).filter((name) => name.endsWith('.tgz')) as [string];
  const npm = windows ? 'npm.cmd' : 'npm';
  const { status, stderr } = run(npm, [
    'install',
    '--offline',
    '--no-audit',
    '--no-fund',
    join(folder, file),
  ]);
  expect(status, stderr).toBe(0);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

describe('the npm package', () => {
  it('holds what it needs and no more, and pulls nothing in', () => {
    const held = readdirSync(installed, { recursive: true, encoding: 'utf8' }).map((name) =>
      name.replaceAll('\\', '/'),
    );
    expect(held.sort()).toEqual([
      'LICENSE',
      'README.md',
      'ThirdPartyNotices.txt',
      'bin',
      'bin/adfsrule-language-server.js',
      'dist',
      'dist/cli.js',
      'dist/data',
      ...dataFiles.map((name) => `dist/data/${name}`),
      'dist/server.browser.js',
      'dist/server.js',
      'package.json',
    ]);
    const others = readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'));
    expect(others).toEqual(['adfs-claim-rules']);
  });

  it('checks a file', () => {
    writeFileSync(join(folder, 'a.adfsrule'), 'c:[Type = "x"] => issue(claim = c);');
    const { status, stdout } = run(bin('adfsrule'), ['check', 'a.adfsrule']);
    expect(status).toBe(1);
    expect(stdout).toContain('a.adfsrule:1:9: error assignment-in-condition');
    expect(run(bin('adfsrule'), ['--version']).stdout).toBe(`${version}\n`);
  });

  it.each([[['--stdio']], [[]]])('serves an editor that starts it with %j', async (args) => {
    const server = spawn(bin('adfsrule-language-server'), args, {
      shell: windows,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const connection = createMessageConnection(server.stdout, server.stdin);
    connection.listen();
    try {
      const params = { processId: process.pid, rootUri: null, capabilities: {} };
      const { serverInfo } = await connection.sendRequest(InitializeRequest.type, params);
      expect(serverInfo).toEqual({ name: 'AD FS Claim Rules', version });
      await connection.sendRequest(ShutdownRequest.type);
      await connection.sendNotification('exit');
    } finally {
      connection.dispose();
      server.kill();
    }
  });

  it('says what its server is for', () => {
    const { status, stdout } = run(bin('adfsrule-language-server'), ['--help']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Usage: adfsrule-language-server /);
    expect(run(bin('adfsrule-language-server'), ['--version']).stdout).toBe(`${version}\n`);
  });
});
