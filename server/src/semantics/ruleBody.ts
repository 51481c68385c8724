/** Numbers by which rules that do the same are found among many: conditions and action count, name and layout do not. */

import type { Argument, Expression, Rule } from '../syntax/nodes.ts';
import { PerRule } from '../syntax/perRule.ts';

const space = 0x20;
const toSmall = 0x20;
const hashes = new PerRule<number>();
const shapes = new PerRule<number>();

/**
 * A number for what a rule does, kept with it. Rules that differ in it differ in more than name, layout and case of their
 * conditions and action.
 */
export function bodyHashOf(rule: Rule): number {
  let hash = hashes.get(rule);
  if (hash === undefined) {
    hash = hashOf(rule);
    hashes.set(rule, hash);
  }
  return hash;
}

function hashOf({ text, annotations, action, start }: Rule): number {
  const end = action?.end ?? text.length;
  let hash = 0;
  for (let i = annotations.at(-1)?.end ?? start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code <= space) continue;
    hash = (Math.imul(hash, 31) + (code >= 0x41 && code <= 0x5a ? code + toSmall : code)) | 0;
  }
  // Small numbers are quick keys.
  return hash & 0x3fffffff;
}

/**
 * A number for the shape of conditions and action, kept with the rule: from the lengths and the ends of their texts, for
 * a fraction of what `bodyHashOf` costs. Rules with different shapes differ in more than name, layout and case.
 */
export function bodyShapeOf(rule: Rule): number {
  let shape = shapes.get(rule);
  if (shape === undefined) {
    shape = shapeOf(rule);
    shapes.set(rule, shape);
  }
  return shape;
}

function shapeOf(rule: Rule): number {
  let shape = rule.conditions.length;
  for (const { selector } of rule.conditions) {
    for (const { value } of selector?.constraints ?? []) shape = mix(shape, shapeOfValue(rule, value));
  }
  for (const arg of rule.action?.args ?? []) shape = mix(shape, shapeOfArgument(rule, arg));
  return shape;
}

function shapeOfArgument(rule: Rule, arg: Argument): number {
  if (arg.kind === 'claimArgument') return 1;
  if (arg.kind !== 'typesArgument') return shapeOfValue(rule, arg.value);
  let shape = arg.values.length;
  for (const value of arg.values) shape = mix(shape, shapeOfValue(rule, value));
  return shape;
}

function shapeOfValue({ text }: Rule, value: Expression): number {
  if (value.kind !== 'string') return 2;
  const { contentStart, contentEnd } = value;
  if (contentStart === contentEnd) return 3;
  return mix(contentEnd - contentStart, text.charCodeAt(contentEnd - 1));
}

function mix(hash: number, more: number): number {
  return (Math.imul(hash, 31) + more) & 0x3fffffff;
}
