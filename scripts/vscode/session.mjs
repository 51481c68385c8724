// One run of the suite in one VS Code, in a browser on this machine.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cache, root } from '../process/project.mjs';
import { conductorVariable, startConductor } from './conductor.mjs';
import { collectResults } from './results.mjs';
import { startServer } from './server.mjs';
import { pictureSettings } from './settings.mjs';
import { compiledSuite, copyExamples, emptyExtension } from './suite.mjs';
import { urlPath } from './urlPath.mjs';
import { openBrowser, runWorkbench, windowHandlers } from './workbench.mjs';

/** Where logs and pictures of the latest runs stay. */
const runs = join(cache, 'runs');

/** How long a suite may take. */
const suiteMilliseconds = 5 * 60_000;

/**
 * Runs the compiled suite and prints its results. A VS Code that does not start or a suite that does not end
 * counts as one failure.
 * @param {object} options
 * @param {import('./install.mjs').Installation} options.installation
 * @param {string} options.chromium path of the browser
 * @param {string} [options.vsix] test this package instead of the sources
 * @param {string} [options.pictures] folder for the suite's pictures
 * @returns {Promise<import('./results.mjs').Results>}
 */
export async function runSession({ installation, chromium, vsix, pictures }) {
  const { line } = installation;
  const collected = collectResults(`VS Code ${line.vscode}`);
  const folder = pictures ?? join(runs, line.name);
  const logFile = join(runs, `${line.name}.log`);
  await mkdir(runs, { recursive: true });
  /** @type {string[]} */
  const log = [];
  const workspace = await copyExamples();
  const browser = await openBrowser(chromium);
  const conductor = await startConductor({
    report: collected.report,
    failure: () => photograph(browser.page, line.name),
    ...windowHandlers(browser.page, folder),
  });
  const server = await startServer(installation, {
    settings: pictureSettings,
    env: { [conductorVariable]: conductor.url },
    ...(vsix ? { vsix } : {}),
  });
  try {
    const remote = (/** @type {string} */ path) => `vscode-remote://${server.authority}${urlPath(path)}`;
    const payload = [
      ['extensionDevelopmentPath', remote(vsix ? emptyExtension : root)],
      ['extensionTestsPath', remote(compiledSuite)],
      ['skipWelcome', 'true'],
    ];
    const address = server.address({
      folder: urlPath(workspace.examples),
      payload: JSON.stringify(payload),
    });
    const code = await runWorkbench(browser.page, address, suiteMilliseconds, (text) => log.push(text));
    if (code !== 0 && collected.results.failed === 0) {
      collected.fail(`The suite ended with ${code} and no failed test.`);
    }
    if (collected.results.passed + collected.results.failed === 0) {
      collected.fail('No test ran.');
    }
  } catch (error) {
    await photograph(browser.page, line.name);
    collected.fail(error instanceof Error ? error.message : String(error));
  } finally {
    await browser.close();
    await server.stop();
    await conductor.stop();
    await workspace.remove();
    await writeFile(logFile, `${log.join('\n')}\n${server.log()}`);
    if (collected.results.failed > 0)
      console.log(`  What VS Code said and showed: ${logFile}, ${failurePicture(line.name)}`);
  }
  return collected.results;
}

/**
 * Keeps the window as it is at a failure; the latest one stays.
 * @param {import('playwright-core').Page} page
 * @param {string} name of the line
 */
async function photograph(page, name) {
  await page.screenshot({ path: failurePicture(name) }).catch(() => undefined);
}

/** @param {string} name */
function failurePicture(name) {
  return join(runs, `${name}-failure.png`);
}
