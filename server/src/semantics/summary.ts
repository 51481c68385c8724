import type { Condition, Constraint, Expression, Rule, Selector } from '../syntax/nodes.ts';
import { literalValue, textOf } from '../syntax/nodes.ts';
import { labelsOf } from './labels.ts';

/** What other rules need to know about a rule: the claim types it reads and the ones it makes. */
export interface RuleSummary {
  /** Claim types that a selector compares with by `==`, in the order of the text, each once. */
  readonly reads: readonly string[];
  /** Claim types that the action issues or adds, as far as the text alone says; each once. */
  readonly writes: readonly string[];
}

/** Summarises a rule. Types that only a regular expression or a query decides are left out. */
export function summarize(rule: Rule): RuleSummary {
  const reads = new Set<string>();
  for (const condition of rule.conditions)
    for (const type of typesOf(rule, condition.selector)) reads.add(type);
  return { reads: [...reads], writes: [...new Set(writesOf(rule))] };
}

/** The claim types that a selector's `Type == "…"` constraints name. */
export function typesOf(rule: Rule, selector: Selector | undefined): readonly string[] {
  const types: string[] = [];
  for (const constraint of selector?.constraints ?? []) {
    const type = typeIn(rule, constraint);
    if (type) types.push(type);
  }
  return types;
}

function typeIn(rule: Rule, constraint: Constraint): string | undefined {
  if (constraint.property.name !== 'Type' || constraint.operator !== '==') return undefined;
  return literalValue(rule, constraint.value);
}

function writesOf(rule: Rule): readonly string[] {
  const types: string[] = [];
  for (const arg of rule.action?.args ?? []) {
    if (arg.kind === 'claimArgument' && arg.label) {
      types.push(...typesOf(rule, conditionLabelled(rule, textOf(rule, arg.label))?.selector));
    } else if (arg.kind === 'propertyArgument' && arg.property.name === 'Type') {
      types.push(...typesMadeBy(rule, arg.value));
    } else if (arg.kind === 'typesArgument') {
      for (const value of arg.values) types.push(...typesMadeBy(rule, value));
    }
  }
  return types.filter((type) => type !== '');
}

/** A literal type, or the types of the condition whose `label.Type` is taken over. */
function typesMadeBy(rule: Rule, expression: Expression): readonly string[] {
  if (expression.kind === 'access' && expression.property?.name === 'Type') {
    return typesOf(rule, conditionLabelled(rule, textOf(rule, expression.label))?.selector);
  }
  const literal = literalValue(rule, expression);
  return literal === undefined ? [] : [literal];
}

function conditionLabelled(rule: Rule, label: string): Condition | undefined {
  const { bindings } = labelsOf(rule);
  return bindings.find((binding) => binding.name.toLowerCase() === label.toLowerCase())?.condition;
}

/** The last part of a claim type URI, which is what people call it: `x-ms-client-application`, `upn`. */
export function shortType(type: string): string {
  return /[^/:#]+$/.exec(type)?.[0] ?? type;
}
