// "Save Deployment Script…": a script that brings rule sets to a trust. AD FS's server runs it, never this editor.
import { l10n, type QuickPickItem, Uri, window, workspace } from 'vscode';
import {
  type DeploymentScriptParams,
  type DeploymentScriptResult,
  type DescribedRules,
  type DescribeRulesParams,
  type DescribeRulesResult,
  deploymentScriptRequest,
  describeRulesRequest,
  type FarmFile,
  type Stage,
  type TrustKind,
  type TrustReference,
} from '../../../server/src/lsp/protocol.ts';
import type { Server } from '../server.ts';
import { stageNames } from '../stageNames.ts';
import { folderOf, isFolder, nameOf, readRules, resourceOf, rulesIn } from './ruleFiles.ts';
import { kindNames, noServer, openRulesFirst } from './words.ts';

type Mode = DeploymentScriptParams['mode'];

/** The answers to what is asked otherwise. */
export interface DeploymentAnswers {
  readonly trust?: TrustReference;
  readonly mode?: Mode;
  readonly target?: Uri;
}

interface Chosen<T> extends QuickPickItem {
  readonly value: T;
}

/** Arguments: the file or folder, from the Explorer or a caller, and answers. */
export async function saveDeploymentScript(server: Server, args: readonly unknown[]): Promise<void> {
  const resource = resourceOf(args[0]);
  if (!resource) return openRulesFirst();
  const answers = answersIn(args);
  const files = await filesOf(resource);
  if (!files) return;
  if (files.length === 0) {
    void window.showInformationMessage(l10n.t('There are no rule files in {0}.', nameOf(resource)));
    return;
  }
  const described = await server.request<DescribeRulesResult>(describeRulesRequest, {
    files,
  } satisfies DescribeRulesParams);
  if (!described) return noServer();
  if (!(await goOnWithErrors(files, described.files))) return;
  const rules = await withStages(files, described.files);
  if (!rules) return;
  const kinds = (Object.keys(kindNames) as TrustKind[]).filter((kind) =>
    rules.every(({ stage }) => described.kinds[stage].includes(kind)),
  );
  const known = described.files.find(({ trust }) => trust)?.trust;
  const trust = answers.trust ?? (await askForTrust(known, kinds));
  const mode = trust && (answers.mode ?? (await askForMode()));
  if (!trust || !mode) return;
  const made = await server.request<DeploymentScriptResult>(deploymentScriptRequest, {
    ...trust,
    mode,
    rules,
  } satisfies DeploymentScriptParams);
  if (!made) return noServer();
  if ('problem' in made) {
    void window.showErrorMessage(made.problem);
    return;
  }
  const folder = (await isFolder(resource)) ? resource : folderOf(resource);
  const target =
    answers.target ??
    (await askForTarget(
      resource.scheme === 'untitled' ? workspace.workspaceFolders?.[0]?.uri : folder,
      made.fileName,
    ));
  if (!target) return;
  await workspace.fs.writeFile(target, new TextEncoder().encode(made.text));
  await window.showTextDocument(target);
  void window.showInformationMessage(
    l10n.t(
      'Run it on the primary AD FS server, first with -WhatIf. It checks, shows what changes, asks and makes a backup.',
    ),
  );
}

function answersIn(args: readonly unknown[]): DeploymentAnswers {
  // From the Explorer the second argument is the list of all that is selected there.
  const found = args.find((arg) => typeof arg === 'object' && !(arg instanceof Uri) && !Array.isArray(arg));
  return (found ?? {}) as DeploymentAnswers;
}

/** The selection, the file, or all rule files beside it: whoever has several is asked. */
async function filesOf(resource: Uri): Promise<readonly FarmFile[] | undefined> {
  if (await isFolder(resource)) return Promise.all((await rulesIn(resource)).map(readRules));
  const file = await readRules(resource);
  const editor = window.activeTextEditor;
  const selected =
    editor && !editor.selection.isEmpty && editor.document.uri.toString() === file.uri
      ? editor.document.getText(editor.selection)
      : '';
  const beside = file.trustFile === undefined ? [] : await rulesIn(folderOf(resource));
  if (selected.trim() === '' && beside.length < 2) return [file];
  const choices: Chosen<() => readonly FarmFile[] | Promise<readonly FarmFile[]>>[] = [
    { label: l10n.t('This rule set'), description: nameOf(resource), value: () => [file] },
  ];
  if (selected.trim() !== '') {
    choices.push({
      label: l10n.t('The selected rules'),
      description: l10n.t('For adding them to those that are there'),
      value: () => [{ ...file, text: selected }],
    });
  }
  if (beside.length > 1) {
    choices.push({
      label: l10n.t('All {0} rule sets of the folder', beside.length),
      description: beside.map(nameOf).join(', '),
      value: () => Promise.all(beside.map(readRules)),
    });
  }
  const chosen = await window.showQuickPick(choices, { title: l10n.t('What is to be deployed?') });
  return chosen?.value();
}

async function goOnWithErrors(
  files: readonly FarmFile[],
  described: readonly DescribedRules[],
): Promise<boolean> {
  const broken = files
    .filter((_, i) => (described[i]?.syntaxErrors ?? 0) > 0)
    .map(({ uri }) => nameOf(Uri.parse(uri)));
  if (broken.length === 0) return true;
  const goOn = l10n.t('Save Anyway');
  const chosen = await window.showWarningMessage(
    l10n.t('There are syntax errors in {0}.', broken.join(', ')),
    { modal: true, detail: l10n.t('AD FS will refuse these rules; the script then changes nothing.') },
    goOn,
  );
  return chosen === goOn;
}

/** Each file with its stage; a stage that nothing tells is asked for. */
async function withStages(
  files: readonly FarmFile[],
  described: readonly DescribedRules[],
): Promise<{ readonly stage: Stage; readonly text: string }[] | undefined> {
  const rules: { readonly stage: Stage; readonly text: string }[] = [];
  for (const [i, { uri, text }] of files.entries()) {
    const stage = described[i]?.stage ?? (await askForStage(nameOf(Uri.parse(uri))));
    if (!stage) return undefined;
    rules.push({ stage, text });
  }
  return rules;
}

/** Undefined where the user gives up. */
export async function askForStage(file: string): Promise<Stage | undefined> {
  const items = Object.entries(stageNames).map(
    ([stage, { name, parameter, meaning }]): Chosen<Stage> => ({
      label: name,
      description: parameter,
      detail: meaning,
      value: stage as Stage,
    }),
  );
  const title = l10n.t('Which rule set is {0}?', file);
  return (await window.showQuickPick(items, { title, matchOnDescription: true }))?.value;
}

async function askForTrust(
  known: TrustReference | undefined,
  kinds: readonly TrustKind[],
): Promise<TrustReference | undefined> {
  if (kinds.length === 0) {
    void window.showErrorMessage(l10n.t('No trust has all of these rule sets. Deploy them one by one.'));
    return undefined;
  }
  if (known && kinds.includes(known.kind)) return known;
  const items = kinds.map((kind): Chosen<TrustKind> => ({ label: kindNames[kind], value: kind }));
  const kind = (await window.showQuickPick(items, { title: l10n.t('What are the rules for?') }))?.value;
  if (!kind || kind === 'global') return kind && { kind, name: '' };
  const name = await window.showInputBox({
    title: kindNames[kind],
    prompt: l10n.t('The name, as AD FS Management shows it'),
    validateInput: (text) => (text.trim() === '' ? l10n.t('Give a name.') : undefined),
  });
  return name === undefined ? undefined : { kind, name: name.trim() };
}

async function askForMode(): Promise<Mode | undefined> {
  const items: readonly Chosen<Mode>[] = [
    {
      label: l10n.t('Replace'),
      detail: l10n.t('The rule set will hold these rules and no others'),
      value: 'replace',
    },
    {
      label: l10n.t('Append'),
      detail: l10n.t('After the present rules; a rule that is there already is left out'),
      value: 'append',
    },
  ];
  return (await window.showQuickPick(items, { title: l10n.t('What happens to the present rules?') }))?.value;
}

function askForTarget(folder: Uri | undefined, name: string): Thenable<Uri | undefined> {
  return window.showSaveDialog({
    title: l10n.t('Save Deployment Script'),
    filters: { PowerShell: ['ps1'] },
    ...(folder ? { defaultUri: Uri.joinPath(folder, name) } : {}),
  });
}
