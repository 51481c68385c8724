/**
 * Strings that start with `"` and whose end is in doubt: what the text most likely means, and the edit that makes it
 * so. Offsets are absolute; only problems are relative to `base`.
 */
import { isTypographicDouble } from './characters.ts';
import { fix } from './problem.ts';
import { powerShellEscape, typographic } from './quoteMistakes.ts';
import { isCloser, isOpener, LANDMARK, lineAfter, type ScannedString, unclosed } from './stringEnds.ts';

/** What may stand directly behind a string: blanks and `& ) + , ; = ]`. */
const followsString = new Uint8Array(128);
for (const c of [9, 10, 11, 12, 13, 32, 38, 41, 43, 44, 59, 61, 93]) followsString[c] = 1;

function mayFollowString(c: number): boolean {
  return !(c < 128) || followsString[c] === 1;
}

/**
 * Whether a string that ends at `close` on its own line needs a second look: what follows cannot follow a string, or
 * the text ends like `…, Value == `, as it does when the closing mark before that is missing.
 */
export function isSuspicious(
  source: string,
  start: number,
  close: number,
  powerShellQuotes: boolean,
): boolean {
  if (powerShellQuotes && close - 1 > start && source.charCodeAt(close - 1) === 96) return true;
  const after = source.charCodeAt(close + 1);
  if (!mayFollowString(after)) return true;
  let last = source.charCodeAt(close - 1);
  if (last === 32 && close - 2 > start) last = source.charCodeAt(close - 2);
  return last === 61 || last === 126 || last === 40;
}

/**
 * A string that starts with `"` at `start` and whose next `"` (at `close`, or -1) is beyond the line's end or is
 * followed by something that cannot follow a string.
 */
export function scanBrokenString(
  source: string,
  start: number,
  close: number,
  lineEnd: number,
  base: number,
  powerShellQuotes: boolean,
): ScannedString {
  const contentStart = start + 1;
  if (close >= 0 && close < lineEnd) {
    return (
      closedByPowerShell(source, contentStart, close, base, powerShellQuotes) ??
      subexpression(source, start, close, lineEnd, base) ??
      doubledQuotes(source, start, close, lineEnd, base) ??
      closedByTypographic(source, contentStart, close, lineEnd, base) ??
      missingCloseBefore(source, start, close, lineEnd, base) ??
      innerQuotes(source, start, close, lineEnd, base) ?? {
        contentStart,
        contentEnd: close,
        end: close + 1,
        mistake: undefined,
        examined: lineEnd + 1,
      }
    );
  }
  return (
    closedByTypographic(source, contentStart, lineEnd, lineEnd, base) ??
    closedOnLaterLine(source, start, close, lineEnd, base) ?? {
      ...unclosed(source, start, contentStart, lineEnd, base, []),
      // Whether a later line closes the string depends on the next quotation mark and what follows it there.
      examined: close < 0 ? source.length + 1 : lineAfter(source, close),
    }
  );
}

/** "text`" in a text that writes `" for quotation marks. */
function closedByPowerShell(
  source: string,
  contentStart: number,
  close: number,
  base: number,
  powerShellQuotes: boolean,
): ScannedString | undefined {
  if (!powerShellQuotes || close - 1 <= contentStart || source.charCodeAt(close - 1) !== 96) return undefined;
  const at = close - 1 - base;
  return {
    contentStart,
    contentEnd: close - 1,
    end: close + 1,
    mistake: powerShellEscape(at, at + 1, [fix('Remove the backtick', at, at + 1, '')]),
    examined: close + 2,
  };
}

/** ""text"" as in a PowerShell string, or one mark too many behind the text. */
function doubledQuotes(
  source: string,
  start: number,
  close: number,
  lineEnd: number,
  base: number,
): ScannedString | undefined {
  if (close === start + 1) {
    const end = source.indexOf('"', close + 1);
    if (end < 0 || end + 1 >= lineEnd || source.charCodeAt(end + 1) !== 34) return undefined;
    if (!isCloser(source, end + 2)) return undefined;
    const content = source.slice(close + 1, end);
    if (LANDMARK.test(content)) return undefined;
    return {
      contentStart: close + 1,
      contentEnd: end,
      end: end + 2,
      mistake: {
        code: 'doubled-quote',
        severity: 'error',
        start: start - base,
        end: end + 2 - base,
        message: 'Doubled quotation marks belong to a PowerShell string. Write one on each side.',
        fixes: [
          {
            title: 'Write one quotation mark on each side',
            edits: [
              { start: start - base, end: start + 1 - base, newText: '' },
              { start: end - base, end: end + 1 - base, newText: '' },
            ],
            preferred: true,
          },
        ],
      },
      examined: lineEnd + 1,
    };
  }
  if (source.charCodeAt(close + 1) !== 34 || !isCloser(source, close + 2)) return undefined;
  const at = close + 1 - base;
  return {
    contentStart: start + 1,
    contentEnd: close,
    end: close + 2,
    mistake: {
      code: 'doubled-quote',
      severity: 'error',
      start: at,
      end: at + 1,
      message: 'One quotation mark too many. Remove it.',
      fixes: [fix('Remove the quotation mark', at, at + 1, '')],
    },
    examined: lineEnd + 1,
  };
}

/** "text” – opened straight, closed by a typographic mark. Apostrophes inside text are left alone. */
function closedByTypographic(
  source: string,
  contentStart: number,
  limit: number,
  lineEnd: number,
  base: number,
): ScannedString | undefined {
  for (let i = contentStart; i < limit; i++) {
    if (!isTypographicDouble(source.charCodeAt(i)) || !isCloser(source, i + 1)) continue;
    return {
      contentStart,
      contentEnd: i,
      end: i + 1,
      mistake: typographic(i - base, i + 1 - base, [{ at: i - base, length: 1 }], source.charAt(i)),
      examined: lineEnd + 1,
    };
  }
  return undefined;
}

/** `"http://x, Value == "a"`: the mark after x is missing, so the pairs are shifted. */
function missingCloseBefore(
  source: string,
  start: number,
  close: number,
  lineEnd: number,
  base: number,
): ScannedString | undefined {
  const landmark = LANDMARK.exec(source.slice(start + 1, close));
  if (!landmark) return undefined;
  const found = unclosed(source, start, start + 1, start + 1 + landmark.index, base, []);
  return { ...found, examined: lineEnd + 1 };
}

/**
 * A string that goes on in a later line. Only where the next quotation mark can close one: it is followed by what
 * follows a string, and no rule text lies between; else the string would swallow the next rule (language.md 8.1).
 */
function closedOnLaterLine(
  source: string,
  start: number,
  close: number,
  lineEnd: number,
  base: number,
): ScannedString | undefined {
  if (close < 0 || !isCloser(source, close + 1) || isOpener(source, close)) return undefined;
  const content = source.slice(start + 1, close);
  if (/@Rule(?:Name|Template)|\n\s*(?:[A-Za-z_]\w*\s*:\s*\[|=>|&&)|\]\s*=>|\n\s*\n/i.test(content))
    return undefined;
  if (LANDMARK.test(content)) return undefined;
  const edits = [];
  for (let i = source.indexOf('\n', lineEnd); i >= 0 && i < close; i = source.indexOf('\n', i + 1)) {
    const from = source.charCodeAt(i - 1) === 13 ? i - 1 : i;
    edits.push({ start: from - base, end: i + 1 - base, newText: '' });
  }
  return {
    contentStart: start + 1,
    contentEnd: close,
    end: close + 1,
    mistake: {
      code: 'line-break-in-string',
      severity: 'error',
      start: start - base,
      end: lineEnd - base,
      message: 'Text in quotation marks must end on the line where it starts. Join the lines.',
      fixes: [{ title: 'Join the lines', edits, preferred: true }],
    },
    examined: lineAfter(source, close),
  };
}

/** How far a PowerShell expression in a string is followed, and how many quotation marks inside a text. */
const FARTHEST = 500;
const MOST_QUOTES = 10;

/** `"$(… "Foo" …)"`: what PowerShell would have put in was never put in, and its quotation marks end the string. */
function subexpression(
  source: string,
  start: number,
  close: number,
  lineEnd: number,
  base: number,
): ScannedString | undefined {
  const from = source.slice(start, close).indexOf('$(') + start;
  if (from < start || mayFollowString(source.charCodeAt(close + 1))) return undefined;
  const limit = Math.min(lineEnd, from + FARTHEST);
  let depth = 0;
  let inside = 0;
  for (let i = from + 1; i < limit; i++) {
    const c = source.charCodeAt(i);
    if (c === 40) depth++;
    else if (c === 41) {
      if (--depth === 0) inside = i + 1;
    } else if (c === 36 && depth === 0 && source.charCodeAt(i + 1) === 40) inside = 0;
    else if (c === 34 && depth === 0 && (i === close || inside === 0)) return undefined;
    else if (c === 34 && depth === 0) {
      return {
        contentStart: start + 1,
        contentEnd: i,
        end: i + 1,
        mistake: {
          code: 'powershell-expression',
          severity: 'error',
          start: from - base,
          end: inside - base,
          message:
            'A PowerShell expression was left in the text, and its quotation marks end the string. Write the value that it stands for.',
        },
        examined: lineEnd + 1,
      };
    }
  }
  return undefined;
}

/** `"The "big" one"`: quotation marks inside a text. The last one on the line that can close a string does. */
function innerQuotes(
  source: string,
  start: number,
  close: number,
  lineEnd: number,
  base: number,
): ScannedString | undefined {
  // What follows can follow a string: then this one simply ends here, whatever it ends with.
  if (isCloser(source, close + 1)) return undefined;
  if (mayFollowString(source.charCodeAt(close + 1))) return undefined;
  const edits = [{ start: close - base, end: close + 1 - base, newText: "'" }];
  for (let last = close; edits.length < MOST_QUOTES; ) {
    const next = source.indexOf('"', last + 1);
    if (next < 0 || next >= lineEnd) return undefined;
    // Rule text in between: this is no quotation but a comma or a closing mark that is missing.
    if (isOpener(source, next) || LANDMARK.test(source.slice(last, next))) return undefined;
    if (isCloser(source, next + 1)) {
      const end = (edits[edits.length - 1] as { end: number }).end;
      return {
        contentStart: start + 1,
        contentEnd: next,
        end: next + 1,
        mistake: {
          code: 'quote-in-text',
          severity: 'error',
          start: close - base,
          end,
          message: "A quotation mark ends the text. Inside text write `'` instead.",
          fixes: [{ title: 'Write single quotation marks inside', edits, preferred: true }],
        },
        examined: lineEnd + 1,
      };
    }
    edits.push({ start: next - base, end: next + 1 - base, newText: "'" });
    last = next;
  }
  return undefined;
}
