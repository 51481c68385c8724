// Runs parts, two at a time, so that installing overlaps with computing, and keeps their output apart.
import process from 'node:process';
import { startChild } from '../process/children.mjs';
import { root } from '../process/project.mjs';
import { Voices } from './voices.mjs';

/** As many as the smallest machine has cores. */
const atOnce = 2;

/**
 * @typedef {object} Outcome
 * @property {import('./parts.mjs').Part} part
 * @property {number} passed
 * @property {number} failed
 * @property {number} seconds
 * @property {string} [notRun] the part that failed before, so that this one could not run
 */

/**
 * @param {readonly import('./parts.mjs').Part[]} parts
 * @param {string} folder for what the parts write
 * @returns {Promise<Outcome[]>} in the order of the parts
 */
export async function runParts(parts, folder) {
  /** @type {Map<string, Outcome>} */
  const outcomes = new Map();
  /** @type {Set<string>} */
  const running = new Set();
  const voices = new Voices();
  let hasVscode = false;

  return new Promise((resolve, reject) => {
    const advance = () => {
      for (const part of parts) {
        if (outcomes.has(part.name) || running.has(part.name)) continue;
        const needed = part.after.map((name) => outcomes.get(name));
        const missing = needed.find((outcome) => outcome && outcome.failed > 0);
        if (missing) {
          const notRun = missing.notRun ?? missing.part.name;
          voices.open(part.name).end(`Not run, because "${notRun}" failed: see there.\n`);
          outcomes.set(part.name, { part, passed: 0, failed: 1, seconds: 0, notRun });
          continue;
        }
        const isVscode = part.name.startsWith('vscode');
        if (running.size >= atOnce || needed.includes(undefined) || (isVscode && hasVscode)) continue;
        running.add(part.name);
        hasVscode ||= isVscode;
        runPart(part, folder, voices).then((outcome) => {
          outcomes.set(part.name, outcome);
          running.delete(part.name);
          if (isVscode) hasVscode = false;
          advance();
        }, reject);
      }
      if (outcomes.size === parts.length) {
        resolve(parts.map(({ name }) => /** @type {Outcome} */ (outcomes.get(name))));
      }
    };
    advance();
  });
}

/**
 * @param {import('./parts.mjs').Part} part
 * @param {string} folder
 * @param {Voices} voices
 * @returns {Promise<Outcome>}
 */
async function runPart(part, folder, voices) {
  const begin = Date.now();
  const voice = voices.open(part.name, part.preparation);
  const [command, ...args] = part.command(folder);
  let output = '';
  const code = await new Promise((resolve) => {
    const child = startChild(command, args, {
      cwd: root,
      env: environment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        output += text;
        voice.write(text);
      });
    }
    child.once('error', (error) => {
      voice.write(`${error.message}\n`);
      resolve(1);
    });
    child.once('close', (status) => resolve(status ?? 1));
  });
  const { passed, failed } = await part.count({ code, output, folder });
  voice.end();
  const seconds = (Date.now() - begin) / 1000;
  return { part, passed: part.preparation ? 0 : passed, failed, seconds };
}

/** The parts write into pipes, but colours are for whoever reads them in the end. */
function environment() {
  const { FORCE_COLOR: _force, NO_COLOR: _no, ...others } = process.env;
  return process.stdout.isTTY && process.env.NO_COLOR === undefined
    ? { ...others, FORCE_COLOR: '1' }
    : { ...others, NO_COLOR: '1' };
}
