/** The mistakes that several kinds of string share. Offsets are relative to the rule. */
import { type Fix, fix, type Problem } from './problem.ts';

/** A string in the quotation marks or escapes of PowerShell. */
export function powerShellEscape(start: number, end: number, fixes: readonly Fix[]): Problem {
  return {
    code: 'powershell-escape',
    severity: 'error',
    start,
    end,
    message: 'This quoting belongs to PowerShell. Write plain quotation marks: `"…"`.',
    fixes,
  };
}

/** A string with typographic quotation marks; `marks` are those to replace, `shown` the one that the message shows. */
export function typographic(
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

/** A mark that opens and closes nothing. */
export function strayQuote(start: number, shown: string): Problem {
  return {
    code: 'stray-quote',
    severity: 'error',
    start,
    end: start + 1,
    message: `Stray \`${shown}\`: it belongs to the text around the rule, not to the rule. Remove it.`,
    fixes: [fix(`Remove ${shown}`, start, start + 1, '')],
  };
}
