/**
 * What server and client say to each other beyond the Language Server Protocol. The client imports this file and
 * nothing else of the server; it holds names and shapes only.
 */
import type { StageFinding } from '../semantics/stage.ts';

export { CONFIGURATION_FILE } from '../lint/setup.ts';
export type { Stage } from '../semantics/stage.ts';

/** Request: which rule set of the pipeline is this document? Answers `StageResult`; null for a document not open. */
export const stageRequest = 'adfsrule/stage';

export interface StageParams {
  readonly textDocument: { readonly uri: string };
}

export type StageResult = StageFinding | null;

/** Notification from the server, without parameters: settings changed, so ask again for what is shown. */
export const stageChangedNotification = 'adfsrule/stageChanged';

/**
 * Command of a code lens, run by the client: shows places in a list. Arguments: the document's URI, a position, the
 * locations, all in the protocol's form. A client that has the command says so with `initializationOptions.commands`.
 */
export const showReferencesCommand = 'adfsrule.showReferences';

/** Command of VS Code that opens the list of completions; sent along with items after which more can be offered. */
export const suggestCommand = 'editor.action.triggerSuggest';
