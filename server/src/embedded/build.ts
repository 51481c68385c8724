/** Makes a region of the strings that hold it. */

import type { Candidate } from './candidates.ts';
import type { Piece } from './offsetMap.ts';
import type { RegionData } from './region.ts';
import type { Hole, Segment } from './regionTypes.ts';
import { RuleContext } from './ruleContext.ts';
import { endsAsRule, startsAsRule } from './shape.ts';
import type { StringLiteral } from './stringLiteral.ts';
import type { StringScanner } from './stringScanner.ts';

/** A stretch of a text before it has offsets of its own. `value` is its text, of a hole the expression. */
interface Item {
  readonly kind: Piece['kind'];
  readonly hostStart: number;
  readonly hostEnd: number;
  readonly value: string;
  readonly segment: number;
}

/** `{0}`, `{1,-5}`, `{0:x}` of a `-f`, and the braces that stand for one. */
const FORMAT = /\{\{|\}\}|\{\d+(?:,-?\d+)?(?::[^{}"\r\n]*)?\}/g;

/** What stands between the first and the last string of a candidate, as one text. `format` makes all of it templates. */
export function build(
  host: string,
  scanner: StringScanner,
  candidate: Candidate,
  format: boolean,
): Pick<RegionData, 'text' | 'pieces' | 'segments' | 'holes'> {
  const parts = candidate.parts;
  const first = parts.findIndex(({ kind }) => kind === 'literal');
  const last = parts.findLastIndex(({ kind }) => kind === 'literal');
  const items: Item[] = [];
  const segments: Segment[] = [];
  let end = 0;
  let expression: { start: number; end: number } | undefined;
  let lineBreaks = '';
  parts.forEach((part, i) => {
    if (part.kind === 'lineBreak') {
      if (i < first) return;
      lineBreaks += '\n';
    } else if (part.kind === 'expression') {
      expression = { start: expression?.start ?? part.start, end: part.end };
    } else {
      const { literal } = part;
      const { contentStart, contentEnd } = bounds(host, literal, i === first, i === last);
      const text = host.slice(contentStart, contentEnd);
      const isStart = i === first;
      const hostStart = isStart ? (expression?.start ?? contentStart) : end;
      // Before a whole rule nobody has to know what the script puts there.
      if (expression && !(isStart && startsAsRule(text, 0, text.length))) {
        const value = host.slice(expression.start, expression.end);
        items.push({ kind: 'hole', hostStart, hostEnd: contentStart, value, segment: segments.length });
      } else if (!isStart) {
        const value = lineBreaks;
        items.push({ kind: 'gap', hostStart, hostEnd: contentStart, value, segment: segments.length - 1 });
      }
      const isTemplate = format || part.format;
      const range = { ...literal, contentStart, contentEnd };
      addLiteral(items, host, scanner, range, isTemplate, segments.length);
      segments.push({ start: contentStart, end: contentEnd, quoting: literal.quoting, format: isTemplate });
      end = contentEnd;
      expression = undefined;
      lineBreaks = '';
    }
  });
  const behind = { hostStart: end, segment: segments.length - 1 };
  if (expression && !endsAsRule(host.slice(segments.at(-1)?.start, end))) {
    const value = host.slice(expression.start, expression.end);
    items.push({ ...behind, kind: 'hole', hostEnd: expression.end, value });
  } else if (lineBreaks) items.push({ ...behind, kind: 'gap', hostEnd: end, value: lineBreaks });
  return { ...place(items), segments };
}

/**
 * The rule text in a string. In a quoted string of several lines the line breaks next to the marks are layout, as they
 * are in a here-string.
 */
function bounds(host: string, literal: StringLiteral, first: boolean, last: boolean) {
  let { contentStart, contentEnd } = literal;
  if (literal.quoting === 'single' || literal.quoting === 'double') {
    const text = host.slice(contentStart, contentEnd);
    if (first) contentStart += /^[ \t]*(?:\r\n|\r|\n)/.exec(text)?.[0].length ?? 0;
    if (last && contentStart < contentEnd) {
      let end = contentEnd;
      while (end > contentStart && /[ \t]/.test(host[end - 1] as string)) end--;
      if (end > contentStart && host[end - 1] === '\n') end -= host[end - 2] === '\r' ? 2 : 1;
      else if (end > contentStart && host[end - 1] === '\r') end--;
      else end = contentEnd;
      contentEnd = Math.max(contentStart, end);
    }
  }
  return { contentStart, contentEnd };
}

function addLiteral(
  items: Item[],
  host: string,
  scanner: StringScanner,
  literal: StringLiteral,
  format: boolean,
  segment: number,
): void {
  const copy = (start: number, end: number): void => {
    if (start === end) return;
    let at = start;
    if (format) {
      for (const match of host.slice(start, end).matchAll(FORMAT)) {
        const from = start + match.index;
        const to = from + match[0].length;
        if (from > at)
          items.push({ kind: 'copy', hostStart: at, hostEnd: from, value: host.slice(at, from), segment });
        const brace = match[0] === '{{' || match[0] === '}}';
        const value = brace ? (match[0][0] as string) : match[0];
        items.push({ kind: brace ? 'escape' : 'hole', hostStart: from, hostEnd: to, value, segment });
        at = to;
      }
    }
    if (at < end)
      items.push({ kind: 'copy', hostStart: at, hostEnd: end, value: host.slice(at, end), segment });
  };
  let at = literal.contentStart;
  for (const part of scanner.specialParts(literal)) {
    copy(at, part.start);
    const value = part.kind === 'hole' ? host.slice(part.start, part.end) : part.value;
    items.push({ kind: part.kind, hostStart: part.start, hostEnd: part.end, value, segment });
    at = part.end;
  }
  copy(at, literal.contentEnd);
}

/** Gives the stretches their offsets, and the holes something that parses. */
function place(items: readonly Item[]): { text: string; pieces: readonly Piece[]; holes: readonly Hole[] } {
  const lastHole = items.findLastIndex(({ kind }) => kind === 'hole');
  const context = new RuleContext();
  const pieces: Piece[] = [];
  const holes: Hole[] = [];
  const texts: string[] = [];
  let start = 0;
  items.forEach(({ kind, hostStart, hostEnd, value, segment }, i) => {
    let text = value;
    if (kind === 'hole') {
      text = context.placeholder(value, textBehind(items, i));
      const { inString } = context;
      holes.push({ start, end: start + text.length, hostStart, hostEnd, expression: value, inString });
    }
    if (i < lastHole) context.feed(text);
    texts.push(text);
    const end = start + text.length;
    pieces.push({ kind, start, end, hostStart, hostEnd, segment });
    start = end;
  });
  return { text: texts.join(''), pieces, holes };
}

/** A little of the text behind a hole, up to the next one: enough to see how the rule goes on. */
function textBehind(items: readonly Item[], hole: number): string {
  let text = '';
  for (let i = hole + 1; i < Math.min(items.length, hole + 16) && text.trim().length < 3; i++) {
    const { kind, value } = items[i] as Item;
    if (kind === 'hole') break;
    text += value.slice(0, 200);
  }
  return text;
}
