import { type DocumentHighlight, DocumentHighlightKind, SymbolKind } from 'vscode-languageserver';
import type { Place, RuleSymbol } from '../../languageService.ts';
import type { HandlerGroup, ServerContext } from '../context.ts';
import { toLocation, toLocationLink, toRange } from '../convert.ts';
import type { RuleDocument } from '../document.ts';
import { asRuleFiles, documentsByKey } from '../workspaceFiles.ts';

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

    connection.onDefinition((params, token) =>
      context.onRulesAt('Definition', params, token, null, async (document) => {
        const symbol = service.symbolAt(document.ruleSet, document.positions.offsetAt(params.position));
        if (!symbol) return null;
        const files = await filesFor(context, symbol, document);
        const places = located(service.definitions(symbol, document.key, asRuleFiles(files)), files);
        if (!context.client.textDocument?.definition?.linkSupport) {
          return places.map(({ file, place }) => toLocation(file, place.range));
        }
        const origin = toRange(document, symbol.range);
        return places.map(({ file, place }) => toLocationLink(file, place, origin));
      }),
    );

    connection.onReferences(({ textDocument, position, context: { includeDeclaration } }, token) =>
      context.onRulesAt('References', { textDocument, position }, token, null, async (document) => {
        const symbol = service.symbolAt(document.ruleSet, document.positions.offsetAt(position));
        if (!symbol) return null;
        const files = await filesFor(context, symbol, document);
        const places = service.references(symbol, document.key, asRuleFiles(files), includeDeclaration);
        return located(places, files).map(({ file, place }) => toLocation(file, place.range));
      }),
    );

    connection.onDocumentHighlight(({ textDocument, position }, token) =>
      context.onSource<DocumentHighlight[] | null>('Highlights', textDocument.uri, token, null, (source) => {
        const document = source.ruleDocumentAt(position);
        // An editor would take no highlights for an answer and not ask whoever else knows the language.
        if (!document) return null;
        const offset = document.positions.offsetAt(position);
        const symbol = service.symbolAt(document.ruleSet, offset);
        // A label is known in its rule only, a claim type in all rule sets of a script.
        const type = symbol?.kind === 'claimType' ? symbol.type : undefined;
        return source.ruleDocuments.flatMap((rules) => {
          const others = type === undefined ? [] : service.highlightsOfType(rules.ruleSet, type);
          const found = rules === document ? service.highlights(rules.ruleSet, offset) : others;
          return found.map(({ kind, ...range }) => ({
            range: toRange(rules, range),
            kind: kind === 'write' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
          }));
        });
      }),
    );

    connection.onWorkspaceSymbol(({ query }, token) =>
      context.answer('Workspace symbols', token, [], async () => {
        const files = await context.files.all();
        const byKey = documentsByKey(files);
        return service.workspaceSymbols(asRuleFiles(files), query).map(({ uri, name, range }) => ({
          name,
          kind: SymbolKind.Function,
          location: toLocation(byKey.get(uri) as RuleDocument, range),
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
  const byKey = documentsByKey(files);
  return places.map((place) => ({ file: byKey.get(place.uri) as RuleDocument, place }));
}
