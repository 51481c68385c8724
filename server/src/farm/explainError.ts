/** What a message of AD FS means, and what to do (language.md 6.2). */

import type { PolicyError } from './policyError.ts';

const meanings: Readonly<Record<string, string>> = {
  POLICY0002: 'AD FS could not read the rules.',
  POLICY0011:
    'The rule copies a claim under a label that none of its conditions has. Put the label before the condition, or correct it.',
  POLICY0018: 'The attribute store refused the query. The message inside says why.',
  POLICY0019: 'The query gives another number of columns than `types` names. Make them equal.',
  POLICY0029:
    'Nothing in the language starts with this character: a bare number, a typographic quotation mark, a single `&` or `|`. Quote it, or replace it.',
  POLICY0030: 'The syntax is broken here, or right before.',
  POLICY3824:
    'A query to Active Directory has three parts: `filter;attributes;{0}`. The filter may be empty, its semicolon may not be missing.',
  POLICY3826: 'The last part of the query must be `DOMAIN\\user`. Pass the Windows account name.',
};

/** One or two sentences for the user. An unknown number gets its own words back. */
export function explainError({ id, words, label }: PolicyError): string {
  const meaning = meanings[id];
  if (!meaning) return words === '' ? id : `${id}: ${words}.`;
  if (id === 'POLICY0011' && label)
    return `${id}: No condition of the rule has the label \`${label}\`. ${after(meaning)}`;
  if (id === 'POLICY0030') {
    const expected = /expecting one of the following:?\s*(.*)$/i.exec(words)?.[1];
    const unexpected = /unexpected\s+'?(.+?)'?\s*,\s*expecting/i.exec(words)?.[1];
    if (expected && unexpected) return `${id}: Found \`${unexpected}\`; expected ${expected}.`;
  }
  return `${id}: ${meaning}`;
}

function after(text: string): string {
  return text.slice(text.indexOf('. ') + 2);
}
