/** Rules in the `readable` style, so that AD FS's own layout is no difference. */

import type { Rule } from '../syntax/nodes.ts';
import { type PrintStyle, printRule } from '../syntax/printer.ts';
import { RuleSet } from '../syntax/ruleSet.ts';

/**
 * The rules one below the other with an empty line between, lines ended by `\n`; '' for a text without rules. A rule
 * with syntax errors, and text that is none, keep their text to the letter. The formatter leaves the result alone.
 */
export function canonicalText(text: string, style: PrintStyle = 'readable'): string {
  const { pieces } = RuleSet.parse(text);
  const parts = pieces.map((piece) => printed(piece, style)).filter((part) => part !== '');
  return parts.length === 0 ? '' : `${parts.join('\n\n')}\n`;
}

function printed(piece: Rule, style: PrintStyle): string {
  const rule = printRule(piece, style);
  if (rule === undefined) return piece.text.trim().replaceAll(/\r\n?/g, '\n');
  // As the formatter does: AD FS writes a blank before `=>` also where nothing stands before it.
  return rule.startsWith('=>') ? ` ${rule}` : rule;
}
