import {
  type CodeAction,
  CodeActionKind,
  type CreateFile,
  type Diagnostic,
  type TextDocumentEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { addSuppression, CONFIGURATION_FILE, type Rule, ruleNameOf } from '../languageService.ts';
import type { ServerContext } from './context.ts';
import type { RuleDocument } from './document.ts';
import { relativeTo } from './uris.ts';

/**
 * The ways to hear no more of a finding: an entry in the configuration file that counts for the document, in a new one
 * where there is none. Nothing for a client that cannot make files, and for a document that has no folder.
 */
export function suppressActions(
  context: ServerContext,
  document: RuleDocument,
  finding: { readonly rule: Rule; readonly code: string; readonly diagnostic: Diagnostic },
): readonly CodeAction[] {
  const { documentChanges, resourceOperations } = context.client.workspace?.workspaceEdit ?? {};
  const found = context.configurations.of(document.uri);
  const folder = found.folder ?? folderFor(context, document.uri);
  if (!documentChanges || folder === undefined || found.file?.problem) return [];
  if (!found.file && !resourceOperations?.includes('create')) return [];
  const file = relativeTo(folder, document.uri);
  if (file === undefined) return [];

  const uri = found.file?.uri ?? `${folder}/${CONFIGURATION_FILE}`;
  const before = found.file?.text ?? '';
  const text = TextDocument.create(uri, 'jsonc', 0, before);
  const version = context.documents.get(uri)?.version ?? null;
  const action = (title: string, rule: string | undefined): CodeAction => {
    const suppression = { lint: finding.code, ...(rule === undefined ? {} : { rule }), file };
    const edits: TextDocumentEdit = {
      textDocument: { uri, version },
      edits: addSuppression(before, suppression).map(({ start, end, newText }) => ({
        range: { start: text.positionAt(start), end: text.positionAt(end) },
        newText,
      })),
    };
    const create: CreateFile = { kind: 'create', uri, options: { ignoreIfExists: true } };
    return {
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [finding.diagnostic],
      edit: { documentChanges: found.file ? [edits] : [create, edits] },
    };
  };
  const name = ruleNameOf(finding.rule)?.text;
  return [
    ...(name ? [action(`Suppress ${finding.code} for “${name}”`, name)] : []),
    action(`Suppress ${finding.code} in this file`, undefined),
  ];
}

/** Where a new configuration file goes: into the workspace folder, else beside the document. */
function folderFor(context: ServerContext, uri: string): string | undefined {
  const around = context.files.folders.find((folder) => relativeTo(folder, uri) !== undefined);
  if (around !== undefined) return around.replace(/\/$/, '');
  return /^(?!untitled:)[a-z][\w+.-]*:\/.*\/[^/]+$/i.test(uri)
    ? uri.slice(0, uri.lastIndexOf('/'))
    : undefined;
}
