/** A script being read: its tokens, the levels still to be read, and what was found so far. */

import { append, type Candidate } from './candidates.ts';
import { type Block, Flow, type Target } from './flow.ts';
import type { ParameterTable } from './parameters.ts';
import { isExpandable } from './stringLiteral.ts';
import { type Script, type Token, TokenKind } from './tokens.ts';

/** The inside of a pair of brackets, still to be read. */
export interface Job {
  readonly from: number;
  readonly to: number;
  readonly target: Target;
  readonly block: Block;
  /** For a table the variable it is kept in, as `$name.key` finds its values. */
  readonly table?: string | undefined;
  readonly excluded?: boolean | undefined;
  /** The function whose parameters these are. */
  readonly parametersOf?: string | undefined;
}

const FUNCTION = /\b(?:function|filter|workflow|configuration)\s+([^\s`;,|&(){}[\]"'$=]+)/gi;

/** What reading one script needs and finds. */
export class Reader {
  readonly flow = new Flow();
  readonly candidates: Candidate[] = [];
  /** Brackets are jobs on a list, not calls, since input decides how deep they nest. */
  readonly jobs: Job[] = [];
  /** The text each variable of the present level was given last, for what is appended to it. */
  readonly #open = new Map<string, Candidate>();
  /** The last text of each variable anywhere. */
  readonly #latest = new Map<string, Candidate>();
  /** The names of functions that the script may define, in lower case. Where values of other commands go nobody knows. */
  readonly functions: ReadonlySet<string>;
  /** What `name` has answered. */
  readonly #names: (string | undefined)[];
  readonly script: Script;
  readonly table: ParameterTable;

  constructor(script: Script, table: ParameterTable) {
    this.script = script;
    this.table = table;
    this.#names = new Array(script.tokens.length);
    const functions = script.text.matchAll(FUNCTION);
    this.functions = new Set(Array.from(functions, ([, name = '']) => name.toLowerCase()));
  }

  token(at: number): Token | undefined {
    return this.script.tokens[at];
  }

  kind(at: number, to: number): TokenKind | undefined {
    return at < to ? this.script.tokens[at]?.kind : undefined;
  }

  /** The text of a token, without the dash of a parameter or the dots of a member, in lower case. */
  name(at: number): string {
    let name = this.#names[at];
    if (name === undefined) {
      name = this.#readName(at);
      this.#names[at] = name;
    }
    return name;
  }

  #readName(at: number): string {
    const { kind, start, end, literal } = this.script.tokens[at] as Token;
    if (literal) return this.script.text.slice(literal.contentStart, literal.contentEnd).toLowerCase();
    const text = this.script.text.slice(start, end).toLowerCase();
    if (kind === TokenKind.Dash || kind === TokenKind.Splat) return text.slice(1);
    if (kind === TokenKind.Member) return text.replace(/^[.:]+/, '');
    return kind === TokenKind.Variable ? variableName(text) : text;
  }

  /** A variable's name as the script writes it, without `$`. */
  written(at: number): string {
    const { start, end } = this.script.tokens[at] as Token;
    return bareName(this.script.text.slice(start, end));
  }

  /** The value of a word or a string in which nothing is replaced; undefined for everything else. */
  constant(at: number, to: number): string | undefined {
    const token = at < to ? this.script.tokens[at] : undefined;
    if (!token) return undefined;
    const { kind, start, end, literal } = token;
    if (!literal) return kind === TokenKind.Word ? this.script.text.slice(start, end) : undefined;
    const text = this.script.text.slice(literal.contentStart, literal.contentEnd);
    if (isExpandable(literal.quoting)) return /[$`"]/.test(text) ? undefined : text;
    return text.replaceAll("''", "'");
  }

  /** The end of what an opening bracket holds, within the present level. */
  close(at: number, to: number): number {
    return Math.min((this.script.tokens[at] as Token).match, to);
  }

  /** Puts the inside of the brackets at `at` on the list; returns the place behind them. */
  inside(at: number, to: number, job: Omit<Job, 'from' | 'to'>): number {
    const close = this.close(at, to);
    const { target, table, excluded, parametersOf } = job;
    let { block } = job;
    if (this.kind(at, to) === TokenKind.OpenBrace) {
      // What a block appends may or may not be appended.
      this.#open.clear();
      block = { from: at, to: close, within: block.within };
    }
    if (close > at + 1)
      this.jobs.push({ from: at + 1, to: close, target, block, table, excluded, parametersOf });
    return this.kind(close, to) === TokenKind.Close ? close + 1 : Math.max(close, at + 1);
  }

  /** The token behind the one at `at`, or behind the brackets that open there. */
  behind(at: number, to: number): number {
    const close = (this.script.tokens[at] as Token).match > 0 ? this.close(at, to) : at;
    return Math.max(close, at) + 1;
  }

  skipLineBreaks(at: number, to: number): number {
    let i = at;
    while (this.kind(i, to) === TokenKind.LineBreak) i++;
    return i;
  }

  /** Joins a text to what the variable holds by now. `overwrites` starts anew. */
  keep(variable: string, candidate: Candidate, overwrites: boolean): void {
    const before = overwrites ? undefined : this.#open.get(variable);
    const elsewhere = overwrites ? undefined : this.#latest.get(variable);
    const now = append(this.script.text, before, candidate);
    if (before && now === candidate) {
      before.joined = true;
      candidate.joined = true;
    }
    if (!before && elsewhere) {
      elsewhere.cut = true;
      candidate.cut = true;
    }
    this.#open.set(variable, now);
    this.#latest.set(variable, now);
  }

  /** Forgets the text of a variable that was given something else. */
  forget(variable: string): void {
    this.#open.delete(variable);
    this.#latest.delete(variable);
  }

  /** What is appended from here on cannot be joined to what was before. */
  newLevel(): void {
    this.#open.clear();
  }

  /** A path as far as it can be compared: the source text of the token, without quotes and `.\`. */
  path(at: number): string {
    return this.name(at).replaceAll('\\', '/').replace(/^\.\//, '');
  }
}

/** The name of a variable as written, in lower case: without `$`, braces and the scopes that are the script's own. */
export function variableName(written: string): string {
  return bareName(written).toLowerCase();
}

function bareName(written: string): string {
  const bare = written.startsWith('${') ? written.slice(2, -1) : written.slice(1);
  return bare.replace(/^(?:script|global|local|private|using|variable):/i, '');
}
