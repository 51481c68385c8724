import {
  type CodeLens,
  CodeLensRefreshRequest,
  type DocumentLink,
  type InlayHint,
  type SemanticTokens,
  SemanticTokensBuilder,
} from 'vscode-languageserver';
import { type TextRange, tokenModifiers, tokenTypes } from '../../languageService.ts';
import type { HandlerGroup, ServerContext } from '../context.ts';
import { toLocation, toRange } from '../convert.ts';
import type { RuleDocument } from '../document.ts';
import { showReferencesCommand } from '../protocol.ts';

/** What a lens carries along until it is resolved. */
interface LensData {
  readonly uri: string;
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
    const noTokens: SemanticTokens = { data: [] };

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
      context.onDocument('Semantic tokens', textDocument.uri, token, noTokens, (document) =>
        tokensIn(context, document, { start: 0, end: document.ruleSet.text.length }),
      ),
    );

    connection.languages.semanticTokens.onRange(({ textDocument, range }, token) =>
      context.onDocument('Semantic tokens', textDocument.uri, token, noTokens, (document) =>
        tokensIn(context, document, document.offsetsOf(range)),
      ),
    );

    connection.languages.inlayHint.on(({ textDocument, range }, token) =>
      context.onDocument<InlayHint[]>('Inlay hints', textDocument.uri, token, [], (document) => {
        const { start, end } = document.offsetsOf(range);
        return service
          .inlayHints(document.ruleSet, start, end, context.settings.inlayHints)
          .map(({ offset, label, tooltip }) => ({
            position: document.positions.positionAt(offset),
            label,
            tooltip,
            paddingLeft: true,
          }));
      }),
    );

    connection.onDocumentLinks(({ textDocument }, token) =>
      context.onDocument<DocumentLink[]>('Links', textDocument.uri, token, [], (document) =>
        service.documentLinks(document.ruleSet).map(({ start, end, target, tooltip }) => ({
          range: toRange(document, { start, end }),
          target,
          ...(context.client.textDocument?.documentLink?.tooltipSupport ? { tooltip } : {}),
        })),
      ),
    );

    connection.onCodeLens(({ textDocument }, token) =>
      context.onDocument<CodeLens[]>('Code lens', textDocument.uri, token, [], (document) => {
        if (!context.settings.codeLens) return [];
        return service.ruleLenses(document.ruleSet).map(({ range, index }) => {
          const { start } = toRange(document, range);
          const data: LensData = { uri: document.uri, index };
          return { range: { start, end: start }, data };
        });
      }),
    );

    connection.onCodeLensResolve((lens, token) =>
      context.answer('Code lens', token, lens, () => {
        const { uri, index } = lens.data as LensData;
        const document = context.documents.get(uri);
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

function tokensIn(
  { client, service }: ServerContext,
  document: RuleDocument,
  range: TextRange,
): SemanticTokens {
  const complete = client.textDocument?.semanticTokens?.augmentsSyntaxTokens !== true;
  const builder = new SemanticTokensBuilder();
  for (const token of service.semanticTokens(document.ruleSet, range.start, range.end, complete)) {
    const { line, character } = document.positions.positionAt(token.start);
    builder.push(line, character, token.end - token.start, tokenTypes.indexOf(token.type), token.modifiers);
  }
  return builder.build();
}
