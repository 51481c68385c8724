// Compiles the Mocha suite of test/vscode for the web extension host, where there is nothing of Node.
import { basename, join } from 'node:path';
import { inProject } from '../process/project.mjs';
import { buildSuite } from './suite.mjs';

/** The compiled suite. */
export const compiledWebSuite = inProject('test', 'vscode', 'out', 'web.js');

const support = inProject('test', 'vscode', 'suite', 'support');

/** What stands in the place of what only Node has, by the end of its name. */
const standIns = new Map([
  ['mocha', 'mocha.web.ts'],
  ['strict', 'assert.web.ts'],
  ['post.ts', 'post.web.ts'],
]);

/** @type {import('esbuild').Plugin} */
export const webStandIns = {
  name: 'stand-ins',
  setup({ onResolve }) {
    onResolve({ filter: /(^mocha|^node:assert\/strict|\/post\.ts)$/ }, ({ path }) => ({
      path: join(support, /** @type {string} */ (standIns.get(basename(path)))),
    }));
  },
};

/**
 * @param {object} options
 * @param {(name: string) => boolean} options.include which tests to take: `x` for `x.test.ts`
 * @returns {Promise<boolean>} whether there are any
 */
export async function compileWebSuite({ include }) {
  return buildSuite(include, {
    outfile: compiledWebSuite,
    platform: 'browser',
    target: 'es2022',
    external: ['vscode'],
    plugins: [webStandIns],
  });
}
