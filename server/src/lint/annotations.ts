/** Edits of the lines before a rule. */
import type { Annotation, Rule } from '../syntax/nodes.ts';
import type { TextEdit } from '../syntax/problem.ts';

/** Takes an annotation out, with its line break. */
export function removeAnnotation(rule: Rule, { start, end }: Annotation): TextEdit {
  const blanks = /^[^\S\r\n]*(?:\r\n|\r|\n)?[^\S\r\n]*/.exec(rule.text.slice(end))?.[0].length ?? 0;
  return { start, end: end + blanks, newText: '' };
}
