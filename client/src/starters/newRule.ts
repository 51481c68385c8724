// The command "New Rule…": asks what the rule shall do and writes it.
import {
  commands,
  type Disposable,
  l10n,
  type QuickPickItem,
  QuickPickItemKind,
  Range,
  SnippetString,
  type TextEditor,
  window,
  workspace,
} from 'vscode';
import type { Stage } from '../../../server/src/lsp/protocol.ts';
import { languageId } from '../clientOptions.ts';
import { activeRules, type StageSource, stageOf } from '../stageItem.ts';
import { stageNames } from '../stageNames.ts';
import { isEditable } from './editable.ts';
import { insertionAt } from './insertion.ts';
import { askInputs } from './questions.ts';
import { fillSnippet } from './snippetText.ts';
import { type Starter, starters } from './starters.ts';
import { type Answer, back, choose } from './steps.ts';
import { descriptionOf, titleOf } from './words.ts';

export const newRuleCommand = 'adfsrule.newRule';

interface StarterItem extends QuickPickItem {
  readonly starter?: Starter;
}

/** Registers the command. Its argument may be the id of a starter; then that is not asked. */
export function registerNewRule(help: StageSource): Disposable {
  return commands.registerCommand(newRuleCommand, async (id?: unknown) => {
    const rules = activeRules();
    const stage = rules && (await stageOf(help, rules))?.stage;
    const asked = await askEverything(
      starters.find((starter) => starter.id === id),
      stage,
      help,
    );
    if (asked) await write(asked.snippet, fits(asked.starter, stage) ? window.activeTextEditor : undefined);
  });
}

/** The starter and its snippet; undefined when the user has closed the dialog. */
async function askEverything(
  wanted: Starter | undefined,
  stage: Stage | undefined,
  help: StageSource,
): Promise<{ readonly starter: Starter; readonly snippet: string } | undefined> {
  let starter: Answer<Starter> = wanted;
  for (;;) {
    starter ??= await askStarter(stage);
    if (starter === undefined || starter === back) return undefined;
    const fillings = await askInputs(starter, help);
    if (fillings === undefined) return undefined;
    if (fillings !== back) return { starter, snippet: fillSnippet(starter.body, fillings) };
    starter = undefined;
  }
}

async function askStarter(stage: Stage | undefined): Promise<Answer<Starter>> {
  const chosen = await choose<StarterItem>({
    title: l10n.t('New rule'),
    placeholder: l10n.t('What shall the rule do?'),
    items: starterItems(stage),
    canGoBack: false,
  });
  return chosen === undefined || chosen === back ? chosen : chosen[0]?.starter;
}

/** The starters by rule set; those of the file's own come first. */
function starterItems(stage: Stage | undefined): readonly StarterItem[] {
  const stages = [...new Set(starters.map((starter) => starter.stage))].sort(
    (a, b) => Number(fitsStage(b, stage)) - Number(fitsStage(a, stage)),
  );
  return stages.flatMap((one): StarterItem[] => {
    const { name } = stageNames[one];
    const label = fitsStage(one, stage) ? name : l10n.t('{0}: in a new file', name);
    return [
      { label, kind: QuickPickItemKind.Separator },
      ...starters
        .filter((starter) => starter.stage === one)
        .map((starter) => ({ label: titleOf(starter), detail: descriptionOf(starter), starter })),
    ];
  });
}

function fits(starter: Starter, stage: Stage | undefined): boolean {
  const rules = activeRules();
  return rules !== undefined && isEditable(rules) && fitsStage(starter.stage, stage);
}

/** Delegation and impersonation rules are made like authorization rules, acceptance rules like issuance rules. */
function fitsStage(one: Stage, stage: Stage | undefined): boolean {
  if (stage === undefined || stage === one) return true;
  return one === 'authorization'
    ? stage === 'delegation' || stage === 'impersonation'
    : one === 'issuance' && stage === 'acceptance';
}

/** Puts the rule into the editor, or into a new one; what is still open there can be filled in with Tab. */
async function write(snippet: string, open: TextEditor | undefined): Promise<void> {
  const editor =
    open ?? (await window.showTextDocument(await workspace.openTextDocument({ language: languageId })));
  const { document, selection } = editor;
  const { start, end, before } = insertionAt(document.getText(), document.offsetAt(selection.active));
  const range = new Range(document.positionAt(start), document.positionAt(end));
  await window.showTextDocument(document, editor.viewColumn);
  await editor.insertSnippet(new SnippetString(before + snippet), range);
}
