/** Rule text inside another file: the text as AD FS would get it, and the way back. */

import { mapEdits } from './edits.ts';
import { OffsetMap, type Piece } from './offsetMap.ts';
import type { RuleStage } from './parameters.ts';
import { variableName } from './reader.ts';
import type { Edit, Hole, Segment, TextRange } from './regionTypes.ts';

/** What a region is made from. */
export interface RegionData {
  readonly text: string;
  readonly pieces: readonly Piece[];
  readonly segments: readonly Segment[];
  readonly holes: readonly Hole[];
  readonly stage: RuleStage | undefined;
  readonly dialect: 'adfs' | 'cta';
  readonly parameter: string | undefined;
  readonly variable: string | undefined;
  readonly trust: string | undefined;
  readonly whole: boolean;
  readonly joined: boolean;
  readonly changed: boolean;
}

/** Offsets without further words count in `text`; host offsets count in the file around. All are UTF-16 offsets. */
export class Region implements TextRange {
  /** The rules as AD FS would get them; something that parses stands for what only PowerShell knows. */
  readonly text: string;
  /** Host offsets of the rule text, from the first string to the last. */
  readonly start: number;
  readonly end: number;
  readonly segments: readonly Segment[];
  readonly holes: readonly Hole[];
  /** Undefined where the script does not tell. */
  readonly stage: RuleStage | undefined;
  readonly dialect: 'adfs' | 'cta';
  /** The parameter that the text ends up in. */
  readonly parameter: string | undefined;
  /** The variable that the text is assigned to, as written, without `$`. */
  readonly variable: string | undefined;
  /** The trust that gets the rules, where the script writes down one name. */
  readonly trust: string | undefined;
  /** True where nothing else gets into the rule set: no other string, no expression, no rules that are there. */
  readonly whole: boolean;
  /** True where the script puts other rules into the same rule set. A text of which nothing is known stands alone. */
  readonly joined: boolean;
  /** True where the script replaces parts of the rules before it sets them. */
  readonly changed: boolean;
  readonly #host: string;
  readonly #map: OffsetMap;

  constructor(host: string, data: RegionData) {
    this.text = data.text;
    this.segments = data.segments;
    this.holes = data.holes;
    this.stage = data.stage;
    this.dialect = data.dialect;
    this.parameter = data.parameter;
    this.variable = data.variable;
    this.trust = data.trust;
    this.whole = data.whole;
    this.joined = data.joined;
    this.changed = data.changed;
    this.start = data.segments[0]?.start ?? 0;
    this.end = data.segments.at(-1)?.end ?? 0;
    this.#host = host;
    this.#map = new OffsetMap(data.pieces);
  }

  /**
   * The host offset of an offset in `text`. Between two strings of one text, `start` (the default) is the start of the
   * later one and `end` the end of the earlier one. Inside of a hole or an escape: its start, or its end.
   */
  toHost(offset: number, side: 'start' | 'end' = 'start'): number {
    return this.#map.toHost(offset, side);
  }

  /** The host range of a range of `text`. */
  toHostRange({ start, end }: TextRange): TextRange {
    const hostStart = this.toHost(start);
    return {
      start: hostStart,
      end: start === end ? hostStart : Math.max(hostStart, this.toHost(end, 'end')),
    };
  }

  /**
   * The host ranges of what a range of `text` has in the host: without the expressions, and without what lies between
   * two strings or in front of the lines of a fence.
   */
  hostRanges({ start, end }: TextRange): readonly TextRange[] {
    const ranges: { start: number; end: number }[] = [];
    for (const piece of this.#map.within(start, end)) {
      if (piece.kind !== 'copy' && piece.kind !== 'escape') continue;
      if (piece.end <= start || piece.start >= end) continue;
      const copy = piece.kind === 'copy';
      const from = copy ? piece.hostStart + Math.max(0, start - piece.start) : piece.hostStart;
      const to = copy ? Math.min(piece.hostEnd, piece.hostStart + (end - piece.start)) : piece.hostEnd;
      const last = ranges.at(-1);
      if (last?.end === from) last.end = to;
      else ranges.push({ start: from, end: to });
    }
    return ranges;
  }

  /** The offset in `text` of a host offset; undefined outside of the region. */
  toVirtual(hostOffset: number): number | undefined {
    return hostOffset < this.start || hostOffset > this.end ? undefined : this.#map.toVirtual(hostOffset);
  }

  /** True when a range of `text` overlaps an expression of the script, or ends where one starts or the reverse. */
  touchesHole({ start, end }: TextRange): boolean {
    return this.holes.some((hole) => hole.start <= end && start <= hole.end);
  }

  /**
   * The same rules with the values of expressions that are known in their places: those that the script says, see
   * `Hole.value`, else those that are given, by variable in any case with or without `$`, or by expression as written.
   * Offsets in such a value lead to the expression.
   */
  withValues(given: ReadonlyMap<string, string> = new Map()): Region {
    const byName = new Map([...given].map(([name, value]) => [nameOf(name), value]));
    const byStart = new Map(this.holes.map((hole) => [hole.hostStart, hole]));
    const pieces: Piece[] = [];
    const holes: Hole[] = [];
    let text = '';
    for (const piece of this.#map.pieces) {
      const hole = piece.kind === 'hole' ? byStart.get(piece.hostStart) : undefined;
      const start = text.length;
      const value = hole && (hole.value ?? byName.get(nameOf(hole.expression)));
      text += value ?? this.text.slice(piece.start, piece.end);
      pieces.push({ ...piece, start, end: text.length });
      if (hole && value === undefined) holes.push({ ...hole, start, end: text.length });
    }
    if (holes.length === this.holes.length) return this;
    return new Region(this.#host, { ...this, text, pieces, holes });
  }

  /**
   * The edits for the host that do to `text` what these edits do, with the new text escaped as the string wants it.
   * Edits that change several places are taken apart first. Undefined when one of them would change an expression of
   * the script, reach over the end of a string, or cannot be written in this kind of string.
   */
  mapEdits(edits: readonly Edit[]): readonly Edit[] | undefined {
    return mapEdits(this, this.#map, this.#host, edits);
  }
}

function nameOf(expression: string): string {
  return expression.startsWith('$') ? variableName(expression) : expression.toLowerCase();
}
