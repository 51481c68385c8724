// "Compare with Export…": rule files beside what the farm has, both in one form, so that layout is no difference.
import { commands, l10n, type QuickPickItem, Uri, window, workspace } from 'vscode';
import {
  type ComparedRules,
  type CompareExportParams,
  type CompareExportResult,
  compareExportRequest,
  type DescribeRulesParams,
  type DescribeRulesResult,
  describeRulesRequest,
  type ExportParams,
  type FarmFile,
  type ImportExportResult,
  importExportRequest,
  type Stage,
  type TrustReference,
} from '../../../server/src/lsp/protocol.ts';
import type { Server } from '../server.ts';
import { bytesOf, chooseExport, showProblem } from './exportFile.ts';
import { isFolder, nameOf, readRules, resourceOf, rulesBelow } from './ruleFiles.ts';
import { askForStage } from './saveDeploymentScript.ts';
import type { ShownTexts } from './shownTexts.ts';
import { kindNames, noServer, openRulesFirst } from './words.ts';

/** Arguments: the file or folder, from the Explorer or a caller, and what stands for the answer of the dialog. */
export async function compareWithExport(
  server: Server,
  texts: ShownTexts,
  [resource, from]: readonly unknown[],
): Promise<void> {
  const compared = resourceOf(resource) ?? (await workspaceWithRules());
  if (!compared) return openRulesFirst();
  const folder = await isFolder(compared);
  const files = folder
    ? await Promise.all((await rulesBelow(compared)).map(readRules))
    : [await readRules(compared)];
  const file = await chooseExport(from);
  const bytes = file && (await bytesOf(file));
  if (!file || bytes === undefined) return;
  const known = folder ? files : await knowTrust(server, file, bytes, files[0] as FarmFile);
  if (!known) return;
  const found = await server.request<CompareExportResult>(compareExportRequest, {
    bytes,
    files: known,
  } satisfies CompareExportParams);
  if (!found) return noServer();
  if ('problem' in found) return showProblem(file, found);
  // Beside one file only its own rule set is of interest.
  const rules = folder ? found.rules : found.rules.filter(({ uri }) => uri !== undefined);
  await show(texts, nameOf(compared), rules);
}

/** Where no rule file is open: all that the workspace has. */
async function workspaceWithRules(): Promise<Uri | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  const folder = folders.length > 1 ? await window.showWorkspaceFolderPick() : folders[0];
  return folder && (await rulesBelow(folder.uri)).length > 0 ? folder.uri : undefined;
}

/** The file with its trust and stage, which are asked for where nothing tells. */
async function knowTrust(
  server: Server,
  exportFile: Uri,
  bytes: string,
  file: FarmFile,
): Promise<CompareExportParams['files'] | undefined> {
  const described = await server.request<DescribeRulesResult>(describeRulesRequest, {
    files: [file],
  } satisfies DescribeRulesParams);
  if (!described) {
    noServer();
    return undefined;
  }
  const [{ stage: told, trust } = { stage: undefined, trust: undefined }] = described.files;
  const stage = told ?? (await askForStage(nameOf(Uri.parse(file.uri))));
  if (!stage) return undefined;
  const chosen = trust ?? (await askForTrust(server, exportFile, bytes, stage));
  return chosen && [{ ...file, stage, trust: chosen }];
}

async function askForTrust(
  server: Server,
  file: Uri,
  bytes: string,
  stage: Stage,
): Promise<TrustReference | undefined> {
  const found = await server.request<ImportExportResult>(importExportRequest, {
    bytes,
  } satisfies ExportParams);
  if (!found) noServer();
  else if ('problem' in found) await showProblem(file, found);
  else {
    const items = found.trusts
      .filter(({ stages }) => stages.includes(stage))
      .map(({ kind, name }): QuickPickItem & { readonly trust: TrustReference } => ({
        label: name,
        description: kindNames[kind],
        trust: { kind, name },
      }));
    const title = l10n.t('Which trust are the rules for?');
    return (await window.showQuickPick(items, { title, matchOnDescription: true }))?.trust;
  }
  return undefined;
}

async function show(texts: ShownTexts, name: string, rules: readonly ComparedRules[]): Promise<void> {
  const different = rules.filter(({ same }) => !same);
  if (rules.length === 0) {
    void window.showInformationMessage(l10n.t('The export has none of these trusts.'));
    return;
  }
  if (different.length === 0) {
    void window.showInformationMessage(l10n.t('No difference: the export has the same rules.'));
    return;
  }
  const pairs: [Uri, Uri, Uri][] = [];
  for (const { title, exported, local, uri } of different) {
    const left = texts.show('export', title, exported ?? '');
    const right = await sideOf(uri, local, () => texts.show('files', title, local ?? ''));
    pairs.push([right, left, right]);
  }
  const [only] = pairs;
  const title = l10n.t('{0}: export ↔ file', different.length === 1 ? (different[0]?.title ?? name) : name);
  if (only && pairs.length === 1) await commands.executeCommand('vscode.diff', only[1], only[2], title);
  else await commands.executeCommand('vscode.changes', title, pairs);
}

/** The file itself where it is in canonical form already: then the difference can be edited. */
async function sideOf(uri: string | undefined, local: string | null, otherwise: () => Uri): Promise<Uri> {
  if (uri === undefined || local === null) return otherwise();
  const file = Uri.parse(uri);
  const { text } = await readRules(file);
  return text.replaceAll('\r\n', '\n') === local ? file : otherwise();
}
