// Rule files as the commands mean them: the one in the editor, one in the Explorer, or those of a folder.
import { FileType, Uri, window, workspace } from 'vscode';
import {
  allTrustsFolder,
  type FarmFile,
  type TrustKind,
  trustFileName,
} from '../../../server/src/lsp/protocol.ts';
import { languageId } from '../clientOptions.ts';
import { filesBelow } from '../findFiles.ts';

/** More rule files than any farm has. */
const most = 2000;

const extension = '.adfsrule';

/** The address that a command was given, else the rule file in the active editor. */
export function resourceOf(argument: unknown): Uri | undefined {
  if (argument instanceof Uri) return argument;
  const document = window.activeTextEditor?.document;
  return document?.languageId === languageId ? document.uri : undefined;
}

/** Whether there is a folder of this address; false where there is nothing. */
export async function isFolder(uri: Uri): Promise<boolean> {
  return Boolean((await statOf(uri)) & FileType.Directory);
}

/** The text of a file as the editor has it, unsaved changes included. */
export async function readRules(uri: Uri): Promise<FarmFile> {
  return { uri: uri.toString(), text: await textOf(uri), trustFile: await trustFileBeside(uri) };
}

/** The rule files right in a folder, in the order of their names. */
export async function rulesIn(folder: Uri): Promise<Uri[]> {
  const entries = await workspace.fs.readDirectory(folder);
  return entries
    .filter(([name, type]) => Boolean(type & FileType.File) && name.toLowerCase().endsWith(extension))
    .map(([name]) => Uri.joinPath(folder, name))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The rule files anywhere below a folder. */
export async function rulesBelow(folder: Uri): Promise<Uri[]> {
  return [...(await filesBelow(folder, extension, most)).files];
}

/** The kinds of trusts whose rules a user's request runs through. */
const asked: ReadonlySet<unknown> = new Set<TrustKind>(['relyingPartyTrust', 'webApiApplication']);

/**
 * All rule files of the trust that a rule file, or a folder, belongs to by the `trust.json` of an import, and those for all
 * trusts. Undefined where nothing tells.
 */
export async function rulesOfTrust(resource: Uri): Promise<readonly Uri[] | undefined> {
  if (resource.scheme === 'untitled') return undefined;
  const folder = (await isFolder(resource)) ? resource : folderOf(resource);
  const trust = await trustFileIn(folder);
  if (trust === undefined || !asked.has(kindIn(trust))) return undefined;
  const all = Uri.joinPath(folder, '..', '..', allTrustsFolder);
  return [...(await rulesIn(folder)), ...(await rulesIn(all).catch(() => []))];
}

function kindIn(trustFile: string): unknown {
  try {
    return (JSON.parse(trustFile) as { readonly kind?: unknown } | null)?.kind;
  } catch {
    return undefined;
  }
}

/** The folder that a file lies in. */
export function folderOf(uri: Uri): Uri {
  return Uri.joinPath(uri, '..');
}

/** The last part of a path. */
export function nameOf(uri: Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

/** Opening a document for each of many files would have the language server read them all. */
async function textOf(uri: Uri): Promise<string> {
  const name = uri.toString();
  const document = workspace.textDocuments.find((each) => each.uri.toString() === name);
  if (document && (document.isDirty || document.isUntitled)) return document.getText();
  return workspace.decode(await workspace.fs.readFile(uri), { uri });
}

async function trustFileBeside(uri: Uri): Promise<string | undefined> {
  return uri.scheme === 'untitled' ? undefined : trustFileIn(folderOf(uri));
}

async function trustFileIn(folder: Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await workspace.fs.readFile(Uri.joinPath(folder, trustFileName)));
  } catch {
    return undefined;
  }
}

async function statOf(uri: Uri): Promise<FileType> {
  try {
    return (await workspace.fs.stat(uri)).type;
  } catch {
    return FileType.Unknown;
  }
}
