/** Expressions made ready: programs for a stack, since text decides how deep calls nest. */

import { isRegExReplace } from '../syntax/keywords.ts';
import type { Expression, PropertyName, Rule, StringLiteral, TextRange } from '../syntax/nodes.ts';
import { stringValue, textOf } from '../syntax/nodes.ts';
import type { Budget } from './budget.ts';
import { type Claim, propertyOf } from './claims.ts';
import { type Failure, failure, isFailure } from './errors.ts';
import { type Patterns, replaced } from './patterns.ts';

/** One step of a program: pushes a text, or takes texts from the stack and pushes what comes of them. */
type Operation =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'property';
      readonly slot: number;
      readonly name: PropertyName;
      readonly key: string;
    }
  | { readonly kind: 'concatenate'; readonly count: number }
  | { readonly kind: 'replace' };

/** The value of an expression: a program for a stack of texts. */
export interface CompiledExpression {
  /** The text of an expression that is one literal. */
  readonly literal: string | undefined;
  readonly program: readonly Operation[];
  /** Whether it reads a claim, so that its text differs from combination to combination. */
  readonly readsClaims: boolean;
}

/** What an expression needs to know of its rule. `slotOf` reports a label that cannot be used here. */
export interface ExpressionScope {
  readonly rule: Rule;
  slotOf(label: TextRange): number | undefined;
  fail(range: TextRange, problem: Failure): void;
  /** Reports a pattern that cannot be right, whatever it is matched with. */
  checkPattern(pattern: StringLiteral): void;
}

/** Makes an expression ready; what cannot be evaluated is reported to the scope, and the rest does not matter then. */
export function compileExpression(root: Expression, scope: ExpressionScope): CompiledExpression {
  const { rule } = scope;
  const literal = root.kind === 'string' ? stringValue(rule, root) : undefined;
  const program: Operation[] = [];
  let readsClaims = false;
  const open: (Expression | Operation)[] = [root];
  for (let next = open.pop(); next; next = open.pop()) {
    switch (next.kind) {
      case 'string':
        program.push({ kind: 'text', text: stringValue(rule, next) });
        break;
      case 'access': {
        const slot = scope.slotOf(next.label);
        const name = next.property?.name;
        if (slot === undefined || name === undefined) break;
        const key = next.property?.key ? stringValue(rule, next.property.key) : '';
        program.push({ kind: 'property', slot, name, key });
        readsClaims = true;
        break;
      }
      case 'concatenation':
        open.push({ kind: 'concatenate', count: next.operands.length });
        for (const operand of next.operands.toReversed()) open.push(operand);
        break;
      case 'call': {
        const name = textOf(rule, next.name);
        if (!isRegExReplace(name)) {
          scope.fail(
            next.name,
            failure('unknown-function', `\`${name}\` is not documented, so what it returns is not known.`),
          );
          break;
        }
        const pattern = next.args[1];
        if (pattern?.kind === 'string') scope.checkPattern(pattern);
        open.push({ kind: 'replace' });
        for (const argument of next.args.toReversed()) open.push(argument);
        break;
      }
      case 'missing':
        break;
      default:
        program.push(next);
    }
  }
  return { literal, program, readsClaims };
}

/** The text of an expression for one combination of claims. */
export function evaluateExpression(
  { literal, program }: CompiledExpression,
  bound: readonly (Claim | undefined)[],
  patterns: Patterns,
  budget: Budget,
): string | Failure {
  if (literal !== undefined) return literal;
  const stack: string[] = [];
  for (const operation of program) {
    switch (operation.kind) {
      case 'text':
        stack.push(operation.text);
        break;
      case 'property': {
        const claim = bound[operation.slot];
        stack.push(claim ? propertyOf(claim, operation.name, operation.key) : '');
        break;
      }
      case 'concatenate': {
        const text = stack.splice(stack.length - operation.count).join('');
        const tooLong = budget.takeText(text.length);
        if (tooLong) return tooLong;
        stack.push(text);
        break;
      }
      case 'replace': {
        const [text = '', pattern = '', replacement = ''] = stack.splice(stack.length - 3);
        const matcher = patterns.get(pattern);
        if (isFailure(matcher)) return matcher;
        const result = replaced(matcher, text, replacement, budget);
        if (isFailure(result)) return result;
        stack.push(result);
        break;
      }
    }
  }
  return stack[0] ?? '';
}
