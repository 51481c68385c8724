// The first five minutes: new rules, new files, examples.
import { type Disposable, type ExtensionContext, Uri } from 'vscode';
import type { StageSource } from '../stageItem.ts';
import { registerEmptyFile } from './emptyFile.ts';
import { registerExamples } from './examples.ts';
import { registerNewRule } from './newRule.ts';

/** Registers what helps a person to begin. */
export function registerStarters(context: ExtensionContext, help: StageSource): Disposable[] {
  return [
    registerNewRule(help),
    ...registerEmptyFile(Uri.joinPath(context.extensionUri, 'examples')),
    registerExamples(context),
  ];
}
