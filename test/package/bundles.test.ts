/** What the bundles can reach: the disk and processes only where that is their work, the network nowhere. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { noticesText } from '../../scripts/package/notices.mjs';

const dist = new URL('../../dist/', import.meta.url);

interface Input {
  readonly imports: readonly { readonly path: string; readonly external?: boolean }[];
}

interface Bundle {
  readonly inputs: Readonly<Record<string, Input>>;
  readonly outputs: Readonly<Record<string, { readonly inputs: Record<string, { bytesInOutput: number }> }>>;
}

const meta: Readonly<Record<string, Bundle>> = JSON.parse(readFileSync(new URL('meta.json', dist), 'utf8'));

/** Who asks for which module that is in no bundle: our files by their folder, packages by their name. */
function outside({ inputs }: Bundle): Readonly<Record<string, readonly string[]>> {
  const found = new Map<string, Set<string>>();
  for (const [file, { imports }] of Object.entries(inputs)) {
    for (const { path, external } of imports) {
      if (!external) continue;
      const who = importer(file);
      found.set(who, (found.get(who) ?? new Set()).add(path.replace('node:', '')));
    }
  }
  return Object.fromEntries([...found].map(([who, modules]) => [who, [...modules].sort()]));
}

function importer(file: string): string {
  if (file.startsWith('shared-all:')) return 'the bundle beside it';
  if (file.startsWith('server/src/catalog/data/')) return 'catalogue data';
  const inPackage = /^.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1];
  if (inPackage) return inPackage;
  return file.startsWith('client/src/')
    ? 'client'
    : file.startsWith('server/src/cli/')
      ? 'server/src/cli'
      : file;
}

/** The modules that a bundle holds code of. */
function contents({ outputs }: Bundle): readonly string[] {
  return Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])),
  );
}

function bytes(bundle: Bundle | undefined, file: string): number {
  return Object.values(bundle?.outputs ?? {}).reduce(
    (sum, { inputs }) => sum + (inputs[file]?.bytesInOutput ?? 0),
    0,
  );
}

/** What either entry needs before the rest is loaded: constants and a pure function, so two of them do no harm. */
const stateless: ReadonlySet<string> = new Set([
  'package.json',
  'client/src/languageId.ts',
  'client/src/mayHoldRules.ts',
  'server/src/lint/setup.ts',
]);

/** Pipes and `--socket`; `net` is how a server process is spoken to. */
const rpc = ['crypto', 'fs', 'net', 'os', 'path', 'util'];

const expected: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  client: {
    // Starts the server, reads what it writes beside the protocol, and ends it.
    client: ['child_process', 'path', 'process', 'readline', 'vscode'],
    'the bundle beside it': ['./client.browser.js'],
    'vscode-jsonrpc': rpc,
    // Could do that as well.
    'vscode-languageclient': ['child_process', 'fs', 'path', 'readline', 'vscode'],
  },
  'client.browser': { client: ['vscode'], 'vscode-languageclient': ['vscode'] },
  server: {
    'the bundle beside it': ['./server.browser.js'],
    'server/src/lsp/node.ts': ['fs/promises', 'path', 'url'],
    'vscode-jsonrpc': rpc,
    // `child_process`: looks for modules of a workspace, which nobody asks it to do.
    'vscode-languageserver': ['child_process', 'fs', 'path', 'url', 'util'],
  },
  'server.browser': {},
  'problems.browser': {},
  matrix: {},
  cli: {
    'server/src/cli': ['fs', 'path', 'process', 'url'],
    commander: ['events', 'fs', 'path', 'process'],
    'catalogue data': ['fs', 'path'],
  },
};

describe('the bundles', () => {
  it('are those that are looked at', () => {
    expect(Object.keys(meta).sort()).toEqual(Object.keys(expected).sort());
  });

  it.each(Object.keys(expected))('%s reaches no module beyond its work', (name) => {
    const found = outside(meta[name] as Bundle);
    for (const [who, modules] of Object.entries(found)) {
      expect(expected[name]?.[who] ?? [], `${who} in dist/${name}.js`).toEqual(
        expect.arrayContaining([...modules]),
      );
    }
  });

  it('are read as they are: a module that is asked for is found', () => {
    expect(outside(meta.server as Bundle)['server/src/lsp/node.ts']).toContain('fs/promises');
    expect(outside(meta['client.browser'] as Bundle).client).toEqual(['vscode']);
  });

  it.each(['client', 'server'])('%s and its twin for the browser have no module twice', (name) => {
    const here = contents(meta[name] as Bundle);
    const there = contents(meta[`${name}.browser`] as Bundle);
    expect(there.length).toBeGreaterThan(100);
    // Two copies would be more than weight: each would have a state of its own.
    expect(here.filter((file) => there.includes(file) && !stateless.has(file))).toEqual([]);
  });

  it('leave out of the command line what only an editor asks', () => {
    const held = contents(meta.cli as Bundle);
    expect(held).toContain('server/src/features/problems.ts');
    const forEditors = ['hover', 'completion', 'refactorings', 'rename', 'quickFixes', 'signatureHelp'];
    expect(forEditors.filter((name) => held.includes(`server/src/features/${name}.ts`))).toEqual([]);
    // Its catalogue lies beside it, and is read as far as a rule asks for it.
    expect(held.filter((file) => file.includes('catalog/data/') && bytes(meta.cli, file) > 500)).toEqual([]);
  });

  it('find the first problems with what that takes, and no more', () => {
    const held = contents(meta['problems.browser'] as Bundle);
    expect(held).toContain('server/src/lint/linter.ts');
    const packages = new Set(held.map(importer).filter((who) => !who.includes('/')));
    expect([...packages].sort()).toEqual([
      'catalogue data',
      'jsonc-parser',
      'vscode-languageserver-textdocument',
    ]);
    // Of some a constant stays.
    const beyond = held.filter(
      (file) =>
        /^server\/src\/(?:engine|farm|embedded|lsp\/handlers)\//.test(file) &&
        bytes(meta['problems.browser'], file) > 500,
    );
    expect(beyond).toEqual([]);
  });

  it('copy what the protocol exports once, and not for each file that imports from it', () => {
    const { inputs } = meta['server.browser'] as Bundle;
    const importers = Object.entries(inputs).flatMap(([file, { imports }]) =>
      imports.some(({ path }) => path.endsWith('vscode-languageserver/lib/common/api.js')) ? [file] : [],
    );
    expect(importers.filter((file) => file.startsWith('server/src/'))).toEqual([]);
    expect(importers).toContain('import-once:vscode-languageserver');
  });

  it.each(Object.keys(expected))(
    '%s is ASCII: one other sign, and V8 keeps the whole in twice the space',
    (name) => {
      const lines = readFileSync(new URL(`${name}.js`, dist), 'utf8').split('\n');
      // Comments are gone where it is minified.
      const code = lines.filter((line) => !/^\s*(?:\/\/|\/?\*)/.test(line));
      expect(code.filter((line) => /[^\0-\x7f]/.test(line))).toEqual([]);
    },
  );

  it.each(Object.keys(expected))('%s sends nothing and makes no code of text', (name) => {
    const code = readFileSync(new URL(`${name}.js`, dist), 'utf8');
    const ways =
      /(?<![\w$.])(?:fetch|eval|importScripts)\(|\b(?:XMLHttpRequest|WebSocket|EventSource|sendBeacon)\b|\bnew Function\b/g;
    expect(code.match(ways) ?? []).toEqual([]);
    expect(code.match(/require\("(?:node:)?(?:https?|http2|tls|dgram|dns)"\)/g) ?? []).toEqual([]);
  });

  it('have the notices of all that is in them', async () => {
    const written = readFileSync(new URL('../ThirdPartyNotices.txt', dist), 'utf8');
    expect(written, 'npm run notices').toBe(await noticesText(meta));
  });
});
