import { type DialectName, dialects } from './dialect.ts';
import type { Action, Annotation, Condition, Rule, TextRange } from './nodes.ts';
import type { Problem } from './problem.ts';
import { checkStructure } from './structure.ts';

/** What a rule consists of. */
export interface RuleParts {
  readonly annotations: readonly Annotation[];
  readonly conditions: readonly Condition[];
  readonly arrow: TextRange | undefined;
  readonly action: Action | undefined;
  readonly semicolon: TextRange | undefined;
}

/** The parts of text that is no rule. */
export const emptyParts: RuleParts = {
  annotations: [],
  conditions: [],
  arrow: undefined,
  action: undefined,
  semicolon: undefined,
};

/** What is known of a rule as soon as it has been read. */
interface Reading extends TextRange {
  readonly kind: 'rule' | 'stray';
  readonly text: string;
  readonly mistakes: readonly Problem[];
  readonly incomplete: boolean;
  readonly examined: number;
}

/** A rule whose tree, and what is checked on it, comes into being when it is asked for. Looks immutable from outside. */
export class ParsedRule implements Rule {
  readonly kind: 'rule' | 'stray';
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly incomplete: boolean;
  readonly examined: number;
  /** Room for what most rules get; an array that grows is copied. */
  readonly kept: unknown[] = [undefined, undefined, undefined, undefined, undefined, undefined];
  private readonly mistakes: readonly Problem[];
  private readonly dialect: DialectName;
  private parts: RuleParts | undefined;
  private readonly build: (text: string, dialect: DialectName) => RuleParts;
  private allProblems: readonly Problem[] | undefined;

  constructor(
    reading: Reading,
    dialect: DialectName,
    parts: RuleParts | undefined,
    build: (text: string, dialect: DialectName) => RuleParts,
  ) {
    this.kind = reading.kind;
    this.text = reading.text;
    this.start = reading.start;
    this.end = reading.end;
    this.incomplete = reading.incomplete;
    this.examined = reading.examined;
    this.mistakes = reading.mistakes;
    this.dialect = dialect;
    this.parts = parts;
    this.build = build;
  }

  get annotations(): readonly Annotation[] {
    return this.tree.annotations;
  }

  get conditions(): readonly Condition[] {
    return this.tree.conditions;
  }

  get arrow(): TextRange | undefined {
    return this.tree.arrow;
  }

  get action(): Action | undefined {
    return this.tree.action;
  }

  get semicolon(): TextRange | undefined {
    return this.tree.semicolon;
  }

  get problems(): readonly Problem[] {
    this.allProblems ??= this.checked();
    return this.allProblems;
  }

  private get tree(): RuleParts {
    this.parts ??= this.build(this.text, this.dialect);
    return this.parts;
  }

  private checked(): readonly Problem[] {
    if (this.kind === 'stray' || this.incomplete) return this.mistakes;
    const found = checkStructure(this, dialects[this.dialect]);
    if (found.length === 0 && this.mistakes.length < 2) return this.mistakes;
    return [...this.mistakes, ...found].sort((a, b) => a.start - b.start);
  }
}
