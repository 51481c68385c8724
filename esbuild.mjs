// Builds dist/: the extension's client, the language server and the command line, each one file.
import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { build, context } from 'esbuild';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

/**
 * Data files as text (`import text from './x.json?raw'`, which Vite understands by itself): parsed when somebody asks,
 * not at start. Without blanks, and of the sources only the first, the one that hover links to.
 */
const dataAsText = {
  name: 'data-as-text',
  setup({ onLoad }) {
    onLoad({ filter: /\.json$/ }, async ({ path, suffix }) => {
      if (suffix !== '?raw') return undefined;
      const data = JSON.parse(await readFile(path, 'utf8'), (key, value) =>
        key === 'sources' ? value.slice(0, 1) : value,
      );
      // Without apostrophes esbuild writes a plain string, which V8 scans faster than a template literal.
      const contents = JSON.stringify(data).replaceAll("'", '\\u0027');
      return { contents, loader: 'text', watchFiles: [path] };
    });
  },
};

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
