// The browser that shows the workbench: finds one, or installs Debian's Chromium where that is possible.
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { capture, run } from '../process/children.mjs';

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

/** Where the installers of macOS and Windows put browsers, which they do not put on the PATH. */
const places = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter((folder) => folder !== undefined)
    .flatMap((folder) => [
      join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ]),
};

/**
 * The path of a browser of the Chromium family. On Linux with apt and the right to use it, installs `chromium`
 * where there is none.
 * @returns {Promise<string>} rejects with one line that says what to do
 */
export async function ensureChromium() {
  const found = await findChromium();
  if (found) return found;
  const apt = await aptCommand();
  if (apt) {
    console.log('Installing Chromium from the Debian packages …');
    const options = /** @type {const} */ ({
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const [command, ...first] = apt;
    const packages = ['install', '-y', '--no-install-recommends', 'chromium'];
    if ((await run(command, [...first, 'update'], options)) === 0) {
      await run(command, [...first, ...packages], options);
    }
    const installed = await findChromium();
    if (installed) return installed;
  }
  throw new Error(
    'No Chromium found: install Chromium or Google Chrome (Debian: apt-get install chromium), ' +
      'or set CHROME_PATH to the program of one, then try again.',
  );
}

/** @returns {Promise<string | undefined>} */
async function findChromium() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const candidates = [
    ...(process.env.CHROME_PATH ? [process.env.CHROME_PATH] : []),
    ...commands.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...(places[/** @type {keyof typeof places} */ (process.platform)] ?? []),
  ];
  for (const candidate of candidates) {
    if (await isProgram(candidate)) return candidate;
  }
  return undefined;
}

/**
 * How apt-get is called here: as root, by sudo when that asks for no password, or not at all.
 * @returns {Promise<[string, ...string[]] | undefined>}
 */
async function aptCommand() {
  if (process.platform !== 'linux' || !(await isProgram('/usr/bin/apt-get'))) return undefined;
  if (process.getuid?.() === 0) return ['apt-get'];
  const sudo = await capture('sudo', ['-n', 'true']).catch(() => ({ code: 1 }));
  return sudo.code === 0 ? ['sudo', '-n', 'apt-get'] : undefined;
}

/** @param {string} path */
async function isProgram(path) {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
