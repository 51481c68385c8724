import { escapeRegex } from '../../lint/patternTexts.ts';
import { parseRegex } from '../../regex/index.ts';
import type { Constraint, Rule } from '../../syntax/nodes.ts';
import { isComplete, literalValue } from '../../syntax/nodes.ts';
import { printRule } from '../../syntax/printer.ts';
import type { RuleSet } from '../../syntax/ruleSet.ts';
import { walk } from '../../syntax/tree.ts';
import { inText, placeOf, type RulePlace } from './place.ts';
import type { Refactoring } from './refactoring.ts';

/** The selected rule and the next one, or the one before it, where they differ in one text that they compare with. */
export function joinRefactorings(ruleSet: RuleSet, start: number, end: number): readonly Refactoring[] {
  const place = placeOf(ruleSet, start, end);
  if (!place) return [];
  return [
    ...joined(place, place.index, 'Join with the rule below'),
    ...joined(place, place.index - 1, 'Join with the rule above'),
  ];
}

function joined(place: RulePlace, index: number, title: string): readonly Refactoring[] {
  const { pieces, starts } = place.ruleSet;
  const upper = pieces[index];
  const lower = pieces[index + 1];
  if (!upper || !lower || !isComplete(upper) || !isComplete(lower)) return [];
  const difference = onlyDifference(upper, lower);
  if (!difference) return [];
  const { a, b } = difference;
  const pattern = either(patternOf(upper, a), patternOf(lower, b));
  if (pattern === undefined) return [];
  const first = { ...place, index };
  const lowerStart = starts[index + 1] as number;
  return [
    {
      title,
      kind: 'refactor.inline',
      edits: [
        ...inText(first, [{ start: a.operatorStart, end: a.value.end, newText: `=~ "${pattern}"` }]),
        { start: lowerStart, end: lowerStart + lower.text.length, newText: '' },
      ],
    },
  ];
}

/** The constraint in which two rules differ, where that is all, and a choice of both texts means both rules. */
function onlyDifference(upper: Rule, lower: Rule): { a: Constraint; b: Constraint } | undefined {
  const upperParts = partsOf(upper);
  const lowerParts = partsOf(lower);
  if (!upperParts || !lowerParts || upperParts.length !== lowerParts.length) return undefined;
  const different = upperParts.flatMap((part, at) => (part === lowerParts[at] ? [] : [at]));
  const at = different.at(-1);
  // Odd parts are the texts between quotation marks; the part before one ends with the operator.
  if (at === undefined || at % 2 === 0 || different.some((other) => other < at - 1)) return undefined;
  const a = alternativeAt(upper, (at - 1) / 2);
  const b = alternativeAt(lower, (at - 1) / 2);
  if (!a || !b) return undefined;
  const onlyOperator =
    different.length === 1 || withoutOperator(upperParts[at - 1]) === withoutOperator(lowerParts[at - 1]);
  return onlyOperator ? { a, b } : undefined;
}

function withoutOperator(part: string | undefined): string | undefined {
  return part?.replace(/ (?:==|=~) $/, '');
}

/** The conditions and the action in canonical form, cut at the quotation marks. */
function partsOf(rule: Rule): readonly string[] | undefined {
  return printRule(rule, 'adfs')
    ?.replace(/^(?:@.*\n)+/, '')
    .split('"');
}

/** The constraint whose literal is the one with this number; only where "or" between two rules is "or" in a pattern. */
function alternativeAt(rule: Rule, number: number): Constraint | undefined {
  let count = 0;
  for (const condition of rule.conditions) {
    const allows =
      condition.kind === 'selectorCondition' || (condition.kind === 'existsCondition' && !condition.negated);
    for (const node of walk(condition)) {
      if (node.kind !== 'string' || count++ !== number) continue;
      const constraint = condition.selector?.constraints.find(({ value }) => value === node);
      const compares = constraint?.operator === '==' || constraint?.operator === '=~';
      return allows && compares ? constraint : undefined;
    }
  }
  return undefined;
}

function patternOf(rule: Rule, { operator, value }: Constraint): string {
  const text = literalValue(rule, value) ?? '';
  return operator === '==' ? `^${escapeRegex(text)}$` : text;
}

/** A pattern that matches what one of two matches; undefined where one is invalid or sets options within. */
function either(a: string, b: string): string | undefined {
  if ([a, b].some((pattern) => parseRegex(pattern).errors.length > 0)) return undefined;
  const whole = [wholeText(a), wholeText(b)];
  const [first, second] = whole;
  if (first && second && first.options === second.options) {
    return `^${first.options}(${first.inner}|${second.inner})$`;
  }
  return /\(\?[imnsx-]+\)/.test(a + b) ? `(?:${a})|(?:${b})` : `${a}|${b}`;
}

/** `^(?i)(a|b)$`: the options and `a|b`. Undefined for a pattern of another form. */
function wholeText(pattern: string): { readonly options: string; readonly inner: string } | undefined {
  const match = /^\^(\(\?i\))?(.*)\$$/.exec(pattern);
  const inner = match?.[2];
  if (inner === undefined || inner.endsWith('\\')) return undefined;
  const tree = parseRegex(inner);
  if (tree.errors.length > 0) return undefined;
  const { body } = tree;
  if (body.kind === 'alternation') return undefined;
  const [only] = body.items;
  const isGroup =
    body.items.length === 1 &&
    only?.kind === 'group' &&
    (only.group === 'capture' || only.group === 'nonCapture') &&
    only.name === undefined;
  const opening = isGroup && only.group === 'nonCapture' ? '(?:' : '(';
  const text = isGroup && inner.startsWith(opening) ? inner.slice(opening.length, -1) : inner;
  return /\(\?[imnsx-]+[):]|\\\d/.test(text) ? undefined : { options: match?.[1] ?? '', inner: text };
}
