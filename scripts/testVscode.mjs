// Runs the suite of test/vscode inside a real VS Code: its server on a loopback port, its workbench in Chromium.
import { resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { runMain } from './process/children.mjs';
import { ensureChromium } from './vscode/chromium.mjs';
import { installVscode } from './vscode/install.mjs';
import { lineNamed, lines } from './vscode/lines.mjs';
import { runSession } from './vscode/session.mjs';
import { themeNamed, themes } from './vscode/settings.mjs';
import { besideOthers, compileSuite, inOwnWindow, powershellExtension } from './vscode/suite.mjs';

const usage = `Usage: node scripts/testVscode.mjs [options]
  --line newest|oldest  the VS Code to run in; may be repeated (default: both)
  --vsix FILE           tests a packaged extension with the smoke tests, instead of dist/ with all tests
  --only NAME           only the tests of test/vscode/suite/NAME.test.ts; may be repeated
  --pictures FOLDER     the newest VS Code writes its pictures there; see scripts/screenshots.mjs
  --theme NAME          ${Object.keys(themes).join(', ')} (default: dark)
  --install-only        installs VS Code and Chromium and stops`;

/** @type {readonly { readonly takes: (name: string) => boolean, readonly beside?: string }[]} */
const windows = [
  { takes: (name) => name === inOwnWindow },
  { takes: (name) => name !== inOwnWindow && !besideOthers.includes(name) },
  { takes: (name) => besideOthers.includes(name), beside: powershellExtension },
];

await runMain(async () => {
  const { values } = parseArgs({
    options: {
      line: { type: 'string', multiple: true, default: Object.keys(lines) },
      vsix: { type: 'string' },
      only: { type: 'string', multiple: true },
      pictures: { type: 'string' },
      theme: { type: 'string', default: 'dark' },
      'install-only': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const chosen = values.line.map(lineNamed);
  const chromium = await ensureChromium();
  const installations = [];
  for (const line of chosen) installations.push(await installVscode(line));
  if (values['install-only']) return 0;

  const wanted = (/** @type {string} */ name) =>
    values.only?.includes(name) ?? (name === 'smoke') === (values.vsix !== undefined);
  const total = { passed: 0, failed: 0 };
  for (const { beside, takes } of windows) {
    if (!(await compileSuite({ include: (name) => wanted(name) && takes(name) }))) continue;
    for (const installation of installations) {
      const what = values.vsix ? `${values.vsix} in ` : '';
      const where = beside ? ', beside the PowerShell extension' : '';
      console.log(`${what}VS Code ${installation.line.vscode}${where}`);
      const results = await runSession({
        installation,
        chromium,
        ...(beside ? { beside } : {}),
        ...(values.vsix ? { vsix: resolve(values.vsix) } : {}),
        ...(values.pictures && installation.line === lines.newest
          ? { pictures: resolve(values.pictures) }
          : {}),
        theme: themeNamed(values.theme),
      });
      total.passed += results.passed;
      total.failed += results.failed;
    }
  }
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed > 0 ? 1 : 0;
}).catch((error) => {
  console.error(error.message, usage);
  process.exitCode = 2;
});
