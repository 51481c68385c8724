// The VS Code versions that the suite runs in. Pinned, so that a red run is caused by a change of ours.

/**
 * @typedef {object} Line
 * @property {string} name what the command line calls it
 * @property {string} codeServer version of the npm package `code-server`, which carries a whole VS Code
 * @property {string} vscode the VS Code in it
 * @property {string} node the Node that this VS Code ships with, so that the extension meets what users run
 */

/** @type {Readonly<Record<'newest' | 'oldest', Line>>} */
export const lines = {
  newest: { name: 'newest', codeServer: '4.139.1', vscode: '1.139.1', node: '24.21.0' },
  /** The oldest version that `engines.vscode` of package.json promises. */
  oldest: { name: 'oldest', codeServer: '4.100.3', vscode: '1.100.3', node: '20.19.0' },
};

/**
 * @param {string} name
 * @returns {Line}
 */
export function lineNamed(name) {
  const line = lines[/** @type {keyof typeof lines} */ (name)];
  if (!line) throw new Error(`Unknown VS Code line "${name}": use ${Object.keys(lines).join(' or ')}.`);
  return line;
}
