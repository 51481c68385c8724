/** Expressions: strings that are added, formatted, joined and replaced, and where their value goes. */

import { type Candidate, hasText, type Part } from './candidates.ts';
import { type Block, NOWHERE, type Target } from './flow.ts';
import { type Reader, variableName } from './reader.ts';
import { isExpandable, type StringLiteral } from './stringLiteral.ts';
import { type Token, TokenKind } from './tokens.ts';
import {
  addingMethods,
  changingMethods,
  changingOperators,
  logicalOperators,
  searchingMethods,
  unaryOperators,
} from './words.ts';

/** Where an expression stands: it ends at the token `to` at the latest, and its value goes to `target`. */
export interface ExpressionContext {
  readonly to: number;
  readonly block: Block;
  readonly target: Target;
  /** Inside a table the variable that holds it. */
  readonly table: string | undefined;
  /** The variable that a table written here is kept in. */
  readonly named?: string | undefined;
  readonly excluded: boolean;
  /** True for the argument of a command: one value, or several with commas, without operators. */
  readonly argument?: boolean;
}

/** What was read; `end` is the index of the token behind it. */
export interface ExpressionResult {
  readonly end: number;
  /** The text, where the expression is one text and nothing else. */
  readonly only: Candidate | undefined;
}

/** A variable in an expandable string; one behind a backtick counts, too, which does no harm. */
const VARIABLE_IN_STRING = /\$(?:\{[^{}\r\n]+\}|[\p{L}_][\p{L}\p{N}_]*(?::[\p{L}\p{N}_]+)?)/gu;

/** Reads the expression that starts at token `from`. */
export function readExpression(reader: Reader, from: number, context: ExpressionContext): ExpressionResult {
  const { to, target, argument } = context;
  let parts: Part[] = [];
  let excluded = context.excluded;
  const value = argument ? target.node : reader.flow.value(target.node);
  let current: Target = { node: value, direct: target.direct };
  let at = from;
  let pending = true;
  let first: Candidate | undefined;
  let values = 0;
  /** What is added together, between its parts and where they go. */
  let sum = 0;

  const finish = (): void => {
    if (sum)
      reader.flow.edge(
        sum,
        parts.some((part) => hasText(reader.script.text, part))
          ? reader.flow.part(current.node)
          : current.node,
      );
    sum = 0;
    if (parts.length === 0) return;
    values++;
    if (parts.some(({ kind }) => kind === 'literal')) {
      const candidate: Candidate = { parts, target: current, excluded, cut: false, merged: false };
      reader.candidates.push(candidate);
      first ??= candidate;
    }
    parts = [];
  };

  while (at < to) {
    const kind = reader.kind(at, to) as TokenKind;
    if (kind === TokenKind.LineBreak) {
      if (!pending || (argument && values === 0)) break;
      at++;
    } else if (kind === TokenKind.Semicolon || kind === TokenKind.Pipe || kind === TokenKind.Close) break;
    else if (kind === TokenKind.Comma) {
      finish();
      pending = true;
      at++;
    } else if (kind === TokenKind.Plus && !argument) {
      pending = true;
      at++;
    } else if (kind === TokenKind.Dash && !pending) {
      if (argument) break;
      const operator = reader.name(at);
      at++;
      if (operator === 'f') at = readList(reader, at, { ...context, target: NOWHERE });
      else {
        finish();
        pending = true;
        if (changingOperators.has(operator)) reader.flow.change(value);
        current = NOWHERE;
        excluded = !logicalOperators.has(operator);
      }
    } else if (kind === TokenKind.Dash) {
      if (argument || !unaryOperators.has(reader.name(at))) break;
      at++;
    } else if (kind === TokenKind.Assign) break;
    else {
      if (!pending) break;
      const alone = parts.length === 0 && reader.kind(closing(reader, at, to) + 1, to) !== TokenKind.Plus;
      if (!alone && !sum) sum = reader.flow.node();
      const goal = alone ? current : { node: sum, direct: false };
      const operand = readOperand(reader, at, context, goal, excluded);
      at = operand.end;
      if (operand.part) {
        parts.push(operand.part);
        pending = false;
        if (argument && reader.kind(at, to) !== TokenKind.Comma) break;
        // Only a sign before a value so far: `!$found`, `[string] $rules`.
      } else if (reader.kind(at, to) === TokenKind.LineBreak) break;
    }
  }
  finish();
  return { end: Math.max(at, from + 1), only: values === 1 ? first : undefined };
}

/** Values with commas between them: the right side of `-f`. They are texts of their own. */
function readList(reader: Reader, from: number, context: ExpressionContext): number {
  let at = reader.skipLineBreaks(from, context.to);
  while (at < context.to) {
    const { end, part } = readOperand(reader, at, context, context.target, context.excluded);
    if (part?.kind === 'literal') {
      const { target, excluded } = context;
      reader.candidates.push({ parts: [part], target, excluded, cut: false, merged: false });
    }
    at = end;
    if (part && reader.kind(at, context.to) !== TokenKind.Comma) break;
    if (part) at = reader.skipLineBreaks(at + 1, context.to);
    else if (reader.kind(at, context.to) === TokenKind.LineBreak) break;
  }
  return at;
}

/** The last token of an operand without its members: the closing bracket, or the token itself. */
function closing(reader: Reader, at: number, to: number): number {
  return (reader.token(at) as Token).match > 0 ? reader.close(at, to) : at;
}

/** One value with its members and calls. No part for what only stands before a value. */
function readOperand(
  reader: Reader,
  from: number,
  context: ExpressionContext,
  target: Target,
  excluded: boolean,
): { readonly end: number; readonly part: Part | undefined } {
  const { to, block } = context;
  const { flow } = reader;
  const token = reader.token(from) as Token;
  const { literal } = token;
  let base: string | undefined;
  let at = from + 1;

  if (token.kind === TokenKind.Variable) base = reader.name(from);
  const end = membersEnd(reader, base === undefined ? closing(reader, from, to) + 1 : at, to);
  const isTemplate = reader.kind(end, to) === TokenKind.Dash && reader.name(end) === 'f' && !context.argument;
  const changed = isChanged(reader, base === undefined ? closing(reader, from, to) + 1 : at, end);
  const whole = changed ? { node: flow.value(target.node), direct: target.direct } : target;
  if (changed) flow.change(whole.node);
  const goal = isTemplate ? { node: flow.format(whole.node), direct: false } : whole;

  if (literal) useVariables(reader, literal, from, block, target.node);
  else if (base !== undefined) {
    flow.use(base, from, block, goal.node);
    if (reader.kind(at, to) === TokenKind.Member && reader.token(at)?.start === token.end) {
      flow.use(`${base}.${reader.name(at)}`, from, block, goal.node);
    }
  } else if (token.kind === TokenKind.OpenParen) {
    const isSub = reader.script.text.charCodeAt(token.start) === 0x24;
    const value = isSub ? { node: goal.node, direct: false } : goal;
    at = reader.inside(from, to, { block, table: context.table, excluded, target: value });
  } else if (token.kind === TokenKind.OpenBrace || token.kind === TokenKind.OpenTable) {
    const held = { node: target.node, direct: false };
    const table = token.kind === TokenKind.OpenTable ? (context.named ?? context.table ?? '') : context.table;
    at = reader.inside(from, to, { block, table, excluded, target: held });
  } else if (token.kind === TokenKind.OpenBracket) {
    at = reader.close(from, to) + 1;
    if (reader.kind(at, to) !== TokenKind.Member) return { end: Math.max(at, from + 1), part: undefined };
  } else if (token.kind === TokenKind.Word && /^(?:[!-]+|\+\+|,)$/.test(reader.name(from))) {
    return { end: from + 1, part: undefined };
  }
  at = readMembers(reader, at, to, block, goal, base, token);
  if (literal) return { end: at, part: { kind: 'literal', literal, format: isTemplate, changed } };
  return {
    end: at,
    part: { kind: 'expression', start: token.start, end: (reader.token(at - 1) as Token).end },
  };
}

/** Whether one of these members gives a text with something else in it. */
function isChanged(reader: Reader, from: number, end: number): boolean {
  for (let at = from; at < end; at = reader.behind(at, end)) {
    if (reader.kind(at, end) === TokenKind.Member && changingMethods.has(reader.name(at))) return true;
  }
  return false;
}

function membersEnd(reader: Reader, from: number, to: number): number {
  let at = from;
  while (at < to && isAttached(reader, at, to)) {
    at = reader.kind(at, to) === TokenKind.Member ? at + 1 : reader.close(at, to) + 1;
  }
  return Math.min(at, to);
}

/** A member, its call or an index, without a blank before it. */
function isAttached(reader: Reader, at: number, to: number): boolean {
  const kind = reader.kind(at, to);
  if (reader.token(at)?.start !== reader.token(at - 1)?.end) return false;
  if (kind === TokenKind.Member || kind === TokenKind.OpenBracket) return true;
  return kind === TokenKind.OpenParen && reader.kind(at - 1, to) === TokenKind.Member;
}

function readMembers(
  reader: Reader,
  from: number,
  to: number,
  block: Block,
  target: Target,
  base: string | undefined,
  first: Token,
): number {
  let at = from;
  let method = '';
  while (at < to && isAttached(reader, at, to)) {
    const kind = reader.kind(at, to);
    if (kind === TokenKind.Member) {
      method = reader.name(at++);
      const isCall = reader.kind(at, to) === TokenKind.OpenParen;
      if (!isCall && reader.table.parameterByName(method)?.takes === 'text')
        reader.flow.read(method, target.node);
    } else if (kind === TokenKind.OpenBracket) {
      at = reader.inside(at, to, { block, target: NOWHERE, excluded: true });
    } else at = readCall(reader, at, to, method, block, target, base, first.kind === TokenKind.OpenBracket);
  }
  return at;
}

/** The arguments of a method. What is added to a collection or a string builder goes where that goes. */
function readCall(
  reader: Reader,
  open: number,
  to: number,
  method: string,
  block: Block,
  target: Target,
  base: string | undefined,
  isStatic: boolean,
): number {
  const { flow } = reader;
  const close = reader.close(open, to);
  const behind = reader.kind(close, to) === TokenKind.Close ? close + 1 : Math.max(close, open + 1);
  const first = reader.token(open + 1);
  const inner = { block, table: undefined, excluded: false };
  if (base !== undefined && addingMethods.has(method)) {
    const parameter = first?.literal && reader.table.parameterByName(reader.name(open + 1));
    if (parameter?.takes === 'text' && reader.kind(open + 2, close) === TokenKind.Comma) {
      const given = { node: flow.sink(parameter, '', open + 1), direct: true };
      readExpression(reader, open + 3, { ...inner, to: close, target: given });
      return behind;
    }
    const node = flow.define(base, open, block, false);
    const added = readExpression(reader, open + 1, { ...inner, to: close, target: { node, direct: false } });
    if (added.only && method.startsWith('append')) {
      if (method === 'appendline') added.only.parts.push({ kind: 'lineBreak' });
      reader.keep(base, added.only, false);
    }
    return behind;
  }
  if (searchingMethods.has(method))
    return reader.inside(open, to, { ...inner, target: NOWHERE, excluded: true });
  if (isStatic && method === 'writealltext' && first) {
    const node = flow.named(`file:${reader.path(open + 1)}`);
    return reader.inside(open, to, { ...inner, target: { node, direct: false } });
  }
  const passes = isStatic && (method === 'join' || method === 'concat' || method === 'format');
  const node = passes ? (method === 'format' ? flow.format(target.node) : target.node) : 0;
  return reader.inside(open, to, { ...inner, target: { node, direct: false } });
}

/** The variables in an expandable string go where the string goes. */
function useVariables(reader: Reader, literal: StringLiteral, at: number, block: Block, node: number): void {
  if (!isExpandable(literal.quoting)) return;
  const content = reader.script.text.slice(literal.contentStart, literal.contentEnd);
  const first = content.indexOf('$');
  if (first < 0) return;
  const isBlank = (text: string): boolean => text.replaceAll(/`[nrt]/g, '').trim() === '';
  const isLonger =
    !isBlank(content.slice(0, first)) || !isBlank(content.slice(first).replaceAll(VARIABLE_IN_STRING, ''));
  const goal = isLonger ? reader.flow.part(node) : node;
  for (const [written] of content.matchAll(VARIABLE_IN_STRING)) {
    reader.flow.use(variableName(written), at, block, goal);
  }
}
