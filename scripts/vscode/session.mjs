// One run of the suite in one VS Code, in a browser on this machine.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cache, root } from '../process/project.mjs';
import { conductorVariable, startConductor } from './conductor.mjs';
import { collectResults } from './results.mjs';
import { startServer } from './server.mjs';
import { pictureSettings, themes } from './settings.mjs';
import { compiledSuite, copyExamples, emptyExtension, emptyFolder } from './suite.mjs';
import { urlPath } from './urlPath.mjs';
import { startWebHost } from './webHost.mjs';
import { openBrowser, runWorkbench, windowHandlers } from './workbench.mjs';

/** Where logs and pictures of the latest runs stay. */
const runs = join(cache, 'runs');

/** How long a suite may take. */
const suiteMilliseconds = 10 * 60_000;

/**
 * Runs the compiled suite and prints its results. A VS Code that does not start or a suite that does not end
 * counts as one failure.
 * @param {object} options
 * @param {import('./install.mjs').Installation} options.installation
 * @param {string} options.chromium path of the browser
 * @param {string} [options.vsix] test this package instead of the sources
 * @param {string} [options.beside] folder of another extension to install
 * @param {string} [options.pictures] folder for the suite's pictures
 * @param {keyof typeof themes} [options.theme]
 * @param {import('./webHost.mjs').Workspace} [options.web] in the web extension host, on this workspace
 * @returns {Promise<import('./results.mjs').Results>}
 */
export async function runSession({ installation, chromium, vsix, beside, pictures, theme = 'dark', web }) {
  const { line } = installation;
  const name = `${line.name}${web ? `-web-${web}` : ''}${beside ? '-beside' : ''}`;
  const collected = collectResults(`VS Code ${line.vscode}`);
  const folder = pictures ?? join(runs, name);
  const logFile = join(runs, `${name}.log`);
  await mkdir(runs, { recursive: true });
  /** @type {string[]} */
  const log = [];
  const workspace = await (beside ? emptyFolder() : copyExamples());
  // The page's policy forbids the workbench to load an extension from another port.
  const browser = await openBrowser(chromium, {
    bypassCSP: web !== undefined,
    forcedColors: theme === 'contrast' ? 'active' : 'none',
  });
  const conductor = await startConductor({
    report: collected.report,
    failure: () => photograph(browser.page, name),
    ...windowHandlers(browser.page, folder),
  });
  const server = await startServer(installation, {
    settings: { ...pictureSettings, 'workbench.colorTheme': themes[theme] },
    env: { [conductorVariable]: conductor.url },
    ...(vsix ? { vsix } : {}),
    ...(beside ? { beside } : {}),
  });
  const webHost = web
    ? await startWebHost({ workspace: web, examples: workspace.examples, conductor: conductor.url })
    : undefined;
  try {
    await webHost?.prepare(browser.page);
    const remote = (/** @type {string} */ path) => `vscode-remote://${server.authority}${urlPath(path)}`;
    const payload = webHost?.payload ?? [
      ['extensionDevelopmentPath', remote(vsix ? emptyExtension : root)],
      ['extensionTestsPath', remote(compiledSuite)],
      ['skipWelcome', 'true'],
    ];
    const address = server.address({
      folder: webHost?.folder ?? urlPath(workspace.examples),
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
    await photograph(browser.page, name);
    collected.fail(error instanceof Error ? error.message : String(error));
  } finally {
    await browser.close();
    await server.stop();
    await conductor.stop();
    await webHost?.stop();
    await workspace.remove();
    await writeFile(logFile, `${log.join('\n')}\n${server.log()}`);
    if (collected.results.failed > 0)
      console.log(`  What VS Code said and showed: ${logFile}, ${failurePicture(name)}`);
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
