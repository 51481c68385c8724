/** The texts that a rule compares claims with or writes into claims, with the claim type that they belong to. */

import type { ClaimType } from '../catalog/index.ts';
import type {
  Constraint,
  Expression,
  PropertyName,
  Rule,
  Selector,
  StringLiteral,
  TextRange,
} from '../syntax/nodes.ts';
import { literalValue, stringValue } from '../syntax/nodes.ts';
import { PerRule } from '../syntax/perRule.ts';
import { meaningOf } from './claimTypeMeaning.ts';

/** One string literal that is all of what a property is compared with or set to. */
export interface ClaimLiteral {
  readonly literal: StringLiteral;
  /** Without quotation marks. */
  readonly text: string;
  readonly property: PropertyName;
  /** `compare`: behind `==` or `!=`; `match`: behind `=~` or `!~`; `write`: in the action. */
  readonly use: 'compare' | 'match' | 'write';
  /** The constraint and its selector; undefined in the action. */
  readonly constraint: Constraint | undefined;
  readonly selector: Selector | undefined;
  /**
   * What the claim's values are known to be: of the type that the same selector or action names, also where that is
   * misspelt; for `Properties["key"]` of the key. Undefined for types that the catalogue does not know.
   */
  readonly entry: ClaimType | undefined;
}

const known = new PerRule<readonly ClaimLiteral[]>();

/** The literals of a rule's selectors and of its action, in the order of the text. Types of a query count as written. */
export function claimLiterals(rule: Rule): readonly ClaimLiteral[] {
  let literals = known.get(rule);
  if (!literals) {
    literals = [...inConditions(rule), ...inAction(rule)];
    known.set(rule, literals);
  }
  return literals;
}

function* inConditions(rule: Rule): Generator<ClaimLiteral> {
  for (const { selector } of rule.conditions) {
    if (!selector) continue;
    const entry = entryOf(typeIn(rule, selector));
    for (const constraint of selector.constraints) {
      const { property, operator, value } = constraint;
      if (value.kind !== 'string' || !property.name || !operator) continue;
      yield {
        literal: value,
        text: stringValue(rule, value),
        property: property.name,
        use: operator === '==' || operator === '!=' ? 'compare' : 'match',
        constraint,
        selector,
        entry: property.key ? entryOf(stringValue(rule, property.key)) : entry,
      };
    }
  }
}

function typeIn(rule: Rule, selector: Selector): string | undefined {
  const type = selector.constraints.find(
    ({ property, operator }) => property.name === 'Type' && operator === '==',
  );
  return literalValue(rule, type?.value);
}

function* inAction(rule: Rule): Generator<ClaimLiteral> {
  const args = rule.action?.args ?? [];
  let type: string | undefined;
  for (const arg of args) {
    if (arg.kind === 'propertyArgument' && arg.property.name === 'Type')
      type ??= literalValue(rule, arg.value);
  }
  const entry = entryOf(type);
  for (const arg of args) {
    if (arg.kind === 'typesArgument') {
      for (const value of arg.values) yield* written(rule, value, 'Type', undefined);
    } else if (arg.kind === 'propertyArgument' && arg.property.name) {
      const { name, key } = arg.property;
      yield* written(rule, arg.value, name, key ? entryOf(stringValue(rule, key)) : entry);
    }
  }
}

function* written(
  rule: Rule,
  value: Expression,
  property: PropertyName,
  entry: ClaimType | undefined,
): Generator<ClaimLiteral> {
  if (value.kind !== 'string') return;
  yield {
    literal: value,
    text: stringValue(rule, value),
    property,
    use: 'write',
    constraint: undefined,
    selector: undefined,
    entry,
  };
}

/** A misspelt type has the values of the one that was meant, so that both slips are found at once. */
function entryOf(type: string | undefined): ClaimType | undefined {
  return type === undefined ? undefined : meaningOf(type).entry;
}

/** Where the text stands without blanks at its ends, which are a mistake of their own. */
export function innerRange({ literal, text }: ClaimLiteral): TextRange {
  const start = literal.contentStart + text.length - text.trimStart().length;
  return { start, end: Math.max(start, literal.contentStart + text.trimEnd().length) };
}
