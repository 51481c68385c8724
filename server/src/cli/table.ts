/** Text in columns, for people. */

/** Space between two columns. */
const GAP = '  ';

/**
 * Rows with their cells below each other, each line with `indent` in front. The last column is not padded. `paint`
 * colours a cell once its width is known.
 */
export function tableText(
  rows: readonly (readonly string[])[],
  indent = '',
  paint: (text: string, row: number, column: number) => string = (text) => text,
): string {
  const widths: number[] = [];
  for (const cells of rows) {
    cells.forEach((cell, i) => {
      widths[i] = Math.max(widths[i] ?? 0, cell.length);
    });
  }
  return rows
    .map((cells, row) => {
      const line = cells.map((cell, i) => {
        const pad = i === cells.length - 1 ? '' : ' '.repeat((widths[i] ?? 0) - cell.length);
        return paint(cell, row, i) + pad;
      });
      return `${indent}${line.join(GAP).trimEnd()}\n`;
    })
    .join('');
}
