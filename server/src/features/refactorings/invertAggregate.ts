import type { CountCondition, CountOperator, ExistsCondition } from '../../syntax/nodes.ts';
import { textOf } from '../../syntax/nodes.ts';
import type { TextEdit } from '../../syntax/problem.ts';
import type { RuleSet } from '../../syntax/ruleSet.ts';
import { around, inText, placeOf, type RulePlace } from './place.ts';
import type { Refactoring } from './refactoring.ts';

/** The comparison that holds exactly when the other one does not. */
const opposite: Readonly<Record<CountOperator, CountOperator>> = {
  '==': '!=',
  '!=': '==',
  '>': '<=',
  '<=': '>',
  '<': '>=',
  '>=': '<',
};

/**
 * Turns the condition round whose keyword or comparison is selected: `exists` ↔ `not exists`, `count(…) > 2` ↔
 * `count(…) <= 2`. A count that only asks whether there are claims can also become `exists`.
 */
export function invertAggregateRefactorings(
  ruleSet: RuleSet,
  start: number,
  end: number,
): readonly Refactoring[] {
  const place = placeOf(ruleSet, start, end);
  const condition = place && around(place, 'existsCondition', 'countCondition');
  if (!place || !condition || around(place, 'selector')) return [];
  return condition.kind === 'existsCondition' ? ofExists(place, condition) : ofCount(place, condition);
}

function ofExists(place: RulePlace, { negated, keyword }: ExistsCondition): readonly Refactoring[] {
  const exists = /\w+$/.exec(textOf(place.rule, keyword))?.[0] ?? 'exists';
  const not = exists === exists.toUpperCase() ? 'NOT' : 'not';
  const newText = negated ? exists : `${not} ${exists}`;
  return [rewrite(place, `Invert: ${newText}([…])`, [{ ...keyword, newText }])];
}

function ofCount(place: RulePlace, condition: CountCondition): readonly Refactoring[] {
  const { keyword, selector, operator, operatorRange, number } = condition;
  if (!operator || !operatorRange || !number || !selector) return [];
  const count = textOf(place.rule, keyword);
  const written = textOf(place.rule, number);
  const n = Number(written);
  const turned = opposite[operator];
  const invert = rewrite(place, `Invert: ${count}([…]) ${turned} ${written}`, [
    { ...operatorRange, newText: turned },
  ]);
  const asks = asksWhether(operator, n);
  if (asks === undefined) return [invert];
  const exists = asks === 'some' ? 'exists' : 'not exists';
  const word = count === count.toUpperCase() ? exists.toUpperCase() : exists;
  const behind = place.rule.text.slice(selector.end, operatorRange.start).indexOf(')') + 1;
  return [
    rewrite(place, `Write ${word}([…])`, [
      { ...keyword, newText: word },
      { start: selector.end + behind, end: number.end, newText: '' },
    ]),
    invert,
  ];
}

/** Whether a comparison holds exactly when there are claims, or exactly when there are none. */
function asksWhether(operator: CountOperator, n: number): 'some' | 'none' | undefined {
  if ((operator === '>' && n === 0) || (operator === '>=' && n === 1) || (operator === '!=' && n === 0)) {
    return 'some';
  }
  const none =
    (operator === '==' && n === 0) || (operator === '<' && n === 1) || (operator === '<=' && n === 0);
  return none ? 'none' : undefined;
}

function rewrite(place: RulePlace, title: string, edits: readonly TextEdit[]): Refactoring {
  return { title, kind: 'refactor.rewrite', edits: inText(place, edits) };
}
