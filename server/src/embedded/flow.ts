/**
 * Where values go in a script: from a string over variables, functions, tables and files to the parameter of a cmdlet.
 * By names and order only, which is enough to say what a string is for; nothing is run.
 */

import type { RuleParameter } from './parameters.ts';
import { countBefore } from './search.ts';

/** Where the value of an expression goes. `direct` when it is the value, not a part or an ingredient of it. */
export interface Target {
  readonly node: number;
  readonly direct: boolean;
}

/** What is thrown away or shown. */
export const NOWHERE: Target = { node: 0, direct: false };

/** A block of a script, as a range of tokens. */
export interface Block {
  readonly from: number;
  readonly to: number;
  /** The function it belongs to; undefined on the level of the script. */
  readonly within: Block | undefined;
}

/** A parameter with rules that gets a value. */
export interface Sink {
  readonly node: number;
  readonly parameter: RuleParameter;
  /** The cmdlet in lower case; empty for a key of a table. */
  readonly cmdlet: string;
  /** The token of the parameter's name. */
  readonly token: number;
  /** The name of the trust that gets the rules, where the script writes it down. */
  trust: string | undefined;
}

/**
 * A place that gives a variable, a function or a file a value; `node` stands for that value, `token` is the index of
 * its name.
 */
export interface Definition {
  readonly node: number;
  readonly name: string;
  readonly token: number;
  readonly block: Block;
  /** False for `+=` and its like, which keep what was there. */
  readonly overwrites: boolean;
  /** The token from which on the name has the value: the end of its statement, as `$a = f $a` uses the one before. */
  from: number;
}

/** A place that takes the value of a name; it goes to the node `to`. */
export interface Use {
  readonly name: string;
  readonly token: number;
  readonly block: Block;
  readonly to: number;
}

/** What is known of a value from where it ends up. */
export interface Destination {
  readonly sink: Sink | undefined;
  /** False when it ends up in parameters of different stages. */
  readonly certain: boolean;
  /** True when it is the template of a `-f`. */
  readonly format: boolean;
  /** True when it becomes part of a longer text. */
  readonly partial: boolean;
  /** True when the script replaces parts of it on the way. */
  readonly changed: boolean;
  /** The trust that gets it; undefined where the script does not write one down, or several get it. */
  readonly trust: string | undefined;
}

/** How many earlier definitions of a name a use looks at: more than any script branches. */
const FARTHEST = 24;

/** Takes in what a script does with its values, and then says where each of them ends up. */
export class Flow {
  #count = 0;
  readonly #named = new Map<string, number>();
  readonly #sources = new Map<number, number[]>();
  readonly #formats = new Set<number>();
  readonly #partial = new Set<number>();
  readonly #changed = new Set<number>();
  /** The definitions of the statement that is being read. */
  #latest: Definition[] = [];
  readonly sinks: Sink[] = [];
  readonly definitions = new Map<string, Definition[]>();
  readonly uses: Use[] = [];
  /** Nodes that stand for the rules a trust has now, by parameter in lower case. */
  readonly reads = new Map<string, number[]>();
  #destinations: Map<number, Destination> | undefined;
  /** The edges the other way round. */
  #goals: Map<number, number[]> | undefined;

  node(): number {
    return ++this.#count;
  }

  /** The node of a function's output, a function's parameter or a file. */
  named(key: string): number {
    let node = this.#named.get(key);
    if (node === undefined) {
      node = this.node();
      this.#named.set(key, node);
    }
    return node;
  }

  edge(from: number, to: number): void {
    if (from === 0 || to === 0) return;
    const known = this.#sources.get(to);
    if (known) known.push(from);
    else this.#sources.set(to, [from]);
  }

  sink(parameter: RuleParameter, cmdlet: string, token: number): number {
    const node = this.node();
    this.sinks.push({ node, parameter, cmdlet, token, trust: undefined });
    return node;
  }

  /** Says whose rules the parameters are that were found last: `since` counts those before them. */
  nameTrust(trust: string | undefined, since = this.sinks.length - 1): void {
    for (const sink of this.sinks.slice(since)) sink.trust = trust;
  }

  /** A node whose sources are templates of `-f`; its value goes on to `to`. */
  format(to: number): number {
    const node = this.node();
    this.#formats.add(node);
    this.edge(node, to);
    return node;
  }

  /** A node whose sources become part of a longer text, which goes on to `to`. */
  part(to: number): number {
    const node = this.node();
    this.#partial.add(node);
    this.edge(node, to);
    return node;
  }

  /** A node whose value goes on to `to`. */
  value(to: number): number {
    if (to === 0) return 0;
    const node = this.node();
    this.edge(node, to);
    return node;
  }

  /** Says that in the value of a node parts of it are replaced. */
  change(node: number): void {
    if (node !== 0) this.#changed.add(node);
  }

  read(parameter: string, to: number): void {
    const node = this.node();
    this.edge(node, to);
    const known = this.reads.get(parameter);
    if (known) known.push(node);
    else this.reads.set(parameter, [node]);
  }

  define(name: string, token: number, block: Block, overwrites: boolean): number {
    const node = this.node();
    const definition = { node, name, token, block, overwrites, from: token };
    this.#latest.push(definition);
    const known = this.definitions.get(name);
    if (known) known.push(definition);
    else this.definitions.set(name, [definition]);
    return node;
  }

  /** To be called at the end of a statement, or of a parameter: its definitions hold from here on. */
  endStatement(token: number): void {
    for (const definition of this.#latest) definition.from = token;
    this.#latest = [];
  }

  use(name: string, token: number, block: Block, to: number): void {
    this.uses.push({ name, token, block, to });
  }

  /** To be called once, when the whole script is read: uses get their definitions. */
  resolve(): void {
    for (const list of this.definitions.values()) list.sort((a, b) => a.from - b.from);
    for (const use of this.uses) for (const { node } of this.definitionsFor(use)) this.edge(node, use.to);
  }

  /** The definitions a use can see: back to the one that surely ran last; all, where none stands before it. */
  definitionsFor({ name, token, block }: Use): readonly Definition[] {
    const list = this.definitions.get(name);
    if (!list) return [];
    const found: Definition[] = [];
    const before = countBefore(list, token + 1, (definition) => definition.from);
    for (let i = before - 1; i >= 0 && i >= before - FARTHEST; i--) {
      const definition = list[i] as Definition;
      const home = definition.block.within;
      if (home && !contains(home, token)) continue;
      found.push(definition);
      if (definition.overwrites && contains(definition.block, token)) return found;
    }
    if (found.length > 0) return found;
    return list
      .filter(({ block: other }) => !other.within || other.within === block.within)
      .slice(0, FARTHEST);
  }

  sourcesOf(node: number): readonly number[] {
    return this.#sources.get(node) ?? [];
  }

  /** Every node whose value may end up in these. */
  reaching(nodes: Iterable<number>): ReadonlySet<number> {
    const seen = new Set(nodes);
    for (const node of seen) for (const source of this.sourcesOf(node)) seen.add(source);
    return seen;
  }

  /** The definitions that hold the value of one of these nodes. */
  definitionsHolding(nodes: Iterable<number>): readonly Definition[] {
    if (!this.#goals) {
      this.#goals = new Map();
      for (const [to, sources] of this.#sources) {
        for (const source of sources) {
          const goals = this.#goals.get(source);
          if (goals) goals.push(to);
          else this.#goals.set(source, [to]);
        }
      }
    }
    const seen = new Set(nodes);
    for (const node of seen) for (const goal of this.#goals.get(node) ?? []) seen.add(goal);
    return [...this.definitions.values()].flatMap((list) => list.filter(({ node }) => seen.has(node)));
  }

  destination(node: number): Destination | undefined {
    this.#destinations ??= this.#findDestinations();
    return this.#destinations.get(node);
  }

  /** Backwards from the sinks. A node is looked at again only when it learns something, which it does a few times at most. */
  #findDestinations(): Map<number, Destination> {
    const found = new Map<number, Destination>();
    const work: number[] = [];
    const learn = (node: number, learnt: Destination): void => {
      const old = found.get(node);
      const news = this.#changed.has(node) ? { ...learnt, changed: true } : learnt;
      const merged = old ? merge(old, news) : news;
      if (old && isSame(old, merged)) return;
      found.set(node, merged);
      work.push(node);
    };
    const nothing: Destination = {
      sink: undefined,
      certain: true,
      format: false,
      partial: false,
      changed: false,
      trust: undefined,
    };
    for (const sink of this.sinks) learn(sink.node, { ...nothing, sink, trust: sink.trust });
    for (const node of this.#formats) learn(node, { ...nothing, format: true });
    for (const node of this.#partial) learn(node, { ...nothing, partial: true });
    while (work.length > 0) {
      const node = work.pop() as number;
      const news = found.get(node) as Destination;
      for (const source of this.sourcesOf(node)) learn(source, news);
    }
    return found;
  }
}

function contains({ from, to }: Block, token: number): boolean {
  return from <= token && token < to;
}

function isSame(a: Destination, b: Destination): boolean {
  return (
    a.sink === b.sink &&
    a.certain === b.certain &&
    a.format === b.format &&
    a.partial === b.partial &&
    a.changed === b.changed &&
    a.trust === b.trust
  );
}

function merge(a: Destination, b: Destination): Destination {
  const format = a.format || b.format;
  const partial = a.partial || b.partial;
  const changed = a.changed || b.changed;
  if (!a.sink || !b.sink) {
    const { sink, trust } = a.sink ? a : b;
    return { sink, certain: a.certain && b.certain, format, partial, changed, trust };
  }
  const trust = a.trust === b.trust ? a.trust : undefined;
  // A parameter for any stage says less than one for a certain stage.
  if (!b.sink.parameter.stage) return { sink: a.sink, certain: a.certain, format, partial, changed, trust };
  if (!a.sink.parameter.stage) return { sink: b.sink, certain: b.certain, format, partial, changed, trust };
  const certain = a.certain && b.certain && a.sink.parameter.stage === b.sink.parameter.stage;
  return { sink: a.sink, certain, format, partial, changed, trust };
}
