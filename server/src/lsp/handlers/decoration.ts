import {
  type CodeLens,
  CodeLensRefreshRequest,
  type DocumentLink,
  type InlayHint,
  type Range,
  type SemanticTokens,
  SemanticTokensBuilder,
} from 'vscode-languageserver';
import { tokenModifiers, tokenTypes } from '../../languageService.ts';
import type { HandlerGroup, ServerContext } from '../context.ts';
import { toLocation, toRange } from '../convert.ts';
import type { RuleSource } from '../document.ts';
import { showReferencesCommand } from '../protocol.ts';

/** What a lens carries along until it is resolved. */
interface LensData {
  readonly uri: string;
  readonly key: string;
  readonly index: number;
}

/** What is shown in and around the text: colours, names, links, lenses. */
export const decoration: HandlerGroup = {
  capabilities: () => ({
    semanticTokensProvider: {
      legend: { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] },
      full: true,
      range: true,
    },
    inlayHintProvider: true,
    codeLensProvider: { resolveProvider: true },
    documentLinkProvider: {},
  }),

  register(context) {
    const { connection, service } = context;

    context.onSettingsChanged(({ inlayHints, codeLens }) => {
      const { settings, client } = context;
      if (settings.inlayHints !== inlayHints && client.workspace?.inlayHint?.refreshSupport) {
        context.inBackground(connection.languages.inlayHint.refresh());
      }
      if (settings.codeLens !== codeLens && client.workspace?.codeLens?.refreshSupport) {
        context.inBackground(connection.sendRequest(CodeLensRefreshRequest.type));
      }
    });

    connection.languages.semanticTokens.on(({ textDocument }, token) =>
      context.onSource('Semantic tokens', textDocument.uri, token, null, (source) =>
        tokensIn(context, source, {
          start: { line: 0, character: 0 },
          end: { line: source.text.lineCount, character: 0 },
        }),
      ),
    );

    connection.languages.semanticTokens.onRange(({ textDocument, range }, token) =>
      context.onSource('Semantic tokens', textDocument.uri, token, null, (source) =>
        tokensIn(context, source, range),
      ),
    );

    connection.languages.inlayHint.on(({ textDocument, range }, token) =>
      context.onSource<InlayHint[]>('Inlay hints', textDocument.uri, token, [], (source) =>
        source.ruleDocumentsIn(range).flatMap((document) => {
          const { start, end } = document.offsetsOf(range);
          return service
            .inlayHints(document.ruleSet, start, end, context.settings.inlayHints)
            .filter(({ offset }) => !document.region?.touchesHole({ start: offset, end: offset }))
            .map(({ offset, label, tooltip }) => ({
              position: document.rangeOf({ start: offset, end: offset }).start,
              label,
              tooltip,
              paddingLeft: true,
            }));
        }),
      ),
    );

    connection.onDocumentLinks(({ textDocument }, token) =>
      context.onRuleSets<DocumentLink>('Links', textDocument.uri, token, (document) =>
        service.documentLinks(document.ruleSet).map(({ start, end, target, tooltip }) => ({
          range: toRange(document, { start, end }),
          target,
          ...(context.client.textDocument?.documentLink?.tooltipSupport ? { tooltip } : {}),
        })),
      ),
    );

    connection.onCodeLens(({ textDocument }, token) =>
      context.onRuleSets<CodeLens>('Code lens', textDocument.uri, token, (document) => {
        if (!context.settings.codeLens) return [];
        return service.ruleLenses(document.ruleSet).map(({ range, index }) => {
          const { start } = toRange(document, range);
          const data: LensData = { uri: document.uri, key: document.key, index };
          return { range: { start, end: start }, data };
        });
      }),
    );

    connection.onCodeLensResolve((lens, token) =>
      context.answer('Code lens', token, lens, () => {
        const { uri, key, index } = lens.data as LensData;
        const document = context.documents.get(uri)?.ruleDocuments.find((rules) => rules.key === key);
        const text = document && service.ruleLensText(document.ruleSet, index);
        // The rule may have changed since; the client asks again anyway.
        if (!text) return { ...lens, command: { title: '', command: '' } };
        if (!context.clientCommands.has(showReferencesCommand)) {
          return { ...lens, command: { title: text.title, command: '' } };
        }
        const locations = text.places.map((place) => toLocation(document, place));
        const args = [uri, lens.range.start, locations];
        return { ...lens, command: { title: text.title, command: showReferencesCommand, arguments: args } };
      }),
    );
  },
};

/**
 * The tokens that touch a range of a file. Null where there are no rules: an editor would take no tokens for an answer
 * and not ask whoever else knows the language.
 */
function tokensIn(
  { client, service }: ServerContext,
  source: RuleSource,
  range: Range,
): SemanticTokens | null {
  const documents = source.ruleDocumentsIn(range);
  if (documents.length === 0) return null;
  const complete = client.textDocument?.semanticTokens?.augmentsSyntaxTokens !== true;
  const builder = new SemanticTokensBuilder();
  for (const document of documents) {
    const within = document.offsetsOf(range);
    for (const token of service.semanticTokens(document.ruleSet, within.start, within.end, complete)) {
      for (const { start, end } of document.rangesOf(token)) {
        const type = tokenTypes.indexOf(token.type);
        builder.push(start.line, start.character, end.character - start.character, type, token.modifiers);
      }
    }
  }
  return builder.build();
}
