import { editDistance } from '../../catalog/distance.ts';
import { claimLiterals, innerRange } from '../claimLiterals.ts';
import type { LintRule } from '../lintRule.ts';

/** The issuers that AD FS itself writes into claims (language.md 3.1). */
const own = ['AD AUTHORITY', 'LOCAL AUTHORITY', 'SELF AUTHORITY'];

/** How many letters may be wrong; the names are five and more apart. */
const ALLOWED = 2;

/** `Issuer == "AD AUTORITY"`: issuers compare as values do, letter by letter (language.md 3.5 and section 8, no. 11). */
export const misspeltIssuer: LintRule = {
  id: 'misspelt-issuer',
  title: 'Issuer is misspelt',
  category: 'correctness',
  severity: 'warning',
  needs: ['issuer'],
  *check(rule) {
    for (const claim of claimLiterals(rule)) {
      const { property, use } = claim;
      if (use !== 'compare' || (property !== 'Issuer' && property !== 'OriginalIssuer')) continue;
      const text = claim.text.trim();
      if (own.includes(text)) continue;
      const key = text.toUpperCase().replace(/[\s_-]+/g, ' ');
      const right = own.find((name) => editDistance(key, name, ALLOWED) <= ALLOWED);
      if (right === undefined) continue;
      const range = innerRange(claim);
      yield {
        ...range,
        message: `AD FS writes \`${right}\`, and compares letter by letter.`,
        fixes: [{ title: `Use ${right}`, edits: [{ ...range, newText: right }], preferred: true }],
      };
    }
  },
};
