import type { Constraint, Expression, Rule, Selector } from '../syntax/nodes.ts';
import { literalValue, textOf } from '../syntax/nodes.ts';

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
  const labelled = new LabelledTypes(rule);
  for (const arg of rule.action?.args ?? []) {
    if (arg.kind === 'claimArgument' && arg.label) {
      for (const type of labelled.by(textOf(rule, arg.label))) types.push(type);
    } else if (arg.kind === 'propertyArgument' && arg.property.name === 'Type') {
      for (const type of typesMadeBy(rule, arg.value, labelled)) types.push(type);
    } else if (arg.kind === 'typesArgument') {
      for (const value of arg.values) for (const type of typesMadeBy(rule, value, labelled)) types.push(type);
    }
  }
  return types.filter((type) => type !== '');
}

/** A literal type, or the types of the condition whose `label.Type` is taken over. */
function typesMadeBy(rule: Rule, expression: Expression, labelled: LabelledTypes): readonly string[] {
  if (expression.kind === 'access' && expression.property?.name === 'Type') {
    return labelled.by(textOf(rule, expression.label));
  }
  const literal = literalValue(rule, expression);
  return literal === undefined ? [] : [literal];
}

/** The claim types of a rule's conditions by label, read once when the first is asked for. Case does not matter. */
class LabelledTypes {
  private readonly rule: Rule;
  private found: Map<string, readonly string[]> | undefined;

  constructor(rule: Rule) {
    this.rule = rule;
  }

  /** The types of the condition with this label; none for a label that is not bound. */
  by(label: string): readonly string[] {
    this.found ??= this.read();
    return this.found.get(label.toLowerCase()) ?? [];
  }

  private read(): Map<string, readonly string[]> {
    const found = new Map<string, readonly string[]>();
    for (const condition of this.rule.conditions) {
      if (condition.kind !== 'selectorCondition' || !condition.label) continue;
      const label = textOf(this.rule, condition.label).toLowerCase();
      if (!found.has(label)) found.set(label, typesOf(this.rule, condition.selector));
    }
    return found;
  }
}

/** The last part of a claim type URI, which is what people call it: `x-ms-client-application`, `upn`. */
export function shortType(type: string): string {
  const start = Math.max(type.lastIndexOf('/'), type.lastIndexOf(':'), type.lastIndexOf('#')) + 1;
  return start < type.length ? type.slice(start) : type;
}
