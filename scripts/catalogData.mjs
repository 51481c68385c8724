// How catalogue data gets into a bundle, or beside it. What the sources import is a file's text
// (`import text from './x.json?raw'`, which Vite understands by itself): parsed when somebody asks, not at start.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** Data as a string in the bundle, which then stands alone. */
export const dataAsText = onData('data-as-text', async (path) => asText(path, await dataOf(path)));

/** What is written for people to read, in hovers and completions. */
const prose = ['sources', 'description', 'notes', 'emittedBy', 'meaning', 'caveat', 'example', 'fact', 'why'];

/** What only hovers, completions and scripts are about. */
const unchecked = ['language.json', 'entra-migration.json', 'powershell.json'];

/**
 * The same for a bundle that says what is wrong with rule files and no more: without prose. Whoever asks for one of the files
 * left out all the same fails, since an empty text is no JSON.
 */
export const dataForChecks = onData('data-for-checks', async (path) =>
  asText(path, unchecked.includes(basename(path)) ? '' : await dataOf(path, prose)),
);

/**
 * Data in files of their own below the bundle, read when somebody asks for what is in them: a program that starts anew
 * for every file that it checks would otherwise read everything every time.
 * @param {string} outdir the bundle's folder
 */
export const dataInFiles = (outdir) =>
  onData('data-in-files', async (path) => {
    const name = basename(path);
    await mkdir(join(outdir, 'data'), { recursive: true });
    await writeFile(join(outdir, 'data', name), await dataOf(path));
    const contents = `import { readFileSync } from 'node:fs';
import { join } from 'node:path';
export default { toString: () => readFileSync(join(__dirname, 'data', ${JSON.stringify(name)}), 'utf8') };`;
    return { contents, loader: 'js', watchFiles: [path] };
  });

/**
 * @param {string} name
 * @param {(path: string) => Promise<import('esbuild').OnLoadResult>} load
 * @returns {import('esbuild').Plugin}
 */
function onData(name, load) {
  return {
    name,
    setup({ onLoad }) {
      onLoad({ filter: /\.json$/ }, ({ path, suffix }) => (suffix === '?raw' ? load(path) : undefined));
    },
  };
}

/**
 * @param {string} path
 * @param {string} data
 * @returns {import('esbuild').OnLoadResult}
 */
function asText(path, data) {
  // Without apostrophes esbuild writes a plain string, which V8 scans faster than a template literal.
  return { contents: data.replaceAll("'", '\\u0027'), loader: 'text', watchFiles: [path] };
}

/**
 * A data file without blanks, and of the sources only the first, the one that hover links to.
 * @param {string} path
 * @param {readonly string[]} without the keys to leave out
 */
async function dataOf(path, without = []) {
  const data = JSON.parse(await readFile(path, 'utf8'), (key, value) => {
    if (without.includes(key)) return undefined;
    return key === 'sources' ? value.slice(0, 1) : value;
  });
  return JSON.stringify(data);
}
