import {
  type ChangeAnnotation,
  LSPErrorCodes,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { RenameEdit, TextRange } from '../../languageService.ts';
import { type HandlerGroup, refuse, type ServerContext } from '../context.ts';
import { toRange } from '../convert.ts';
import type { RuleDocument } from '../document.ts';
import { pathOf } from '../uris.ts';
import { asRuleFiles, documentsByKey } from '../workspaceFiles.ts';
import { filesFor } from './navigation.ts';

/** What the client shows above the edits of a claim type before it makes them. */
const annotations: Readonly<Record<'makes' | 'reads', ChangeAnnotation>> = {
  makes: {
    label: 'Rules that make the claim',
    description: 'What rules issue or add, applications may expect under the old name.',
    needsConfirmation: true,
  },
  reads: { label: 'Rules that read the claim', needsConfirmation: true },
};

const madeByScript = 'The script puts a part of this together. Change it there.';

/** Rename of labels, and of claim types across the workspace with a preview. */
export const renaming: HandlerGroup = {
  capabilities: (client) => ({
    renameProvider: client.textDocument?.rename?.prepareSupport ? { prepareProvider: true } : true,
  }),

  register(context) {
    const { connection, service } = context;

    connection.onPrepareRename((params, token) =>
      context.onRulesAt('Rename', params, token, null, (document) => {
        const target = service.prepareRename(document.ruleSet, document.positions.offsetAt(params.position));
        if ('refusal' in target) refuse(LSPErrorCodes.RequestFailed, target.refusal);
        if (document.region?.touchesHole(target.range)) refuse(LSPErrorCodes.RequestFailed, madeByScript);
        return { range: toRange(document, target.range), placeholder: target.text };
      }),
    );

    connection.onRenameRequest(({ textDocument, position, newName }, token) =>
      context.onRulesAt('Rename', { textDocument, position }, token, null, async (document) => {
        const offset = document.positions.offsetAt(position);
        const target = service.prepareRename(document.ruleSet, offset);
        if ('refusal' in target) refuse(LSPErrorCodes.RequestFailed, target.refusal);
        const symbol = service.symbolAt(document.ruleSet, offset);
        if (!symbol) return null;
        const files = await filesFor(context, symbol, document);
        const edits = service.rename(symbol, newName, document.key, asRuleFiles(files));
        if ('refusal' in edits) refuse(LSPErrorCodes.RequestFailed, edits.refusal);
        return toWorkspaceEdit(context, edits, files);
      }),
    );
  },
};

function cannotWrite(document: RuleDocument, newText: string, range: TextRange): string {
  const { start } = toRange(document, range);
  const name = pathOf(document.uri).split('/').at(-1);
  return `“${newText}” cannot be written in line ${start.line + 1} of ${name}. Change that place by hand first.`;
}

/** The edits by file, as exactly as the client can take them: with versions, and with annotations to confirm. */
function toWorkspaceEdit(
  { client, documents }: ServerContext,
  edits: readonly RenameEdit[],
  files: readonly RuleDocument[],
): WorkspaceEdit {
  const { documentChanges, changeAnnotationSupport } = client.workspace?.workspaceEdit ?? {};
  const byKey = documentsByKey(files);
  const annotated = documentChanges && changeAnnotationSupport !== undefined;
  const changes = new Map<string, TextEdit[]>();
  const used: Record<string, ChangeAnnotation> = {};
  for (const { uri: key, newText, kind, writes, start, end } of edits) {
    const document = byKey.get(key) as RuleDocument;
    const { uri } = document;
    const placed = document.toEdits([{ start, end, newText }]);
    if (!placed) refuse(LSPErrorCodes.RequestFailed, cannotWrite(document, newText, { start, end }));
    const list = changes.get(uri) ?? [];
    changes.set(uri, list);
    for (const edit of placed) {
      if (!annotated || kind === 'label') list.push(edit);
      else {
        const annotationId = writes ? 'makes' : 'reads';
        used[annotationId] = annotations[annotationId];
        list.push(Object.assign(edit, { annotationId }));
      }
    }
  }
  if (!documentChanges) return { changes: Object.fromEntries(changes) };
  return {
    documentChanges: [...changes].map(
      ([uri, list]): TextDocumentEdit => ({
        // Null means the file as it is on disk.
        textDocument: { uri, version: documents.get(uri)?.version ?? null },
        edits: list,
      }),
    ),
    ...(Object.keys(used).length > 0 ? { changeAnnotations: used } : {}),
  };
}
