/**
 * Which traits a claim rule has, found in one pass over its tree and kept with it. A lint rule says what it needs, and is
 * not asked about rules that have nothing of the kind.
 */

import type {
  Argument,
  Constraint,
  Expression,
  PropertyName,
  PropertyReference,
  Rule,
} from '../syntax/nodes.ts';
import { stringValue, textOf } from '../syntax/nodes.ts';
import { PerRule } from '../syntax/perRule.ts';
import { ruleNameOf } from '../syntax/ruleName.ts';
import type { RuleSet } from '../syntax/ruleSet.ts';
import { traitsOfText, traitsOfType } from './textTraits.ts';
import { traits } from './traits.ts';

const known = new PerRule<number>();

/** The traits of a rule. Where it is not plain they are there: too many cost time, one too few costs a finding. */
export function traitsOf(rule: Rule): number {
  let found = known.get(rule);
  if (found === undefined) {
    found = rule.kind === 'stray' ? 0 : ofAnnotations(rule) | ofConditions(rule) | ofAction(rule);
    known.set(rule, found);
  }
  return found;
}

/** The traits that the rules of a set have between them. */
export function traitsIn(ruleSet: RuleSet): number {
  let found = 0;
  for (const rule of ruleSet.pieces) found |= traitsOf(rule);
  return found;
}

function ofAnnotations(rule: Rule): number {
  let found = ruleNameOf(rule) ? 0 : traits.nameless;
  for (const { name } of rule.annotations) {
    const word = name && textOf(rule, name);
    if (word === 'RuleName') continue;
    found |= word === 'RuleTemplate' ? traits.template : traits.template | traits.ownSpelling;
  }
  return found;
}

function ofConditions(rule: Rule): number {
  const { conditions } = rule;
  let found = conditions.length > 1 ? traits.severalConditions : 0;
  for (const { kind, selector } of conditions) {
    if (kind !== 'selectorCondition') found |= traits.aggregate;
    if (!selector) continue;
    const { constraints } = selector;
    if (constraints.length === 0) found |= traits.manyClaims;
    let tested = 0;
    for (const constraint of constraints) {
      const bit = bitOf(constraint.property.name);
      if ((tested & bit) !== 0) found |= traits.repeatedProperty;
      tested |= bit;
      found |= ofConstraint(rule, constraint);
    }
  }
  return found;
}

/** The six names differ in length. */
function bitOf(name: PropertyName | undefined): number {
  return 1 << (name?.length ?? 0);
}

function ofConstraint(rule: Rule, { property, operator, value }: Constraint): number {
  let found = ofProperty(rule, property);
  const isMatch = operator === '=~' || operator === '!~';
  if (isMatch) found |= traits.pattern | traits.match;
  if (operator === '!=' || operator === '!~') found |= traits.negation;
  const compared = ofValue(rule, property.name, value);
  return found | (isMatch ? compared & ~traits.regexMark : compared);
}

function ofAction(rule: Rule): number {
  const { action } = rule;
  if (!action) return 0;
  let found = action.form === 'query' ? traits.store : 0;
  if (action.verb === 'add') found |= traits.add | traits.intermediate;
  if (action.verb && !rule.text.startsWith(action.verb, action.verbRange.start)) found |= traits.ownSpelling;
  for (const arg of action.args) found |= ofArgument(rule, arg);
  return found & ~traits.regexMark;
}

function ofArgument(rule: Rule, arg: Argument): number {
  if (arg.kind === 'propertyArgument') {
    return ofProperty(rule, arg.property) | ofValue(rule, arg.property.name, arg.value);
  }
  const name = arg.kind === 'storeArgument' ? arg.name : arg.kind === 'typesArgument' ? 'types' : 'claim';
  let found = rule.text.startsWith(name, arg.nameRange.start) ? 0 : traits.ownSpelling;
  if (arg.kind === 'storeArgument') found |= ofValue(rule, undefined, arg.value);
  else if (arg.kind === 'typesArgument') {
    for (const value of arg.values) found |= ofValue(rule, 'Type', value);
  }
  return found;
}

function ofProperty(rule: Rule, { name, start, key }: PropertyReference): number {
  let found = name && !rule.text.startsWith(name, start) ? traits.ownSpelling : 0;
  if (key) found |= traits.propertyKey | traitsOfType(stringValue(rule, key));
  return found;
}

/** What a property is compared with or set to. */
function ofValue(rule: Rule, name: PropertyName | undefined, value: Expression): number {
  if (value.kind !== 'string') return ofExpression(rule, value);
  const text = stringValue(rule, value);
  if (name === 'Type') return traitsOfType(text);
  const found = traitsOfText(text);
  if (name === 'Value') return found;
  return (found & ~traits.misplaced) | (name === 'Issuer' || name === 'OriginalIssuer' ? traits.issuer : 0);
}

/** Claims, calls and what is joined of them. A loop: calls nest at will. */
function ofExpression(rule: Rule, expression: Expression): number {
  let found = 0;
  const open = [expression];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.kind === 'access') {
      if (node.property) found |= ofProperty(rule, node.property);
    } else if (node.kind === 'concatenation') {
      for (const operand of node.operands) {
        if (operand.kind !== 'string') open.push(operand);
        else found |= traitsOfText(stringValue(rule, operand)) & traits.placeholder;
      }
    } else if (node.kind === 'call') {
      found |= traits.pattern | traits.call;
      for (const arg of node.args) if (arg.kind !== 'string') open.push(arg);
    }
  }
  return found;
}
