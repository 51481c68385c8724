// Where the project lies, and its dependencies. Node's built-in modules only: runs before `npm ci`.
import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { run } from './children.mjs';

/** The folder of `package.json`. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** What the scripts download or write: git ignores it, and it may be deleted at any time. */
export const cache = join(root, '.vscode-test');

/**
 * @param {...string} names
 * @returns {string} an absolute path inside the project
 */
export function inProject(...names) {
  return join(root, ...names);
}

/**
 * How npm is started here: by the copy that runs this script where there is one, since on Windows
 * `npm` is a batch file, which Node starts only through a shell.
 * @returns {{ command: string, args: string[], shell: boolean }}
 */
export function npmCommand() {
  const running = process.env.npm_execpath;
  if (running && /npm-cli\.c?js$/.test(running) && existsSync(running)) {
    return { command: process.execPath, args: [running], shell: false };
  }
  const windows = process.platform === 'win32';
  return { command: windows ? 'npm.cmd' : 'npm', args: [], shell: windows };
}

/**
 * Runs npm to its end.
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} its exit code
 */
export function npm(args, options = {}) {
  const { command, args: first, shell } = npmCommand();
  return run(command, [...first, ...args], { cwd: root, shell, ...options });
}

/** Runs `npm ci` where `node_modules` is absent or older than the lock file. */
export async function installDependencies() {
  const installed = await modified(inProject('node_modules', '.package-lock.json'));
  const wanted = await modified(inProject('package-lock.json'));
  if (installed !== undefined && installed >= (wanted ?? 0)) return;
  console.log('Installing dependencies (npm ci) …');
  const code = await npm(['ci', '--no-audit', '--no-fund']);
  if (code !== 0) throw new Error('npm ci failed. Run it by hand to see why, then try again.');
}

/** @param {string} path */
async function modified(path) {
  try {
    return (await stat(path)).mtimeMs;
  } catch {
    return undefined;
  }
}
