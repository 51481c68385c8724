// Which rows fit the filter.
import type { MatrixBlockView, MatrixRowView, MatrixView } from '../../../../server/src/lsp/protocol.ts';

/** What a row comes to, in the order of the switches; the names are those of `Words`. */
export const outcomes = ['mfa', 'cannotAnswer', 'noMfa', 'permitted', 'denied', 'failed'] as const;
export type Outcome = (typeof outcomes)[number];

export interface Filter {
  /** Words that all have to occur. */
  readonly text: string;
  /** None means all. */
  readonly outcomes: readonly Outcome[];
}

/** A block as far as it fits. */
export interface VisibleBlock {
  readonly requests: MatrixBlockView['requests'];
  readonly rows: readonly { readonly row: MatrixRowView; readonly numbers: readonly number[] }[];
}

/** The one word for a row. */
export function outcomeOf({ mfa, permitted }: MatrixRowView): Outcome {
  if (permitted === 'error') return 'failed';
  if (permitted === 'no') return 'denied';
  if (mfa === 'cannotAnswer') return 'cannotAnswer';
  if (mfa === 'yes') return 'mfa';
  return mfa === 'no' ? 'noMfa' : 'permitted';
}

/** What fits the filter; requests of a block that do not fit are left out. */
export function visibleRows({ blocks }: MatrixView, filter: Filter): readonly VisibleBlock[] {
  const wanted = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return blocks.flatMap(({ requests, rows }) => {
    const seen = new Set<number>();
    const fitting = rows.flatMap((row) => {
      if (filter.outcomes.length > 0 && !filter.outcomes.includes(outcomeOf(row))) return [];
      const text = textOf(row);
      const numbers = row.rows.filter((_, i) => {
        const all = `${requests[i]?.title ?? ''} ${text}`.toLowerCase();
        const fits = wanted.every((word) => all.includes(word));
        if (fits) seen.add(i);
        return fits;
      });
      return numbers.length === 0 ? [] : [{ row, numbers }];
    });
    return fitting.length === 0 ? [] : [{ requests: requests.filter((_, i) => seen.has(i)), rows: fitting }];
  });
}

function textOf({ cells, told, decidedBy, decided }: MatrixRowView): string {
  return [...cells, told, decided, ...decidedBy.map(({ name, file }) => `${name} ${file}`)].join(' ');
}
