// The settings as the server gets them with the hello, which saves it the first question.
import { workspace } from 'vscode';
import { languageId } from './languageId.ts';

/** A copy: the objects in what VS Code gives are proxies, which cannot be sent to a web worker. */
export function settingsToSend(): object {
  return JSON.parse(JSON.stringify(workspace.getConfiguration().get<object>(languageId) ?? {}));
}
