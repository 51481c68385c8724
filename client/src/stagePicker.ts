// The list from which the user chooses the stage of a file; the choice is kept in the setting adfsrule.stages.
import {
  ConfigurationTarget,
  commands,
  type Disposable,
  l10n,
  type QuickPickItem,
  type TextDocument,
  window,
  workspace,
} from 'vscode';
import type { Stage, StageResult } from '../../server/src/lsp/protocol.ts';
import { languageId } from './clientOptions.ts';
import { openRulesFirst } from './farm/words.ts';
import { activeRules, type StageSource, selectStageCommand, stageOf } from './stageItem.ts';
import { stageNames } from './stageNames.ts';

interface StageItem extends QuickPickItem {
  /** Undefined stands for "find it out". */
  readonly stage: Stage | undefined;
}

/** Registers the command behind the status bar item. */
export function registerStagePicker(source: StageSource): Disposable {
  return commands.registerCommand(selectStageCommand, async () => {
    const document = activeRules();
    if (!document) {
      void openRulesFirst();
      return;
    }
    if (document.isUntitled) {
      void window.showInformationMessage(l10n.t('Save the file first: its stage is kept under its name.'));
      return;
    }
    const chosen = await window.showQuickPick(itemsFor(await stageOf(source, document)), {
      title: l10n.t('Which rule set is this?'),
      placeHolder: workspace.asRelativePath(document.uri, false),
      matchOnDescription: true,
      matchOnDetail: true,
    });
    if (chosen) await keep(document, chosen.stage);
  });
}

function itemsFor(now: StageResult | undefined): readonly StageItem[] {
  const chosen = now?.origin === 'setting' ? now.stage : undefined;
  const stages = Object.entries(stageNames).map(
    ([stage, { name, parameter, meaning }]): StageItem => ({
      label: stage === chosen ? `$(check) ${name}` : name,
      description: parameter,
      detail: meaning,
      stage: stage as Stage,
    }),
  );
  const automatic: StageItem = {
    label: chosen ? l10n.t('Automatic') : `$(check) ${l10n.t('Automatic')}`,
    detail: l10n.t('By the name of the file (*.mfa.adfsrule), else by what its rules issue'),
    stage: undefined,
  };
  return [automatic, ...stages];
}

/** Writes the stage of one file into the settings: the workspace's, or the user's for a file outside. */
async function keep(document: TextDocument, stage: Stage | undefined): Promise<void> {
  const settings = workspace.getConfiguration(languageId);
  const { pattern, target } = patternFor(document);
  const all = settings.inspect<Record<string, unknown>>('stages');
  const before = (target === ConfigurationTarget.Workspace ? all?.workspaceValue : all?.globalValue) ?? {};
  const { [pattern]: _, ...others } = before;
  const after = stage ? { ...others, [pattern]: stage } : others;
  try {
    await settings.update('stages', Object.keys(after).length > 0 ? after : undefined, target);
  } catch (error) {
    void window.showErrorMessage(l10n.t('The stage could not be kept in the settings: {0}', String(error)));
  }
}

/** The pattern that means this file and no other, and where it is kept. */
function patternFor(document: TextDocument): {
  readonly pattern: string;
  readonly target: ConfigurationTarget;
} {
  const folder = workspace.getWorkspaceFolder(document.uri);
  if (!folder) {
    const path = document.uri.path.replace(/^\/(?=[A-Za-z]:)/, '');
    return { pattern: path, target: ConfigurationTarget.Global };
  }
  const path = workspace.asRelativePath(document.uri, false);
  const several = (workspace.workspaceFolders?.length ?? 0) > 1;
  const name = folder.uri.path.slice(folder.uri.path.lastIndexOf('/') + 1);
  return {
    pattern: several ? `**/${name}/${path}` : path,
    target: ConfigurationTarget.Workspace,
  };
}
