/**
 * The syntax tree of one rule. Every offset is a UTF-16 offset into the rule's own text, so a rule that moves within
 * its file stays the same object. Nodes hold ranges, not text: `textOf` and `stringValue` read it.
 */
import type { Problem } from './problem.ts';

/** A range of UTF-16 offsets, end exclusive. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** The six properties of a claim, spelled as AD FS writes them. */
export type PropertyName = 'Type' | 'Value' | 'ValueType' | 'Issuer' | 'OriginalIssuer' | 'Properties';

/** A word: a label, a keyword or the name of a function. */
export interface Name extends TextRange {
  readonly kind: 'name';
}

/** Text in quotation marks, or text that should stand in them. `content…` is the range without the marks. */
export interface StringLiteral extends TextRange {
  readonly kind: 'string';
  readonly contentStart: number;
  readonly contentEnd: number;
}

/** `Type`, `Value`, …, `Properties["key"]`. `name` is undefined for a word that is no claim property. */
export interface PropertyReference extends TextRange {
  readonly kind: 'property';
  readonly name: PropertyName | undefined;
  /** The end of the word itself, before a key. */
  readonly nameEnd: number;
  readonly key: StringLiteral | undefined;
}

/** `label.Property` */
export interface PropertyAccess extends TextRange {
  readonly kind: 'access';
  readonly label: Name;
  readonly property: PropertyReference | undefined;
}

/** `function(argument, …)`; the only documented function is `RegExReplace`. */
export interface Call extends TextRange {
  readonly kind: 'call';
  readonly name: Name;
  readonly args: readonly Expression[];
}

/** Two or more terms joined by `+`. */
export interface Concatenation extends TextRange {
  readonly kind: 'concatenation';
  readonly operands: readonly Term[];
}

/** The place of an expression that is not there. */
export interface Missing extends TextRange {
  readonly kind: 'missing';
}

export type Term = StringLiteral | PropertyAccess | Call | Missing;
export type Expression = Term | Concatenation;

/** How a constraint compares. */
export type ComparisonOperator = '==' | '!=' | '=~' | '!~';

/** `Type == "…"` inside a selector. */
export interface Constraint extends TextRange {
  readonly kind: 'constraint';
  readonly property: PropertyReference;
  readonly operator: ComparisonOperator | undefined;
  /** Where the operator starts and ends; both are the end of the property where there is none. */
  readonly operatorStart: number;
  readonly operatorEnd: number;
  readonly value: Expression;
}

/** `[constraint, …]` */
export interface Selector extends TextRange {
  readonly kind: 'selector';
  readonly constraints: readonly Constraint[];
}

/** `label:[…]` or `[…]` */
export interface SelectorCondition extends TextRange {
  readonly kind: 'selectorCondition';
  readonly label: Name | undefined;
  readonly selector: Selector;
}

/** `exists([…])` or `not exists([…])` */
export interface ExistsCondition extends TextRange {
  readonly kind: 'existsCondition';
  readonly label: Name | undefined;
  readonly negated: boolean;
  readonly keyword: TextRange;
  readonly innerLabel: Name | undefined;
  readonly selector: Selector | undefined;
}

export type CountOperator = '==' | '!=' | '>' | '>=' | '<' | '<=';

/** `count([…]) > 0` */
export interface CountCondition extends TextRange {
  readonly kind: 'countCondition';
  readonly label: Name | undefined;
  readonly keyword: TextRange;
  readonly innerLabel: Name | undefined;
  readonly selector: Selector | undefined;
  readonly operator: CountOperator | undefined;
  readonly operatorRange: TextRange | undefined;
  readonly number: TextRange | undefined;
}

export type Condition = SelectorCondition | ExistsCondition | CountCondition;

/** `@RuleName = "…"` or `@RuleTemplate = "…"` */
export interface Annotation extends TextRange {
  readonly kind: 'annotation';
  readonly name: Name | undefined;
  readonly value: StringLiteral | undefined;
}

/** An annotation whose value is there. */
export interface AnnotationWithValue extends Annotation {
  readonly value: StringLiteral;
}

/** `claim = c` */
export interface ClaimArgument extends TextRange {
  readonly kind: 'claimArgument';
  readonly nameRange: TextRange;
  readonly label: Name | undefined;
}

/** `Type = "…"`; also an argument with an unknown name (`property.name` is undefined then). */
export interface PropertyArgument extends TextRange {
  readonly kind: 'propertyArgument';
  readonly property: PropertyReference;
  readonly value: Expression;
}

/** `store = "…"`, `query = "…"`, `param = …` */
export interface StoreArgument extends TextRange {
  readonly kind: 'storeArgument';
  readonly name: 'store' | 'query' | 'param';
  readonly nameRange: TextRange;
  readonly value: Expression;
}

/** `types = ("…", "…")` */
export interface TypesArgument extends TextRange {
  readonly kind: 'typesArgument';
  readonly nameRange: TextRange;
  readonly values: readonly Expression[];
}

export type Argument = ClaimArgument | PropertyArgument | StoreArgument | TypesArgument;

/** What an issuance statement does: copy a claim, create one, or ask an attribute store. */
export type ActionForm = 'copy' | 'create' | 'query' | 'empty';

/** `issue(…)` or `add(…)` */
export interface Action extends TextRange {
  readonly kind: 'action';
  /** Undefined for a word that is neither. */
  readonly verb: 'issue' | 'add' | undefined;
  readonly verbRange: TextRange;
  readonly form: ActionForm;
  readonly args: readonly Argument[];
}

/**
 * The parts of a tree are built when they are first asked for.
 *
 * One rule with everything that was said about its syntax, or (`stray`) text that is no rule. Immutable: features
 * may keep what they computed for a rule for as long as they have the object.
 */
export interface Rule extends TextRange {
  readonly kind: 'rule' | 'stray';
  /** The text from the end of the rule before to the end of this one; all offsets count from its start. */
  readonly text: string;
  readonly annotations: readonly Annotation[];
  readonly conditions: readonly Condition[];
  readonly arrow: TextRange | undefined;
  readonly action: Action | undefined;
  readonly semicolon: TextRange | undefined;
  /** What is wrong with the syntax, in the order of the text. */
  readonly problems: readonly Problem[];
  /** Text had to be skipped, so parts of the tree may be missing. */
  readonly incomplete: boolean;
  /** The first offset that the parse did not depend on; may lie beyond the text's end. */
  readonly examined: number;
  /** What others keep with the rule; see `PerRule`. */
  readonly kept: unknown[];
}

export type Node =
  | Rule
  | Annotation
  | Condition
  | Selector
  | Constraint
  | PropertyReference
  | Action
  | Argument
  | Expression
  | Name;

/** The text of a node or range as it stands in the rule. */
export function textOf(rule: Rule, range: TextRange): string {
  return rule.text.slice(range.start, range.end);
}

/** The text of a string literal without its quotation marks. A backslash is an ordinary character (language.md 1.4). */
export function stringValue(rule: Rule, literal: StringLiteral): string {
  return rule.text.slice(literal.contentStart, literal.contentEnd);
}

/** The value of an expression that is one string literal, else undefined. */
export function literalValue(rule: Rule, expression: Expression | undefined): string | undefined {
  return expression?.kind === 'string' ? stringValue(rule, expression) : undefined;
}

/** The first annotation with this name (case does not matter) and a value, or undefined where there is none. */
export function annotationOf(rule: Rule, name: 'RuleName' | 'RuleTemplate'): AnnotationWithValue | undefined {
  const wanted = name.toLowerCase();
  return rule.annotations.find(
    (annotation): annotation is AnnotationWithValue =>
      annotation.name !== undefined &&
      annotation.value !== undefined &&
      textOf(rule, annotation.name).toLowerCase() === wanted,
  );
}

/** What stands in `@RuleTemplate = "…"`, or undefined where there is none. */
export function templateOf(rule: Rule): string | undefined {
  const template = annotationOf(rule, 'RuleTemplate');
  return template && stringValue(rule, template.value);
}

/** Whether the rule has no syntax error. Warnings, such as a missing last `;`, do not count. */
export function isComplete(rule: Rule): boolean {
  return rule.kind === 'rule' && !rule.problems.some((problem) => problem.severity === 'error');
}
