// The parts of npm test: what each runs, what must have run before, and how its result is counted.
import { join } from 'node:path';
import process from 'node:process';
import { cache } from '../process/project.mjs';
import { script, tool } from '../process/tools.mjs';
import { closingLine, exitCode, vitestReport } from './counting.mjs';

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 *
 * @typedef {object} Run
 * @property {number} code exit code
 * @property {string} output what it printed
 * @property {string} folder a temporary folder of the whole test run
 *
 * @typedef {object} Part
 * @property {string} name
 * @property {readonly string[]} after names of the parts that must have ended well before
 * @property {(folder: string) => [string, ...string[]]} command
 * @property {(run: Run) => Counts | Promise<Counts>} count
 * @property {boolean} [preparation] builds or installs something for other parts: counts only when it fails, and its
 *   output waits until it has ended
 */

const testedPackage = join(cache, 'tested.vsix');

/**
 * @param {string} name of the Vitest project
 * @param {readonly string[]} after
 * @returns {Part}
 */
function vitest(name, after) {
  const report = (/** @type {string} */ folder) => join(folder, `${name}.json`);
  return {
    name,
    after,
    command: (folder) => [
      ...tool('vitest', 'run', '--config', 'test/vitest.config.mjs', '--project', name),
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${report(folder)}`],
    ],
    count: ({ code, folder }) => vitestReport(report(folder), code),
  };
}

/**
 * @param {string} name
 * @param {readonly string[]} after
 * @param {...string} args
 * @returns {Part}
 */
function vscode(name, after, ...args) {
  return { name, after, command: () => script('scripts/testVscode.mjs', ...args), count: closingLine };
}

/** The tests of test/vscode/suite that also run in the web extension host. */
const inBrowser = [
  ...['firstProblems', 'diagnostics', 'evaluate', 'farm', 'linter', 'matrix'],
  ...['navigation', 'quickFixes', 'server', 'stage', 'testing'],
];

/** @type {readonly Part[]} in the order in which they start and print */
export const parts = [
  {
    name: 'build',
    preparation: true,
    after: [],
    // What ships is what is tested.
    command: () => script('esbuild.mjs', '--production'),
    count: exitCode,
  },
  {
    name: 'install',
    preparation: true,
    after: [],
    command: () => script('scripts/testVscode.mjs', '--install-only'),
    count: exitCode,
  },
  { name: 'types', after: [], command: () => tool('tsc', '--noEmit'), count: exitCode },
  {
    name: 'types-views',
    after: [],
    // Web views have a document, and nothing of Node or of workers.
    command: () => tool('tsc', '--noEmit', '-p', 'client/src/matrix/view'),
    count: exitCode,
  },
  {
    name: 'style',
    after: [],
    // Biome colours what it writes into a pipe unless it is told.
    command: () => tool('biome', 'ci', `--colors=${process.stdout.isTTY ? 'force' : 'off'}`, '.'),
    count: exitCode,
  },
  vitest('unit', []),
  { name: 'grammar', after: [], command: () => script('scripts/testGrammar.mjs'), count: closingLine },
  vitest('lsp', ['build']),
  {
    name: 'package',
    after: ['build'],
    command: () => script('scripts/package.mjs', '--no-build', '--twice', '--out', testedPackage),
    count: closingLine,
  },
  // Beside the parts in VS Code, which run one at a time. The same inputs in every run: what a new seed finds is work,
  // and no reason why somebody else's change does not land.
  {
    name: 'fuzz',
    after: [],
    command: () => script('scripts/fuzz.mjs', '--inputs', '20000', '--threads', '1', '--seed', '7'),
    count: closingLine,
  },
  vscode('vscode-newest', ['build', 'install'], '--line', 'newest'),
  vscode('vscode-oldest', ['build', 'install'], '--line', 'oldest'),
  {
    name: 'vscode-web',
    after: ['build', 'install'],
    // What meets the browser: files, the worker, web views. `npm run test:web` runs all.
    command: () => script('scripts/testWeb.mjs', ...inBrowser.flatMap((name) => ['--only', name])),
    count: closingLine,
  },
  vscode('vscode-package', ['package', 'install'], '--line', 'newest', '--vsix', testedPackage),
];

/**
 * The parts to run for these names, with what they need, in order.
 * @param {readonly string[]} names none means all; `vscode` means all whose name starts so
 * @returns {Part[]}
 */
export function chosenParts(names) {
  const wanted = new Set();
  const want = (/** @type {Part} */ part) => {
    wanted.add(part);
    for (const name of part.after) parts.filter((other) => other.name === name).forEach(want);
  };
  for (const name of names) {
    const found = parts.filter((part) => part.name === name || part.name.startsWith(`${name}-`));
    if (found.length === 0) {
      throw new Error(
        `Unknown part "${name}". There are: ${parts.map((part) => part.name).join(', ')}, vscode.`,
      );
    }
    found.forEach(want);
  }
  return names.length === 0 ? [...parts] : parts.filter((part) => wanted.has(part));
}
