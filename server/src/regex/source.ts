/** A pattern while it is being read: where the reader stands, and what was found wrong so far. */
import type { RegexError, RegexErrorCode } from './errors.ts';
import { maxNumber } from './limits.ts';

/** One number for "no more text": `source.code()` at the end. No character has it. */
export const atEnd = -1;

/** A pattern, or a replacement, from the left to the right. */
export class Source {
  /** The offset of the next character. */
  position = 0;
  readonly errors: RegexError[] = [];
  /** Whether an error took the rest of the text, so that nothing more can be said about what is missing at its end. */
  isCutShort = false;

  constructor(readonly text: string) {}

  /** The code unit `ahead` characters further on, or `atEnd`. */
  code(ahead = 0): number {
    const at = this.position + ahead;
    return at < this.text.length ? this.text.charCodeAt(at) : atEnd;
  }

  /** The character `ahead` characters further on, or the empty string at the end. */
  character(ahead = 0): string {
    return this.text.charAt(this.position + ahead);
  }

  isDone(): boolean {
    return this.position >= this.text.length;
  }

  /** Whether the text goes on like this. */
  sees(text: string): boolean {
    return this.text.startsWith(text, this.position);
  }

  /** Steps over `text` if it is there, and says whether it was. */
  take(text: string): boolean {
    if (!this.sees(text)) return false;
    this.position += text.length;
    return true;
  }

  /** Steps over characters as long as they pass the test. */
  skipWhile(test: (code: number) => boolean): void {
    while (this.position < this.text.length && test(this.text.charCodeAt(this.position))) this.position++;
  }

  /** Notes an error about the range from `start` to `end`, or to the reader's place. */
  report(code: RegexErrorCode, message: string, start: number, end = this.position): void {
    this.errors.push({ code, message, start, end });
  }

  /** Notes an error that takes the rest of the text; it is about all from `start` on. */
  reportRest(code: RegexErrorCode, message: string, start: number): void {
    this.position = this.text.length;
    this.isCutShort = true;
    this.report(code, message, start);
  }

  /** The number written in a range of digits. One that is too large for .NET is reported, and is the largest. */
  number(start: number, end: number): number {
    const value = Number(this.text.slice(start, end));
    if (value <= maxNumber) return value;
    this.report('numberTooLarge', `Number is too large: at most ${maxNumber}.`, start, end);
    return maxNumber;
  }
}
