// How the parts' results are counted. A part that fails without a failed test counts as one failure.
import { readFile } from 'node:fs/promises';

/**
 * One for a part that is right or wrong as a whole.
 * @param {import('./parts.mjs').Run} run
 * @returns {import('./parts.mjs').Counts}
 */
export function exitCode({ code }) {
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * The last line that says `N passed, N failed`.
 * @param {import('./parts.mjs').Run} run
 * @returns {import('./parts.mjs').Counts}
 */
export function closingLine({ code, output }) {
  const last = [...output.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1);
  return withExitCode({ passed: Number(last?.[1] ?? 0), failed: Number(last?.[2] ?? 0) }, code);
}

/**
 * @param {string} file Vitest's JSON report
 * @param {number} code
 * @returns {Promise<import('./parts.mjs').Counts>}
 */
export async function vitestReport(file, code) {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(await readFile(file, 'utf8'));
    return withExitCode({ passed: numPassedTests, failed: numFailedTests }, code);
  } catch {
    return withExitCode({ passed: 0, failed: 0 }, code);
  }
}

/**
 * @param {import('./parts.mjs').Counts} counts
 * @param {number} code
 */
function withExitCode({ passed, failed }, code) {
  const nothing = passed + failed === 0;
  return { passed, failed: failed === 0 && (code !== 0 || nothing) ? 1 : failed };
}
