/** Runs the lint rules. What one claim rule says by itself is kept with it; what the set says, with the set. */

import type { DialectName } from '../syntax/dialect.ts';
import type { Rule } from '../syntax/nodes.ts';
import { PerRule } from '../syntax/perRule.ts';
import { MAX_PROBLEMS, type Problem } from '../syntax/problem.ts';
import type { RuleSet } from '../syntax/ruleSet.ts';
import type { Finding, LintContext, LintOptionValue, LintRule } from './lintRule.ts';
import { lintRules } from './rules/index.ts';
import { traitsIn, traitsOf } from './ruleTraits.ts';
import { defaultSetup, type LintSetup } from './setup.ts';
import { bitsOf } from './traits.ts';

/** A lint rule that is to run, with all that it needs. */
interface Check {
  readonly lintRule: LintRule;
  readonly severity: Problem['severity'];
  readonly context: LintContext;
}

/** Checks of which only those run that have what they need. */
class Checks {
  private readonly needs: readonly number[];
  private readonly needed: number;
  /** By the traits that some of them need: a handful of combinations occurs. */
  private readonly chosen = new Map<number, readonly Check[]>();

  constructor(
    private readonly all: readonly Check[],
    needsOf: (lintRule: LintRule) => number,
  ) {
    this.needs = all.map(({ lintRule }) => needsOf(lintRule));
    this.needed = this.needs.reduce((traits, needs) => traits | needs, 0);
  }

  /** Those that may find something where there are these traits. */
  for(traits: number): readonly Check[] {
    const key = traits & this.needed;
    let checks = this.chosen.get(key);
    if (!checks) {
      checks = this.all.filter((_, i) => ((this.needs[i] as number) & ~key) === 0);
      this.chosen.set(key, checks);
    }
    return checks;
  }
}

/** What is kept for one setup and dialect. */
interface Kept {
  readonly checks: Checks;
  readonly setChecks: Checks;
  readonly ofSet: WeakMap<RuleSet, ReadonlyMap<Rule, readonly Problem[]>>;
}

const nothing: readonly Problem[] = [];
const kept = new WeakMap<LintSetup, Map<DialectName, Kept>>();

/** What the lint rules say about the rules of one set. */
export interface SetLinter {
  /** About one of its rules, by itself and as part of the set. In no particular order. */
  of(rule: Rule): readonly Problem[];
}

/** The linter for a set. What it says is computed once per rule, and once per set, when somebody asks. */
export function linterOf(ruleSet: RuleSet, setup: LintSetup = defaultSetup): SetLinter {
  const found = keptFor(setup, ruleSet.dialect);
  const ofSet = lintSet(ruleSet, found);
  return {
    of(rule) {
      if (rule.kind === 'stray') return nothing;
      const own = lintOne(rule, found);
      const shared = ofSet.get(rule);
      return shared ? [...own, ...shared] : own;
    },
  };
}

/** What the lint rules say about one rule of a set; see `linterOf`. */
export function lint(ruleSet: RuleSet, rule: Rule, setup: LintSetup = defaultSetup): readonly Problem[] {
  return linterOf(ruleSet, setup).of(rule);
}

/** What was found in a rule, and under what. A rule lies in one file, so the last setup is the one that counts. */
const last = new PerRule<{ readonly kept: Kept; readonly problems: readonly Problem[] }>();

function lintOne(rule: Rule, kept: Kept): readonly Problem[] {
  let known = last.get(rule);
  if (known?.kept !== kept) {
    const found: Problem[] = [];
    for (const check of kept.checks.for(traitsOf(rule))) {
      for (const finding of check.lintRule.check?.(rule, check.context) ?? []) {
        if (found.length < MAX_PROBLEMS) found.push(toProblem(check, finding));
      }
    }
    known = { kept, problems: found.length === 0 ? nothing : found };
    last.set(rule, known);
  }
  return known.problems;
}

function lintSet(ruleSet: RuleSet, { setChecks, ofSet }: Kept): ReadonlyMap<Rule, readonly Problem[]> {
  let problems = ofSet.get(ruleSet);
  if (!problems) {
    const found = new Map<Rule, Problem[]>();
    for (const check of setChecks.for(traitsIn(ruleSet))) {
      for (const finding of check.lintRule.checkSet?.(ruleSet, check.context) ?? []) {
        const { rule } = finding;
        const list = found.get(rule);
        if (!list) found.set(rule, [toProblem(check, finding)]);
        else if (list.length < MAX_PROBLEMS) list.push(toProblem(check, finding));
      }
    }
    problems = found;
    ofSet.set(ruleSet, problems);
  }
  return problems;
}

function toProblem({ lintRule, severity }: Check, finding: Finding): Problem {
  const { start, end, message, fixes, related, tag } = finding;
  return {
    code: lintRule.id,
    severity,
    start,
    end,
    message,
    ...(fixes && fixes.length > 0 ? { fixes } : {}),
    ...(related ? { related } : {}),
    ...(tag ? { tag } : {}),
  };
}

function keptFor(setup: LintSetup, dialect: DialectName): Kept {
  let byDialect = kept.get(setup);
  if (!byDialect) {
    byDialect = new Map();
    kept.set(setup, byDialect);
  }
  let found = byDialect.get(dialect);
  if (!found) {
    const checks = lintRules.flatMap((lintRule) => checkOf(lintRule, setup, dialect));
    found = {
      checks: new Checks(
        checks.filter(({ lintRule }) => lintRule.check),
        ({ needs }) => bitsOf(needs),
      ),
      setChecks: new Checks(
        checks.filter(({ lintRule }) => lintRule.checkSet),
        ({ setNeeds }) => bitsOf(setNeeds),
      ),
      ofSet: new WeakMap(),
    };
    byDialect.set(dialect, found);
  }
  return found;
}

/** The lint rule as the setup wants it; nothing where it is off, or not for this stage or dialect. */
function checkOf(lintRule: LintRule, setup: LintSetup, dialect: DialectName): readonly Check[] {
  const configured = setup.rules.get(lintRule.id);
  const severity = configured?.severity ?? lintRule.severity;
  if (severity === 'off') return [];
  if (!(lintRule.dialects ?? ['adfs']).includes(dialect)) return [];
  const { stage } = setup;
  if (lintRule.wholeSets && setup.partial) return [];
  if (lintRule.stages && !(stage && lintRule.stages.includes(stage))) return [];
  const context: LintContext = {
    stage,
    dialect,
    option: <T extends LintOptionValue>(name: string) =>
      (configured?.options?.[name] ?? lintRule.options?.[name]?.default) as T,
    isOwnClaimType: (uri) => setup.claimTypes.has(uri),
  };
  return [{ lintRule, severity, context }];
}
