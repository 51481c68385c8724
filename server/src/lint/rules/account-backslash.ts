import { claimTypeUri } from '../../catalog/index.ts';
import { type ClaimLiteral, claimLiterals } from '../claimLiterals.ts';
import type { Finding, LintRule } from '../lintRule.ts';

/** `CONTOSO\\jane` */
const doubled = /^[^\\]+\\(\\)[^\\]+$/;

/** `CONTOSO\svc-crm`, where `\s` is a blank: a name goes on behind the letter, as hardly any expression does. */
const single = /^(?:\^|\(\?i\))*[\w.-]+(\\)[dswDSWbBtnrfvae](?=[A-Za-z])/;

/**
 * The backslash of an account name: strings know no escape, so behind `==` it stands once; in a regular expression twice
 * (language.md 1.4, 3.6).
 */
export const accountBackslash: LintRule = {
  id: 'account-backslash',
  title: 'Backslash of an account name is written wrongly',
  category: 'correctness',
  severity: 'warning',
  needs: ['knownType', 'backslash'],
  *check(rule) {
    if (!rule.text.includes('\\')) return;
    for (const claim of claimLiterals(rule)) {
      const { entry, property, use } = claim;
      if (entry?.uri !== claimTypeUri.windowsAccountName || property !== 'Value') continue;
      if (use === 'compare')
        yield* found(
          claim,
          doubled,
          '',
          'A string knows no escape: this asks for two backslashes. Write one.',
        );
      if (use === 'match') {
        const written = single.exec(claim.text)?.[0].slice(-2);
        yield* found(
          claim,
          single,
          '\\\\',
          `\`${written}\` has a meaning of its own in an expression. Write \`\\\\\` for the backslash.`,
        );
      }
    }
  },
};

function* found(
  { literal, text }: ClaimLiteral,
  mistake: RegExp,
  newText: string,
  message: string,
): Generator<Finding> {
  const match = mistake.exec(text);
  if (!match?.[1]) return;
  const at = literal.contentStart + text.indexOf('\\') + (newText === '' ? 1 : 0);
  yield {
    start: literal.contentStart,
    end: literal.contentEnd,
    message,
    fixes: [
      {
        title: newText === '' ? 'Write one backslash' : 'Write two backslashes',
        edits: [{ start: at, end: at + 1, newText }],
        preferred: true,
      },
    ],
  };
}
