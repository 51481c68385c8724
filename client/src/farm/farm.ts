// The way to the farm and back: deployment scripts, exports, and the errors of AD FS. Nothing here runs a script.
import { commands, type Disposable, type ExtensionContext } from 'vscode';
import type { Server } from '../server.ts';
import { compareWithExport } from './compareWithExport.ts';
import { copyAsPowerShell } from './copyAsPowerShell.ts';
import { goToError } from './goToError.ts';
import { importExport } from './importExport.ts';
import { saveDeploymentScript } from './saveDeploymentScript.ts';
import { saveExportScript } from './saveExportScript.ts';
import { ShownTexts } from './shownTexts.ts';

/** Registers the commands. What the user is asked for can also be given as arguments. */
export function registerFarm({ extensionUri }: ExtensionContext, server: Server): Disposable[] {
  const texts = new ShownTexts();
  return [
    texts,
    commands.registerCommand('adfsrule.copyAsPowerShell', () => copyAsPowerShell(server)),
    commands.registerCommand('adfsrule.saveDeploymentScript', (...args) =>
      saveDeploymentScript(server, args),
    ),
    commands.registerCommand('adfsrule.saveExportScript', (target) => saveExportScript(extensionUri, target)),
    commands.registerCommand('adfsrule.importExport', (...args) => importExport(server, args)),
    commands.registerCommand('adfsrule.compareWithExport', (...args) =>
      compareWithExport(server, texts, args),
    ),
    commands.registerCommand('adfsrule.goToError', (message) => goToError(server, message)),
  ];
}
