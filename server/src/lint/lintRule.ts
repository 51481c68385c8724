import type { Rule } from '../syntax/nodes.ts';
import type { Fix, Severity } from '../syntax/problem.ts';

/** What a lint rule looks after. */
export type LintCategory = 'correctness' | 'security' | 'regex' | 'stage' | 'store' | 'style';

/** One finding of a lint rule, in offsets of the claim rule. */
export interface Finding {
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly fixes?: readonly Fix[];
}

/**
 * A check that AD FS does not make. One file here, one page in `docs/rules/` with the same name. (A *lint rule* checks
 * *claim rules*; where "rule" stands alone in this project it is a claim rule.)
 */
export interface LintRule {
  /** In kebab case; also the name of the file and of the page. */
  readonly id: string;
  /** The heading of the page. */
  readonly title: string;
  readonly category: LintCategory;
  readonly severity: Severity;
  /** Looks at one claim rule. Sees rules with syntax errors too, so it must not rely on a full tree. */
  check(rule: Rule): readonly Finding[];
}
