import type { Rule } from './nodes.ts';

let slots = 0;

/**
 * What somebody keeps with rules, for as long as they live: what was computed for a rule holds until the rule changes.
 * Works like a `WeakMap` and costs a fraction of it where all rules of a file are asked one after the other.
 */
export class PerRule<T> {
  private readonly slot = slots++;

  get(rule: Rule): T | undefined {
    return rule.kept[this.slot] as T | undefined;
  }

  set(rule: Rule, value: T): void {
    rule.kept[this.slot] = value;
  }

  has(rule: Rule): boolean {
    return this.slot in rule.kept;
  }
}
