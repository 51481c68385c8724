// The lists from which the user chooses what rules are evaluated with.
import { l10n, type Memento, type QuickPickItem, QuickPickItemKind, Uri, window } from 'vscode';
import {
  type AskedClaim,
  type EvaluationChoices,
  type EvaluationChoicesParams,
  evaluationChoicesRequest,
} from '../../../server/src/lsp/protocol.ts';
import type { RulesPlace } from '../ruleSets.ts';
import type { Server } from '../server.ts';
import { type ScenarioFiles, shownPath, textFileAt } from '../testing/scenarioFiles.ts';
import type { Choice } from './evaluations.ts';

/** Where the choice of last time is kept. */
const lastKey = 'adfsrule.lastEvaluation';

interface ChoiceItem extends QuickPickItem {
  readonly choose?: () => Promise<Choice | undefined>;
}

interface ExtraItem extends QuickPickItem {
  readonly preset?: string;
  readonly claim?: AskedClaim;
}

/** Asks what rules are evaluated with; undefined when the user gives up. */
export async function chooseClaims(
  server: Server,
  files: ScenarioFiles,
  memory: Memento,
  rules: RulesPlace,
): Promise<Choice | undefined> {
  const start = rules.range?.start;
  const params: EvaluationChoicesParams = {
    textDocument: { uri: rules.uri.toString() },
    ...(start ? { position: { line: start.line, character: start.character } } : {}),
  };
  const choices = await server.request<EvaluationChoices | null>(evaluationChoicesRequest, params);
  if (!choices) {
    void window.showInformationMessage(l10n.t('The claim rule language server does not run.'));
    return undefined;
  }
  const items = [
    ...(await lastItem(memory)),
    ...scenarioItems(files, rules),
    ...requestItems(choices),
    { label: l10n.t('Claims'), kind: QuickPickItemKind.Separator },
    {
      label: `$(file) ${l10n.t('Claims file…')}`,
      detail: l10n.t('A JSON array of claims, each with "type" and "value"'),
      choose: chooseFile,
    },
  ];
  const chosen = await window.showQuickPick<ChoiceItem>(items, {
    title: l10n.t('Evaluate the rules with…'),
    placeHolder: l10n.t('A scenario, a kind of request, or a file of claims'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  const choice = await chosen?.choose?.();
  if (choice) await memory.update(lastKey, choice);
  return choice;
}

/** The choice of last time, as long as its file is there. */
async function lastItem(memory: Memento): Promise<readonly ChoiceItem[]> {
  const last = memory.get<Choice>(lastKey);
  if (!last) return [];
  if (last.given.kind !== 'request' && !(await textFileAt(Uri.parse(last.given.uri)))) return [];
  return [{ label: `$(history) ${last.title}`, description: l10n.t('last used'), choose: async () => last }];
}

function scenarioItems(files: ScenarioFiles, rules: RulesPlace): readonly ChoiceItem[] {
  const items = files.naming(rules).flatMap(({ uri, content }) =>
    content.scenarios.map(({ id }): ChoiceItem => {
      const choice: Choice = { title: id, given: { kind: 'scenario', uri: uri.toString(), id } };
      return { label: `$(beaker) ${id}`, description: shownPath(uri), choose: async () => choice };
    }),
  );
  return items.length === 0 ? [] : [separator(l10n.t('Scenarios')), ...items];
}

function requestItems(choices: EvaluationChoices): readonly ChoiceItem[] {
  const requests = choices.presets.filter(({ kind }) => kind === 'request');
  return [
    separator(l10n.t('Requests')),
    ...requests.map(
      ({ id, title, description }): ChoiceItem => ({
        label: `$(globe) ${title}`,
        detail: description,
        choose: () => chooseExtras(choices, id, title),
      }),
    ),
  ];
}

/** What else holds for a request: a device, and what the rules ask about. */
async function chooseExtras(
  { presets, claims }: EvaluationChoices,
  id: string,
  title: string,
): Promise<Choice | undefined> {
  const items: readonly ExtraItem[] = [
    ...presets
      .filter(({ kind }) => kind === 'device')
      .map(
        (preset): ExtraItem => ({
          label: preset.title,
          description: preset.description,
          preset: preset.id,
        }),
      ),
    ...claims.map((claim): ExtraItem => ({ label: `${claim.name} = ${claim.value}`, claim })),
  ];
  const chosen = await window.showQuickPick(items, {
    title: l10n.t('{0}: what else holds?', title),
    placeHolder: l10n.t('Choose none, or what the rules ask about'),
    canPickMany: true,
    matchOnDescription: true,
  });
  if (!chosen) return undefined;
  return {
    title: [title, ...chosen.map(({ label }) => label)].join(' + '),
    given: {
      kind: 'request',
      presets: [id, ...chosen.flatMap(({ preset }) => preset ?? [])],
      claims: chosen.flatMap(({ claim }) => claim ?? []),
    },
  };
}

async function chooseFile(): Promise<Choice | undefined> {
  const [uri] =
    (await window.showOpenDialog({
      title: l10n.t('Claims to evaluate with'),
      openLabel: l10n.t('Evaluate'),
      filters: { [l10n.t('Claims')]: ['json', 'jsonc'] },
    })) ?? [];
  return uri && { title: shownPath(uri), given: { kind: 'claims', uri: uri.toString() } };
}

function separator(label: string): ChoiceItem {
  return { label, kind: QuickPickItemKind.Separator };
}
