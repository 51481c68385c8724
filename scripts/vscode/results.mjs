// What a suite has reported so far, printed as it comes.

/**
 * @typedef {object} Results
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

/**
 * @param {string} title names the run in messages
 * @returns {{ results: Results, report: import('./conductor.mjs').Handler, fail: (why: string) => void }}
 */
export function collectResults(title) {
  /** @type {Results} */
  const results = { passed: 0, failed: 0, skipped: 0 };
  const marks = { passed: '✓', failed: '✗', skipped: '-' };
  return {
    results,
    report({ state, name, error, milliseconds }) {
      if (!Object.hasOwn(results, state)) throw new Error(`Unknown state "${state}".`);
      results[/** @type {keyof Results} */ (state)]++;
      const time = milliseconds === undefined ? '' : ` (${milliseconds} ms)`;
      console.log(`  ${marks[/** @type {keyof Results} */ (state)]} ${name}${time}`);
      if (error) console.log(indented(error));
    },
    fail(why) {
      results.failed++;
      console.log(`  ✗ ${title}\n${indented(why)}`);
    },
  };
}

/** @param {string} text */
function indented(text) {
  return text.trimEnd().replace(/^/gm, '      ');
}
