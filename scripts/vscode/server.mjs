// VS Code's own server on a free loopback port: workbench for a browser, extension host of Node.
import { randomBytes } from 'node:crypto';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import process from 'node:process';
import { atEnd, capture, endChild, startChild, temporaryFolder } from '../process/children.mjs';

/** How long the server may take until it listens. It takes well under a second on an idle machine. */
const startMilliseconds = 60_000;

/**
 * @typedef {object} Server
 * @property {string} authority host and port, as in `vscode-remote://<authority>/path`
 * @property {(query: Record<string, string>) => string} address of a workbench with these query parameters
 * @property {string} logs the folder that it writes its logs to
 * @property {() => string} log what the server has written so far
 * @property {() => Promise<void>} stop ends the server, its extension hosts and their language servers
 */

/**
 * Starts a server with folders of its own, so that nothing of the user's VS Code is read or written.
 * @param {import('./install.mjs').Installation} installation
 * @param {object} options
 * @param {Readonly<Record<string, unknown>>} options.settings what `settings.json` of the machine says
 * @param {string} [options.vsix] a packaged extension to install first
 * @param {string} [options.beside] folder of one more extension, as it is once it is installed
 * @param {Readonly<Record<string, string>>} [options.env] more variables, which the extension host sees too
 * @returns {Promise<Server>}
 */
export async function startServer(installation, { settings, vsix, beside, env }) {
  const folder = await temporaryFolder('vscode');
  const data = join(folder.path, 'data');
  const extensions = join(folder.path, 'extensions');
  await mkdir(join(data, 'data', 'Machine'), { recursive: true });
  await mkdir(extensions);
  if (beside) await cp(beside, join(extensions, basename(beside)), { recursive: true });
  await writeFile(join(data, 'data', 'Machine', 'settings.json'), JSON.stringify(settings, undefined, 2));

  const script = join(installation.vscode, 'out', 'server-main.js');
  const folders = ['--server-data-dir', data, '--extensions-dir', extensions];
  const environment = { ...process.env, ...env };
  if (vsix) {
    const installing = await capture(
      installation.node,
      [script, ...folders, '--accept-server-license-terms', '--install-extension', vsix],
      { env: environment },
    );
    if (installing.code !== 0) throw new Error(`VS Code did not install ${vsix}:\n${installing.output}`);
  }

  // Without a token any program on this machine could open a terminal through the server.
  const token = randomBytes(16).toString('hex');
  const child = startChild(
    installation.node,
    [
      script,
      ...folders,
      '--accept-server-license-terms',
      ...['--host', '127.0.0.1', '--port', '0', '--connection-token', token],
      '--disable-telemetry',
      '--disable-workspace-trust',
      // Without it the workbench ignores the address's payload: the extension under development, the suite.
      '--enable-smoke-test-driver',
    ],
    { env: environment, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const stop = atEnd(async () => {
    // It holds nothing worth saving, and may wait long for its windows.
    await endChild(child, 1000);
    await folder.remove();
  });
  const output = collect(child);
  const port = await portOf(child, output);
  const authority = `127.0.0.1:${port}`;
  return {
    authority,
    address: (query) => `http://${authority}/?${new URLSearchParams({ tkn: token, ...query })}`,
    logs: join(data, 'data', 'logs'),
    log: () => output.text,
    stop,
  };
}

/** @param {import('node:child_process').ChildProcess} child */
function collect(child) {
  const output = { text: '' };
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => {
      output.text += text;
    });
  }
  return output;
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {{ readonly text: string }} output
 * @returns {Promise<number>}
 */
function portOf(child, output) {
  return new Promise((resolve, reject) => {
    const fail = (/** @type {string} */ what) =>
      reject(new Error(`VS Code's server ${what}:\n${output.text}`));
    const late = setTimeout(() => fail('does not start'), startMilliseconds);
    const look = () => {
      const port = /Extension host agent listening on (\d+)/.exec(output.text)?.[1];
      if (port === undefined) return;
      clearTimeout(late);
      child.stdout?.off('data', look);
      resolve(Number(port));
    };
    child.stdout?.on('data', look);
    child.once('exit', (code) => {
      clearTimeout(late);
      fail(`ended with ${code}`);
    });
    child.once('error', (error) => {
      clearTimeout(late);
      reject(error);
    });
  });
}
