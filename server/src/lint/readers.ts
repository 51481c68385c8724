import { factsOf } from '../semantics/ruleFacts.ts';
import type { Rule } from '../syntax/nodes.ts';

/** What the rules below a rule read, for checks that go through a rule set from its end. */
export class ReadBelow {
  private readonly types = new Set<string>();
  private any = false;

  /** Takes in the rule above those seen so far. A broken rule may read everything, as may one that names no type. */
  add(rule: Rule): void {
    const facts = factsOf(rule);
    for (const { type } of facts?.reads ?? []) this.types.add(type);
    if (!facts || facts.open.length > 0) this.any = true;
  }

  /** Whether a rule below reads claims of the type, or may. */
  mayRead(type: string): boolean {
    return this.any || this.types.has(type);
  }
}
