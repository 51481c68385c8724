// The item in the status bar that says which rule set of the pipeline a file is; a click changes it.
import {
  type Disposable,
  type Event,
  l10n,
  MarkdownString,
  type Position,
  StatusBarAlignment,
  type TextDocument,
  window,
  workspace,
} from 'vscode';
import { type StageParams, type StageResult, stageRequest } from '../../server/src/lsp/protocol.ts';
import { languageId } from './clientOptions.ts';
import { hostLanguages, mayHoldRules } from './mayHoldRules.ts';
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

/**
 * The item; it shows itself for claim rule documents, and where the cursor stands in the rules of a script.
 * @param within called when the cursor has moved, with the script in whose rules it is
 */
export function showStage(
  source: StageSource,
  within: (script: TextDocument | undefined) => void,
): Disposable[] {
  const item = window.createStatusBarItem('adfsrule.stage', StatusBarAlignment.Right, 100);
  item.name = l10n.t('AD FS Rule Stage');
  item.command = selectStageCommand;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;

  const update = async () => {
    clearTimeout(timer);
    const question = ++asked;
    const document = activeRules() ?? activeHost();
    if (!document) {
      within(undefined);
      return item.hide();
    }
    const isRuleFile = document.languageId === languageId;
    const found = await stageOf(source, document, window.activeTextEditor?.selection.active);
    // Another editor, or another text, may have come up meanwhile.
    if (question !== asked) return;
    within(found && !isRuleFile ? document : undefined);
    if (!found) return item.hide();
    item.text = found.stage ? stageNames[found.stage].name : l10n.t('Stage unknown');
    item.tooltip = new MarkdownString(tooltip(found, isRuleFile));
    // In a script the cmdlet decides, and no setting.
    item.command = isRuleFile ? selectStageCommand : undefined;
    item.accessibilityInformation = {
      label: l10n.t('AD FS rule stage: {0}', item.text),
      ...(isRuleFile ? { role: 'button' } : {}),
    };
    item.show();
  };

  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void update(), pause);
  };

  void update();
  return [
    item,
    window.onDidChangeActiveTextEditor(() => void update()),
    source.onDidChangeStage(() => void update()),
    workspace.onDidChangeTextDocument(({ document }) => {
      if (document === activeDocument()) later();
    }),
    window.onDidChangeTextEditorSelection(({ textEditor: { document } }) => {
      if (document === activeDocument() && hostLanguages.includes(document.languageId)) later();
    }),
    { dispose: () => clearTimeout(timer) },
  ];
}

function activeDocument(): TextDocument | undefined {
  return window.activeTextEditor?.document;
}

/** The script or page with rules that the user works on. */
function activeHost(): TextDocument | undefined {
  const document = activeDocument();
  return document && hostLanguages.includes(document.languageId) && mayHoldRules(document)
    ? document
    : undefined;
}

/** The claim rule document that the user works on. */
export function activeRules(): TextDocument | undefined {
  const document = activeDocument();
  return document?.languageId === languageId ? document : undefined;
}

/** The server's answer, in a script about the rules at a position; undefined when there is none. */
export async function stageOf(
  source: StageSource,
  document: TextDocument,
  position?: Position,
): Promise<NonNullable<StageResult> | undefined> {
  const params: StageParams = {
    textDocument: { uri: document.uri.toString() },
    ...(position ? { position: { line: position.line, character: position.character } } : {}),
  };
  return (await source.request<StageResult>(stageRequest, params)) ?? undefined;
}

function tooltip({ stage, origin, pattern }: NonNullable<StageResult>, canChoose: boolean): string {
  const rules = stage
    ? l10n.t('Rules for `{0}`', stageNames[stage].parameter)
    : l10n.t('Which rule set this is decides what fits');
  const why = {
    parameter: l10n.t('by the cmdlet that gets the rules'),
    setting: l10n.t('by `{0}` in the setting `adfsrule.stages`', pattern ?? ''),
    fileName: l10n.t('by the name of the file'),
    rules: l10n.t('by what the rules issue'),
    unknown: l10n.t('neither the file’s name nor its rules tell'),
  };
  return canChoose
    ? l10n.t('{0}: {1}. Click to choose.', rules, why[origin])
    : l10n.t('{0}: {1}.', rules, why[origin]);
}
