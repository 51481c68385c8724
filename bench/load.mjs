/** Parts of the server for a measurement in this process, bundled as they are in what ships. */
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { dataAsText } from '../scripts/catalogData.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * @param {string} name of the measurement
 * @param {...string} modules paths from `server/src`
 * @returns all that the modules export
 */
export async function loadServer(name, ...modules) {
  const outfile = `${root}dist/bench/${name}.mjs`;
  await build({
    stdin: {
      contents: modules.map((path) => `export * from './server/src/${path}';`).join('\n'),
      resolveDir: root,
      loader: 'ts',
    },
    bundle: true,
    format: 'esm',
    outfile,
    plugins: [dataAsText],
    alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
    logLevel: 'error',
  });
  return import(pathToFileURL(outfile).href);
}
