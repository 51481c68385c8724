// Builds dist/: the extension's client, the language server and the command line, each one file.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build, context } from 'esbuild';
import { dataAsText } from './scripts/dataAsText.mjs';

const {
  values: { production, watch, outdir },
} = parseArgs({
  options: {
    production: { type: 'boolean', default: false },
    watch: { type: 'boolean', default: false },
    outdir: { type: 'string', default: 'dist' },
  },
});

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
  // Its main entry loads parts by names that only exist at run time, which no bundler can follow.
  alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
};

/** For web workers: VS Code's web extension host, which also loads with `require`, and the language server. */
const browser = { ...common, platform: 'browser', target: 'es2022' };

const builds = [
  { ...common, entryPoints: { client: 'client/src/node.ts' }, external: ['vscode'] },
  { ...common, entryPoints: { server: 'server/src/lsp/node.ts' } },
  { ...browser, entryPoints: { 'client.browser': 'client/src/browser.ts' }, external: ['vscode'] },
  { ...browser, entryPoints: { 'server.browser': 'server/src/lsp/browser.ts' }, format: 'iife' },
  // The script of a web view.
  { ...browser, entryPoints: { matrix: 'client/src/matrix/view/main.ts' }, format: 'iife' },
  {
    ...common,
    entryPoints: { cli: 'server/src/cli/main.ts' },
    banner: { js: '#!/usr/bin/env node' },
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
