// Opens the extension from its sources on examples/, for a person.
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { run, startChild } from '../process/children.mjs';
import { inProject, root } from '../process/project.mjs';
import { installVscode } from './install.mjs';
import { lines } from './lines.mjs';
import { startServer } from './server.mjs';
import { machineSettings } from './settings.mjs';
import { shortAddress } from './shortAddress.mjs';
import { urlPath } from './urlPath.mjs';

const windows = process.platform === 'win32';

/**
 * The command that opens the desktop VS Code, where there is one and it would show a window: it refuses to run as
 * root, and needs a screen.
 * @returns {Promise<string | undefined>}
 */
export async function desktopCommand() {
  const { platform, env } = process;
  if (platform === 'linux' && (process.getuid?.() === 0 || !(env.DISPLAY || env.WAYLAND_DISPLAY)))
    return undefined;
  const places = (env.PATH ?? '').split(delimiter).filter(Boolean);
  if (platform === 'darwin') places.push('/Applications/Visual Studio Code.app/Contents/Resources/app/bin');
  for (const place of places) {
    const command = join(place, windows ? 'code.cmd' : 'code');
    try {
      await access(command, constants.X_OK);
      return command;
    } catch {
      // Not here.
    }
  }
  return undefined;
}

/**
 * Opens a window of the desktop VS Code.
 * @param {string} command
 * @returns {Promise<number>} the exit code of the command; the window stays open
 */
export function openDesktop(command) {
  const args = ['--new-window', `--extensionDevelopmentPath=${root}`, inProject('examples')];
  // A batch file needs a shell, and the shell needs quotes around blanks.
  if (windows)
    return run(
      `"${command}"`,
      args.map((arg) => `"${arg}"`),
      { shell: true },
    );
  return run(command, args);
}

/**
 * Serves a VS Code on this machine.
 * @returns {Promise<string>} the address to open in a browser; it answers until this process ends
 */
export async function serve() {
  const server = await startServer(await installVscode(lines.newest), { settings: machineSettings });
  const extension = `vscode-remote://${server.authority}${urlPath(root)}`;
  return shortAddress(
    server.address({
      folder: urlPath(inProject('examples')),
      payload: JSON.stringify([['extensionDevelopmentPath', extension]]),
    }),
  );
}

/**
 * Opens an address in the user's browser. Where there is none, nothing happens.
 * @param {string} address
 */
export function openInBrowser(address) {
  const [command, ...args] = {
    darwin: ['open', address],
    win32: ['cmd', '/c', 'start', '', address],
  }[process.platform] ?? ['xdg-open', address];
  startChild(command ?? '', args, { stdio: 'ignore' }).on('error', () => undefined);
}
