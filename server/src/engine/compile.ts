/** Rules made ready for evaluation, or what keeps them from it. Done once per rule set. */

import type {
  Action,
  Condition,
  Constraint,
  CountOperator,
  PropertyName,
  Rule,
  Selector,
  SelectorCondition,
  StringLiteral,
  TextRange,
} from '../syntax/nodes.ts';
import { isComplete, stringValue, textOf } from '../syntax/nodes.ts';
import { fullMessage } from '../syntax/problem.ts';
import { ruleNameOf } from '../syntax/ruleName.ts';
import type { RuleSet } from '../syntax/ruleSet.ts';
import { type EvaluationError, type Failure, failure, isFailure, type RuleRef } from './errors.ts';
import { type CompiledExpression, compileExpression, type ExpressionScope } from './expressions.ts';
import { Patterns } from './patterns.ts';

/** A constraint of a selector, ready to be tested. */
export interface CompiledConstraint {
  readonly node: Constraint;
  readonly property: PropertyName;
  /** The key of `Properties["…"]`, else ''. */
  readonly key: string;
  readonly operator: '==' | '!=' | '=~' | '!~';
  readonly value: CompiledExpression;
}

/** A condition, ready to be tested. `operator` and `number` are those of `count(…)`. */
export interface CompiledCondition {
  readonly node: Condition;
  readonly kind: 'selector' | 'exists' | 'count';
  /** The place of a selector among the selectors of its rule, in which its claim is kept; -1 for aggregates. */
  readonly slot: number;
  /** The label as it is bound. */
  readonly label: string | undefined;
  readonly constraints: readonly CompiledConstraint[];
  /** The text of a `Type == "…"`, which narrows the claims to look at. */
  readonly type: string | undefined;
  /** Whether it compares with an earlier label, and is tried for each combination. */
  readonly isDependent: boolean;
  /** `not exists` */
  readonly negated: boolean;
  readonly operator: CountOperator;
  readonly number: number;
}

/** What a rule does: `c` as it is, a claim of its own, or what a store answers. */
export type CompiledAction =
  | { readonly form: 'copy'; readonly verb: 'issue' | 'add'; readonly slot: number }
  | {
      readonly form: 'create';
      readonly verb: 'issue' | 'add';
      readonly values: ReadonlyMap<PropertyName, CompiledExpression>;
      readonly properties: readonly (readonly [key: string, value: CompiledExpression])[];
    }
  | {
      readonly form: 'query';
      readonly verb: 'issue' | 'add';
      readonly store: CompiledExpression;
      readonly types: readonly CompiledExpression[];
      readonly query: CompiledExpression;
      readonly params: readonly CompiledExpression[];
    };

/** A rule that can be evaluated: conditions in the order of the text, and the same by what they are. */
export interface CompiledRule {
  readonly ref: RuleRef;
  readonly rule: Rule;
  /** Where the offsets of the rule's nodes count from, in the text of the rule set. */
  readonly offset: number;
  readonly conditions: readonly CompiledCondition[];
  readonly selectors: readonly CompiledCondition[];
  readonly aggregates: readonly CompiledCondition[];
  readonly action: CompiledAction;
}

/** A rule set, ready to be evaluated as often as somebody asks. */
export interface CompiledRuleSet {
  readonly ruleSet: RuleSet;
  /** All rules, whether or not they can be evaluated. */
  readonly refs: readonly RuleRef[];
  readonly rules: readonly CompiledRule[];
  readonly patterns: Patterns;
  /** With one of them, nothing is evaluated: AD FS refuses such a rule set as a whole (language.md 3.11). */
  readonly errors: readonly EvaluationError[];
}

const known = new WeakMap<RuleSet, Map<boolean, CompiledRuleSet>>();

/**
 * Makes a rule set ready.
 *
 * @param ignoreCaseInPatterns as if every pattern began with `(?i)`
 */
export function compile(ruleSet: RuleSet, ignoreCaseInPatterns: boolean): CompiledRuleSet {
  const bySetting = known.get(ruleSet) ?? new Map<boolean, CompiledRuleSet>();
  known.set(ruleSet, bySetting);
  const compiled = bySetting.get(ignoreCaseInPatterns) ?? make(ruleSet, ignoreCaseInPatterns);
  bySetting.set(ignoreCaseInPatterns, compiled);
  return compiled;
}

function make(ruleSet: RuleSet, ignoreCaseInPatterns: boolean): CompiledRuleSet {
  const patterns = new Patterns(ignoreCaseInPatterns);
  const errors: EvaluationError[] = [];
  const refs: RuleRef[] = [];
  const rules: CompiledRule[] = [];
  ruleSet.pieces.forEach((rule, i) => {
    const offset = ruleSet.starts[i] as number;
    const ref = rule.kind === 'rule' ? refOf(rule, refs.length, offset) : null;
    if (ref) refs.push(ref);
    if (!ref || !isComplete(rule)) {
      for (const problem of rule.problems) {
        if (problem.severity !== 'error') continue;
        errors.push({
          code: problem.code,
          message: fullMessage(problem),
          rule: ref,
          start: offset + problem.start,
          end: offset + problem.end,
        });
      }
      return;
    }
    const compiler = new RuleCompiler(rule, offset, ref, patterns, errors);
    const compiled = compiler.compile();
    if (compiled) rules.push(compiled);
  });
  return { ruleSet, refs, rules, patterns, errors };
}

function refOf(rule: Rule, index: number, offset: number): RuleRef {
  const name = ruleNameOf(rule)?.text ?? null;
  return { index, name, start: offset + rule.start, end: offset + rule.end };
}

class RuleCompiler implements ExpressionScope {
  readonly rule: Rule;
  private readonly offset: number;
  private readonly ref: RuleRef;
  private readonly patterns: Patterns;
  private readonly errors: EvaluationError[];
  private readonly slots = new Map<string, number>();
  private selectors = 0;
  private failed = false;

  constructor(rule: Rule, offset: number, ref: RuleRef, patterns: Patterns, errors: EvaluationError[]) {
    this.rule = rule;
    this.offset = offset;
    this.ref = ref;
    this.patterns = patterns;
    this.errors = errors;
  }

  compile(): CompiledRule | undefined {
    const { rule, offset, ref } = this;
    const conditions = rule.conditions.map((condition) => this.condition(condition));
    const action = rule.action && this.action(rule.action);
    if (this.failed || !action) return undefined;
    return {
      ref,
      rule,
      offset,
      conditions,
      selectors: conditions.filter(({ kind }) => kind === 'selector'),
      aggregates: conditions.filter(({ kind }) => kind !== 'selector'),
      action,
    };
  }

  fail(range: TextRange, { code, message }: Failure): void {
    this.failed = true;
    const { offset, ref } = this;
    this.errors.push({ code, message, rule: ref, start: offset + range.start, end: offset + range.end });
  }

  /** Labels ignore case, and only those bound further left can be used (language.md 2.4 and section 8, no. 9 and 12). */
  slotOf(label: TextRange): number | undefined {
    const name = textOf(this.rule, label);
    const slot = this.slots.get(name.toLowerCase());
    if (slot === undefined) this.unbound(label, name);
    return slot;
  }

  private unbound(label: TextRange, name: string): void {
    const message = `No condition further left has the label \`${name}\`.`;
    this.fail(label, failure('unbound-label', message));
  }

  private condition(condition: Condition): CompiledCondition {
    const { rule } = this;
    const constraints = this.constraints(condition.selector);
    const typeTest = constraints.find(
      ({ property, operator, value }) =>
        property === 'Type' && operator === '==' && value.literal !== undefined,
    );
    const isSelector = condition.kind === 'selectorCondition';
    const label = isSelector ? condition.label && textOf(rule, condition.label) : undefined;
    const number = condition.kind === 'countCondition' ? condition.number : undefined;
    return {
      node: condition,
      kind: isSelector ? 'selector' : condition.kind === 'countCondition' ? 'count' : 'exists',
      slot: isSelector ? this.bind(condition, label) : -1,
      label,
      constraints,
      type: typeTest?.value.literal,
      isDependent: constraints.some(({ value }) => value.readsClaims),
      negated: condition.kind === 'existsCondition' && condition.negated,
      operator: (condition.kind === 'countCondition' ? condition.operator : undefined) ?? '>',
      number: number ? Number(textOf(rule, number)) : 0,
    };
  }

  private bind({ label }: SelectorCondition, name: string | undefined): number {
    const slot = this.selectors++;
    if (!label || name === undefined) return slot;
    const key = name.toLowerCase();
    if (this.slots.has(key)) {
      this.fail(
        label,
        failure('duplicate-label', `\`${name}\` already names another condition of this rule.`),
      );
    }
    this.slots.set(key, slot);
    return slot;
  }

  private constraints(selector: Selector | undefined): readonly CompiledConstraint[] {
    return (selector?.constraints ?? []).flatMap((node) => {
      const { property, operator } = node;
      if (!property.name || !operator) return [];
      const key = property.key ? stringValue(this.rule, property.key) : '';
      if (node.value.kind === 'string' && (operator === '=~' || operator === '!~'))
        this.checkPattern(node.value);
      return [{ node, property: property.name, key, operator, value: compileExpression(node.value, this) }];
    });
  }

  private action(action: Action): CompiledAction | undefined {
    const { verb } = action;
    if (!verb) return undefined;
    const values = new Map<PropertyName, CompiledExpression>();
    const properties: (readonly [string, CompiledExpression])[] = [];
    const params: CompiledExpression[] = [];
    const types: CompiledExpression[] = [];
    let store: CompiledExpression | undefined;
    let query: CompiledExpression | undefined;
    for (const arg of action.args) {
      switch (arg.kind) {
        case 'claimArgument':
          return this.copy(verb, arg.label);
        case 'propertyArgument': {
          const { name, key } = arg.property;
          const value = compileExpression(arg.value, this);
          if (name === 'Properties') properties.push([key ? stringValue(this.rule, key) : '', value]);
          else if (name) values.set(name, value);
          break;
        }
        case 'typesArgument':
          for (const value of arg.values) types.push(compileExpression(value, this));
          break;
        case 'storeArgument': {
          const value = compileExpression(arg.value, this);
          if (arg.name === 'store') store = value;
          else if (arg.name === 'query') query = value;
          else params.push(value);
        }
      }
    }
    if (store && query) return { form: 'query', verb, store, types, query, params };
    return { form: 'create', verb, values, properties };
  }

  private copy(verb: 'issue' | 'add', label: TextRange | undefined): CompiledAction | undefined {
    if (!label) return undefined;
    const name = textOf(this.rule, label);
    const slot = this.slots.get(name.toLowerCase());
    if (slot !== undefined) return { form: 'copy', verb, slot };
    this.fail(
      label,
      failure(
        'POLICY0011',
        `No condition of this rule has the label \`${name}\`.\nAD FS reports POLICY0011: No conditions in the claim rule match the condition tag specified in the CopyIssuanceStatement: '${name}'.`,
      ),
    );
    return undefined;
  }

  /** A pattern that .NET rejects beyond doubt; one that is not supported here fails when it is used. */
  checkPattern(literal: StringLiteral): void {
    const matcher = this.patterns.get(stringValue(this.rule, literal));
    if (isFailure(matcher) && matcher.code === 'invalid-regular-expression') this.fail(literal, matcher);
  }
}
