/** Small pieces of English. */

/** Text of a rule in straight quotation marks, which no value can hold; a long one is cut in the middle. */
export function quote(text: string, width = 70): string {
  if (text.length <= width) return `"${text}"`;
  const half = (width - 1) >> 1;
  return `"${text.slice(0, half)}…${text.slice(-half)}"`;
}

/** `a`, `a and b`, `a, b and c`; of more than six the first five and how many there are beyond. */
export function list(items: readonly string[], word: 'and' | 'or'): string {
  if (items.length < 2) return items[0] ?? '';
  const shown = items.length > 6 ? [...items.slice(0, 5), `${items.length - 5} more`] : items;
  return `${shown.slice(0, -1).join(', ')} ${word} ${shown.at(-1)}`;
}

/** The noun with `a` or `an` in front, as it is spoken: `a UPN claim`, `an E-Mail Address claim`. */
export function withArticle(noun: string): string {
  const vowel = /^(?:[aeio]|u(?!pn|ri|rl|se|sa|ni|rn|id|uid)|x(?![aeiou])|mfa|sid|sms)/i.test(noun);
  return `${vowel ? 'an' : 'a'} ${noun}`;
}

/** The sentence with a capital letter in front and a full stop behind. */
export function sentence(text: string): string {
  const end = /[.!?]$/.test(text) ? '' : '.';
  return text.charAt(0).toUpperCase() + text.slice(1) + end;
}
