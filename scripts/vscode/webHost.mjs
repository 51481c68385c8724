// The extension in VS Code's web extension host: serves it, the suite and a virtual workspace to the workbench's page.
import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { atEnd } from '../process/children.mjs';
import { inProject, root } from '../process/project.mjs';
import { urlPath } from './urlPath.mjs';
import { compiledWebSuite } from './webSuite.mjs';

const fileSystem = inProject('scripts', 'vscode', 'webFileSystem');

const types = new Map([
  ['.js', 'text/javascript'],
  ['.json', 'application/json'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
]);

/**
 * @typedef {'virtual' | 'disk'} Workspace `virtual`: a file system in memory, without a search, as an extension may
 *   provide one; `disk`: the files of the server, with VS Code's own search
 *
 * @typedef {object} WebHost
 * @property {string} folder the workspace, for the address of the workbench
 * @property {string[][]} payload of the address
 * @property {(page: import('playwright-core').Page) => Promise<void>} prepare the page, before it opens the address
 * @property {() => Promise<void>} stop
 */

/**
 * @param {object} options
 * @param {Workspace} options.workspace
 * @param {string} options.examples the folder to open, or to copy into memory
 * @param {string} options.conductor address of the runner, for the suite
 * @param {string} [options.suite] the compiled suite
 * @param {string} [options.beside] folder of one more extension
 * @returns {Promise<WebHost>}
 */
export async function startWebHost({ workspace, examples, conductor, suite = compiledWebSuite, beside }) {
  // The path is a secret, so that no web page in a browser on this machine can read files here.
  const secret = `/${randomBytes(16).toString('hex')}`;
  /** @type {Readonly<Record<string, () => Promise<string>>>} */
  const made = {
    '/files/suite.js': async () =>
      `const ADFSRULE_TEST_CONDUCTOR = ${JSON.stringify(conductor)};\n${await readFile(suite, 'utf8')}`,
    '/files/files.json': async () => JSON.stringify(await filesIn(examples, '/examples')),
  };
  const folders = { '/extension/': root, '/files/': fileSystem, ...(beside ? { '/beside/': beside } : {}) };

  const server = createServer(async (request, response) => {
    response.setHeader('access-control-allow-origin', '*');
    try {
      const path = decodeURIComponent(new URL(request.url ?? '', 'http://localhost').pathname);
      if (!path.startsWith(`${secret}/`)) throw new Error('Not here.');
      const name = path.slice(secret.length);
      const make = Object.hasOwn(made, name) ? made[name] : undefined;
      const content = make ? await make() : await readFile(fileFor(name, folders));
      const type = types.get(extname(name)) ?? 'text/plain';
      response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const stop = atEnd(() => {
    server.closeAllConnections();
    server.close();
  });

  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const at = (/** @type {string} */ path) => ({
    scheme: 'http',
    authority: `127.0.0.1:${port}`,
    path: `${secret}/${path}`,
  });
  const development = {
    extensions: [at('extension'), at('files'), ...(beside ? [at('beside')] : [])],
    extensionTestsPath: { $mid: 1, ...at('files/suite.js') },
  };
  const suiteAddress = `http://127.0.0.1:${port}${secret}/files/suite.js`;
  return {
    folder: workspace === 'virtual' ? 'adfsrule-test:/examples' : urlPath(examples),
    payload: [
      ['extensionTestsPath', suiteAddress],
      ['skipWelcome', 'true'],
    ],
    prepare: (page) => page.addInitScript(addDevelopmentOptions, development),
    stop,
  };
}

/**
 * The file behind a path; never one outside of the folders.
 * @param {string} name
 * @param {Readonly<Record<string, string>>} folders
 */
function fileFor(name, folders) {
  for (const [prefix, folder] of Object.entries(folders)) {
    const file = resolve(folder, name.slice(prefix.length));
    if (name.startsWith(prefix) && file.startsWith(folder + sep)) return file;
  }
  throw new Error('No such file.');
}

/**
 * All files of a folder in Base64, by their path in the virtual workspace.
 * @param {string} folder
 * @param {string} prefix
 */
async function filesIn(folder, prefix) {
  /** @type {Record<string, string>} */
  const files = {};
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files[prefix + path.slice(folder.length).split(sep).join('/')] = await readFile(path, 'base64');
  }
  return files;
}

/**
 * Runs in the page, before the workbench. The address's payload reaches the remote extension host only; extensions for
 * the web host are named in the workbench's configuration, which the server writes into the page.
 * @param {object} development
 */
function addDevelopmentOptions(development) {
  const { getAttribute } = Element.prototype;
  Element.prototype.getAttribute = function (name) {
    const value = getAttribute.call(this, name);
    if (this.id !== 'vscode-workbench-web-configuration' || name !== 'data-settings' || !value) return value;
    const settings = JSON.parse(value);
    return JSON.stringify({
      ...settings,
      developmentOptions: { ...settings.developmentOptions, ...development },
    });
  };
}
