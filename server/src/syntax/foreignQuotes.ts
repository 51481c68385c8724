/**
 * Strings in quotation marks of another language or of a word processor, and what they were meant to be. Offsets are
 * absolute; only problems are relative to `base`.
 */
import { isTypographicDouble, isTypographicSingle } from './characters.ts';
import { fix, type Problem } from './problem.ts';
import { powerShellEscape, typographic } from './quoteMistakes.ts';
import { type ScannedString, unclosed } from './stringEnds.ts';

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
      message: 'Write `"…"` instead of `\'…\'`: text stands in double quotation marks.',
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
