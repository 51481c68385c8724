/** Walks over a script, level by level: which strings are there, and where does their value go. */

import type { Candidate } from './candidates.ts';
import { readCommand } from './commands.ts';
import { readExpression } from './expressions.ts';
import { type Block, NOWHERE, type Target } from './flow.ts';
import type { ParameterTable } from './parameters.ts';
import { type Job, Reader } from './reader.ts';
import { type Script, type Token, TokenKind } from './tokens.ts';
import { TrustNames } from './trustNames.ts';
import { blockKeywords, conditionKeywords, followingKeywords, functionKeywords } from './words.ts';

/** Reads a whole script. */
export function readScript(script: Script, table: ParameterTable): Reader {
  const walker = new Walker(new Reader(script, table));
  walker.run();
  return walker.reader;
}

interface Assigned {
  readonly name: string;
  /** As the script writes it. */
  readonly written: string;
  readonly overwrites: boolean;
}

/** What ends a statement, or stands between two. */
const startsNothing: ReadonlySet<TokenKind> = new Set([
  TokenKind.LineBreak,
  TokenKind.Semicolon,
  TokenKind.Comma,
  TokenKind.Pipe,
  TokenKind.Assign,
  TokenKind.Close,
]);

class Walker {
  readonly reader: Reader;
  /** The functions, by the block their inside belongs to. */
  readonly #functions = new Map<Block, string>();
  /** What `#trustIn` has answered. */
  readonly #trusts = new Map<Job, string | undefined>();

  constructor(reader: Reader) {
    this.reader = reader;
  }

  run(): void {
    const { reader } = this;
    const whole: Block = { from: 0, to: reader.script.tokens.length, within: undefined };
    reader.jobs.push({ from: 0, to: whole.to, target: NOWHERE, block: whole });
    for (let job = reader.jobs.pop(); job; job = reader.jobs.pop()) {
      reader.newLevel();
      if (job.parametersOf !== undefined) this.#parameters(job, job.parametersOf);
      else {
        for (let at = job.from; at < job.to; ) {
          at = Math.max(at + 1, this.#statement(job, at));
          reader.flow.endStatement(at);
        }
      }
    }
    reader.flow.resolve();
  }

  /** One statement, or an empty place. Returns where the next one starts. */
  #statement(job: Job, from: number): number {
    let at = from;
    let target = job.target;
    let assigned: Assigned | undefined;
    while (at < job.to) {
      const kind = this.reader.kind(at, job.to) as TokenKind;
      if (startsNothing.has(kind)) return at + 1;
      const assignment = this.#assignment(job, at);
      if (assignment) {
        if (assignment.variable && assignment.chained && target.node)
          this.reader.flow.edge(assignment.node, target.node);
        target = { node: assignment.node, direct: assignment.direct };
        assigned = assignment.variable
          ? {
              name: assignment.variable,
              written: this.reader.written(at),
              overwrites: assignment.overwrites,
            }
          : assigned;
        if (assigned?.overwrites) this.reader.forget(assigned.name);
        at = this.reader.skipLineBreaks(assignment.next, job.to);
        continue;
      }
      if (kind === TokenKind.OpenBracket && this.#isCast(at, job.to)) {
        at = this.reader.close(at, job.to) + 1;
        continue;
      }
      if (kind === TokenKind.Word) {
        const word = this.reader.name(at);
        const next = this.#keyword(job, at, word, target);
        if (next !== undefined) {
          at = word === 'return' ? next : this.reader.skipLineBreaks(next, job.to);
          if (word === 'return') continue;
          // What follows belongs to the statement when it goes on with another block.
          if (this.reader.kind(at, job.to) !== TokenKind.Word) return next;
          if (!followingKeywords.has(this.reader.name(at))) return next;
          continue;
        }
      }
      return this.#pipeline(job, at, target, assigned);
    }
    return at;
  }

  #pipeline(job: Job, from: number, target: Target, assigned: Assigned | undefined): number {
    // Between the value and its target, so that a later part of the pipeline can take the value, too.
    const value = target.direct ? target : { node: this.reader.flow.node(), direct: false };
    if (!target.direct) this.reader.flow.edge(value.node, target.node);
    const { reader } = this;
    const { to, block, table } = job;
    const excluded = job.excluded === true;
    let at = from;
    if (this.#isCommand(at, to)) {
      at = readCommand(reader, at, { to, block, target, table, excluded, input: 0 });
    } else {
      const named = assigned?.name;
      const result = readExpression(reader, at, { to, block, target: value, table, named, excluded });
      this.#assignedText(assigned, result.only);
      at = result.end;
    }
    while (at < job.to) {
      const kind = this.reader.kind(at, job.to);
      if (kind === TokenKind.Pipe) {
        at = this.reader.skipLineBreaks(at + 1, job.to);
        if (this.#isCommand(at, job.to)) {
          at = readCommand(reader, at, { to, block, target, table, excluded, input: value.node });
        } else at = readExpression(reader, at, { to, block, target, table, excluded }).end;
      } else if (kind === TokenKind.Word && /^\d?>>?$/.test(this.reader.name(at))) {
        if (at + 1 < job.to)
          this.reader.flow.edge(value.node, this.reader.flow.named(`file:${this.reader.path(at + 1)}`));
        at += 2;
      } else break;
    }
    return at;
  }

  #assignedText(assigned: Assigned | undefined, only: Candidate | undefined): void {
    if (!assigned || !only) return;
    only.variable = assigned.written;
    this.reader.keep(assigned.name, only, assigned.overwrites);
  }

  /** `$name =`, `$name.key +=`, `key =`: where the value goes. Undefined when nothing is assigned here. */
  #assignment(job: Job, at: number) {
    const { to, block } = job;
    const kind = this.reader.kind(at, to);
    if (kind === TokenKind.Word || kind === TokenKind.String) {
      if (this.reader.kind(at + 1, to) !== TokenKind.Assign) return undefined;
      const key = this.reader.name(at);
      const parameter = this.reader.table.parameterByName(key);
      const next = at + 2;
      if (parameter?.takes === 'text') {
        const node = this.reader.flow.sink(parameter, '', at);
        this.reader.flow.nameTrust(this.#trustIn(job));
        return { node, direct: true, next, variable: undefined, overwrites: true, chained: false };
      }
      const node = job.table
        ? this.reader.flow.define(`${job.table}.${key}`, at, block, true)
        : this.reader.flow.node();
      this.reader.flow.edge(node, job.target.node);
      return { node, direct: false, next, variable: undefined, overwrites: true, chained: false };
    }
    if (kind !== TokenKind.Variable) return undefined;
    let end = at + 1;
    let key: string | undefined;
    while (end < to && this.reader.token(end)?.start === this.reader.token(end - 1)?.end) {
      if (this.reader.kind(end, to) === TokenKind.Member) key = this.reader.name(end++);
      else if (this.reader.kind(end, to) === TokenKind.OpenBracket) {
        const close = this.reader.close(end, to);
        key =
          close === end + 2 && this.reader.kind(end + 1, to) === TokenKind.String
            ? this.reader.name(end + 1)
            : key;
        end = close + 1;
      } else break;
    }
    const name = this.reader.name(at);
    const isIn = this.reader.kind(end, to) === TokenKind.Word && this.reader.name(end) === 'in';
    if (!isIn && this.reader.kind(end, to) !== TokenKind.Assign) return undefined;
    const operator = this.reader.token(end) as Token;
    const overwrites = isIn || operator.end - operator.start === 1;
    const next = end + 1;
    if (key === undefined) {
      const node = this.reader.flow.define(name, at, block, overwrites);
      return { node, direct: false, next, variable: name, overwrites, chained: true };
    }
    const parameter = this.reader.table.parameterByName(key);
    if (parameter?.takes === 'text') {
      const node = this.reader.flow.sink(parameter, '', at);
      this.reader.flow.edge(node, this.reader.flow.define(`${name}.${key}`, at, block, false));
      return { node, direct: true, next, variable: undefined, overwrites, chained: true };
    }
    const node = this.reader.flow.define(`${name}.${key}`, at, block, false);
    return { node, direct: false, next, variable: undefined, overwrites, chained: true };
  }

  /** The trust that a table of parameters names: `@{ TargetName = 'Portal'; … }`. */
  #trustIn(job: Job): string | undefined {
    if (this.#trusts.has(job)) return this.#trusts.get(job);
    const { reader } = this;
    const names = new TrustNames();
    for (let at = job.from; at < job.to; at = reader.behind(at, job.to)) {
      const kind = reader.kind(at, job.to);
      if (kind !== TokenKind.Word && kind !== TokenKind.String) continue;
      if (reader.kind(at + 1, job.to) !== TokenKind.Assign) continue;
      names.add(reader.name(at), reader.constant(at + 2, job.to));
    }
    this.#trusts.set(job, names.best);
    return names.best;
  }

  /** `[string]` before a value or a variable, `[CmdletBinding()]`; not `[Type]::Member`. */
  #isCast(at: number, to: number): boolean {
    return this.reader.kind(this.reader.close(at, to) + 1, to) !== TokenKind.Member;
  }

  #isCommand(at: number, to: number): boolean {
    return (
      this.reader.kind(at, to) === TokenKind.Word && /^(?:[\p{L}_.?%&\\/]|\.\.)/u.test(this.reader.name(at))
    );
  }

  /** Reads what a keyword introduces; returns the place behind it, undefined when the word is none. */
  #keyword(job: Job, at: number, word: string, target: Target): number | undefined {
    const { to, block } = job;
    if (word === 'return') return at + 1;
    if (functionKeywords.has(word)) return this.#function(job, at);
    if (word === 'param' && this.reader.kind(at + 1, to) === TokenKind.OpenParen) {
      const parametersOf = block.within ? (this.#functions.get(block.within) ?? '') : '';
      return this.reader.inside(at + 1, to, { target: NOWHERE, block, parametersOf });
    }
    const withCondition = conditionKeywords.has(word);
    if (!withCondition && !blockKeywords.has(word)) return undefined;
    let next = this.reader.skipLineBreaks(at + 1, to);
    if (withCondition && this.reader.kind(next, to) === TokenKind.OpenParen) {
      next = this.reader.skipLineBreaks(this.reader.inside(next, to, { target: NOWHERE, block }), to);
    }
    if (this.reader.kind(next, to) !== TokenKind.OpenBrace) return withCondition ? next : undefined;
    return this.reader.inside(next, to, { target: { node: target.node, direct: false }, block });
  }

  #function({ to }: Job, at: number): number | undefined {
    if (this.reader.kind(at + 1, to) !== TokenKind.Word) return undefined;
    const name = this.reader.name(at + 1);
    let open = this.reader.skipLineBreaks(at + 2, to);
    const parameters = this.reader.kind(open, to) === TokenKind.OpenParen ? open : undefined;
    if (parameters !== undefined) open = this.reader.skipLineBreaks(this.reader.close(open, to) + 1, to);
    if (this.reader.kind(open, to) !== TokenKind.OpenBrace) return undefined;
    const close = this.reader.close(open, to);
    const range = { from: at, to: close };
    const block: Block = { ...range, within: range as Block };
    this.#functions.set(range as Block, name);
    if (parameters !== undefined)
      this.reader.inside(parameters, to, { target: NOWHERE, block, parametersOf: name });
    this.reader.newLevel();
    const target = { node: this.reader.flow.named(`function:${name}`), direct: false };
    this.reader.jobs.push({ from: open + 1, to: close, target, block });
    return close + 1;
  }

  /** A parameter of a function gets what its callers give, by name or by place. */
  #parameters({ from, to, block }: Job, owner: string): void {
    const { reader } = this;
    const { flow } = reader;
    let at = from;
    for (let index = 0; at < to; index++) {
      let end = at;
      while (end < to && reader.kind(end, to) !== TokenKind.Comma) end = reader.behind(end, to);
      while (at < end && reader.kind(at, to) !== TokenKind.Variable) at = reader.behind(at, to);
      if (at < end) {
        const node = flow.define(reader.name(at), at, block, false);
        flow.endStatement(at);
        flow.edge(flow.named(`argument:${owner}.${reader.name(at)}`), node);
        flow.edge(flow.named(`argument:${owner}.${index}`), node);
        if (reader.kind(at + 1, end) === TokenKind.Assign) {
          const target = { node, direct: false };
          readExpression(reader, at + 2, { to: end, block, target, table: undefined, excluded: false });
        }
      }
      at = end + 1;
    }
  }
}
