import type { SignatureInformation } from 'vscode-languageserver';
import { completionTriggers, signatureTriggers } from '../../languageService.ts';
import { toCompletionList } from '../completionItems.ts';
import type { HandlerGroup } from '../context.ts';
import { toRange } from '../convert.ts';
import { toMarkup } from '../markup.ts';

/** Hover, completion, signature help: what helps while reading and typing. */
export const assistance: HandlerGroup = {
  capabilities: () => ({
    hoverProvider: true,
    completionProvider: { triggerCharacters: [...completionTriggers], resolveProvider: true },
    signatureHelpProvider: { triggerCharacters: [...signatureTriggers] },
  }),

  register(context) {
    const { connection, service } = context;

    connection.onHover((params, token) =>
      context.onRulesAt('Hover', params, token, null, (document) => {
        const { stage, claimTypes } = context.setupOf(document);
        const offset = document.positions.offsetAt(params.position);
        const found = service.hover(document.ruleSet, offset, { stage, claimTypes });
        // What stands for an expression of a script is no word of the user's.
        if (!found || document.region?.touchesHole(found)) return null;
        return {
          contents: toMarkup(found.markdown, context.client.textDocument?.hover?.contentFormat),
          range: toRange(document, found),
        };
      }),
    );

    connection.onCompletion(({ textDocument, position, context: asked }, token) =>
      context.onRulesAt('Completion', { textDocument, position }, token, null, (document) => {
        const { completionItem } = context.client.textDocument?.completion ?? {};
        const { stage, claimTypes } = context.setupOf(document);
        const made = service.typesMadeIn(context.files.known().filter(({ key }) => key !== document.key));
        const list = service.complete(document.ruleSet, document.positions.offsetAt(position), {
          stage,
          ownTypes: [...claimTypes.values(), ...made],
          snippets: completionItem?.snippetSupport === true,
          trigger: asked?.triggerCharacter,
        });
        return toCompletionList(document, list, context.client, context.clientCommands);
      }),
    );

    connection.onCompletionResolve((item, token) =>
      context.answer('Completion details', token, item, () => {
        const found = typeof item.data === 'string' ? service.resolveCompletion(item.data) : undefined;
        if (!found) return item;
        const { documentationFormat } = context.client.textDocument?.completion?.completionItem ?? {};
        return { ...item, documentation: toMarkup(found.documentation, documentationFormat) };
      }),
    );

    connection.onSignatureHelp(({ textDocument, position }, token) =>
      context.onRulesAt('Signature help', { textDocument, position }, token, null, (document) => {
        const help = service.signatureHelp(document.ruleSet, document.positions.offsetAt(position));
        if (!help) return null;
        const { signatureInformation } = context.client.textDocument?.signatureHelp ?? {};
        const offsets = signatureInformation?.parameterInformation?.labelOffsetSupport === true;
        return {
          activeSignature: help.activeSignature,
          activeParameter: help.activeParameter,
          signatures: help.signatures.map(
            (signature): SignatureInformation => ({
              label: signature.label,
              documentation: toMarkup(signature.documentation, signatureInformation?.documentationFormat),
              parameters: signature.parameters.map(({ label, documentation }) => ({
                label: offsets ? [label[0], label[1]] : signature.label.slice(label[0], label[1]),
                documentation: toMarkup(documentation, signatureInformation?.documentationFormat),
              })),
            }),
          ),
        };
      }),
    );
  },
};
