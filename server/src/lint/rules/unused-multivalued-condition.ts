import { catalog, claimTypeUri } from '../../catalog/index.ts';
import { shortType } from '../../semantics/summary.ts';
import type { Rule, Selector, SelectorCondition } from '../../syntax/nodes.ts';
import { isComplete, literalValue } from '../../syntax/nodes.ts';
import type { Fix } from '../../syntax/problem.ts';
import { removeCondition, wrapInExists } from '../edits.ts';
import type { Finding, LintRule } from '../lintRule.ts';
import { multiValuedType } from '../multiValued.ts';
import { isUsed } from '../usedLabels.ts';

/** Claims that count once, however often they are issued (language.md 4.3, 4.4). */
const countOnce: ReadonlySet<string> = new Set([
  claimTypeUri.permit,
  claimTypeUri.deny,
  claimTypeUri.authenticationMethod,
]);

/**
 * A condition that takes many claims of which the action uses none: it runs once for each of them, with the same result
 * (language.md 3.3, 7.6, 8.1). `exists` runs it once.
 */
export const unusedMultivaluedCondition: LintRule = {
  id: 'unused-multivalued-condition',
  title: 'The action runs once for each claim and uses none',
  category: 'correctness',
  severity: 'information',
  needs: ['manyClaims'],
  *check(rule): Generator<Finding> {
    for (const condition of rule.conditions) {
      if (condition.kind !== 'selectorCondition') continue;
      const { selector, start, end } = condition;
      const type = multiValuedType(rule, selector);
      if (!takesEverything(selector) && (type === undefined || testsValue(selector))) continue;
      if (isUsed(rule, condition)) continue;
      if (!isComplete(rule) || countsOnce(rule)) return;
      const which = type === undefined ? 'claim there is' : `${shortType(type)} claim`;
      yield {
        start,
        end,
        message: `The action runs once for each ${which}, and uses none. ${type === undefined ? 'Leave the condition out.' : 'Write `exists([…])`.'}`,
        fixes: [type === undefined ? removal(rule, condition) : wrapping(condition)],
      };
    }
  },
};

function takesEverything({ constraints }: Selector): boolean {
  return constraints.length === 0;
}

/** `!=` and `!~` are another lint rule's: negation-over-multiple-values. */
function testsValue(selector: Selector): boolean {
  return selector.constraints.some(({ property }) => property.name === 'Value');
}

function countsOnce(rule: Rule): boolean {
  return (rule.action?.args ?? []).some(
    (arg) =>
      arg.kind === 'propertyArgument' &&
      arg.property.name === 'Type' &&
      isCountedOnce(literalValue(rule, arg.value) ?? ''),
  );
}

/** A type with the wrong scheme is another lint rule's matter. */
function isCountedOnce(type: string): boolean {
  return countOnce.has(catalog.claimTypes.httpForm(type) ?? type);
}

function removal(rule: Rule, condition: SelectorCondition): Fix {
  return { title: 'Remove the condition', edits: [removeCondition(rule, condition)] };
}

function wrapping(condition: SelectorCondition): Fix {
  return { title: 'Write exists(…)', edits: wrapInExists(condition), preferred: true };
}
