// One run of the suite in one VS Code, in a browser on this machine.
import { mkdir } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { cache, inProject, root } from '../process/project.mjs';
import { conductorVariable, startConductor } from './conductor.mjs';
import { collectResults } from './results.mjs';
import { startServer } from './server.mjs';
import { pictureSettings } from './settings.mjs';
import { compiledSuite, emptyExtension } from './suite.mjs';
import { openBrowser, runWorkbench, windowHandlers } from './workbench.mjs';

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
  const folder = pictures ?? join(cache, 'pictures', line.name);
  await mkdir(folder, { recursive: true });
  const browser = await openBrowser(chromium);
  const conductor = await startConductor({
    report: collected.report,
    ...windowHandlers(browser.page, folder),
  });
  const server = await startServer(installation, {
    settings: pictureSettings,
    env: { [conductorVariable]: conductor.url },
    testing: true,
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
      folder: urlPath(inProject('examples')),
      payload: JSON.stringify(payload),
    });
    const code = await runWorkbench(browser.page, address, suiteMilliseconds);
    if (code !== 0 && collected.results.failed === 0) {
      collected.fail(`The suite ended with ${code} and no failed test.\n${server.log()}`);
    }
    if (collected.results.passed + collected.results.failed === 0) {
      collected.fail(`No test ran.\n${server.log()}`);
    }
  } catch (error) {
    const picture = join(folder, 'failure.png');
    await browser.page.screenshot({ path: picture }).catch(() => undefined);
    collected.fail(`${error instanceof Error ? error.message : error}\nPicture: ${picture}\n${server.log()}`);
  } finally {
    await browser.close();
    await server.stop();
    await conductor.stop();
  }
  return collected.results;
}

/**
 * A path as it stands in a URI, also that of a Windows drive.
 * @param {string} path
 */
export function urlPath(path) {
  const slashes = path.split(sep).join('/');
  return slashes.startsWith('/') ? slashes : `/${slashes}`;
}
