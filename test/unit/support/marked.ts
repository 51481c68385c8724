/** A text with marks taken out: `⟦…⟧` around ranges, `‸` where the cursor stands. Offsets count in the bare text. */
export interface MarkedText {
  readonly text: string;
  readonly ranges: readonly { readonly start: number; readonly end: number }[];
  readonly cursor: number;
}

export function marked(source: string): MarkedText {
  let text = '';
  let cursor = -1;
  const ranges: { start: number; end: number }[] = [];
  for (const character of source) {
    if (character === '⟦') ranges.push({ start: text.length, end: -1 });
    else if (character === '⟧') {
      const open = ranges.findLast(({ end }) => end < 0);
      if (!open) throw new Error(`A ⟧ without ⟦ in: ${source}`);
      open.end = text.length;
    } else if (character === '‸') cursor = text.length;
    else text += character;
  }
  if (ranges.some(({ end }) => end < 0)) throw new Error(`A ⟦ without ⟧ in: ${source}`);
  return { text, ranges, cursor };
}

/** The text with `⟦…⟧` around the ranges, so that a failed expectation shows where they are. */
export function withMarks(
  text: string,
  ranges: readonly { readonly start: number; readonly end: number }[],
): string {
  const marks = ranges.flatMap(({ start, end }) => [
    { at: start, mark: '⟦', order: 1 },
    { at: end, mark: '⟧', order: start === end ? 2 : 0 },
  ]);
  marks.sort((a, b) => b.at - a.at || b.order - a.order);
  return marks.reduce((result, { at, mark }) => result.slice(0, at) + mark + result.slice(at), text);
}
