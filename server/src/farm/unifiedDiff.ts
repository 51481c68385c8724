/** What differs in two texts, in the form that `diff -u` made common. */

/** How many lines stand around a change. */
const AROUND = 3;

/** Texts that differ in more lines than this are one change from the first difference to the last. */
const MOST_STEPS = 1000;

/** Runs of lines: `-` of the old text, `+` of the new one, ` ` of both. */
interface Line {
  readonly mark: '-' | '+' | ' ';
  readonly text: string;
}

/**
 * The lines that go (`-`) and come (`+`) with what stands around them, below two lines with the titles. Lines end with
 * `\n`; '' where the texts are the same. The last line of a text may end without a line break, which is no difference.
 */
export function unifiedDiff(oldTitle: string, newTitle: string, oldText: string, newText: string): string {
  const lines = compared(linesOf(oldText), linesOf(newText));
  const hunks = hunksOf(lines);
  if (hunks.length === 0) return '';
  return `--- ${oneLine(oldTitle)}\n+++ ${oneLine(newTitle)}\n${hunks.join('')}`;
}

/** Names of trusts can hold anything. */
function oneLine(title: string): string {
  return title.replaceAll(/\p{Cc}+/gu, ' ');
}

function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}

/** All lines of both texts. What is the same at both ends is set aside first. */
function compared(before: readonly string[], after: readonly string[]): readonly Line[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return [
    ...before.slice(0, head).map((text): Line => ({ mark: ' ', text })),
    ...changesOf(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...before.slice(before.length - tail).map((text): Line => ({ mark: ' ', text })),
  ];
}

/** The shortest way from one list to the other (E. W. Myers, An O(ND) Difference Algorithm, 1986). */
function changesOf(before: readonly string[], after: readonly string[]): readonly Line[] {
  const trail: Int32Array[] = [];
  const most = Math.min(before.length + after.length, MOST_STEPS);
  const middle = most + 1;
  // How far one comes in `before` on each diagonal.
  let reached = new Int32Array(2 * middle + 1);
  for (let steps = 0; steps <= most; steps++) {
    trail.push(reached);
    reached = reached.slice();
    for (let diagonal = -steps; diagonal <= steps; diagonal += 2) {
      let x = comesFromAbove(reached, middle, diagonal, steps)
        ? at(reached, middle + diagonal + 1)
        : at(reached, middle + diagonal - 1) + 1;
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x++;
      reached[middle + diagonal] = x;
      if (x >= before.length && x - diagonal >= after.length) return wayBack(before, after, trail, middle);
    }
  }
  return [
    ...before.map((text): Line => ({ mark: '-', text })),
    ...after.map((text): Line => ({ mark: '+', text })),
  ];
}

function wayBack(
  before: readonly string[],
  after: readonly string[],
  trail: readonly Int32Array[],
  middle: number,
): readonly Line[] {
  const lines: Line[] = [];
  let x = before.length;
  let y = after.length;
  for (let steps = trail.length - 1; x > 0 || y > 0; steps--) {
    const reached = trail[steps] as Int32Array;
    const diagonal = x - y;
    const added = comesFromAbove(reached, middle, diagonal, steps);
    const from = diagonal + (added ? 1 : -1);
    const fromX = steps === 0 ? 0 : at(reached, middle + from);
    const fromY = steps === 0 ? 0 : fromX - from;
    while (x > fromX && y > fromY) {
      x--;
      y--;
      lines.push({ mark: ' ', text: before[x] as string });
    }
    if (steps === 0) break;
    lines.push(
      added ? { mark: '+', text: after[fromY] as string } : { mark: '-', text: before[fromX] as string },
    );
    x = fromX;
    y = fromY;
  }
  return lines.reverse();
}

/** Whether the step onto a diagonal takes a line of the new text. */
function comesFromAbove(reached: Int32Array, middle: number, diagonal: number, steps: number): boolean {
  return (
    diagonal === -steps ||
    (diagonal !== steps && at(reached, middle + diagonal - 1) < at(reached, middle + diagonal + 1))
  );
}

function at(numbers: Int32Array, index: number): number {
  return numbers[index] as number;
}

/** Changes with the lines around them, each under its `@@ -1,3 +1,4 @@`. */
function hunksOf(lines: readonly Line[]): readonly string[] {
  const hunks: string[] = [];
  let oldLine = 1;
  let newLine = 1;
  let i = 0;
  while (i < lines.length) {
    const first = lines.findIndex(({ mark }, k) => k >= i && mark !== ' ');
    if (first < 0) break;
    const start = Math.max(i, first - AROUND);
    oldLine += start - i;
    newLine += start - i;
    let end = first;
    for (let k = first; k < lines.length && k <= end + 2 * AROUND; k++) {
      if (lines[k]?.mark !== ' ') end = k;
    }
    end = Math.min(lines.length, end + 1 + AROUND);
    const part = lines.slice(start, end);
    const olds = part.filter(({ mark }) => mark !== '+').length;
    const news = part.filter(({ mark }) => mark !== '-').length;
    hunks.push(
      `@@ -${range(oldLine, olds)} +${range(newLine, news)} @@\n${part.map(({ mark, text }) => `${mark}${text}\n`).join('')}`,
    );
    oldLine += olds;
    newLine += news;
    i = end;
  }
  return hunks;
}

/** As `diff` counts: of no lines the number is that of the line before. */
function range(first: number, count: number): string {
  if (count === 1) return String(first);
  return `${count === 0 ? first - 1 : first},${count}`;
}
