import type { Finding, LintRule } from '../lintRule.ts';

/** `add(claim = c)`: the claim is there already (language.md 2.5). */
export const addWithoutEffect: LintRule = {
  id: 'add-without-effect',
  title: 'Adding a claim that is there has no effect',
  category: 'correctness',
  severity: 'warning',
  needs: ['add'],
  *check({ action }): Generator<Finding> {
    if (action?.verb !== 'add' || action.form !== 'copy') return;
    const { verbRange, start, end } = action;
    yield {
      start,
      end,
      message: 'The claim is there already, so this rule has no effect. Write `issue` to send it.',
      fixes: [{ title: 'Write issue', edits: [{ ...verbRange, newText: 'issue' }] }],
    };
  },
};
