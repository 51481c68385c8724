import { type DocumentSymbol, SelectionRange } from 'vscode-languageserver';
import type { HandlerGroup } from '../context.ts';
import { toFoldingRange, toRange, toSetSymbol, toSymbol } from '../convert.ts';
import type { RuleDocument } from '../document.ts';

/** Outline, folding, selection ranges: how a document is built. */
export const documentStructure: HandlerGroup = {
  capabilities: () => ({
    documentSymbolProvider: { label: 'AD FS claim rules' },
    // Scripts are folded by whoever knows their language; an editor would take no answer for an answer.
    foldingRangeProvider: { documentSelector: [{ language: 'adfsrule' }] },
    selectionRangeProvider: true,
  }),

  register(context) {
    const { connection, service } = context;

    connection.onDocumentSymbol(({ textDocument }, token) =>
      context.onSource<DocumentSymbol[]>(
        'Outline',
        textDocument.uri,
        token,
        [],
        ({ host, ruleDocuments }) => {
          // The outline of a page is its headings.
          if (host === 'markdown') return [];
          return ruleDocuments.flatMap((document) => {
            const entries = service.outline(document.ruleSet);
            if (document.region) return [toSetSymbol(document, entries)];
            return entries.map((entry) => toSymbol(document, entry));
          });
        },
      ),
    );

    connection.onFoldingRanges(({ textDocument }, token) =>
      context.onDocument('Folding', textDocument.uri, token, [], (document) =>
        service.foldingRanges(document.ruleSet).map((range) => toFoldingRange(document, range)),
      ),
    );

    connection.onSelectionRanges(({ textDocument, positions }, token) =>
      context.onSource<SelectionRange[]>('Selection ranges', textDocument.uri, token, [], (source) => {
        const documents = positions.map((position) => source.ruleDocumentAt(position));
        // An answer for one position is an answer for all.
        if (documents.includes(undefined)) return [];
        return positions.map((position, i) => {
          const document = documents[i] as RuleDocument;
          const ranges = service.selectionRanges(document.ruleSet, document.positions.offsetAt(position));
          return ranges.reduceRight<SelectionRange | undefined>(
            (parent, range) => SelectionRange.create(toRange(document, range), parent),
            undefined,
          ) as SelectionRange;
        });
      }),
    );
  },
};
