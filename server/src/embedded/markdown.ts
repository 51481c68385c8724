/** Rule text in the fences of Markdown: ```` ```adfsrule ````, also in lists and quotations. */

import type { Piece } from './offsetMap.ts';
import { Region } from './region.ts';

/** A line that opens a fence: what stands before it, its marks, its language. */
const OPENING = /^((?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t])))*[ \t]*)(`{3,}|~{3,})(.*)$/;
/** As the grammar has it: the name, also in braces or with a dot. */
const LANGUAGE = /^\s*(?:\{\s*\.?)?adfsrule(?![\w.-])/i;
const LINE = /([^\r\n]*)(\r\n|\r|\n|$)/g;

interface Fence {
  readonly marks: string;
  readonly isRules: boolean;
  /** What each line starts with: blanks for a list, `>` for a quotation. */
  readonly indent: string;
  readonly quotes: number;
  readonly pieces: Piece[];
  readonly texts: string[];
  readonly start: number;
}

/** The fences with rules, in order. One that is not closed reaches to the end of the text, or of its quotation. */
export function markdownRegions(text: string): readonly Region[] {
  const regions: Region[] = [];
  let fence: Fence | undefined;
  const close = (): void => {
    if (fence?.isRules) regions.push(regionOf(text, fence));
    fence = undefined;
  };
  for (const match of text.matchAll(LINE)) {
    const [whole, line = '', lineBreak = ''] = match;
    if (whole === '') break;
    const at = match.index;
    if (fence) {
      const skipped = prefixLength(line, fence);
      if (skipped < 0) close();
      else if (isClosing(line.slice(skipped), fence.marks)) {
        close();
        continue;
      } else {
        addLine(fence, at, skipped, line + lineBreak);
        continue;
      }
    }
    const opening = OPENING.exec(line);
    if (!opening) continue;
    const [, prefix = '', marks = '', info = ''] = opening;
    if (marks.startsWith('`') && info.includes('`')) continue;
    const indent = prefix.replaceAll(/[^>\t]/g, ' ');
    const quotes = prefix.split('>').length - 1;
    const start = at + whole.length;
    fence = { marks, isRules: LANGUAGE.test(info), indent, quotes, pieces: [], texts: [], start };
  }
  close();
  return regions;
}

/** How much of a line is no content; -1 when the quotation has ended, and the fence with it. */
function prefixLength(line: string, { indent, quotes }: Fence): number {
  let at = 0;
  for (let i = 0; i < quotes; i++) {
    while (line[at] === ' ' || line[at] === '\t') at++;
    if (line[at] !== '>') return -1;
    at++;
  }
  const limit = at + indent.length - (indent.lastIndexOf('>') + 1);
  while (at < limit && (line[at] === ' ' || line[at] === '\t')) at++;
  return at;
}

function isClosing(line: string, marks: string): boolean {
  const bare = line.trim();
  return bare.length >= marks.length && bare === (marks[0] as string).repeat(bare.length);
}

function addLine({ pieces, texts }: Fence, at: number, skipped: number, line: string): void {
  const start = pieces.at(-1)?.end ?? 0;
  const hostStart = at + skipped;
  const hostEnd = at + line.length;
  if (skipped > 0)
    pieces.push({ kind: 'indent', start, end: start, hostStart: at, hostEnd: hostStart, segment: 0 });
  pieces.push({ kind: 'copy', start, end: start + line.length - skipped, hostStart, hostEnd, segment: 0 });
  texts.push(line.slice(skipped));
}

function regionOf(host: string, { pieces, texts, start, indent }: Fence): Region {
  const last = pieces.pop();
  let text = texts.join('');
  // The line break before the closing line belongs to that line.
  const lineBreak = /(?:\r\n|\r|\n)$/.exec(text)?.[0].length ?? 0;
  text = text.slice(0, text.length - lineBreak);
  if (last) pieces.push({ ...last, end: last.end - lineBreak, hostEnd: last.hostEnd - lineBreak });
  else pieces.push({ kind: 'copy', start: 0, end: 0, hostStart: start, hostEnd: start, segment: 0 });
  const first = pieces.find(({ kind }) => kind === 'copy') as Piece;
  const end = (pieces.at(-1) as Piece).hostEnd;
  const segment = { start: first.hostStart, end, quoting: 'fence', format: false, indent } as const;
  return new Region(host, {
    text,
    pieces,
    segments: [segment],
    holes: [],
    stage: undefined,
    dialect: 'adfs',
    parameter: undefined,
    variable: undefined,
    trust: undefined,
    // A page shows as much of a rule set as it explains.
    whole: false,
    joined: false,
    changed: false,
  });
}
