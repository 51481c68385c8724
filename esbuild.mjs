// Builds dist/: the extension's client, the language server and the command line.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build, context } from 'esbuild';
import { dataAsText, dataForChecks, dataInFiles } from './scripts/catalogData.mjs';
import { importOnce } from './scripts/importOnce.mjs';
import { modulesFrom, sharedModules } from './scripts/sharedModules.mjs';

const {
  values: { production, watch, outdir },
} = parseArgs({
  options: {
    production: { type: 'boolean', default: false },
    watch: { type: 'boolean', default: false },
    outdir: { type: 'string', default: 'dist' },
  },
});

/** What is put in the place of modules that packages ask for and can do without. */
const nothing = './scripts/nothing.mjs';

/** What every bundle shares. CommonJS because VS Code loads extensions with `require`. */
const common = {
  bundle: true,
  format: 'cjs',
  target: 'node20',
  platform: 'node',
  outdir,
  // What went into each bundle: for the notices and the tests of the package.
  metafile: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  legalComments: 'none',
  logLevel: 'info',
  plugins: [dataAsText],
  alias: {
    // Its main entry loads parts by names that only exist at run time, which no bundler can follow.
    'jsonc-parser': 'jsonc-parser/lib/esm/main.js',
    // `sax` tries for it, and catches what is thrown where it is not there: 50 milliseconds of a worker's start.
    stream: nothing,
  },
};

/** For web workers: VS Code's web extension host, which also loads with `require`, and the language server. */
const browser = { ...common, platform: 'browser', target: 'es2022' };

/**
 * For workers, which have no modules. V8 reads the body of a function twice, unless it stands so between parentheses; it
 * does not look for arrow functions there, which esbuild would write.
 */
const inFunction = {
  banner: { js: '(function (module) {' },
  footer: { js: "})(typeof module === 'object' ? module : {});" },
};

/** The server's packages bring their own versions of what lies below them. */
const serverPackages = 'node_modules/vscode-languageserver/node_modules';

const client = {
  entry: 'client/src/browser.ts',
  bundle: 'client.browser.js',
  modules: ['client/src/extension.ts', 'client/src/server.ts'],
  // The server starts before the client is loaded.
  onDemand: true,
  libraries: [
    'node_modules/vscode-languageclient/lib/common/api.js',
    'node_modules/vscode-languageclient/lib/common/client.js',
    'node_modules/vscode-languageclient/lib/common/utils/is.js',
    'node_modules/vscode-languageserver-protocol/lib/common/api.js',
    'node_modules/vscode-jsonrpc/lib/common/api.js',
  ],
};

const server = {
  entry: 'server/src/lsp/browser.ts',
  bundle: 'server.browser.js',
  modules: [
    'server/src/languageService.ts',
    'server/src/lsp/clientFiles.ts',
    'server/src/lsp/runtime.ts',
    'server/src/lsp/server.ts',
    'server/src/syntax/encoding.ts',
  ],
  libraries: [
    'node_modules/vscode-languageserver/lib/common/api.js',
    'node_modules/vscode-languageserver/lib/common/server.js',
    'node_modules/vscode-languageserver/lib/common/utils/is.js',
    `${serverPackages}/vscode-languageserver-protocol/lib/common/api.js`,
    `${serverPackages}/vscode-jsonrpc/lib/common/api.js`,
  ],
};

const builds = [
  {
    ...browser,
    entryPoints: { 'client.browser': 'shared-entry' },
    external: ['vscode'],
    plugins: [dataAsText, sharedModules(client)],
  },
  {
    ...common,
    entryPoints: { client: 'client/src/node.ts' },
    external: ['vscode'],
    plugins: [modulesFrom(client)],
  },
  {
    ...browser,
    entryPoints: { 'server.browser': 'shared-entry' },
    plugins: [dataAsText, importOnce('vscode-languageserver', 'server/src/lsp'), sharedModules(server)],
    ...inFunction,
  },
  {
    ...browser,
    entryPoints: { 'problems.browser': 'server/src/lsp/problemsWorker.ts' },
    plugins: [dataForChecks],
    ...inFunction,
  },
  { ...common, entryPoints: { server: 'server/src/lsp/node.ts' }, plugins: [modulesFrom(server)] },
  // The script of a web view.
  { ...browser, entryPoints: { matrix: 'client/src/matrix/view/main.ts' }, format: 'iife' },
  {
    ...common,
    entryPoints: { cli: 'server/src/cli/main.ts' },
    plugins: [dataInFiles(outdir)],
    banner: { js: '#!/usr/bin/env node' },
    // `commander` starts commands that are programs of their own, of which there are none.
    alias: { ...common.alias, 'node:child_process': nothing },
  },
];

if (watch) {
  const contexts = await Promise.all(builds.map((options) => context(options)));
  await Promise.all(contexts.map((each) => each.watch()));
} else {
  const results = await Promise.all(builds.map((options) => build(options)));
  const parts = results.map(({ metafile }, i) => [Object.keys(builds[i].entryPoints)[0], metafile]);
  await writeFile(join(outdir, 'meta.json'), JSON.stringify(Object.fromEntries(parts)));
}
