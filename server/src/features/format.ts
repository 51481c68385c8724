import type { Rule, TextRange } from '../syntax/nodes.ts';
import { type PrintStyle, printRule } from '../syntax/printer.ts';
import type { TextEdit } from '../syntax/problem.ts';
import type { RuleSet } from '../syntax/ruleSet.ts';

/** How to format. */
export interface FormatOptions {
  readonly style: PrintStyle;
  /** Only rules that touch this range are changed. */
  readonly range?: TextRange;
}

/**
 * The edits that bring a text into its canonical form: each rule as `printRule` writes it, one empty line between
 * rules, one line break at the end. A rule with syntax errors and text that is no rule stay as they are, with the
 * blanks around them. The line breaks are of the kind that the text has. A text in form already gives no edits.
 */
export function format(ruleSet: RuleSet, { style, range }: FormatOptions): readonly TextEdit[] {
  const newline = ruleSet.text.includes('\r\n') ? '\r\n' : '\n';
  const edits: TextEdit[] = [];
  let previous: Piece | undefined;
  for (let i = 0; i < ruleSet.pieces.length; i++) {
    const rule = ruleSet.pieces[i] as Rule;
    const base = ruleSet.starts[i] as number;
    const wanted = !range || (base + rule.start <= range.end && base + rule.end >= range.start);
    const printed = wanted ? printRule(rule, style)?.replaceAll('\n', newline) : undefined;
    const piece: Piece = { start: base + rule.start, end: base + rule.end, formatted: printed !== undefined };
    if (piece.formatted && (previous?.formatted ?? !range)) {
      const gap = previous ? newline + newline : '';
      // AD FS writes a blank before `=>` also where nothing stands before it. That blank lies between the rules.
      const lead = printed?.startsWith('=>') ? ' ' : '';
      replace(edits, ruleSet.text, previous?.end ?? 0, piece.start, gap + lead);
    }
    if (printed !== undefined) replace(edits, ruleSet.text, piece.start, piece.end, printed);
    previous = piece;
  }
  if (previous?.formatted && !range) replace(edits, ruleSet.text, previous.end, ruleSet.text.length, newline);
  return edits;
}

interface Piece extends TextRange {
  readonly formatted: boolean;
}

/** Adds an edit where the text differs. Only blanks and whole rules are ever replaced. */
function replace(edits: TextEdit[], text: string, start: number, end: number, newText: string): void {
  if (text.slice(start, end) !== newText) edits.push({ start, end, newText });
}
