import type { DialectName } from './dialect.ts';
import type { Rule } from './nodes.ts';
import { parseRule } from './parser.ts';
import { TokenStream } from './tokenStream.ts';

/** Replaces the text from `start` to `end` (UTF-16 offsets, end exclusive) by `newText`. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/**
 * A text as a list of rules. The pieces tile the text from 0 on; only blanks may be left behind the last one. Each
 * piece was parsed by itself, so an edit parses again only what it touched and shares all other rules with the rule
 * set before. Immutable.
 */
export class RuleSet {
  readonly text: string;
  readonly dialect: DialectName;
  /** All pieces in order: rules, and text between them that is none (`kind` is `stray`). */
  readonly pieces: readonly Rule[];
  /** The offset in the text at which each piece starts. */
  readonly starts: readonly number[];

  private constructor(text: string, dialect: DialectName, pieces: Rule[], starts: number[]) {
    this.text = text;
    this.dialect = dialect;
    this.pieces = pieces;
    this.starts = starts;
  }

  /**
   * Parses a text of any kind; never throws. With `building` the tree of every rule is built on the way: for those who
   * are going to look at all of them, that takes half the time.
   */
  static parse(text: string, dialect: DialectName = 'adfs', building = false): RuleSet {
    const pieces: Rule[] = [];
    const starts: number[] = [];
    const stream = new TokenStream(text);
    for (let at = 0; ; ) {
      const rule = parseRule(stream, at, dialect, { building });
      if (!rule) break;
      pieces.push(rule);
      starts.push(at);
      at += rule.text.length;
    }
    return new RuleSet(text, dialect, pieces, starts);
  }

  /** The rules without the text between them. */
  get rules(): readonly Rule[] {
    return this.pieces.filter((piece) => piece.kind === 'rule');
  }

  /**
   * The rule set after a change. Rules that the change does not touch are the same objects as before. A change that
   * reaches beyond the text is cut to fit.
   */
  edit(change: TextChange): RuleSet {
    const start = Math.max(0, Math.min(change.start, this.text.length));
    const end = Math.max(start, Math.min(change.end, this.text.length));
    const text = this.text.slice(0, start) + change.newText + this.text.slice(end);
    return this.update(text, { start, end, newText: change.newText });
  }

  /**
   * The rule set of `text`, which is this text with `change` applied, or with any number of changes when `change` is
   * left out: then everything between the common beginning and the common end counts as changed.
   */
  update(text: string, change: TextChange = difference(this.text, text)): RuleSet {
    const shift = change.newText.length - (change.end - change.start);
    const first = this.firstTouched(change.start);
    const pieces = this.pieces.slice(0, first);
    const starts = this.starts.slice(0, first);
    let at = this.starts[first] ?? this.endOfPieces;
    let next = first;
    const stream = new TokenStream(text);
    for (;;) {
      // The first old piece behind the change that starts where the new text stands now: from there on all is as before.
      while (next < this.pieces.length && this.startOf(next) + shift < at) next++;
      if (next < this.pieces.length && this.startOf(next) >= change.end && this.startOf(next) + shift === at)
        break;
      const rule = parseRule(stream, at, this.dialect, { detached: true });
      if (!rule) return new RuleSet(text, this.dialect, pieces, starts);
      pieces.push(rule);
      starts.push(at);
      at += rule.text.length;
    }
    for (let i = next; i < this.pieces.length; i++) {
      pieces.push(this.pieces[i] as Rule);
      starts.push(this.startOf(i) + shift);
    }
    return new RuleSet(text, this.dialect, pieces, starts);
  }

  /** The same text in another dialect. */
  withDialect(dialect: DialectName): RuleSet {
    return dialect === this.dialect ? this : RuleSet.parse(this.text, dialect);
  }

  /** The index of the piece that holds `offset` (the later one where two touch), or -1 behind the last piece. */
  indexAt(offset: number): number {
    let low = 0;
    let high = this.starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.startOf(middle) <= offset) low = middle + 1;
      else high = middle;
    }
    const index = low - 1;
    if (index < 0) return -1;
    const piece = this.pieces[index] as Rule;
    return offset <= this.startOf(index) + piece.text.length ? index : -1;
  }

  private startOf(index: number): number {
    return this.starts[index] as number;
  }

  private get endOfPieces(): number {
    const last = this.pieces.length - 1;
    return last < 0 ? 0 : this.startOf(last) + (this.pieces[last] as Rule).text.length;
  }

  /** The first piece whose parse depended on text at or behind `offset`. */
  private firstTouched(offset: number): number {
    const { pieces, starts } = this;
    for (let i = 0; i < pieces.length; i++) {
      if ((starts[i] as number) + (pieces[i] as Rule).examined > offset) return i;
    }
    return pieces.length;
  }
}

function difference(before: string, after: string): TextChange {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let same = 0;
  while (
    same < shorter - start &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  ) {
    same++;
  }
  return { start, end: before.length - same, newText: after.slice(start, after.length - same) };
}
