import { SelectionRange } from 'vscode-languageserver';
import type { HandlerGroup } from '../context.ts';
import { toFoldingRange, toRange, toSymbol } from '../convert.ts';

/** Outline, folding, selection ranges: how a document is built. */
export const documentStructure: HandlerGroup = {
  capabilities: () => ({
    documentSymbolProvider: { label: 'AD FS claim rules' },
    foldingRangeProvider: true,
    selectionRangeProvider: true,
  }),

  register(context) {
    const { connection, service } = context;

    connection.onDocumentSymbol(({ textDocument }, token) =>
      context.onDocument('Outline', textDocument.uri, token, [], (document) =>
        service.outline(document.ruleSet).map((entry) => toSymbol(document, entry)),
      ),
    );

    connection.onFoldingRanges(({ textDocument }, token) =>
      context.onDocument('Folding', textDocument.uri, token, [], (document) =>
        service.foldingRanges(document.ruleSet).map((range) => toFoldingRange(document, range)),
      ),
    );

    connection.onSelectionRanges(({ textDocument, positions }, token) =>
      context.onDocument<SelectionRange[]>('Selection ranges', textDocument.uri, token, [], (document) =>
        positions.map((position) => {
          const ranges = service.selectionRanges(document.ruleSet, document.positions.offsetAt(position));
          return ranges.reduceRight<SelectionRange | undefined>(
            (parent, range) => SelectionRange.create(toRange(document, range), parent),
            undefined,
          ) as SelectionRange;
        }),
      ),
    );
  },
};
