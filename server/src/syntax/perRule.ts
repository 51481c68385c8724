import type { Rule } from './nodes.ts';

const slots = { used: 0 };

/**
 * What somebody keeps with rules, for as long as they live: what was computed for a rule holds until the rule changes.
 * Works like a `WeakMap` and costs a fraction of it where all rules of a file are asked one after the other.
 */
export class PerRule<T> {
  /** Taken at first use: whoever asks few things of rules keeps short lists with them. */
  private slot = -1;

  get(rule: Rule): T | undefined {
    return this.slot < 0 ? undefined : (rule.kept[this.slot] as T | undefined);
  }

  set(rule: Rule, value: T): void {
    if (this.slot < 0) this.slot = slots.used++;
    rule.kept[this.slot] = value;
  }
}
