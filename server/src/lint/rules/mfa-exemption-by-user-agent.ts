import { claimTypeUri } from '../../catalog/index.ts';
import { exemptions } from '../exemptions.ts';
import type { Finding, LintRule } from '../lintRule.ts';

/** A second factor that is left out for some user agents: the client writes that text itself (stories.md C, language.md 7.8). */
export const mfaExemptionByUserAgent: LintRule = {
  id: 'mfa-exemption-by-user-agent',
  title: 'MFA is left out for a user agent',
  category: 'security',
  severity: 'warning',
  needs: ['decision'],
  *check(rule, { stage }): Generator<Finding> {
    // In an issuance rule the claim that is made up is the greater evil, and is found there.
    if (stage === 'issuance' || stage === 'acceptance') return;
    for (const test of exemptions(rule, stage, claimTypeUri.clientUserAgent)) {
      const at = test.value?.value ?? test.condition;
      yield {
        start: at.start,
        end: at.end,
        message:
          'A client writes its user agent itself, so anyone can pass without a second factor. Test the client application, the endpoint or the network.',
      };
    }
  },
};
