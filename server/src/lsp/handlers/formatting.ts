import {
  BulkRegistration,
  type ClientCapabilities,
  DocumentFormattingRequest,
  DocumentOnTypeFormattingRequest,
  DocumentRangeFormattingRequest,
  RequestType,
  type TextEdit,
} from 'vscode-languageserver';
import type { TextRange } from '../../languageService.ts';
import type { HandlerGroup, ServerContext } from '../context.ts';
import { toRange } from '../convert.ts';
import type { RuleDocument } from '../document.ts';
import { type FormatRulesParams, type FormatRulesResult, formatRulesRequest } from '../protocol.ts';

/** The canonical form: of the document, of a range, and of the rule that a `;` or a new line has just ended. */
export const formatting: HandlerGroup = {
  capabilities: (client) =>
    registers(client)
      ? {}
      : {
          documentFormattingProvider: true,
          documentRangeFormattingProvider: true,
          documentOnTypeFormattingProvider: whileTyping,
        },

  register(context) {
    const { connection } = context;

    context.onInitialized(async () => {
      if (!registers(context.client)) return;
      const registration = BulkRegistration.create();
      const options = { documentSelector: [{ language: 'adfsrule' }] };
      registration.add(DocumentFormattingRequest.type, options);
      registration.add(DocumentRangeFormattingRequest.type, options);
      registration.add(DocumentOnTypeFormattingRequest.type, { ...options, ...whileTyping });
      await connection.client.register(registration);
    });

    connection.onRequest(
      new RequestType<FormatRulesParams, FormatRulesResult, never>(formatRulesRequest),
      (params, token) =>
        context.onRulesAt<FormatRulesResult>('Formatting of rules', params, token, null, (document) =>
          formatInFile(context, document),
        ),
    );

    connection.onDocumentFormatting(({ textDocument }, token) =>
      context.onDocument<TextEdit[]>('Formatting', textDocument.uri, token, [], (document) =>
        edits(context, document),
      ),
    );

    connection.onDocumentRangeFormatting(({ textDocument, range }, token) =>
      context.onDocument<TextEdit[]>('Formatting of a range', textDocument.uri, token, [], (document) =>
        edits(context, document, document.offsetsOf(range)),
      ),
    );

    connection.onDocumentOnTypeFormatting(({ textDocument, position, ch }, token) =>
      context.onDocument<TextEdit[]>('Formatting while typing', textDocument.uri, token, [], (document) => {
        const ended = endedRule(document, document.positions.offsetAt(position), ch);
        return ended ? edits(context, document, ended) : [];
      }),
    );
  },
};

/**
 * Whether the client takes formatters for some languages only. Another formatter for scripts than that of their language
 * would make it ask which one to use.
 */
function registers({ textDocument }: ClientCapabilities): boolean {
  return (
    textDocument?.formatting?.dynamicRegistration === true &&
    textDocument.rangeFormatting?.dynamicRegistration === true &&
    textDocument.onTypeFormatting?.dynamicRegistration === true
  );
}

const whileTyping = { firstTriggerCharacter: ';', moreTriggerCharacter: ['\n'] };

/** The edits that can be made where the rules stand: not over an expression of the script. */
function formatInFile({ service, settings }: ServerContext, document: RuleDocument): FormatRulesResult {
  const { ruleSet } = document;
  // A file ends with a line break; a text in a script as the script has it.
  const end = ruleSet.text.trimEnd().length;
  const placed = service
    .format(ruleSet, { style: settings.formatStyle })
    .filter(({ start }) => start < end)
    .map((edit) => document.toEdits([edit]));
  return {
    edits: placed.flatMap((some) => some ?? []),
    isComplete: !placed.includes(undefined),
  };
}

function edits(context: ServerContext, document: RuleDocument, range?: TextRange): TextEdit[] {
  const options = { style: context.settings.formatStyle, ...(range ? { range } : {}) };
  return context.service
    .format(document.ruleSet, options)
    .map((edit) => ({ range: toRange(document, edit), newText: edit.newText }));
}

/**
 * The rule that the typed character ended: a `;` right before the cursor, or a new line behind the rule. A new line
 * within a rule is the user's own layout in the making and is left alone.
 */
function endedRule(document: RuleDocument, offset: number, typed: string): TextRange | undefined {
  const { ruleSet } = document;
  let end = offset;
  if (typed !== ';') while (end > 0 && /\s/.test(ruleSet.text.charAt(end - 1))) end--;
  const index = ruleSet.indexAt(end - 1);
  const rule = ruleSet.pieces[index];
  const start = ruleSet.starts[index];
  if (!rule || start === undefined || start + rule.end !== end) return undefined;
  return { start: start + rule.start, end };
}
