// Compiles the Mocha suite of test/vscode to the one file that VS Code loads.
import { cp, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '../process/children.mjs';
import { inProject } from '../process/project.mjs';

/** The compiled suite: exports `run()`, for the server's workbench and for @vscode/test-electron alike. */
export const compiledSuite = inProject('test', 'vscode', 'out', 'index.js');

/** A made-up extension that does nothing: VS Code runs a suite only beside an extension under development. */
export const emptyExtension = inProject('test', 'vscode', 'emptyExtension');

/** Stands for Microsoft's PowerShell extension, which machines without open internet cannot download. */
export const powershellExtension = inProject('test', 'vscode', 'powershellExtension');

/**
 * The tests that want a window of their own: an empty folder, so that nothing has started the language server, and
 * that extension.
 */
export const besideOthers = ['beforeRules', 'besidePowerShell'];

/** The test of the first rule file that a window opens. */
export const inOwnWindow = 'firstProblems';

/** A copy of examples/ for the suite to open, so that no test can change the project. */
export async function copyExamples() {
  const { path, remove } = await temporaryFolder('workspace');
  const examples = join(path, 'examples');
  await cp(inProject('examples'), examples, { recursive: true });
  return { examples, remove };
}

/** The same without any file. */
export async function emptyFolder() {
  const { path, remove } = await temporaryFolder('workspace');
  const examples = join(path, 'empty');
  await mkdir(examples);
  return { examples, remove };
}

/**
 * @param {object} options
 * @param {(name: string) => boolean} options.include which tests to take: `x` for `x.test.ts`
 * @returns {Promise<boolean>} whether there are any
 */
export async function compileSuite({ include }) {
  return buildSuite(include, {
    outfile: compiledSuite,
    platform: 'node',
    target: 'node20',
    external: ['vscode', 'mocha'],
  });
}

/**
 * @param {(name: string) => boolean} include
 * @param {import('esbuild').BuildOptions} options what the extension hosts differ in
 * @returns {Promise<boolean>} whether there are tests to run
 */
export async function buildSuite(include, options) {
  const { build } = await import('esbuild');
  const suite = inProject('test', 'vscode', 'suite');
  const names = (await readdir(suite))
    .filter((file) => file.endsWith('.test.ts'))
    .sort()
    .map((file) => file.slice(0, -'.test.ts'.length));
  const chosen = names.filter(include);
  await build({
    entryPoints: [inProject('test', 'vscode', 'suite', 'index.ts')],
    ...options,
    bundle: true,
    format: 'cjs',
    sourcemap: 'inline',
    define: { TEST_FILES: JSON.stringify(chosen) },
    logLevel: 'warning',
  });
  return chosen.length > 0;
}
