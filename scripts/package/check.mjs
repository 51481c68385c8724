// What must be true of a package before anybody installs it.
import { readFile } from 'node:fs/promises';
import { inProject } from '../process/project.mjs';
import { oversized, packageBudget } from './budgets.mjs';
import { zipEntries } from './zip.mjs';

/** What may be in the package (the command line has a package of its own), besides the three files that the format itself wants. */
const allowed = [
  /^extension\/dist\/(client(\.browser)?|server(\.browser)?|problems\.browser|matrix)\.js$/,
  /^extension\/syntaxes\/[\w.-]+\.json$/,
  /^extension\/snippets\/[\w.-]+\.json$/,
  /^extension\/powershell\/[\w-]+\.ps1$/,
  /^extension\/schemas\/[\w.]+\.json$/,
  /^extension\/(l10n\/bundle\.l10n|package\.nls)(\.\w+)?\.json$/,
  /^extension\/walkthroughs\/[\w-]+\.png$/,
  /^extension\/examples\/[\w.-]+\.(adfsrule|json|md|ps1)$/,
  /^extension\/docs\/(configuration|rules\/[\w-]+)\.md$/,
  /^extension\/images\/(icon\.png|file-\w+\.svg)$/,
  /^extension\/(readme\.md|changelog\.md|LICENSE\.txt|ThirdPartyNotices\.txt|package\.json)$/,
  /^(extension\.vsixmanifest|\[Content_Types\]\.xml)$/,
];

/** What no manifest names and every package needs. */
const always = [
  'dist/server.js',
  'dist/server.browser.js',
  'dist/problems.browser.js',
  'LICENSE.txt',
  'ThirdPartyNotices.txt',
  'readme.md',
  'changelog.md',
];

/**
 * @param {string} file a `.vsix`
 * @returns {Promise<{ name: string, problems: string[] }[]>} one entry per check; it holds without problems
 */
export async function checkPackage(file) {
  const entries = zipEntries(await readFile(file));
  const names = entries.map(({ name }) => name);
  // Pictures are for people; what code and knowledge weigh must not hide behind them.
  const size = entries.reduce((sum, { name, bytes }) => (name.endsWith('.png') ? sum : sum + bytes), 0);
  const manifest = JSON.parse(await readFile(inProject('package.json'), 'utf8'));
  return [
    {
      name: `The package without pictures is ${Math.round(size / 1024)} KB, of at most ${packageBudget}`,
      problems: size <= packageBudget * 1024 ? [] : ['It is too large.'],
    },
    { name: 'Every bundle is within its budget', problems: await oversized() },
    {
      name: 'The package holds nothing that it need not',
      problems: names.filter((name) => !allowed.some((pattern) => pattern.test(name))),
    },
    {
      name: 'The package holds what package.json points at, server and licence',
      problems: [...always, ...pathsIn(manifest)].filter((path) => !names.includes(`extension/${path}`)),
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
