import type { TextEdit } from 'vscode-languageserver';
import type { TextRange } from '../../languageService.ts';
import type { HandlerGroup, ServerContext } from '../context.ts';
import { toRange } from '../convert.ts';
import type { RuleDocument } from '../document.ts';

/** The canonical form: of the document, of a range, and of the rule that a `;` or a new line has just ended. */
export const formatting: HandlerGroup = {
  capabilities: () => ({
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    documentOnTypeFormattingProvider: { firstTriggerCharacter: ';', moreTriggerCharacter: ['\n'] },
  }),

  register(context) {
    const { connection } = context;

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
