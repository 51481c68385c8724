// Runs the suite of test/vscode in VS Code's web extension host, where there is no Node, on a virtual workspace without
// a search for files; and once more, on a workspace that has one, what searches.
import { parseArgs } from 'node:util';
import { runMain } from './process/children.mjs';
import { ensureChromium } from './vscode/chromium.mjs';
import { installVscode } from './vscode/install.mjs';
import { lineNamed } from './vscode/lines.mjs';
import { runSession } from './vscode/session.mjs';
import { besideOthers, inOwnWindow } from './vscode/suite.mjs';
import { compileWebSuite } from './vscode/webSuite.mjs';

const usage = `Usage: node scripts/testWeb.mjs [options]
  --line newest|oldest  the VS Code to run in (default: newest)
  --only NAME           only the tests of test/vscode/suite/NAME.test.ts; may be repeated`;

/** What searches for files: once more on a disk, whose files VS Code itself finds. */
const searching = ['evaluate', 'farm', 'navigation', 'testing'];

/** @type {readonly [import('./vscode/webHost.mjs').Workspace, (name: string) => boolean][]} */
const sessions = [
  ['virtual', (name) => name === inOwnWindow],
  ['virtual', (name) => name !== inOwnWindow],
  ['disk', (name) => searching.includes(name)],
];

await runMain(async () => {
  const { values } = parseArgs({
    options: {
      line: { type: 'string', default: 'newest' },
      only: { type: 'string', multiple: true },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const chromium = await ensureChromium();
  const installation = await installVscode(lineNamed(values.line));
  const wanted = (/** @type {string} */ name) =>
    values.only?.includes(name) ?? (name !== 'smoke' && !besideOthers.includes(name));
  const total = { passed: 0, failed: 0 };
  for (const [web, include] of sessions) {
    if (!(await compileWebSuite({ include: (name) => wanted(name) && include(name) }))) continue;
    console.log(`VS Code ${installation.line.vscode}, web extension host, ${web} workspace`);
    const { passed, failed } = await runSession({ installation, chromium, web });
    total.passed += passed;
    total.failed += failed;
  }
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed > 0 ? 1 : 0;
});
