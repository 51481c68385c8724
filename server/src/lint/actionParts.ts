/** The parts of an issuance statement, as lint rules ask for them. */
import type { Expression, PropertyArgument, PropertyName, Rule, StringLiteral } from '../syntax/nodes.ts';

/** The first `Type = …`, `Value = …` and so on of an action that creates a claim. */
export function propertyArgument(rule: Rule, name: PropertyName): PropertyArgument | undefined {
  for (const arg of rule.action?.args ?? []) {
    if (arg.kind === 'propertyArgument' && arg.property.name === name) return arg;
  }
  return undefined;
}

/** The expression as a literal, where it is one. */
export function literalOf(expression: Expression | undefined): StringLiteral | undefined {
  return expression?.kind === 'string' ? expression : undefined;
}
