/** Quotation marks that do not hold the rule text they were meant to hold. */

import { isBlank, isDoubleQuote, isLineBreak, isSingleQuote } from './characters.ts';
import type { HostProblem } from './problems.ts';
import type { Edit } from './regionTypes.ts';
import type { StringLiteral } from './stringLiteral.ts';

/** The problem of one literal; undefined when its quotation marks are right. */
export function quotingProblem(host: string, literal: StringLiteral): HostProblem | undefined {
  const { mistake, contentEnd, quoting } = literal;
  if (!mistake) return undefined;
  const { start, end } = mistake;
  const mark = quoting === 'single' || quoting === 'singleHere' ? "'" : '"';
  const eol = /\r\n|\n/.exec(host.slice(literal.start))?.[0] ?? '\n';
  const problem = { severity: 'error', start, end } as const;
  switch (mistake.kind) {
    case 'ends-early':
      return {
        ...problem,
        code: 'quote-ends-rule',
        message: `This ${host.slice(start, end)} ends the PowerShell string in the middle of a rule. Escape it, or use a here-string.`,
        fixes: [
          { title: 'Escape the quotation marks of the rule', edits: escapes(host, literal), preferred: true },
        ],
      };
    case 'end-not-at-line-start': {
      let blanks = start;
      while (isBlank(host.charCodeAt(blanks - 1))) blanks--;
      const alone = isLineBreak(host.charCodeAt(blanks - 1));
      return {
        ...problem,
        code: 'here-string-end',
        message: `${mark}@ ends a here-string only at the start of a line.`,
        fixes: [
          {
            title: `Put ${mark}@ at the start of ${alone ? 'the' : 'a'} line`,
            edits: [{ start: blanks, end: start, newText: alone ? '' : eol }],
            preferred: true,
          },
        ],
      };
    }
    case 'end-missing':
      return {
        ...problem,
        code: 'here-string-end',
        message: `This here-string has no end. Write ${mark}@ at the start of a line behind the rules.`,
        fixes: [
          {
            title: `End the here-string with ${mark}@`,
            edits: [{ start: contentEnd, end: contentEnd, newText: `${eol}${mark}@` }],
            preferred: true,
          },
        ],
      };
    case 'header-not-alone':
      return {
        ...problem,
        code: 'here-string-start',
        message: `Nothing may follow @${mark} on its line.`,
        fixes: [
          {
            title: `Start the text on the line after @${mark}`,
            edits: [{ start: end, end, newText: eol }],
            preferred: true,
          },
        ],
      };
  }
}

/** A backtick before each quotation mark of the rule, or its double in a string without escapes. */
function escapes(host: string, { quoting, contentStart, contentEnd }: StringLiteral): readonly Edit[] {
  const isMark = quoting === 'single' ? isSingleQuote : isDoubleQuote;
  const edits: Edit[] = [];
  for (let at = contentStart; at < contentEnd; at++) {
    if (quoting === 'double' && host[at] === '`') at++;
    else if (isMark(host.charCodeAt(at))) {
      edits.push({ start: at, end: at, newText: quoting === 'double' ? '`' : (host[at] as string) });
    }
  }
  return edits;
}
