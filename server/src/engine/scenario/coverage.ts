/** Which rules and conditions scenarios have tried. */
import type { TextRange } from '../../syntax/nodes.ts';
import { ruleNameOf } from '../../syntax/ruleName.ts';
import type { RuleSet } from '../../syntax/ruleSet.ts';
import type { RuleRef } from '../errors.ts';
import type { PipelineResult } from '../pipeline.ts';

/** What scenarios tried of one rule file. */
export interface FileCoverage {
  /** The path as the file of scenarios writes it. */
  readonly path: string;
  readonly rules: readonly RuleCoverage[];
}

/** What scenarios tried of one rule. */
export interface RuleCoverage extends RuleRef {
  /** How many scenarios made the rule fire. */
  fired: number;
  readonly conditions: readonly ConditionCoverage[];
}

/** Where a condition stands in the text of its rule set, and in how many scenarios it was true and false. */
export interface ConditionCoverage extends TextRange {
  wasTrue: number;
  wasFalse: number;
}

/** Collects the coverage of rule files over runs that were traced. */
export class Coverage {
  private readonly files = new Map<string, FileCoverage>();

  constructor(ruleSets: ReadonlyMap<string, RuleSet>) {
    for (const [path, ruleSet] of ruleSets) this.files.set(path, { path, rules: rulesOf(ruleSet) });
  }

  /** Adds what a scenario did. */
  add({ runs }: PipelineResult): void {
    for (const { name, evaluation } of runs) {
      const rules = this.files.get(name)?.rules;
      for (const traced of evaluation.trace?.rules ?? []) {
        const rule = rules?.[traced.index];
        if (!rule) continue;
        if (traced.fired) rule.fired++;
        traced.conditions.forEach(({ holds }, i) => {
          const condition = rule.conditions[i];
          if (condition && holds === true) condition.wasTrue++;
          if (condition && holds === false) condition.wasFalse++;
        });
      }
    }
  }

  result(): readonly FileCoverage[] {
    return [...this.files.values()];
  }
}

function rulesOf(ruleSet: RuleSet): readonly RuleCoverage[] {
  const rules: RuleCoverage[] = [];
  ruleSet.pieces.forEach((rule, i) => {
    if (rule.kind !== 'rule') return;
    const offset = ruleSet.starts[i] as number;
    rules.push({
      index: rules.length,
      name: ruleNameOf(rule)?.text ?? null,
      start: offset + rule.start,
      end: offset + rule.end,
      fired: 0,
      conditions: rule.conditions.map(({ start, end }) => ({
        start: offset + start,
        end: offset + end,
        wasTrue: 0,
        wasFalse: 0,
      })),
    });
  });
  return rules;
}
