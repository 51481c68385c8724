// The item in the status bar that says which rule set of the pipeline a file is; a click changes it.
import {
  type Disposable,
  type Event,
  MarkdownString,
  StatusBarAlignment,
  type TextDocument,
  window,
  workspace,
} from 'vscode';
import { type StageParams, type StageResult, stageRequest } from '../../server/src/lsp/protocol.ts';
import { languageId } from './clientOptions.ts';
import { stageNames } from './stageNames.ts';

/** What the item needs of the server. */
export interface StageSource {
  /** Asks the server; undefined while it does not run. */
  request<R>(method: string, params: unknown): Promise<R | undefined>;
  /** Fires when answers may be different from now on. */
  readonly onDidChangeStage: Event<void>;
}

/** How long the user has to pause before the stage is asked for again, in milliseconds. */
const pause = 300;

export const selectStageCommand = 'adfsrule.selectStage';

/** The item; it shows itself for claim rule documents only. */
export function showStage(source: StageSource): Disposable[] {
  const item = window.createStatusBarItem('adfsrule.stage', StatusBarAlignment.Right, 100);
  item.name = 'AD FS Rule Stage';
  item.command = selectStageCommand;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;

  const update = async () => {
    clearTimeout(timer);
    const question = ++asked;
    const document = activeRules();
    if (!document) return item.hide();
    const found = await stageOf(source, document);
    // Another editor, or another text, may have come up meanwhile.
    if (question !== asked) return;
    if (!found) return item.hide();
    item.text = found.stage ? stageNames[found.stage].name : 'Stage unknown';
    item.tooltip = new MarkdownString(tooltip(found));
    item.accessibilityInformation = { label: `AD FS rule stage: ${item.text}`, role: 'button' };
    item.show();
  };

  void update();
  return [
    item,
    window.onDidChangeActiveTextEditor(() => void update()),
    source.onDidChangeStage(() => void update()),
    workspace.onDidChangeTextDocument(({ document }) => {
      if (document !== activeRules()) return;
      clearTimeout(timer);
      timer = setTimeout(() => void update(), pause);
    }),
    { dispose: () => clearTimeout(timer) },
  ];
}

/** The claim rule document that the user works on. */
export function activeRules(): TextDocument | undefined {
  const document = window.activeTextEditor?.document;
  return document?.languageId === languageId ? document : undefined;
}

/** The server's answer; undefined when there is none. */
export async function stageOf(
  source: StageSource,
  document: TextDocument,
): Promise<NonNullable<StageResult> | undefined> {
  const params: StageParams = { textDocument: { uri: document.uri.toString() } };
  return (await source.request<StageResult>(stageRequest, params)) ?? undefined;
}

function tooltip({ stage, origin, pattern }: NonNullable<StageResult>): string {
  const rules = stage
    ? `Rules for \`${stageNames[stage].parameter}\``
    : 'Which rule set this is decides what fits';
  const why = {
    setting: `by \`${pattern ?? ''}\` in the setting \`adfsrule.stages\``,
    fileName: 'by the name of the file',
    rules: 'by what the rules issue',
    unknown: 'neither the file’s name nor its rules tell',
  };
  return `${rules}: ${why[origin]}. Click to choose.`;
}
