/** Edits of rule text, done in the file around it. */

import { escapeFor } from './escape.ts';
import type { OffsetMap } from './offsetMap.ts';
import { endsHereString } from './quote.ts';
import type { Edit, Segment } from './regionTypes.ts';
import { countBefore } from './search.ts';
import { isExpandable } from './stringLiteral.ts';

interface Text {
  readonly text: string;
  readonly segments: readonly Segment[];
}

/** A token of rules, good enough to see that two texts differ in their blanks only. */
const TOKEN = /"[^"\r\n]*"|[\p{L}\p{N}_]+|\s+|[\s\S]/gu;
/** What makes a variable of a `$` before it. */
const MAKES_VARIABLE = /^[\p{L}\p{N}_{($^?:]/u;
const LENGTHENS_NAME = /^[\p{L}\p{N}_?:]/u;

/** See `Region.mapEdits`. */
export function mapEdits(
  region: Text,
  map: OffsetMap,
  host: string,
  edits: readonly Edit[],
): readonly Edit[] | undefined {
  const mapped: Edit[] = [];
  for (const edit of edits) {
    for (const part of takenApart(region.text, map, edit)) {
      const one = mapEdit(region, map, host, part);
      if (!one) return undefined;
      mapped.push(one);
    }
  }
  return overlap(mapped) ? undefined : mapped;
}

/** Whether edits touch the same text: one that would have to escape a `$` which another one takes away. */
function overlap(edits: readonly Edit[]): boolean {
  const order = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  return order.some(({ start }, i) => start < (order[i - 1]?.end ?? 0));
}

/** Where there is more than plain text, an edit that leaves the words in place is one edit for each change. */
function takenApart(text: string, map: OffsetMap, edit: Edit): readonly Edit[] {
  const old = text.slice(edit.start, edit.end);
  if (old === edit.newText) return [];
  const touched = map.within(edit.start, edit.end);
  if (touched.every(({ kind, start, end }) => kind === 'copy' || end <= edit.start || edit.end <= start))
    return [edit];
  const before = tokensOf(old);
  const after = tokensOf(edit.newText);
  const same = before.length === after.length;
  if (!same) return [trimmed(old, edit)];
  const parts: Edit[] = [];
  let at = edit.start;
  before.forEach((token, i) => {
    const newText = after[i] as string;
    if (token !== newText) parts.push({ start: at, end: at + token.length, newText });
    at += token.length;
  });
  return parts;
}

/** Blanks and tokens by turns, with an empty text where there are no blanks. */
function tokensOf(text: string): readonly string[] {
  const tokens: string[] = [];
  let blank = '';
  for (const [token] of text.matchAll(TOKEN)) {
    if (/^\s/.test(token)) blank = token;
    else {
      tokens.push(blank, token);
      blank = '';
    }
  }
  tokens.push(blank);
  return tokens;
}

/** The edit without what stays at both ends. */
function trimmed(old: string, { start, end, newText }: Edit): Edit {
  const shorter = Math.min(old.length, newText.length);
  let head = 0;
  while (head < shorter && old[head] === newText[head]) head++;
  let tail = 0;
  while (tail < shorter - head && old.at(-1 - tail) === newText.at(-1 - tail)) tail++;
  return { start: start + head, end: end - tail, newText: newText.slice(head, newText.length - tail) };
}

function mapEdit({ text, segments }: Text, map: OffsetMap, host: string, edit: Edit): Edit | undefined {
  const { start, end } = edit;
  for (const piece of map.within(start, end)) {
    if (piece.kind === 'hole' || piece.kind === 'gap') {
      if (start < piece.end && piece.start < end) return undefined;
      // A line break that is no text of its own cannot be written behind.
      if (
        piece === map.pieces.at(-1) &&
        piece.kind === 'gap' &&
        start === text.length &&
        piece.start < piece.end
      )
        return undefined;
    }
  }
  const isFence = segments[0]?.quoting === 'fence';
  const insertion = start === end;
  let hostStart = map.toHost(start, insertion && start > 0 && !isFence ? 'end' : 'start');
  const hostEnd = insertion ? hostStart : Math.max(hostStart, map.toHost(end, isFence ? 'start' : 'end'));
  const segment = segments[countBefore(segments, hostStart + 1, (candidate) => candidate.start) - 1];
  if (!segment || hostEnd > segment.end) return undefined;

  let newText = escapeFor(segment.quoting, edit.newText, styleOf(host, segment));
  if (isFence) {
    if (/^\s*(?:`{3}|~{3})/m.test(newText)) return undefined;
    newText = indented(newText, segment.indent ?? '');
  } else if (isExpandable(segment.quoting)) {
    const follows = newText || host.slice(hostEnd, Math.min(hostEnd + 1, segment.end));
    const before = start > 0 && hostStart > segment.start ? map.at(start - 1) : undefined;
    if (
      before?.kind === 'hole' &&
      LENGTHENS_NAME.test(follows) &&
      /[\p{L}\p{N}_?]/u.test(host[hostStart - 1] ?? '')
    )
      return undefined;
    // A `$` that was none of PowerShell's would become one.
    if (before?.kind === 'copy' && host[hostStart - 1] === '$' && MAKES_VARIABLE.test(follows)) {
      hostStart--;
      newText = `\`$${newText}`;
    }
  }
  const { quoting } = segment;
  if (quoting === 'singleHere' || quoting === 'doubleHere') {
    const before =
      hostStart === segment.start ? '\n' : host.slice(Math.max(segment.start - 1, hostStart - 2), hostStart);
    const behind = host.slice(hostEnd, Math.min(hostEnd + 2, segment.end));
    if (endsHereString(quoting, before + newText + behind)) return undefined;
  }
  return { start: hostStart, end: hostEnd, newText };
}

/** New text follows what is in the string. */
function styleOf(host: string, { quoting, format, start, end }: Segment) {
  if (quoting !== 'double') return { format };
  const content = host.slice(start, end);
  return { format, doubled: /""/.test(content) && !/`"/.test(content), lineBreaks: !/[\r\n]/.test(content) };
}

function indented(text: string, indent: string): string {
  const bare = indent.trimEnd();
  return text.replaceAll(
    /(\r\n|\r|\n)(?=([\r\n])|)/g,
    (_, lineBreak: string, empty?: string) => lineBreak + (empty ? bare : indent),
  );
}
