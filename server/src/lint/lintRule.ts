import type { Stage } from '../catalog/index.ts';
import type { DialectName } from '../syntax/dialect.ts';
import type { Rule } from '../syntax/nodes.ts';
import type { Fix, Problem, RelatedPlace, Severity } from '../syntax/problem.ts';
import type { RuleSet } from '../syntax/ruleSet.ts';
import type { Trait } from './traits.ts';

/** What a lint rule looks after. */
export type LintCategory = 'correctness' | 'security' | 'regex' | 'stage' | 'store' | 'style';

/** One finding of a lint rule, in UTF-16 offsets of the claim rule. */
export interface Finding {
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly fixes?: readonly Fix[];
  /** Offsets count from the start of the same claim rule; see `relatedAt` for a place in another one. */
  readonly related?: readonly RelatedPlace[];
  readonly tag?: Problem['tag'];
}

/** A finding that only the whole rule set shows, at one of its rules. */
export interface SetFinding extends Finding {
  readonly rule: Rule;
}

/** What a lint rule may ask beyond the claim rules themselves. */
export interface LintContext {
  /** Which rule set of the pipeline the rules belong to; undefined where nothing tells. */
  readonly stage: Stage | undefined;
  readonly dialect: DialectName;
  /** The value of one of the lint rule's options: as configured, else the default. */
  option<T extends LintOptionValue>(name: string): T;
  /** Whether the configuration declares this claim type as the organisation's own. */
  isOwnClaimType(uri: string): boolean;
}

export type LintOptionValue = boolean | number | string | readonly string[];

/** Something about a lint rule that a configuration can change. */
export interface LintOption {
  readonly description: string;
  readonly default: LintOptionValue;
}

/**
 * A check that AD FS does not make. One file in `lint/rules/`, one page in `docs/rules/` with the same name. (A *lint
 * rule* checks *claim rules*; where "rule" stands alone in this project it is a claim rule.)
 */
export interface LintRule {
  /** In kebab case; also the name of the file and of the page. */
  readonly id: string;
  /** The heading of the page. */
  readonly title: string;
  readonly category: LintCategory;
  readonly severity: Severity;
  /**
   * What a claim rule must have for `check` to find anything in it, all of it. Most rules have little that lint rules
   * look for, and are then not asked about.
   */
  readonly needs?: readonly Trait[];
  /** The same for `checkSet`: what the rules of the set must have between them. */
  readonly setNeeds?: readonly Trait[];
  /** The rule sets in which it looks, where not in all. A file whose stage is unknown is then left alone. */
  readonly stages?: readonly Stage[];
  /** It says that something is nowhere in the set, and so cannot look at a part of one. */
  readonly wholeSets?: true;
  /** The languages in which it looks; AD FS alone where left out. */
  readonly dialects?: readonly DialectName[];
  readonly options?: Readonly<Record<string, LintOption>>;
  /** Looks at one claim rule by itself. Sees rules with syntax errors too, so it must not rely on a full tree. */
  check?(rule: Rule, context: LintContext): Iterable<Finding>;
  /**
   * Looks at the whole rule set, again after every edit: it works on what is kept per rule (`PerRule`) and
   * takes time that grows with the number of rules, not with their product.
   */
  checkSet?(ruleSet: RuleSet, context: LintContext): Iterable<SetFinding>;
}
