// Node and the browser run nearly the same code. It ships once: in the file for the browser, which stands alone, since a
// script of a web worker cannot be sure where its neighbours lie. The file for Node holds what only Node has, and takes
// the rest from there. So no module is ever there twice, with a state of its own in each.
import { isAbsolute, join } from 'node:path';
import { inProject } from './process/project.mjs';

/** An import that the plugin resolves itself must not come back to it. */
const ours = Symbol('resolved by this plugin');

/**
 * What a file for the browser hands to one for Node.
 * @typedef {object} Sharing
 * @property {string} entry the source of the file for the browser
 * @property {string} bundle its name in dist/
 * @property {readonly string[]} modules ES modules that the file for Node imports
 * @property {boolean} [onDemand] whether none of it runs before it is asked for
 * @property {readonly string[]} libraries CommonJS modules, by their path in node_modules
 */

/**
 * For the browser: the entry, and the modules for the other file as its export `shared`.
 * @param {Sharing} sharing
 * @returns {import('esbuild').Plugin}
 */
export function sharedModules({ entry, modules, libraries, onDemand = false }) {
  return {
    name: 'shared-modules',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^shared-entry$/ }, () => ({ path: entry, namespace: 'shared-entry' }));
      onLoad({ filter: /.*/, namespace: 'shared-entry' }, () => {
        const path = (/** @type {string} */ module) => JSON.stringify(pathOf(module));
        const onDemandLines = [
          `export * from ${path(entry)};`,
          'export const shared = {',
          ...[...modules, ...libraries].map(
            (module) => `get ${JSON.stringify(module)}() { return require(${path(module)}); },`,
          ),
          '};',
        ];
        const lines = [
          `export * from ${path(entry)};`,
          ...modules.map((module, i) => `import * as module${i} from ${path(module)};`),
          'export const shared = {',
          ...modules.map((module, i) => `${JSON.stringify(module)}: module${i},`),
          ...libraries.map((library) => `${JSON.stringify(library)}: require(${path(library)}),`),
          '};',
        ];
        return { contents: (onDemand ? onDemandLines : lines).join('\n'), resolveDir: inProject() };
      });
    },
  };
}

/**
 * For Node: what is shared comes from the other file, which lies beside this one.
 * @param {Sharing} sharing
 * @returns {import('esbuild').Plugin}
 */
export function modulesFrom({ bundle, modules, libraries }) {
  const shared = new Map([...modules, ...libraries].map((module) => [pathOf(module), module]));
  return {
    name: 'modules-from',
    setup({ onResolve, onLoad, resolve }) {
      onResolve({ filter: /.*/ }, async ({ path, pluginData, namespace, ...args }) => {
        if (pluginData === ours || args.kind === 'entry-point') return undefined;
        if (namespace === 'shared') return { path, namespace: 'shared-all' };
        if (namespace === 'shared-all') return { path, external: true };
        const found = await resolve(path, { ...args, namespace, pluginData: ours });
        const module = shared.get(found.path);
        return module === undefined ? found : { path: module, namespace: 'shared' };
      });
      // One look at the other file, for all that comes from it.
      onLoad({ filter: /.*/, namespace: 'shared-all' }, ({ path }) => ({
        contents: `module.exports = require(${JSON.stringify(path)}).shared;`,
      }));
      onLoad({ filter: /.*/, namespace: 'shared' }, ({ path }) => ({
        contents: `module.exports = require("./${bundle}")[${JSON.stringify(path)}];`,
      }));
    },
  };
}

/** @param {string} module */
function pathOf(module) {
  return isAbsolute(module) ? module : join(inProject(), ...module.split('/'));
}
