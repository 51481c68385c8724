/**
 * Where here-strings open and close. A here-string ends at the first line that starts with its closing mark, so one
 * mark that is indented makes it swallow the script up to the next one. Such slips are seen, and read as meant.
 */

import {
  afterLineBreak,
  DOUBLE_QUOTES,
  isBlank,
  isDoubleQuote,
  isLineBreak,
  isSingleQuote,
  SINGLE_QUOTES,
} from './characters.ts';
import { firstIn } from './search.ts';
import type { QuotingMistake, StringLiteral } from './stringLiteral.ts';

const CLOSING = new RegExp(`[${SINGLE_QUOTES}${DOUBLE_QUOTES}]@`, 'g');
const OPENING = new RegExp(`@[${SINGLE_QUOTES}${DOUBLE_QUOTES}][ \\t]*(?=[\\r\\n]|$)`, 'g');
/** What may stand before an opening mark. */
const BEFORE_OPENING = /[\s=(,]/;
/** The end of a rule, or of a list, before a closing mark on the same line. */
const BEFORE_CLOSING = /[;)}\]]/;
const LINE_ENDS = /[ \t]*(?:[\r\n]|$)/y;
/** A line that is PowerShell and no rule: where a here-string without an end must have ended. */
const CODE_LINE =
  /(?<=^|[\r\n])[ \t]*(?:\$[\w:]+(?:\.\w+)*[ \t]*\+?=(?!=)|(?:Add|Get|Import|New|Remove|Set|Write)-[A-Za-z]+\b|function[ \t]|<#)/g;
/** What may follow the closing mark on its line. */
const FOLLOWS = /[ \t]*(?:$|[\r\n),;|}]|[-+])/y;

interface Marks {
  /** Marks that close a here-string. */
  readonly real: readonly number[];
  /** Marks that do not, and look as if they should. */
  readonly stray: readonly number[];
  /** Marks that open one. */
  readonly openings: readonly number[];
}

/** The marks of the here-strings of one script, sought when they are asked for. */
export class HereStringMarks {
  readonly #text: string;
  #single: Marks | undefined;
  #double: Marks | undefined;
  #codeLines: readonly number[] | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /**
   * True when the `@` at this place opens a here-string. Text behind the mark is an error in PowerShell; it counts as
   * a here-string all the same when its closing mark stands at the start of a later line before any other opening one.
   */
  opens(at: number): boolean {
    const quote = this.#text.charCodeAt(at + 1);
    if (!isSingleQuote(quote) && !isDoubleQuote(quote)) return false;
    const first = this.#lineAfter(at + 2);
    if (first >= 0 || first === END) return true;
    const { real, openings } = this.#marks(quote);
    const close = firstIn(real, at + 2);
    if (close === undefined) return false;
    const next = firstIn(openings, at + 2);
    return next === undefined || next > close;
  }

  /** The here-string that opens at this `@`. Without an end it reaches to where PowerShell plainly goes on. */
  read(at: number): StringLiteral {
    const text = this.#text;
    const code = text.charCodeAt(at + 1);
    const quoting = isSingleQuote(code) ? 'singleHere' : 'doubleHere';
    const first = this.#lineAfter(at + 2);
    const contentStart = first >= 0 ? first : first === END ? text.length : at + 2;
    const header: QuotingMistake | undefined =
      first === NOT_ALONE ? { kind: 'header-not-alone', start: at, end: at + 2 } : undefined;
    const { real, stray, openings } = this.#marks(code);
    const close = firstIn(real, contentStart);
    const other = firstIn(openings, contentStart);
    // All is well unless a here-string of the same kind seems to open inside of this one.
    if (close !== undefined && !(other !== undefined && other < close)) {
      return this.#literal(quoting, at, contentStart, close, close + 2, header);
    }
    const limit = Math.min(close ?? text.length, other ?? text.length);
    const meant = firstIn(stray, contentStart);
    if (meant !== undefined && meant < limit) {
      const mistake = { kind: 'end-not-at-line-start', start: meant, end: meant + 2 } as const;
      return this.#literal(quoting, at, contentStart, meant, meant + 2, mistake);
    }
    const goesOn = firstIn(this.#lines(), contentStart);
    if (goesOn !== undefined && goesOn <= limit) {
      const mistake = { kind: 'end-missing', start: at, end: at + 2 } as const;
      return this.#literal(quoting, at, contentStart, goesOn, beforeLineBreak(text, goesOn), mistake);
    }
    if (close !== undefined) return this.#literal(quoting, at, contentStart, close, close + 2, header);
    return { quoting, start: at, end: text.length, contentStart, contentEnd: text.length };
  }

  #literal(
    quoting: 'singleHere' | 'doubleHere',
    start: number,
    contentStart: number,
    mark: number,
    end: number,
    mistake: QuotingMistake | undefined,
  ): StringLiteral {
    // The line break before the closing mark belongs to the mark, and so do blanks that should not be there.
    let contentEnd = mark;
    while (contentEnd > contentStart && isBlank(this.#text.charCodeAt(contentEnd - 1))) contentEnd--;
    contentEnd = Math.max(contentStart, beforeLineBreak(this.#text, contentEnd));
    const range = { quoting, start, end: Math.max(end, contentEnd), contentStart, contentEnd };
    return mistake ? { ...range, mistake } : range;
  }

  /** The start of the next line when nothing else stands here; `END` at the end of the text; else `NOT_ALONE`. */
  #lineAfter(from: number): number {
    let at = from;
    while (isBlank(this.#text.charCodeAt(at))) at++;
    if (at >= this.#text.length) return END;
    return isLineBreak(this.#text.charCodeAt(at)) ? afterLineBreak(this.#text, at) : NOT_ALONE;
  }

  #marks(quote: number): Marks {
    if (!this.#single || !this.#double) this.#findMarks();
    return (isSingleQuote(quote) ? this.#single : this.#double) as Marks;
  }

  #findMarks(): void {
    const found: Record<'single' | 'double', Record<keyof Marks, number[]>> = {
      single: { real: [], stray: [], openings: [] },
      double: { real: [], stray: [], openings: [] },
    };
    const text = this.#text;
    for (const { index } of text.matchAll(CLOSING)) {
      const marks = isSingleQuote(text.charCodeAt(index)) ? found.single : found.double;
      let before = index;
      while (isBlank(text.charCodeAt(before - 1))) before--;
      const isFirst = before === 0 || isLineBreak(text.charCodeAt(before - 1));
      const ends = isFirst ? FOLLOWS : LINE_ENDS;
      ends.lastIndex = index + 2;
      if (isFirst && before === index) marks.real.push(index);
      else if ((isFirst || BEFORE_CLOSING.test(text[before - 1] as string)) && ends.test(text))
        marks.stray.push(index);
    }
    for (const { index } of text.matchAll(OPENING)) {
      if (index > 0 && !BEFORE_OPENING.test(text[index - 1] as string)) continue;
      (isSingleQuote(text.charCodeAt(index + 1)) ? found.single : found.double).openings.push(index);
    }
    this.#single = found.single;
    this.#double = found.double;
  }

  #lines(): readonly number[] {
    this.#codeLines ??= Array.from(this.#text.matchAll(CODE_LINE), ({ index }) => index);
    return this.#codeLines;
  }
}

const END = -1;
const NOT_ALONE = -2;

/** The place before the line break that ends at `at`; `at` itself where none does. */
function beforeLineBreak(text: string, at: number): number {
  const code = text.charCodeAt(at - 1);
  if (code === 0x0a) return text.charCodeAt(at - 2) === 0x0d ? at - 2 : at - 1;
  return code === 0x0d ? at - 1 : at;
}
