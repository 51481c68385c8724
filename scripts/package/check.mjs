// What must be true of a package before anybody installs it.
import { readFile, stat } from 'node:fs/promises';
import { inProject } from '../process/project.mjs';
import { zipEntries } from './zip.mjs';

const maximumBytes = 700 * 1024;

/** What may be in the package, besides the three files that the format itself wants. */
const allowed = [
  /^extension\/dist\/[\w.]+\.js$/,
  /^extension\/syntaxes\/[\w.-]+\.json$/,
  /^extension\/snippets\/[\w.-]+\.json$/,
  /^extension\/schemas\/[\w.]+\.json$/,
  /^extension\/docs\/(configuration|rules\/[\w-]+)\.md$/,
  /^extension\/images\/(icon\.png|file-\w+\.svg)$/,
  /^extension\/(readme\.md|changelog\.md|LICENSE\.txt|package\.json)$/,
  /^(extension\.vsixmanifest|\[Content_Types\]\.xml)$/,
];

/**
 * @param {string} file a `.vsix`
 * @returns {Promise<{ name: string, problems: string[] }[]>} one entry per check; it holds without problems
 */
export async function checkPackage(file) {
  const { size } = await stat(file);
  const names = zipEntries(await readFile(file)).map(({ name }) => name);
  const manifest = JSON.parse(await readFile(inProject('package.json'), 'utf8'));
  return [
    {
      name: `The package is ${Math.round(size / 1024)} KB, of at most ${maximumBytes / 1024}`,
      problems: size <= maximumBytes ? [] : ['It is too large.'],
    },
    {
      name: 'The package holds nothing that it need not',
      problems: names.filter((name) => !allowed.some((pattern) => pattern.test(name))),
    },
    {
      name: 'The package holds what package.json points at, server and licence',
      problems: ['dist/server.js', 'LICENSE.txt', 'readme.md', 'changelog.md', ...pathsIn(manifest)].filter(
        (path) => !names.includes(`extension/${path}`),
      ),
    },
  ];
}

/**
 * The files that a manifest names.
 * @param {Record<string, unknown>} manifest
 * @returns {string[]}
 */
function pathsIn({ main, browser, icon, contributes }) {
  /** @type {string[]} */
  const paths = [];
  const collect = (/** @type {unknown} */ value) => {
    if (typeof value === 'string' && value.startsWith('./')) paths.push(value.slice(2));
    if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect);
  };
  collect([main, browser, contributes]);
  return typeof icon === 'string' ? [...paths, icon] : paths;
}
