// Builds dist/: the extension's client, the language server and the command line, each one file.
import process from 'node:process';
import { build, context } from 'esbuild';
import { dataAsText } from './scripts/dataAsText.mjs';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

/** What every bundle shares. CommonJS because VS Code loads extensions with `require`. */
const common = {
  bundle: true,
  format: 'cjs',
  target: 'node20',
  platform: 'node',
  outdir: 'dist',
  minify: production,
  sourcemap: production ? false : 'linked',
  legalComments: 'none',
  logLevel: 'info',
  plugins: [dataAsText],
  // Its main entry loads parts by names that only exist at run time, which no bundler can follow.
  alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
};

const builds = [
  { ...common, entryPoints: { client: 'client/src/node.ts' }, external: ['vscode'] },
  { ...common, entryPoints: { server: 'server/src/lsp/node.ts' } },
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
  await Promise.all(builds.map((options) => build(options)));
}
