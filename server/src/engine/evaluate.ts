/** Runs one rule set over claims (language.md 3.10). */

import { claimTypeUri } from '../catalog/index.ts';
import type { RuleSet } from '../syntax/ruleSet.ts';
import { runAction } from './actions.ts';
import { Budget, type Limits } from './budget.ts';
import { type Claim, createClaim, isAssumed } from './claims.ts';
import { type CompiledRule, compile } from './compile.ts';
import { Context } from './context.ts';
import {
  type EvaluationError,
  type EvaluationNote,
  type Failure,
  isFailure,
  type RuleRef,
} from './errors.ts';
import { aggregateHolds, type Combination, forEachCombination, type Matching } from './matching.ts';
import type { AttributeStores } from './storeQuery.ts';
import { createStores } from './stores.ts';
import { type ClaimTrace, explain, isListed, originOf, type RuleTrace, type Trace } from './trace.ts';

/** How rules are evaluated; all of it may be left out. */
export interface EvaluationOptions {
  /** Where store queries get their answers; without it every query is a missing fixture. */
  readonly stores?: AttributeStores | undefined;
  /**
   * Whether comparing and matching mind the case. Left out: AD FS minds it everywhere, and in the `cta` dialect `==`
   * and `!=` do not (language.md 3.5).
   */
  readonly caseSensitive?: boolean | undefined;
  /** Whether to explain every step. */
  readonly trace?: boolean | undefined;
  readonly limits?: Partial<Limits> | undefined;
  /** Asked now and then; true ends the evaluation with the error `cancelled`. */
  readonly isCancelled?: (() => boolean) | undefined;
}

/** A rule that ran its action. */
export interface FiredRule extends RuleRef {
  /** For how many combinations of claims. */
  readonly combinations: number;
  /** How many claims it made. */
  readonly claims: number;
}

/** A claim of the output and the rules that issued it. */
export interface IssuedClaim {
  readonly claim: Claim;
  readonly rules: readonly RuleRef[];
}

/** What came of running one rule set over claims. */
export interface Evaluation {
  /** The output: what rules issued, claims with the same type and value merged. Empty when there are errors. */
  readonly issued: readonly Claim[];
  /** The same with the rules behind each claim. */
  readonly origins: readonly IssuedClaim[];
  /** What rules added to the evaluation context only. */
  readonly added: readonly Claim[];
  readonly fired: readonly FiredRule[];
  /** All rules of the set, in order. */
  readonly rules: readonly RuleRef[];
  /** Why there is no result: AD FS fails the whole request, or would refuse the rules (language.md 3.11). */
  readonly errors: readonly EvaluationError[];
  readonly notes: readonly EvaluationNote[];
  readonly trace?: Trace;
}

/** Who makes fifty thousand empty claims needs no fifty thousand notes. */
const MOST_NOTES = 100;

const noStores = createStores([]);

/** Runs a rule set over claims. Never throws, and ends in a bounded number of steps whatever the rules are. */
export function evaluate(
  ruleSet: RuleSet,
  claims: readonly Claim[],
  options: EvaluationOptions = {},
): Evaluation {
  const compiled = compile(ruleSet, options.caseSensitive === false);
  const { errors, refs } = compiled;
  if (errors.length > 0) {
    return { issued: [], origins: [], added: [], fired: [], rules: refs, errors, notes: [] };
  }
  const isCta = ruleSet.dialect === 'cta';
  const ignoreCase = !(options.caseSensitive ?? !isCta);
  const given = isCta ? claims.map(withCtaType) : claims;
  const matching: Matching = {
    context: new Context(given, ignoreCase),
    patterns: compiled.patterns,
    budget: new Budget(options.limits, options.isCancelled),
    ignoreCase,
    failedAt: undefined,
  };
  const run = new Run(matching, options.stores ?? noStores, options.trace === true, isCta);
  for (const rule of compiled.rules) if (!run.rule(rule)) break;
  return run.result(refs);
}

/** Value types are words in the `cta` dialect; a claim that was given without one is a string. */
function withCtaType(claim: Claim): Claim {
  return isAssumed(claim, 'ValueType') ? createClaim({ ...claim, valueType: 'string' }) : claim;
}

class Run {
  private readonly matching: Matching;
  private readonly stores: AttributeStores;
  private readonly traces: RuleTrace[] | undefined;
  private readonly isCta: boolean;
  private readonly output = new Map<string, { claim: Claim; rules: RuleRef[]; count: number }>();
  private readonly added: Claim[] = [];
  private readonly fired: FiredRule[] = [];
  private readonly errors: EvaluationError[] = [];
  private readonly notes: EvaluationNote[] = [];
  private readonly noted = new Set<string>();

  constructor(matching: Matching, stores: AttributeStores, trace: boolean, isCta: boolean) {
    this.matching = matching;
    this.stores = stores;
    this.traces = trace ? [] : undefined;
    this.isCta = isCta;
  }

  /** Runs a rule; false when the evaluation ends here. */
  rule(rule: CompiledRule): boolean {
    const { matching } = this;
    matching.failedAt = undefined;
    const made: Claim[] = [];
    const traced: ClaimTrace[] = [];
    let combinations = 0;
    const problem = this.run(rule, (combination) => {
      combinations++;
      return this.act(rule, combination, made, traced);
    });
    this.traces?.push(explain(rule, { combinations, claims: traced }, matching));
    if (combinations > 0) this.fired.push({ ...rule.ref, combinations, claims: made.length });
    if (problem) this.fail(rule, problem);
    else this.keep(rule, made);
    return !problem;
  }

  /** Calls `act` for each combination of claims if all conditions hold. */
  private run(
    { aggregates, selectors }: CompiledRule,
    act: (combination: Combination) => Failure | undefined,
  ): Failure | undefined {
    const { matching } = this;
    for (const aggregate of aggregates) {
      if (aggregate.isDependent) continue;
      const holds = aggregateHolds(matching, aggregate);
      if (isFailure(holds)) return holds;
      if (!holds) return undefined;
    }
    const dependent = aggregates.filter(({ isDependent }) => isDependent);
    return forEachCombination(matching, selectors, (combination) => {
      for (const aggregate of dependent) {
        const holds = aggregateHolds(matching, aggregate, combination);
        if (isFailure(holds)) return holds;
        if (!holds) return undefined;
      }
      return act(combination);
    });
  }

  private act(
    rule: CompiledRule,
    combination: Combination,
    made: Claim[],
    traced: ClaimTrace[],
  ): Failure | undefined {
    const { patterns, budget, context } = this.matching;
    const { action, ref } = rule;
    this.matching.failedAt = undefined;
    const result = runAction(action, combination, { patterns, budget, stores: this.stores });
    if (isFailure(result)) return result;
    const { claims, query, note } = result;
    if (note !== undefined) this.note({ code: 'account-not-found', message: note, rule: ref });
    for (const claim of claims) {
      made.push(claim);
      if (claim.value === '' && action.form !== 'copy') {
        const message = `The claim \`${claim.type}\` is empty. Whether AD FS keeps such a claim is not documented.`;
        this.note({ code: 'empty-value', message, rule: ref });
      }
      if (!this.traces || !isListed(traced.length)) continue;
      const from = originOf(rule, combination);
      traced.push({ verb: action.verb, claim, from, ...(query ? { query } : {}) });
    }
    if (!budget.take(1)) return budget.failure;
    return budget.takeClaims(context.all.length + made.length);
  }

  /** Puts what a rule made where later rules, and the output, have it. A copy is in the context already. */
  private keep({ action, ref }: CompiledRule, made: readonly Claim[]): void {
    for (const claim of made) {
      if (action.form !== 'copy') {
        this.matching.context.append(claim);
        if (action.verb === 'add') this.added.push(claim);
      }
      if (action.verb === 'issue') this.issue(claim, ref);
    }
  }

  /** Claims with the same type and value are one claim of the output (language.md 3.8 and section 8, no. 19). */
  private issue(claim: Claim, ref: RuleRef): void {
    const key = `${claim.type.length}:${claim.type}${claim.value}${this.isCta ? `\n${claim.valueType}` : ''}`;
    const before = this.output.get(key);
    if (!before) this.output.set(key, { claim, rules: [ref], count: 1 });
    else {
      before.count++;
      if (before.rules.at(-1) !== ref) before.rules.push(ref);
    }
  }

  private fail({ ref, rule, offset }: CompiledRule, { code, message }: Failure): void {
    const place = this.matching.failedAt ?? rule.action ?? rule;
    this.errors.push({ code, message, rule: ref, start: offset + place.start, end: offset + place.end });
  }

  private note(note: EvaluationNote): void {
    const key = JSON.stringify([note.code, note.message, note.rule?.index]);
    if (this.noted.has(key) || this.notes.length >= MOST_NOTES) return;
    this.noted.add(key);
    this.notes.push(note);
  }

  result(rules: readonly RuleRef[]): Evaluation {
    const { errors, fired, traces } = this;
    const failed = errors.length > 0;
    const origins = failed ? [] : [...this.output.values()];
    for (const { claim, count, rules: by } of origins) {
      if (count === 1) continue;
      const message = `\`${claim.type}\` with this value was issued ${count} times; equal claims are merged.`;
      this.note({ code: 'merged-duplicates', message, rule: by[0] ?? null });
    }
    const nameIds = origins.filter(({ claim }) => claim.type === claimTypeUri.nameIdentifier);
    if (nameIds.length > 1) {
      this.note({
        code: 'several-name-ids',
        message: 'More than one Name ID is issued. AD FS fails such a request (event 186).',
        rule: nameIds[1]?.rules[0] ?? null,
      });
    }
    return {
      issued: origins.map(({ claim }) => claim),
      origins: origins.map(({ claim, rules: by }) => ({ claim, rules: by })),
      added: failed ? [] : this.added,
      fired,
      rules,
      errors,
      notes: this.notes,
      ...(traces ? { trace: { rules: traces } } : {}),
    };
  }
}
