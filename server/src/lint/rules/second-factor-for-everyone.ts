import { issues, isUnconditional } from '../decisions.ts';
import type { Finding, LintRule } from '../lintRule.ts';

/** A demand for a second factor without any condition fails clients that cannot show a page (language.md 4.4, 7.7). */
export const secondFactorForEveryone: LintRule = {
  id: 'second-factor-for-everyone',
  title: 'Second factor is asked of every client',
  category: 'stage',
  severity: 'information',
  needs: ['decision'],
  stages: ['additionalAuthentication'],
  *check(rule): Generator<Finding> {
    const decision = issues(rule, 'secondFactor');
    if (!decision || !isUnconditional(rule)) return;
    yield {
      ...decision.range,
      message:
        'This asks every client for a second factor. WS-Trust clients cannot show the page and fail; add a condition if they must work.',
    };
  },
};
