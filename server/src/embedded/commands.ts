/** Commands: which argument belongs to which parameter, and what that means for its text. */

import { readExpression } from './expressions.ts';
import { type Block, NOWHERE, type Target } from './flow.ts';
import type { Reader } from './reader.ts';
import { type Token, TokenKind } from './tokens.ts';
import { TrustNames } from './trustNames.ts';
import {
  passingCommands,
  pathParameters,
  readingCommands,
  showingCommands,
  writingCommands,
} from './words.ts';

/** Where a command stands: it ends at the token `to`. */
export interface CommandContext {
  readonly to: number;
  readonly block: Block;
  /** Where the output goes. */
  readonly target: Target;
  /** What comes through the pipeline; 0 for nothing. */
  readonly input: number;
  readonly table: string | undefined;
  readonly excluded: boolean;
}

/** Reads a command from its name to its end, which is the end of the line, a `;` or a `|`. */
export function readCommand(reader: Reader, from: number, context: CommandContext): number {
  const { to, block } = context;
  const { flow, table } = reader;
  const called = reader.name(from) === '&' || reader.name(from) === '.' ? from + 1 : from;
  const command = called < to ? reader.name(called) : '';
  const indirect = { node: context.target.node, direct: false };
  // A rule set that is made here is what the command puts out.
  const output = table.isCmdlet(command) ? indirect.node : 0;
  const passes = passingCommands.has(command);
  if (reader.functions.has(command) && !table.isCmdlet(command))
    flow.edge(flow.named(`function:${command}`), indirect.node);
  const writes = writingCommands.has(command);
  const written = writes ? flow.node() : 0;
  if (writes) flow.edge(context.input, written);
  else if (!showingCommands.has(command)) flow.edge(context.input, indirect.node);

  const trusts = new TrustNames();
  const sinks = flow.sinks.length;
  let parameter: string | undefined;
  let parameterToken = from;
  let position = 0;
  let at = called + 1;
  while (at < to) {
    const kind = reader.kind(at, to) as TokenKind;
    if (kind === TokenKind.LineBreak || kind === TokenKind.Semicolon || kind === TokenKind.Pipe) break;
    if (kind === TokenKind.Close) break;
    if (kind === TokenKind.Dash) {
      parameter = reader.name(at);
      parameterToken = at++;
      if (isColon(reader, at, to)) at++;
      continue;
    }
    if (kind === TokenKind.Splat || kind === TokenKind.Comma || kind === TokenKind.Assign) {
      if (kind === TokenKind.Splat) flow.use(reader.name(at), at, block, 0);
      at++;
      continue;
    }
    if (kind === TokenKind.Word && /^\d?>>?/.test(reader.name(at))) break;
    if (kind === TokenKind.OpenBrace) {
      at = reader.inside(at, to, { block, table: undefined, target: indirect, excluded: context.excluded });
      parameter = undefined;
      continue;
    }
    const place = { command, parameter, position, token: parameterToken };
    const isPath = parameter === undefined ? position === 0 : pathParameters.has(parameter);
    if (isPath && writes) flow.edge(written, flow.named(`file:${reader.path(at)}`));
    if (isPath && readingCommands.has(command))
      flow.edge(flow.named(`file:${reader.path(at)}`), indirect.node);
    const target = writes && parameter === 'value' ? { node: written, direct: false } : undefined;
    const goal = target ?? (passes ? indirect : argumentTarget(reader, place, at, output));
    // Where rules go without a name, there is no trust.
    const isName = parameter !== undefined || (position === 0 && !table.onlyParameter(command));
    if (isName) trusts.add(parameter ?? '', reader.constant(at, to));
    const start = at;
    const excluded = context.excluded || showingCommands.has(command);
    at = readExpression(reader, at, {
      to,
      block,
      target: goal,
      table: undefined,
      excluded,
      argument: true,
    }).end;
    at = Math.max(at, start + 1);
    if (parameter === undefined) position++;
    parameter = undefined;
  }
  flow.nameTrust(trusts.best, sinks);
  return at;
}

/** `-Name:value` */
function isColon(reader: Reader, at: number, to: number): boolean {
  if (reader.kind(at, to) !== TokenKind.Word || reader.name(at) !== ':') return false;
  return (reader.token(at) as Token).start === reader.token(at - 1)?.end;
}

interface Place {
  readonly command: string;
  readonly parameter: string | undefined;
  readonly position: number;
  readonly token: number;
}

function argumentTarget(reader: Reader, place: Place, at: number, output: number): Target {
  const { flow, table } = reader;
  const { command, parameter, position, token } = place;
  if (parameter === undefined) {
    const only = position === 0 ? table.onlyParameter(command) : undefined;
    if (only) {
      const node = flow.sink(only, command, at);
      flow.edge(node, output);
      return { node, direct: false };
    }
    if (!reader.functions.has(command)) return NOWHERE;
    return { node: flow.named(`argument:${command}.${position}`), direct: false };
  }
  const known = table.parameter(command, parameter);
  const similar = known ?? (table.isCmdlet(command) ? undefined : table.parameterByName(parameter));
  if (similar?.takes === 'text') {
    const node = flow.sink(similar, command, token);
    flow.edge(node, output);
    if (!known) flow.edge(node, flow.named(`argument:${command}.${parameter}`));
    return { node, direct: known !== undefined };
  }
  if (similar?.takes === 'file') {
    flow.edge(flow.named(`file:${reader.path(at)}`), flow.sink(similar, command, token));
    return NOWHERE;
  }
  if (!reader.functions.has(command)) return NOWHERE;
  return { node: flow.named(`argument:${command}.${parameter}`), direct: false };
}
