/** Text that should stand in quotation marks. Offsets are absolute; only problems are relative to `base`. */
import { isBlank, isTypographicDouble } from './characters.ts';
import { fix } from './problem.ts';
import { isCloser, type ScannedString } from './stringEnds.ts';

/** Where an annotation's value without quotation marks must have ended. */
const RULE_TEXT = /\s(?:[A-Za-z_]\w*\s*:\s*)?\[|=>|\s(?:exists|count)\s*\(|\snot\s+exists\b|\s@\w/i;

/** No text without quotation marks is longer; beyond it the search stops, so that hostile text stays linear. */
const FARTHEST = 1000;

/** More words of the same text, up to what ends a value: `AD AUTHORITY]`. */
const MORE_WORDS = /^(?:[ \t]+[\w.@\\-]+)+(?=[ \t]*[,\])])/;

/**
 * Text that should have been quoted. From `from` to the next blank or punctuation mark (over blanks where only words
 * follow up to it); with `toLineEnd`, for the value of an annotation, up to the rule text or the end of the line.
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
    const segment = source.slice(from, Math.min(lineEnd, from + FARTHEST));
    const ruleText = RULE_TEXT.exec(segment);
    end = Math.max(end, trimBlanks(source, from, from + (ruleText ? ruleText.index : segment.length)));
    // `name"`: only the opening mark is missing.
    if (source.charCodeAt(end - 1) === 34 && !source.slice(from, end - 1).includes('"')) end--;
  } else {
    while (end < lineEnd && !endsBareValue(source.charCodeAt(end))) end++;
    const more = MORE_WORDS.exec(source.slice(end, Math.min(lineEnd, end + 100)));
    if (more) end += more[0].length;
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
  text = text.replaceAll('"', "'");
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
