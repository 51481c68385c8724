/**
 * From the activation of the extension to the first problems of the rule file that a person has opened, in a real VS
 * Code, in Node and in the browser: by the extension host's own log. Beside it VS Code's JSON server, with a file of its
 * own in the same windows. What counts is dist/ as `node esbuild.mjs --production` makes it, and a machine at rest; on a
 * busy one the ratio. `node bench/opening.mjs [windows] [node|web]` runs it alone.
 */
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { atEnd, runMain, temporaryFolder } from '../scripts/process/children.mjs';
import { cache, root } from '../scripts/process/project.mjs';
import { ensureChromium } from '../scripts/vscode/chromium.mjs';
import { conductorVariable, startConductor } from '../scripts/vscode/conductor.mjs';
import { installVscode } from '../scripts/vscode/install.mjs';
import { lines } from '../scripts/vscode/lines.mjs';
import { startServer } from '../scripts/vscode/server.mjs';
import { machineSettings } from '../scripts/vscode/settings.mjs';
import { urlPath } from '../scripts/vscode/urlPath.mjs';
import { startWebHost } from '../scripts/vscode/webHost.mjs';
import { openBrowser, runWorkbench } from '../scripts/vscode/workbench.mjs';
import { buildOpening } from './opening/build.mjs';
import { median } from './sample.mjs';

/** Even, so that each file comes first as often as the other: the first in a window takes longer. */
const WINDOWS = 10;

/** How long a window may take, in milliseconds. */
const PATIENCE = 120_000;

const files = {
  'opened.adfsrule': '@RuleName = "Role"\nc:[Type == "http://contoso.example/role"]\n => issue(claim = d);\n',
  'opened.jsonbeside': '{ "role": "engineer" "name": "Ada" }\n',
  'next.adfsrule':
    '@RuleName = "Department"\nc:[Type == "http://contoso.example/department"]\n => issue(claim = d);\n',
  'next.jsonbeside': '{ "department": "finance" "name": "Ada" }\n',
};

/** Opened in this order, the other way round in every other window. */
const openings = ['opened.adfsrule', 'opened.jsonbeside'];

/** Which extension finds the problems. */
const extensions = {
  'opened.adfsrule': 'adfs-claim-rules.adfs-claim-rules',
  'opened.jsonbeside': 'adfs-claim-rules-bench.json-beside',
};

/**
 * @param {number} [windows] how many windows of each kind
 * @param {readonly string[]} [hosts]
 */
export async function benchOpening(windows = WINDOWS, hosts = ['node', 'web']) {
  const installation = await installVscode(lines.newest);
  const chromium = await ensureChromium();
  const { path: folder, remove } = await temporaryFolder('opening');
  const workspace = join(folder, 'workspace');
  await mkdir(workspace);
  for (const [name, text] of Object.entries(files)) await writeFile(join(workspace, name), text);
  await buildOpening(folder, installation.vscode);
  const removeLogger = await addLogger(installation);
  for (const host of hosts) {
    /** @type {Record<string, number[]>} */
    const times = {};
    // A window whose log has lost a line counts for nothing.
    for (let i = 0, kept = 0; kept < windows && i < 3 * windows; i++) {
      const order = kept % 2 === 0 ? openings : openings.toReversed();
      const measured = await oneWindow({ installation, chromium, folder, workspace, host, order });
      if (openings.some((name) => measured[`log ${name}`] === undefined)) continue;
      for (const [name, ms] of Object.entries(measured)) times[name] = [...(times[name] ?? []), ms];
      kept++;
    }
    const of = (name) => times[name] ?? [];
    report(`first problems, ${host}`, of('log opened.adfsrule'), of('log opened.jsonbeside'));
    report(
      `of it, until it is loaded, ${host}`,
      of('loaded opened.adfsrule'),
      of('loaded opened.jsonbeside'),
    );
    report(`the same from outside, ${host}`, of('opened.adfsrule'), of('opened.jsonbeside'));
    report(`the next file, ${host}`, of('next.adfsrule'), of('next.jsonbeside'));
  }
  console.log(`${'load of the machine'.padEnd(34)} ${loadavg()[1].toFixed(1)} on ${cpus().length} cores`);
  await removeLogger();
  await remove();
}

/** A fresh window with a fresh extension host; gives milliseconds by what was measured. */
async function oneWindow({ installation, chromium, folder, workspace, host, order }) {
  const web = host === 'web';
  const times = {};
  let log = '';
  const browser = await openBrowser(chromium, { bypassCSP: web });
  const conductor = await startConductor({
    files: () => [...order, ...order.map((name) => name.replace('opened', 'next'))],
    opened({ file, milliseconds }) {
      times[file] = Number(milliseconds);
    },
    log({ text }) {
      log = text;
    },
  });
  const server = await startServer(installation, {
    settings: machineSettings,
    env: { [conductorVariable]: conductor.url },
    ...(web ? {} : { beside: join(folder, 'json') }),
  });
  const webHost = web
    ? await startWebHost({
        workspace: 'virtual',
        examples: workspace,
        conductor: conductor.url,
        suite: join(folder, 'suite.web.js'),
        beside: join(folder, 'json'),
      })
    : undefined;
  try {
    await webHost?.prepare(browser.page);
    const remote = (path) => `vscode-remote://${server.authority}${urlPath(path)}`;
    const payload = [
      ['logLevel', ['trace', ...Object.values(extensions).map((id) => `${id}=info`)].join()],
      ...(webHost?.payload ?? [
        ['extensionDevelopmentPath', remote(root)],
        ['extensionTestsPath', remote(join(folder, 'suite.js'))],
        ['skipWelcome', 'true'],
      ]),
    ];
    const address = server.address({
      folder: webHost?.folder ?? urlPath(workspace),
      payload: JSON.stringify(payload),
    });
    const said = [];
    const code = await runWorkbench(browser.page, address, PATIENCE, (text) => said.push(text));
    if (!web) log = await remoteLog(server.logs);
    // The latest window's, for whoever wants to see where the time goes.
    await mkdir(join(cache, 'runs'), { recursive: true });
    const file = join(cache, 'runs', `opening-${host}.log`);
    await writeFile(file, `${said.join('\n')}\n${server.log()}\n${log}`);
    if (code !== 0) throw new Error(`VS Code ended with ${code}; what it said: ${file}`);
  } finally {
    await browser.close();
    await server.stop();
    await conductor.stop();
    await webHost?.stop();
  }
  for (const name of openings) Object.assign(times, fromLog(log, name));
  return times;
}

/**
 * Milliseconds from the line about the activation to the line about the first problems of the file, and how much of
 * them went by until the extension was loaded. Nothing where a line is missing: the window that keeps the log of the
 * browser's extension host loses some.
 */
function fromLog(log, name) {
  const extension = extensions[name];
  const all = log.split('\n');
  const timeWith = (...parts) => timeOf(all.find((line) => parts.every((part) => line.includes(part))));
  const start = timeWith(`#_doActivateExtension ${extension},`);
  const loaded = timeWith(`#_callActivateOptional ${extension}`);
  const end = timeWith('[DiagnosticCollection] change many', extension, name, '"message"');
  if (Number.isNaN(end - start)) return {};
  return { [`log ${name}`]: end - start, [`loaded ${name}`]: loaded - start };
}

function timeOf(line = '') {
  return Date.parse(`${line.slice(0, 23).replace(' ', 'T')}Z`);
}

/** What the extension host in Node has written. */
async function remoteLog(folder) {
  const found = await readdir(folder, { recursive: true });
  const names = found.filter((name) => name.endsWith('remoteexthost.log'));
  return (await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))).join('');
}

/** Gives VS Code something to write its logs with, where it finds it before its own, which is not compiled. */
async function addLogger({ vscode }) {
  const place = join(vscode, 'out', 'node_modules', '@vscode', 'spdlog');
  await cp(fileURLToPath(new URL('opening/logger', import.meta.url)), place, { recursive: true });
  return atEnd(() => rm(place, { recursive: true, force: true }));
}

function report(what, mine, theirs) {
  if (mine.length === 0 || theirs.length === 0) throw new Error(`Nothing measured: ${what}`);
  const ratio = (median(mine) / median(theirs)).toFixed(2);
  console.log(`${what.padEnd(34)} rules ${spread(mine)}   JSON ${spread(theirs)}   ${ratio} of JSON's`);
}

/** Median, lowest and highest. */
function spread(ms) {
  return `${median(ms)} ms (${Math.min(...ms)}–${Math.max(...ms)})`;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await runMain(async () => {
    const [, , windows = WINDOWS, ...hosts] = process.argv;
    await benchOpening(Number(windows), hosts.length > 0 ? hosts : undefined);
    return 0;
  });
}
