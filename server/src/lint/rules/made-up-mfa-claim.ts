import { claimTypeUri } from '../../catalog/index.ts';
import type { Finding, LintRule } from '../lintRule.ts';
import { typeTests } from '../selectors.ts';
import { madeUp } from '../trustedClaims.ts';

const messages = {
  inside:
    'This tells the application that the request comes from inside, and Entra ID then asks for no second factor. Pass the claim that AD FS makes: `issue(claim = c)`.',
  secondFactor:
    'This tells the application that there was a second factor, whether there was one or not. Pass the claim that AD FS makes: `issue(claim = c)`.',
} as const;

/**
 * A rule that creates `insidecorporatenetwork` = `true` or `authnmethodsreferences` = `multipleauthn` of its own
 * (language.md 7.8). The published exemption of a mail protocol has a lint rule of its own.
 */
export const madeUpMfaClaim: LintRule = {
  id: 'made-up-mfa-claim',
  title: 'Claim that turns MFA off is made up',
  category: 'security',
  severity: 'warning',
  needs: ['decision'],
  *check(rule, { stage }): Generator<Finding> {
    if (stage !== undefined && stage !== 'issuance' && stage !== 'acceptance') return;
    const claim = madeUp(rule);
    if (!claim || typeTests(rule).some(isClientApplication)) return;
    yield { start: claim.at.contentStart, end: claim.at.contentEnd, message: messages[claim.type] };
  },
};

function isClientApplication({
  type,
  negated,
}: {
  readonly type: string;
  readonly negated: boolean;
}): boolean {
  return type === claimTypeUri.clientApplication && !negated;
}
