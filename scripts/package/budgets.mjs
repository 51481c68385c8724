// How large what ships may be. Whoever needs more raises the number, and says in the change why.
import { stat } from 'node:fs/promises';
import { inProject } from '../process/project.mjs';

/** Kilobytes of the minified bundles. */
export const bundleBudgets = {
  'client.js': 50,
  'client.browser.js': 560,
  'server.js': 25,
  'server.browser.js': 1400,
  'problems.browser.js': 550,
  'cli.js': 620,
  'matrix.js': 20,
};

/** Kilobytes of the packed extension without pictures. 120 of them are the worker for the first problems in the browser. */
export const packageBudget = 700;

/**
 * The bundles that are larger than they may be, or not there.
 * @returns {Promise<string[]>} a line for each
 */
export async function oversized() {
  const lines = await Promise.all(
    Object.entries(bundleBudgets).map(async ([name, budget]) => {
      const { size } = await stat(inProject('dist', name)).catch(() => ({ size: Number.NaN }));
      const kilobytes = Math.ceil(size / 1024);
      return kilobytes <= budget ? [] : [`dist/${name} has ${kilobytes} KB of at most ${budget}.`];
    }),
  );
  return lines.flat();
}
