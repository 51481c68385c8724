/**
 * Strings whose quotation marks are missing or are not the straight ones: what the text most likely means, and the
 * edit that makes it so. All offsets that come in and go out are absolute; only problems are relative to `base`.
 *
 * Every search ends at the line's end or at the next quotation mark, so that hostile text stays linear.
 */
import { isBlank, isTypographicDouble, isTypographicSingle } from './characters.ts';
import { type Fix, fix, type Problem } from './problem.ts';

export interface ScannedString {
  readonly contentStart: number;
  readonly contentEnd: number;
  readonly end: number;
  readonly mistake: Problem | undefined;
  /** The first offset that the decision did not depend on. */
  readonly examined: number;
}

/** Where a string without its closing mark must have ended: what follows can only be rule text. */
const LANDMARK =
  /\]\s*(?:=>|&&)|[,\]]\s*(?:Type|Value|ValueType|Issuer|OriginalIssuer)\s*(?:==|!=|=~|!~|=)|,\s*(?:types\s*=\s*\(|(?:query|param|store)\s*=)|\)\s*;\s*$/i;

/** Where an annotation's value without quotation marks must have ended. */
const RULE_TEXT = /\s(?:[A-Za-z_]\w*\s*:\s*)?\[|=>|\s(?:exists|count)\s*\(|\snot\s+exists\b|\s@\w/i;

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
      doubledQuotes(source, start, close, lineEnd, base) ??
      closedByTypographic(source, contentStart, close, lineEnd, base) ??
      missingCloseBefore(source, start, close, lineEnd, base) ?? {
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
            title: 'Write single quotation marks',
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
      message: 'A string must not go over the end of a line. Join the lines.',
      fixes: [{ title: 'Join the lines', edits, preferred: true }],
    },
    examined: lineAfter(source, close),
  };
}

/** A string without a closing mark: it ends before the rule text that follows, or at the end of the line. */
function unclosed(
  source: string,
  start: number,
  contentStart: number,
  limit: number,
  base: number,
  moreEdits: readonly { at: number; length: number }[],
): ScannedString {
  const landmark = LANDMARK.exec(source.slice(contentStart, limit));
  const contentEnd = trimEnd(source, contentStart, landmark ? contentStart + landmark.index : limit);
  const edits = [
    ...moreEdits.map(({ at, length }) => ({ start: at, end: at + length, newText: '"' })),
    { start: contentEnd - base, end: contentEnd - base, newText: '"' },
  ];
  return {
    contentStart,
    contentEnd,
    end: contentEnd,
    mistake: {
      code: 'unclosed-string',
      severity: 'error',
      start: start - base,
      end: contentEnd - base,
      message: 'The closing quotation mark is missing.',
      fixes: [{ title: 'Close the string', edits, preferred: true }],
    },
    examined: limit + 1,
  };
}

/** The start of the line after the one that holds `offset`, or one past the end of the text. */
function lineAfter(source: string, offset: number): number {
  const found = source.indexOf('\n', offset);
  return found < 0 ? source.length + 1 : found + 1;
}

/** Leaves out blanks and punctuation that more likely belong to the rule than to the text. */
function trimEnd(source: string, start: number, limit: number): number {
  let end = limit;
  let depth = 0;
  for (let i = start; i < limit; i++) {
    const c = source.charCodeAt(i);
    if (c === 40 || c === 91) depth++;
    else if (c === 41 || c === 93) depth--;
  }
  for (; end > start; end--) {
    const c = source.charCodeAt(end - 1);
    if (isBlank(c) || c === 44 || c === 59) continue;
    if ((c === 41 || c === 93) && depth < 0) depth++;
    else break;
  }
  return end;
}

/** Whether what stands at `at` (after blanks) can follow a string. */
function isCloser(source: string, at: number): boolean {
  let i = at;
  while (isBlank(source.charCodeAt(i)) && source.charCodeAt(i) !== 10) i++;
  const c = source.charCodeAt(i);
  if (Number.isNaN(c) || c === 10 || c === 44 || c === 93 || c === 41 || c === 59 || c === 43) return true;
  return source.startsWith('=>', i) || source.startsWith('&&', i);
}

/** Whether a quotation mark at `at` opens a string, judging by what stands before it. */
function isOpener(source: string, at: number): boolean {
  let i = at - 1;
  while (i >= 0 && isBlank(source.charCodeAt(i))) i--;
  const c = source.charCodeAt(i);
  return c === 61 || c === 126 || c === 40 || c === 91 || c === 43;
}

/**
 * Text in marks that are not this language's: '…' and '"…"', `"…`", \"…\", &quot;…&quot;, “…”. Undefined when the
 * mark opens nothing that could be one text (then it is a stray one).
 */
export function scanForeignString(
  source: string,
  start: number,
  lineEnd: number,
  base: number,
): ScannedString | undefined {
  const c = source.charCodeAt(start);
  const next = source.charCodeAt(start + 1);
  if (c === 39) {
    return next === 34
      ? wrapped(source, start, lineEnd, base, "'")
      : singleQuoted(source, start, lineEnd, base);
  }
  if (c === 96) return next === 34 ? wrapped(source, start, lineEnd, base, '`') : undefined;
  if (c === 92) return next === 34 ? wrapped(source, start, lineEnd, base, '\\') : undefined;
  if (c === 38) return htmlQuoted(source, start, lineEnd, base);
  return typographicQuoted(source, start, lineEnd, base);
}

/** '"text'" or '"text"', `"text`" and \"text\": a mark of another language in front of each quotation mark. */
function wrapped(
  source: string,
  start: number,
  lineEnd: number,
  base: number,
  mark: string,
): ScannedString | undefined {
  const close = source.indexOf('"', start + 2);
  if (close < 0 || close >= lineEnd) return undefined;
  const contentStart = start + 2;
  const marked = source.startsWith(mark, close - 1) && close - 1 >= contentStart;
  const contentEnd = marked ? close - 1 : close;
  const end = !marked && source.startsWith(mark, close + 1) ? close + 2 : close + 1;
  const range = { start: start - base, end: end - base };
  const fixes = [
    fix('Write plain quotation marks', range.start, range.end, `"${source.slice(contentStart, contentEnd)}"`),
  ];
  const mistake: Problem =
    mark === '\\'
      ? {
          code: 'escaped-quote',
          severity: 'error',
          ...range,
          message:
            'Quotation marks are not escaped here: the backslash belongs to another language. Remove it.',
          fixes,
        }
      : powerShellEscape(range.start, range.end, fixes);
  return { contentStart, contentEnd, end, mistake, examined: end + 2 };
}

function powerShellEscape(start: number, end: number, fixes: readonly Fix[]): Problem {
  return {
    code: 'powershell-escape',
    severity: 'error',
    start,
    end,
    message: 'Quoting of PowerShell was left in the text. Write plain quotation marks.',
    fixes,
  };
}

function singleQuoted(
  source: string,
  start: number,
  lineEnd: number,
  base: number,
): ScannedString | undefined {
  const close = source.indexOf("'", start + 1);
  if (close < 0 || close >= lineEnd) return undefined;
  const content = source.slice(start + 1, close);
  // A whole rule in PowerShell's single quotes is not one text.
  if (content.includes('"') || content.includes('=>')) return undefined;
  const range = { start: start - base, end: close + 1 - base };
  return {
    contentStart: start + 1,
    contentEnd: close,
    end: close + 1,
    mistake: {
      code: 'single-quote',
      severity: 'error',
      ...range,
      message: 'Text stands in double quotation marks here. Write `"…"` instead of `\'…\'`.',
      fixes: [fix('Write double quotation marks', range.start, range.end, `"${content}"`)],
    },
    examined: close + 2,
  };
}

function htmlQuoted(source: string, start: number, lineEnd: number, base: number): ScannedString | undefined {
  const open = /^&(?:quot|#34|#x22|[lr]dquo);/i.exec(source.slice(start, start + 8))?.[0];
  if (!open) return undefined;
  const search = /&(?:quot|#34|#x22|[lr]dquo);|"/gi;
  search.lastIndex = start + open.length;
  const found = search.exec(source.slice(0, lineEnd));
  const contentStart = start + open.length;
  if (!found)
    return unclosed(source, start, contentStart, lineEnd, base, [{ at: start - base, length: open.length }]);
  const end = found.index + found[0].length;
  const content = source.slice(contentStart, found.index);
  return {
    contentStart,
    contentEnd: found.index,
    end,
    mistake: {
      code: 'html-entity',
      severity: 'error',
      start: start - base,
      end: end - base,
      message: `Write \`"\` instead of the HTML code \`${open}\`.`,
      fixes: [fix('Write quotation marks', start - base, end - base, `"${content}"`)],
    },
    examined: end + 1,
  };
}

function typographicQuoted(
  source: string,
  start: number,
  lineEnd: number,
  base: number,
): ScannedString | undefined {
  const double = isTypographicDouble(source.charCodeAt(start));
  const contentStart = start + 1;
  for (let i = contentStart; i < lineEnd; i++) {
    const c = source.charCodeAt(i);
    const straight = c === (double ? 34 : 39);
    if (!straight && !(double ? isTypographicDouble(c) : isTypographicSingle(c))) continue;
    if (!double && /["]|=>/.test(source.slice(contentStart, i))) return undefined;
    const marks = [{ at: start - base, length: 1 }];
    if (!straight || !double) marks.push({ at: i - base, length: 1 });
    const end = marks.length === 1 ? start + 1 : i + 1;
    return {
      contentStart,
      contentEnd: i,
      end: i + 1,
      mistake: typographic(start - base, end - base, marks, source.charAt(start)),
      examined: i + 2,
    };
  }
  if (!double) return undefined;
  return unclosed(source, start, contentStart, lineEnd, base, [{ at: start - base, length: 1 }]);
}

function typographic(
  start: number,
  end: number,
  marks: readonly { at: number; length: number }[],
  shown: string,
): Problem {
  return {
    code: 'typographic-quote',
    severity: 'error',
    start,
    end,
    message: `Typographic quotation mark \`${shown}\`. Write the straight one, \`"\`.`,
    reported: 'POLICY0029: Unexpected input.',
    fixes: [
      {
        title: 'Write straight quotation marks',
        edits: marks.map(({ at, length }) => ({ start: at, end: at + length, newText: '"' })),
        preferred: true,
      },
    ],
  };
}

/**
 * Text that should have been quoted. From `from` to the next blank or punctuation mark; with `toLineEnd` (the value
 * of an annotation, where blanks belong to it) up to the rule text or the end of the line.
 */
export function scanBareValue(
  source: string,
  from: number,
  lineEnd: number,
  toLineEnd: boolean,
  base: number,
): ScannedString {
  let end = from + 1;
  if (toLineEnd) {
    const quote = source.slice(from, lineEnd).indexOf('"');
    const limit = quote >= 0 ? from + quote : lineEnd;
    const ruleText = RULE_TEXT.exec(source.slice(from, limit));
    end = Math.max(end, trimBlanks(source, from, ruleText ? from + ruleText.index : limit));
  } else {
    while (end < lineEnd && !endsBareValue(source.charCodeAt(end))) end++;
  }
  const start = from - base;
  const opening = end < lineEnd && source.charCodeAt(end) === 34 && isCloser(source, end + 1);
  if (opening) {
    return {
      contentStart: from,
      contentEnd: end,
      end: end + 1,
      mistake: {
        code: 'missing-opening-quote',
        severity: 'error',
        start,
        end: end + 1 - base,
        message: 'The opening quotation mark is missing.',
        fixes: [fix('Insert the quotation mark', start, start, '"')],
      },
      examined: end + 2,
    };
  }
  let text = source.slice(from, end);
  if (/^<[a-z]+:[^<>]*>$/i.test(text)) text = text.slice(1, -1);
  const number = /^\d+$/.test(text);
  const shown = text.length > 40 ? `${text.slice(0, 39)}…` : text;
  return {
    contentStart: from,
    contentEnd: end,
    end,
    mistake: {
      code: number ? 'number-value' : 'unquoted-value',
      severity: 'error',
      start,
      end: end - base,
      message: number
        ? `All values are text. Put quotation marks around the number: \`"${shown}"\`.`
        : `Put quotation marks around the text: \`"${shown}"\`.`,
      ...(number ? { reported: 'POLICY0029: Unexpected input.' } : {}),
      fixes: [fix('Put quotation marks around it', start, end - base, `"${text}"`)],
    },
    examined: end + 1,
  };
}

function endsBareValue(c: number): boolean {
  return isBlank(c) || c === 44 || c === 93 || c === 41 || c === 59 || c === 34 || isTypographicDouble(c);
}

function trimBlanks(source: string, start: number, limit: number): number {
  let end = limit;
  while (end > start && isBlank(source.charCodeAt(end - 1))) end--;
  return end;
}
