/**
 * Finds the end of a string literal, whatever is nested in it. Source: about_Quoting_Rules, and the published scanner
 * (PowerShell/PowerShell, engine/parser/tokenizer.cs). Loops with a stack, for input decides how deep `$(…)` nests.
 */

import { isDoubleQuote, isLineBreak, isSingleQuote, lineEnd } from './characters.ts';
import { intendedEnd } from './earlyQuote.ts';
import { HereStringMarks } from './hereStringMarks.ts';
import { isExpandable, type SpecialPart, type StringLiteral } from './stringLiteral.ts';

/** A variable: `$name`, `$scope:name`, `${any name}`, `$?`, `$$`, `$^`. */
const VARIABLE =
  /\$(?:\{(?:`.|[^{}`\r\n])*\}|\?|[\p{L}\p{N}_][\p{L}\p{N}_?]*(?::(?!:)[\p{L}\p{N}_?]+)?|[$^])/uy;

/** The character behind a backtick and what both stand for in Windows PowerShell, which AD FS runs on. */
const escapes: ReadonlyMap<string, string> = new Map([
  ['0', '\0'],
  ['a', '\u0007'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
]);

/** How often the end of a rule is looked for in vain. */
const MOST_SEARCHES = 100;

/** The strings of one script. Finding all of them takes linear time. */
export class StringScanner {
  readonly #text: string;
  readonly #hereStrings: HereStringMarks;
  /**
   * Linear time: behind the first `$(` that nothing closes, the others are sought on their own line, once a line;
   * behind the first quotation mark that nothing closes, a string ends with its line.
   */
  #unclosedUntil = -1;
  #endless = false;
  #searches = 0;

  constructor(text: string) {
    this.#text = text;
    this.#hereStrings = new HereStringMarks(text);
  }

  /** The end of the variable that starts at this `$`, or `at` when it is a plain character. */
  variableEnd(at: number): number {
    VARIABLE.lastIndex = at;
    return VARIABLE.test(this.#text) ? VARIABLE.lastIndex : at;
  }

  /** True when the `@` here opens a here-string, rightly or with text behind the mark. */
  isHereString(at: number): boolean {
    return this.#hereStrings.opens(at);
  }

  hereString(at: number): StringLiteral {
    return this.#hereStrings.read(at);
  }

  /** The quoted string that starts at this quotation mark. */
  quotedString(at: number): StringLiteral {
    const quoting = isSingleQuote(this.#text.charCodeAt(at)) ? 'single' : 'double';
    const close = quoting === 'single' ? this.#singleEnd(at + 1) : this.#doubleEnd(at + 1);
    if (close < 0) {
      // Half typed. Nothing closes it, so it ends with its line.
      this.#endless = true;
      const end = lineEnd(this.#text, at);
      return { quoting, start: at, end, contentStart: at + 1, contentEnd: end };
    }
    const meant = this.#searches < MOST_SEARCHES ? intendedEnd(this.#text, at + 1, close, quoting) : 'none';
    if (meant === 'unknown') this.#searches++;
    if (typeof meant === 'number') {
      const mistake = { kind: 'ends-early', start: close, end: close + 1 } as const;
      return { quoting, start: at, end: meant + 1, contentStart: at + 1, contentEnd: meant, mistake };
    }
    return { quoting, start: at, end: close + 1, contentStart: at + 1, contentEnd: close };
  }

  /** The place of the mark that closes a string without expansion; -1 without one. */
  #singleEnd(from: number): number {
    const text = this.#text;
    for (let at = from; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (this.#endless && isLineBreak(code)) return -1;
      if (!isSingleQuote(code)) continue;
      if (!isSingleQuote(text.charCodeAt(at + 1))) return at;
      at++;
    }
    return -1;
  }

  #doubleEnd(from: number): number {
    const text = this.#text;
    let at = from;
    while (at < text.length) {
      const code = text.charCodeAt(at);
      if (this.#endless && isLineBreak(code)) return -1;
      if (code === 0x60) at += 2;
      else if (code === 0x24 && text.charCodeAt(at + 1) === 0x28) at = this.#subexpressionEnd(at);
      else if (!isDoubleQuote(code)) at++;
      else if (isDoubleQuote(text.charCodeAt(at + 1))) at += 2;
      else return at;
    }
    return -1;
  }

  /** The place behind the `)` that closes the `$(` here. Where nothing does, `$(` are two plain characters. */
  #subexpressionEnd(start: number): number {
    if (start < this.#unclosedUntil) return start + 2;
    const limit = this.#unclosedUntil >= 0 ? lineEnd(this.#text, start) : this.#text.length;
    const end = this.#closing(start + 2, limit);
    if (end >= 0) return end;
    this.#unclosedUntil = lineEnd(this.#text, start);
    return start + 2;
  }

  /** What is open: for code the number of open parentheses, 0 for a double-quoted string. */
  #closing(from: number, limit: number): number {
    const text = this.#text;
    const open = [1];
    let at = from;
    while (at < limit) {
      const code = text.charCodeAt(at);
      const top = open.length - 1;
      if (code === 0x60) at += 2;
      else if (open[top] === 0) {
        if (code === 0x24 && text.charCodeAt(at + 1) === 0x28) {
          open.push(1);
          at += 2;
        } else if (!isDoubleQuote(code)) at++;
        else if (isDoubleQuote(text.charCodeAt(at + 1))) at += 2;
        else {
          open.pop();
          at++;
        }
      } else if (code === 0x28) {
        open[top] = (open[top] as number) + 1;
        at++;
      } else if (code === 0x29) {
        open[top] = (open[top] as number) - 1;
        at++;
        if (open[top] === 0) open.pop();
        if (open.length === 0) return at;
      } else if (code === 0x40 && this.#hereStrings.opens(at)) at = this.#hereStrings.read(at).end;
      else if (isDoubleQuote(code)) {
        open.push(0);
        at++;
      } else if (isSingleQuote(code)) {
        const close = this.#singleEnd(at + 1);
        if (close < 0) return -1;
        at = close + 1;
      } else if (code === 0x3c && text.charCodeAt(at + 1) === 0x23) {
        const close = text.indexOf('#>', at + 2);
        if (close < 0) return -1;
        at = close + 2;
      } else at++;
    }
    return -1;
  }

  /**
   * The escapes and the holes of a literal, in order. A literal that ends early by mistake is read as it was meant:
   * each of its quotation marks stands for itself.
   */
  specialParts(literal: StringLiteral): readonly SpecialPart[] {
    const parts: SpecialPart[] = [];
    const { quoting, contentStart, contentEnd, mistake } = literal;
    if (quoting === 'singleHere' || quoting === 'fence') return parts;
    const expandable = isExpandable(quoting);
    const isQuote = quoting === 'single' ? isSingleQuote : isDoubleQuote;
    const doubling = quoting !== 'doubleHere' && mistake?.kind !== 'ends-early';
    const text = this.#text;
    let at = contentStart;
    while (at < contentEnd) {
      const code = text.charCodeAt(at);
      let end = at + 1;
      if (doubling && isQuote(code) && end < contentEnd && isQuote(text.charCodeAt(end))) {
        end++;
        parts.push({ kind: 'escape', start: at, end, value: text[at + 1] as string });
      } else if (expandable && code === 0x60 && end < contentEnd) {
        end++;
        const next = text[at + 1] as string;
        parts.push({ kind: 'escape', start: at, end, value: escapes.get(next) ?? next });
      } else if (expandable && code === 0x24) {
        const sub = text.charCodeAt(end) === 0x28;
        const close = sub ? this.#subexpressionEnd(at) : this.variableEnd(at);
        if (close > at && close <= contentEnd && !(sub && close === at + 2)) {
          end = close;
          parts.push({ kind: 'hole', start: at, end, value: '' });
        }
      }
      at = end;
    }
    return parts;
  }
}
