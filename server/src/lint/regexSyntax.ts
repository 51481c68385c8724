/** Regular expressions that stand behind `==`, where they are plain text. */

/** What only a regular expression has. A bare `$` ends computer accounts, and `\d` is in `CONTOSO\daniel`. */
const certain =
  /^\^|\(\?[imnsx:=!<]|\.[*+]|\\\.|\\[dws](?:[+*{\\]|\[)|^\\b|\\b$|\[(?:a-z|A-Z|0-9|\^)|\[\\[dws]\]/;

/** Hardly any text that is compared has one of these. */
const quick = /[\^|*+\\[]|\(\?/;

/** Parentheses around all of an alternative: `(a)|(b)`. */
const alternatives = /^\(?[^|()]+\)?(?:\|\(?[^|()]+\)?)+$/;

/** Whether a text compared by `==` was plainly meant as a regular expression. */
export function looksLikeRegex(text: string): boolean {
  if (text.length < 3 || !quick.test(text)) return false;
  return certain.test(text) || isList(text);
}

/** Whether a text is nothing but plain alternatives, `A|B` or `(A)|(B)`. */
export function isList(text: string): boolean {
  if (!text.includes('|') || !alternatives.test(text)) return false;
  return text.split('|').every((part) => /[\w/]/.test(part));
}
