/** What a rule set check needs to know of a rule, kept with the rule: one edit reads one rule anew. */

import { catalog } from '../catalog/index.ts';
import { createMatcher, type Matcher } from '../regex/index.ts';
import type { Constraint, Expression, Rule, Selector } from '../syntax/nodes.ts';
import { isComplete, literalValue } from '../syntax/nodes.ts';
import { PerRule } from '../syntax/perRule.ts';
import type { RuleSet } from '../syntax/ruleSet.ts';
import { type ClaimTypeUse, claimTypeUses } from './workspaceIndex.ts';

/** The claim types that a rule without syntax errors reads and makes. */
export interface RuleFacts {
  readonly rule: Rule;
  readonly verb: 'issue' | 'add';
  /** `Type == "…"` in any condition, `exists` and `count` included. */
  readonly reads: readonly ClaimTypeUse[];
  /** The reads among them without which the rule does not run, of types that only a rule makes, by their names. */
  readonly intermediateReads: readonly ClaimTypeUse[];
  /** Conditions that name no type by `==`, so that they may take claims of many types. */
  readonly open: readonly OpenSelector[];
  /** What the action makes: types written out, and `c.Type`. Nothing for `claim = c`, which makes no claim that was not there. */
  readonly makes: readonly ClaimTypeUse[];
  /**
   * The types among them that nothing but rules is known to make, and that only other rules are to see: added, or
   * intermediate by name.
   */
  readonly intermediate: readonly string[];
  /** Whether it also makes types that the text does not tell, such as `Type = RegExReplace(…)`. */
  readonly makesUnknown: boolean;
}

/** A condition that tests the type by something else than `==`, or not at all. */
export interface OpenSelector {
  /** Whether a claim of this type may satisfy it. */
  mayTake(type: string): boolean;
}

/** Steps of a match: a slow pattern may take any type. */
const BUDGET = 10_000;

/** A word of its own, in any case, or the beginning of a word in camel case: not `template`, not `claims/internal`. */
const intermediateName =
  /(?:^|[/:._-])(?:(?:[Tt]mp|[Tt]emp|[Tt]emporary|[Ii]ntermediate|TMP|TEMP)(?=[/:._A-Z0-9-]|$)|[Ii]nternal(?=[/:]))/;

const known = new PerRule<RuleFacts | null>();

const knownSets = new WeakMap<RuleSet, readonly (RuleFacts | undefined)[]>();

/** The facts about every piece of a rule set, by index. */
export function factsIn(ruleSet: RuleSet): readonly (RuleFacts | undefined)[] {
  let facts = knownSets.get(ruleSet);
  if (!facts) {
    facts = ruleSet.pieces.map(factsOf);
    knownSets.set(ruleSet, facts);
  }
  return facts;
}

/** The facts about a rule; undefined for text that is no rule and for one with syntax errors, which may do anything. */
export function factsOf(rule: Rule): RuleFacts | undefined {
  let facts = known.get(rule);
  if (facts === undefined) {
    const verb = isComplete(rule) ? rule.action?.verb : undefined;
    facts = verb ? collect(rule, verb) : null;
    known.set(rule, facts);
  }
  return facts ?? undefined;
}

function collect(rule: Rule, verb: 'issue' | 'add'): RuleFacts {
  const reads: ClaimTypeUse[] = [];
  const makes: ClaimTypeUse[] = [];
  for (const use of claimTypeUses(rule)) {
    if (use.kind === 'read') reads.push(use);
    else if (use.kind === 'write' && rule.action?.form !== 'copy') makes.push(use);
  }
  const open: OpenSelector[] = [];
  for (const { selector } of rule.conditions) {
    if (!selector?.constraints.some(namesType)) {
      open.push(openSelector(rule, selector));
    }
  }
  const intermediate = makes
    .filter(
      ({ type, literal }) => literal && (verb === 'add' || isIntermediateType(type)) && !isKnownInput(type),
    )
    .map(({ type }) => type);
  return {
    rule,
    verb,
    reads,
    intermediateReads: reads.filter((use) => isIntermediateRead(rule, use)),
    open,
    makes,
    intermediate,
    makesUnknown: makesUnknown(rule),
  };
}

function isIntermediateRead(rule: Rule, { type, range }: ClaimTypeUse): boolean {
  if (!isIntermediateType(type) || isKnownInput(type)) return false;
  const condition = rule.conditions.find(({ start, end }) => start <= range.start && range.start < end);
  return (
    condition?.kind === 'selectorCondition' || (condition?.kind === 'existsCondition' && !condition.negated)
  );
}

function namesType({ property, operator, value }: Constraint): boolean {
  return property.name === 'Type' && operator === '==' && value.kind === 'string';
}

function openSelector(rule: Rule, selector: Selector | undefined): OpenSelector {
  const tests = (selector?.constraints ?? []).filter(({ property }) => property.name === 'Type');
  const matchers = new Map<Constraint, Matcher | undefined>();
  const matcherOf = (test: Constraint, pattern: string): Matcher | undefined => {
    if (!matchers.has(test)) {
      const made = createMatcher(pattern);
      matchers.set(test, made.ok ? made.matcher : undefined);
    }
    return matchers.get(test);
  };
  return {
    mayTake: (type) =>
      tests.every((test) => {
        const text = literalValue(rule, test.value);
        if (text === undefined) return true;
        if (test.operator === '!=') return text !== type;
        const wanted = test.operator === '=~' ? 'noMatch' : 'match';
        return matcherOf(test, text)?.isMatch(type, BUDGET) !== wanted;
      }),
  };
}

function makesUnknown(rule: Rule): boolean {
  for (const arg of rule.action?.args ?? []) {
    if (arg.kind === 'typesArgument') {
      if (arg.values.some(isUnknownType)) return true;
    } else if (arg.kind === 'propertyArgument' && arg.property.name === 'Type' && isUnknownType(arg.value)) {
      return true;
    }
  }
  return false;
}

/** `c.Type` makes no type that was not there. */
function isUnknownType(value: Expression): boolean {
  return value.kind !== 'string' && !(value.kind === 'access' && value.property?.name === 'Type');
}

/**
 * Whether a name says that the claim is for other rules only: `http://contoso.example/tmp/mail`, `…/internal/mail`,
 * `…/tmpMail` (language.md 7.6). Not `…/template`, not `…/claims/internal`.
 */
export function isIntermediateType(type: string): boolean {
  return intermediateName.test(type);
}

/** Whether claims of the type come from outside the rule set, as far as the catalogue knows. */
export function isKnownInput(type: string): boolean {
  const entry = catalog.claimTypes.byUri(type);
  return entry !== undefined && entry.category !== 'internal-temporary';
}
