// npm run test:editors: opens a rule file in Neovim and Emacs, set up as docs/editors.md says, and sees a diagnostic.
// Not part of npm test: the editors come from the system (Debian: neovim, emacs-nox, elpa-eglot).
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { capture, runMain, temporaryFolder } from './process/children.mjs';
import { inProject } from './process/project.mjs';

const rule =
  'c:[Type = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn"]\n => issue(claim = c);\n';

/**
 * @typedef {object} Editor
 * @property {string} name
 * @property {readonly string[]} version the command that prints it
 * @property {{ readonly file: string, readonly language: string, readonly first: string }} setUp
 *   where the set-up goes, and which code block of the page it is
 * @property {(files: { setUp: string, rules: string }) => readonly [string, ...string[]]} command
 * @property {readonly (readonly [what: string, expected: RegExp])[]} expected
 */

/** @type {readonly Editor[]} */
const editors = [
  {
    name: 'Neovim',
    version: ['nvim', '--version'],
    setUp: { file: 'init.lua', language: 'lua', first: '-- Neovim 0.7 to 0.10' },
    command: ({ setUp, rules }) => [
      'nvim',
      '--headless',
      '--clean',
      ...['-u', setUp],
      rules,
      ...['-c', 'call cursor(1, 20)'],
      ...['-c', `luafile ${inProject('test', 'editors', 'neovim.lua')}`],
    ],
    expected: [
      ['shows the diagnostic', /^diagnostics: assignment-in-condition$/m],
      ['hovers over the claim type', /^hover: .*UPN/m],
      ['follows the repair', /^after the repair: 0$/m],
    ],
  },
  {
    name: 'Emacs',
    version: ['emacs', '--version'],
    setUp: { file: 'init.el', language: 'elisp', first: '(define-derived-mode adfsrule-mode' },
    command: ({ setUp, rules }) => [
      'emacs',
      ...['--batch', '--no-init-file', '--funcall', 'package-initialize'],
      ...['--load', setUp, '--load', inProject('test', 'editors', 'emacs.el'), rules],
    ],
    expected: [
      ['shows the diagnostic', /^diagnostics: .*Write `==` to compare/m],
      ['follows the repair', /^after the repair: 0$/m],
    ],
  },
];

await runMain(async () => {
  const folder = await temporaryFolder('editors');
  const env = await withCommand(folder.path);
  const page = await readFile(inProject('docs', 'editors.md'), 'utf8');
  let passed = 0;
  let failed = 0;
  for (const editor of editors) {
    const version = await versionOf(editor.version);
    if (version === undefined) {
      console.log(
        `✗ ${editor.name} is not installed. On Debian: apt-get install neovim emacs-nox elpa-eglot`,
      );
      failed++;
      continue;
    }
    console.log(`${editor.name} (${version})`);
    const place = join(folder.path, editor.name);
    await mkdir(place);
    const files = { setUp: join(place, editor.setUp.file), rules: join(place, 'a.adfsrule') };
    await writeFile(files.setUp, codeBlock(page, editor.setUp));
    await writeFile(files.rules, rule);
    const [command, ...args] = editor.command(files);
    const { output } = await capture(command, args, {
      cwd: place,
      // The user's own set-up has no part in this.
      env: { ...env, HOME: place, XDG_CONFIG_HOME: place, XDG_DATA_HOME: place, XDG_STATE_HOME: place },
      timeout: 60_000,
    });
    const lines = output.replaceAll('\r', '');
    for (const [what, expected] of editor.expected) {
      const found = expected.test(lines);
      console.log(`  ${found ? '✓' : '✗'} ${what}`);
      if (found) passed++;
      else failed++;
    }
    if (editor.expected.some(([, expected]) => !expected.test(lines))) console.log(output);
  }
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});

/**
 * An environment in which `adfsrule-language-server` is the built server.
 * @param {string} folder
 */
async function withCommand(folder) {
  const bin = join(folder, 'bin');
  await mkdir(bin);
  const command = join(bin, 'adfsrule-language-server');
  await writeFile(
    command,
    `#!/bin/sh\nexec "${process.execPath}" "${inProject('dist', 'server.js')}" "$@"\n`,
  );
  await chmod(command, 0o755);
  return { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` };
}

/**
 * A code block of the page, found by its language and its first line.
 * @param {string} page
 * @param {Editor['setUp']} setUp
 */
function codeBlock(page, { language, first }) {
  const blocks = [...page.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)];
  const found = blocks.find(([, name, text]) => name === language && text?.startsWith(first));
  if (!found?.[2]) throw new Error(`docs/editors.md has no ${language} block that starts with ${first}`);
  return found[2];
}

/**
 * @param {readonly string[]} command
 * @returns {Promise<string | undefined>} the first line; undefined where there is no such program
 */
async function versionOf([command, ...args]) {
  try {
    const { output } = await capture(/** @type {string} */ (command), args);
    return output.split('\n')[0];
  } catch {
    return undefined;
  }
}
