// The development dependencies' programs, started by this Node: `node_modules/.bin` holds batch files on Windows.
import process from 'node:process';
import { inProject } from './project.mjs';

const scripts = {
  biome: '@biomejs/biome/bin/biome',
  tsc: 'typescript/bin/tsc',
  vitest: 'vitest/vitest.mjs',
  vsce: '@vscode/vsce/vsce',
};

/**
 * @param {keyof typeof scripts} name
 * @param {...string} args
 * @returns {[string, ...string[]]} the command and its arguments
 */
export function tool(name, ...args) {
  return [process.execPath, inProject('node_modules', ...scripts[name].split('/')), ...args];
}

/**
 * A script of this project.
 * @param {string} path from the project's folder, with slashes
 * @param {...string} args
 * @returns {[string, ...string[]]} the command and its arguments
 */
export function script(path, ...args) {
  return [process.execPath, inProject(...path.split('/')), ...args];
}
