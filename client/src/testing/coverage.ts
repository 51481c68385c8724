// What scenarios have tried of the rules, as the testing API shows it.
import {
  BranchCoverage,
  DeclarationCoverage,
  FileCoverage,
  type FileCoverageDetail,
  l10n,
  StatementCoverage,
  Uri,
} from 'vscode';
import type { RuleCoverage, RuleFileCoverage } from '../../../server/src/lsp/protocol.ts';
import { toRange } from './positions.ts';

/** Adds up the coverage of files of scenarios that share rule files. */
export class CoverageSum {
  private readonly files = new Map<string, readonly RuleCoverage[]>();

  add(coverage: readonly RuleFileCoverage[]): void {
    for (const { uri, rules } of coverage) {
      // Files of scenarios may run other rule sets of a script.
      const all = new Map(this.files.get(uri)?.map((rule) => [keyOf(rule), rule]));
      for (const rule of rules) all.set(keyOf(rule), sum(rule, all.get(keyOf(rule))));
      this.files.set(uri, [...all.values()]);
    }
  }

  /** One entry for each rule file, and its details. */
  result(): readonly (readonly [FileCoverage, FileCoverageDetail[]])[] {
    return [...this.files].map(([uri, rules]) => {
      const details = rules.flatMap(detailsOf);
      return [FileCoverage.fromDetails(Uri.parse(uri), details), details];
    });
  }
}

function keyOf({ range: { start } }: RuleCoverage): string {
  return `${start.line}:${start.character}`;
}

function sum(rule: RuleCoverage, other: RuleCoverage | undefined): RuleCoverage {
  // The text may have changed between two runs; then the later one counts.
  if (!other || other.conditions.length !== rule.conditions.length) return rule;
  return {
    ...rule,
    fired: rule.fired + other.fired,
    conditions: rule.conditions.map((condition, i) => ({
      ...condition,
      wasTrue: condition.wasTrue + (other.conditions[i]?.wasTrue ?? 0),
      wasFalse: condition.wasFalse + (other.conditions[i]?.wasFalse ?? 0),
    })),
  };
}

/**
 * A rule is a declaration; its action is a statement that ran when the rule fired; a condition is a statement with two
 * branches, true and false.
 */
function detailsOf({ name, range, action, fired, conditions }: RuleCoverage): FileCoverageDetail[] {
  return [
    new DeclarationCoverage(name, fired, toRange(range)),
    ...conditions.map(({ range: place, wasTrue, wasFalse }) => {
      const where = toRange(place);
      return new StatementCoverage(wasTrue + wasFalse, where, [
        new BranchCoverage(wasTrue, where, l10n.t('true')),
        new BranchCoverage(wasFalse, where, l10n.t('false')),
      ]);
    }),
    new StatementCoverage(fired, toRange(action)),
  ];
}
