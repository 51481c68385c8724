import { type DocumentHighlight, DocumentHighlightKind, SymbolKind } from 'vscode-languageserver';
import type { Place, RuleSymbol } from '../../languageService.ts';
import type { HandlerGroup, ServerContext } from '../context.ts';
import { toLocation, toLocationLink, toRange } from '../convert.ts';
import type { RuleDocument } from '../document.ts';
import { documentsByUri } from '../workspaceFiles.ts';

/** Definition, references, highlights of labels and claim types; rules by name. */
export const navigation: HandlerGroup = {
  capabilities: () => ({
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    workspaceSymbolProvider: true,
  }),

  register(context) {
    const { connection, service } = context;

    connection.onDefinition(({ textDocument, position }, token) =>
      context.onDocument('Definition', textDocument.uri, token, null, async (document) => {
        const symbol = service.symbolAt(document.ruleSet, document.positions.offsetAt(position));
        if (!symbol) return null;
        const files = await filesFor(context, symbol, document);
        const places = located(service.definitions(symbol, document.uri, files), files);
        if (!context.client.textDocument?.definition?.linkSupport) {
          return places.map(({ file, place }) => toLocation(file, place.range));
        }
        const origin = toRange(document, symbol.range);
        return places.map(({ file, place }) => toLocationLink(file, place, origin));
      }),
    );

    connection.onReferences(({ textDocument, position, context: { includeDeclaration } }, token) =>
      context.onDocument('References', textDocument.uri, token, null, async (document) => {
        const symbol = service.symbolAt(document.ruleSet, document.positions.offsetAt(position));
        if (!symbol) return null;
        const files = await filesFor(context, symbol, document);
        const places = service.references(symbol, document.uri, files, includeDeclaration);
        return located(places, files).map(({ file, place }) => toLocation(file, place.range));
      }),
    );

    connection.onDocumentHighlight(({ textDocument, position }, token) =>
      context.onDocument<DocumentHighlight[]>('Highlights', textDocument.uri, token, [], (document) =>
        service
          .highlights(document.ruleSet, document.positions.offsetAt(position))
          .map(({ kind, ...range }) => ({
            range: toRange(document, range),
            kind: kind === 'write' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
          })),
      ),
    );

    connection.onWorkspaceSymbol(({ query }, token) =>
      context.answer('Workspace symbols', token, [], async () => {
        const files = await context.files.all();
        const byUri = documentsByUri(files);
        return service.workspaceSymbols(files, query).map(({ uri, name, range }) => ({
          name,
          kind: SymbolKind.Function,
          location: toLocation(byUri.get(uri) as RuleDocument, range),
        }));
      }),
    );
  },
};

/** The files that a symbol can have places in. Only a claim type makes the server read the workspace. */
export async function filesFor(
  context: ServerContext,
  symbol: RuleSymbol,
  document: RuleDocument,
): Promise<readonly RuleDocument[]> {
  return symbol.kind === 'label' ? [document] : context.files.all();
}

function located(
  places: readonly Place[],
  files: readonly RuleDocument[],
): readonly { readonly file: RuleDocument; readonly place: Place }[] {
  const byUri = documentsByUri(files);
  return places.map((place) => ({ file: byUri.get(place.uri) as RuleDocument, place }));
}
