import { catalog, claimTypeUri } from '../../catalog/index.ts';
import { createMatcher } from '../../regex/index.ts';
import { literalValue, type Rule } from '../../syntax/nodes.ts';
import { exemptions } from '../exemptions.ts';
import type { Finding, LintRule } from '../lintRule.ts';
import type { TypeTest } from '../selectors.ts';

/**
 * A second factor that is left out for mail protocols with basic authentication (stories.md A, E, F). Microsoft
 * publishes such rules and they work, so this is a hint: it names the way in and the switch that closes it.
 */
export const mfaExemptionByClientApplication: LintRule = {
  id: 'mfa-exemption-by-client-application',
  title: 'MFA is left out for a mail protocol',
  category: 'security',
  severity: 'hint',
  needs: ['decision'],
  *check(rule, { stage }): Generator<Finding> {
    for (const test of exemptions(rule, stage, claimTypeUri.clientApplication)) {
      const at = test.value?.value ?? test.condition;
      const switches = switchesFor(rule, test);
      yield {
        start: at.start,
        end: at.end,
        message: `Whoever signs in through this protocol needs the password alone. ${
          switches.length > 0
            ? `Close it with an authentication policy: ${switches.join(', ')}.`
            : 'Close basic authentication with an authentication policy.'
        }`,
      };
    }
  },
};

/** How many switches a message names. */
const NAMED = 4;

/** The parameters of New-AuthenticationPolicy that turn basic authentication off for what the test lets through. */
function switchesFor(rule: Rule, { value }: TypeTest): readonly string[] {
  const text = literalValue(rule, value?.value);
  if (text === undefined) return [];
  const made = value?.operator === '=~' || value?.operator === '!~' ? createMatcher(text) : undefined;
  if (made && !made.ok) return [];
  const { forCompletion, policySwitches } = catalog.clientApplications;
  const switches = forCompletion()
    .filter((entry) => (made ? made.matcher.isMatch(entry.value) === 'match' : entry.value === text))
    .flatMap((entry) => policySwitches(entry).exchangeOnline);
  return [...new Set(switches)].slice(0, NAMED);
}
