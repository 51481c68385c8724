// Child processes and temporary folders that must not outlive this process, however it ends.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

const windows = process.platform === 'win32';

/** How long a child may take to end by itself once it was asked to: time for one of our scripts to clean up. */
const patienceMilliseconds = 15_000;

/** @type {Set<import('node:child_process').ChildProcess>} */
const children = new Set();

/** Whether a signal has told this process to end. */
let ending = false;

/** @type {() => void} */
let tellToEnd = () => {};

/** Settles when a signal tells this process to end. */
export const toldToEnd = new Promise((resolve) => {
  tellToEnd = () => resolve(undefined);
});

/** @type {Set<() => unknown>} */
const cleanUps = new Set();

/**
 * Starts a child process as the head of its own process group, so that everything it starts in turn can be
 * ended with it.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @throws once this process has been told to end
 */
export function startChild(command, args, options = {}) {
  if (ending) throw new Error('Interrupted.');
  const child = spawn(command, args, { detached: !windows, windowsHide: true, ...options });
  children.add(child);
  const forget = () => {
    children.delete(child);
    // What the child has left behind: a server's helpers, for instance, when the server crashed.
    if (!windows) signalGroup(child, 'SIGKILL');
  };
  child.once('exit', forget);
  child.once('error', () => children.delete(child));
  return child;
}

/**
 * Runs a command to its end.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} the exit code; 1 when a signal ended it. Rejects when the command cannot be started.
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = startChild(command, args, { stdio: 'inherit', ...options });
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

/**
 * Runs a command to its end and collects what it writes.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<{ code: number, output: string }>} standard output and standard error as they came
 */
export function capture(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = startChild(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    }
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * Ends a child and all that it started: asks first, insists after a while.
 * @param {import('node:child_process').ChildProcess} child
 * @param {number} [milliseconds] how long a while is
 * @returns {Promise<void>} settles once the child is gone
 */
export async function endChild(child, milliseconds = patienceMilliseconds) {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  signalGroup(child, 'SIGTERM');
  const insist = setTimeout(() => signalGroup(child, 'SIGKILL'), milliseconds);
  await gone;
  clearTimeout(insist);
}

/**
 * Has something done when this process ends, in the ordinary way or by a signal.
 * @param {() => unknown} cleanUp runs once; may return a promise
 * @returns {() => Promise<void>} does it now
 */
export function atEnd(cleanUp) {
  cleanUps.add(cleanUp);
  return async () => {
    if (cleanUps.delete(cleanUp)) await cleanUp();
  };
}

/**
 * A new temporary folder that goes when this process ends.
 * @param {string} subject part of its name
 */
export async function temporaryFolder(subject) {
  const path = await mkdtemp(join(tmpdir(), `adfsrule-${subject}-`));
  const remove = atEnd(() => rm(path, { recursive: true, force: true, maxRetries: 5 }));
  return { path, remove };
}

/** Ends all children and runs what was registered with `atEnd`, the latest first. */
export async function endAll() {
  const pending = [...cleanUps].reverse();
  cleanUps.clear();
  for (const cleanUp of pending) {
    try {
      await cleanUp();
    } catch (error) {
      console.error(error);
    }
  }
  await Promise.all([...children].map((child) => endChild(child)));
}

/**
 * Runs a script's main function, cleans up whatever way it goes and sets the exit code.
 * @param {() => Promise<number | undefined>} main returns the exit code; an `Error` is shown by its message
 */
export async function runMain(main) {
  const finished = main().then(
    (code) => {
      process.exitCode = code ?? 0;
    },
    (error) => {
      if (!ending) console.error(error instanceof Error && !process.env.DEBUG ? error.message : error);
      process.exitCode = 1;
    },
  );
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, async () => {
      // Ctrl-C comes twice under npm, which passes it on: once is meant.
      if (ending) return;
      ending = true;
      tellToEnd();
      await endAll();
      // Without its children the main function comes to an end, and may have left something on the way.
      await Promise.race([finished, new Promise((resolve) => setTimeout(resolve, patienceMilliseconds / 3))]);
      await endAll();
      process.exit(128 + constants.signals[signal]);
    });
  }
  process.once('exit', () => {
    for (const child of children) signalGroup(child, 'SIGKILL');
  });
  await finished;
  await endAll();
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {'SIGTERM' | 'SIGKILL'} signal
 */
function signalGroup(child, signal) {
  if (child.pid === undefined) return;
  if (windows) {
    spawn('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore', windowsHide: true });
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // Nobody left in the group.
  }
}
