/** A regular expression as an automaton that reads the text of an IPv4 address. */
import { CharacterSet, dotSet } from './characterSet.ts';
import type { AnchorKind, BodyNode, GroupNode, ItemNode, SequenceNode } from './nodes.ts';
import { branchesOf } from './walk.ts';

/**
 * Where a search may be after some text. A place where a match is `found` stays one: which match it is does not matter,
 * so neither do greediness and the order of branches.
 */
export interface Place {
  readonly found: boolean;
  /** Nothing that may follow leads to a match. */
  readonly lost: boolean;
}

export interface AddressAutomaton {
  readonly start: Place;
  /** The place behind one more character: a digit's value, or 10 for a dot. Undefined where there are too many places. */
  step(place: Place, symbol: number): Place | undefined;
  /** Whether there is a match if the text ends here. */
  ends(place: Place): boolean;
}

/** What stands beside a place in the text: a symbol (0 to 10), or nothing. */
const nothing = 11;
const symbols = '0123456789.';
const dot = 10;

/** No address is longer, so repeats beyond it are all the same. */
const longest = 16;
const mostStates = 3000;
const mostPlaces = 4000;
/** How many states are gone through at most, some tens of milliseconds. */
const mostWork = 3_000_000;

/** Asks about the symbols before and behind a place. */
type Test = (before: number, behind: number) => boolean;

/** A state: reads one of `symbols` to `to[0]`, or goes to all of `to` without reading, where the test holds. */
interface State {
  readonly reads: readonly boolean[] | undefined;
  readonly test: Test | undefined;
  readonly to: number[];
}

/** The automaton of an expression that is searched for. Undefined where it cannot be one, or is too large. */
export function addressAutomaton(body: BodyNode): AddressAutomaton | undefined {
  const states: State[] = [{ reads: undefined, test: undefined, to: [] }];
  const start = new Compiler(states).body(body, 0);
  return start === undefined ? undefined : new Automaton(states, start);
}

/** Builds states from the end to the start; each method takes where to go on, and gives undefined for the unknown. */
class Compiler {
  readonly #states: State[];

  constructor(states: State[]) {
    this.#states = states;
  }

  body(body: BodyNode, next: number): number | undefined {
    const starts: number[] = [];
    for (const branch of branchesOf(body)) {
      const start = this.#sequence(branch, next);
      if (start === undefined) return undefined;
      starts.push(start);
    }
    return starts.length === 1 ? starts[0] : this.#add({ reads: undefined, test: undefined, to: starts });
  }

  #add(state: State): number | undefined {
    if (this.#states.length >= mostStates) return undefined;
    return this.#states.push(state) - 1;
  }

  #sequence({ items }: SequenceNode, next: number): number | undefined {
    let at: number | undefined = next;
    for (let i = items.length - 1; i >= 0 && at !== undefined; i--) at = this.#item(items[i] as ItemNode, at);
    return at;
  }

  #item(item: ItemNode, next: number): number | undefined {
    switch (item.kind) {
      case 'comment':
      case 'space':
      case 'options':
        return next;
      case 'character':
      case 'dot':
      case 'set':
        return this.#add({ reads: symbolsOf(item), test: undefined, to: [next] });
      case 'anchor':
        return this.#test(anchorTest(item.anchor), next);
      case 'group':
        if (item.uncapture !== undefined) return undefined;
        if (item.group === 'capture' || item.group === 'nonCapture') return this.body(item.body, next);
        return item.group === 'atomic' ? undefined : this.#test(lookTest(item), next);
      case 'repeat':
        return this.#repeat(item.item, item.min, item.max, next);
      default:
        return undefined;
    }
  }

  #test(test: Test | undefined, next: number): number | undefined {
    return test && this.#add({ reads: undefined, test, to: [next] });
  }

  #repeat(item: ItemNode, min: number, max: number, next: number): number | undefined {
    let at: number | undefined = next;
    if (max > longest) {
      const loop = this.#add({ reads: undefined, test: undefined, to: [next] });
      const start = loop === undefined ? undefined : this.#item(item, loop);
      if (loop === undefined || start === undefined) return undefined;
      this.#states[loop]?.to.push(start);
      at = loop;
    } else {
      for (let i = min; i < max && at !== undefined; i++) {
        const start: number | undefined = this.#item(item, at);
        at =
          start === undefined
            ? undefined
            : this.#add({ reads: undefined, test: undefined, to: [start, next] });
      }
    }
    for (let i = 0; i < Math.min(min, longest) && at !== undefined; i++) at = this.#item(item, at);
    return at;
  }
}

function symbolsOf(item: ItemNode): readonly boolean[] {
  const has = characterTest(item);
  return [...symbols].map((symbol) => has(symbol.charCodeAt(0)));
}

function characterTest(item: ItemNode): (code: number) => boolean {
  if (item.kind === 'character') return (code) => code === item.code;
  if (item.kind === 'dot') return (code) => dotSet(item.singleline).has(code);
  if (item.kind !== 'set') return () => false;
  const set = new CharacterSet(item.set, item.ignoreCase);
  return (code) => set.has(code);
}

/** The text has one line, so the anchors of lines are those of the text. */
function anchorTest(anchor: AnchorKind): Test {
  switch (anchor) {
    case 'textStart':
    case 'lineStart':
    case 'searchStart':
      return (before) => before === nothing;
    case 'textEnd':
    case 'textEndOrLastLineFeed':
    case 'lineEnd':
      return (_, behind) => behind === nothing;
    case 'wordBoundary':
      return (before, behind) => isDigit(before) !== isDigit(behind);
    case 'noWordBoundary':
      return (before, behind) => isDigit(before) === isDigit(behind);
  }
}

function isDigit(symbol: number): boolean {
  return symbol < 10;
}

/** `(?<!\d)`, `(?=,|$)`: look-arounds that ask for one character, or for the end of the text. */
function lookTest(group: GroupNode): Test | undefined {
  const isBehind = group.group === 'lookbehind' || group.group === 'negativeLookbehind';
  const holds = new Array<boolean>(symbols.length + 1).fill(false);
  for (const { items } of branchesOf(group.body)) {
    const [item, ...others] = items;
    if (!item || others.length > 0) return undefined;
    if (item.kind === 'anchor') {
      const ends = isBehind ? /^(?:textStart|lineStart)$/ : /^(?:textEnd|textEndOrLastLineFeed|lineEnd)$/;
      if (!ends.test(item.anchor)) return undefined;
      holds[nothing] = true;
    } else if (item.kind === 'character' || item.kind === 'set' || item.kind === 'dot') {
      for (const [symbol, has] of symbolsOf(item).entries()) if (has) holds[symbol] = true;
    } else {
      return undefined;
    }
  }
  const wanted = group.group === 'lookahead' || group.group === 'lookbehind';
  return (before, behind) => holds[isBehind ? before : behind] === wanted;
}

/** States that the search may be in, before those that are reached without reading. */
class SearchPlace implements Place {
  readonly steps: (SearchPlace | undefined)[] = [];

  constructor(
    readonly states: readonly number[],
    readonly before: number,
    /** How many dots an address has still to come. */
    readonly dots: number,
    readonly found: boolean,
    readonly lost: boolean,
  ) {}
}

/** What reading one symbol leads to. */
interface Reached {
  readonly isFound: boolean;
  readonly states: readonly number[];
}

class Automaton implements AddressAutomaton {
  readonly start = new SearchPlace([], nothing, 3, false, false);
  readonly #states: readonly State[];
  readonly #first: number;
  /** How many dots must be read from a state on to get to the end. */
  readonly #dotsNeeded: readonly number[];
  readonly #places = new Map<string, SearchPlace>();
  readonly #found = new SearchPlace([], nothing, 0, true, false);
  /** Where the search goes that begins anew, by the symbols before and behind: at every place of the text the same. */
  readonly #anew = new Map<number, Reached>();
  #work = 0;

  constructor(states: readonly State[], first: number) {
    this.#states = states;
    this.#first = first;
    this.#dotsNeeded = dotsNeeded(states);
  }

  step(place: SearchPlace, symbol: number): SearchPlace | undefined {
    if (place.found || place.lost) return place;
    const known = place.steps[symbol];
    if (known) return known;
    const next = this.#next(place, symbol);
    place.steps[symbol] = next;
    return next;
  }

  ends(place: SearchPlace): boolean {
    if (place.found || place.lost) return place.found;
    return this.#beginAnew(place, nothing).isFound || this.#read(place.states, place.before, nothing).isFound;
  }

  #next(place: SearchPlace, symbol: number): SearchPlace | undefined {
    const anew = this.#beginAnew(place, symbol);
    const onward = this.#read(place.states, place.before, symbol);
    if (anew.isFound || onward.isFound) return this.#found;
    const dots = place.dots - (symbol === dot ? 1 : 0);
    const states = new Set<number>();
    for (const list of [anew.states, onward.states]) {
      for (const id of list) if ((this.#dotsNeeded[id] as number) <= dots) states.add(id);
    }
    const sorted = [...states].sort((a, b) => a - b);
    const key = `${symbol}:${dots}:${sorted.join(' ')}`;
    let next = this.#places.get(key);
    if (!next) {
      if (this.#places.size >= mostPlaces || this.#work > mostWork) return undefined;
      const lost = sorted.length === 0 && (this.#dotsNeeded[this.#first] as number) > dots;
      next = new SearchPlace(sorted, symbol, dots, false, lost);
      this.#places.set(key, next);
    }
    return next;
  }

  #beginAnew({ before, dots }: SearchPlace, behind: number): Reached {
    if ((this.#dotsNeeded[this.#first] as number) > dots) return nowhere;
    const key = before * 16 + behind;
    let reached = this.#anew.get(key);
    if (!reached) {
      reached = this.#read([this.#first], before, behind);
      this.#anew.set(key, reached);
    }
    return reached;
  }

  /** Goes on from some states without reading as far as the symbols on both sides allow, then reads the one behind. */
  #read(from: readonly number[], before: number, behind: number): Reached {
    const reached = new Set<number>(from);
    const states = new Set<number>();
    // A set can be added to while it is walked.
    for (const id of reached) {
      const { reads, test, to } = this.#states[id] as State;
      if (reads) {
        if (reads[behind]) states.add(to[0] as number);
      } else if (!test || test(before, behind)) {
        for (const next of to) reached.add(next);
      }
    }
    this.#work += reached.size;
    return { isFound: reached.has(0), states: [...states] };
  }
}

const nowhere: Reached = { isFound: false, states: [] };

/** For each state the fewest dots on a way to the end, infinite where there is no way. */
function dotsNeeded(states: readonly State[]): readonly number[] {
  const from = states.map((): number[] => []);
  for (const [id, { to }] of states.entries()) for (const next of to) from[next]?.push(id);
  const needed = states.map(() => Number.POSITIVE_INFINITY);
  needed[0] = 0;
  // Ways with as many dots as the round has; one more each time.
  for (let round = [0]; round.length > 0; ) {
    const later: number[] = [];
    for (const id of round) {
      for (const before of from[id] ?? []) {
        const { reads } = states[before] as State;
        const dots = (needed[id] as number) + (reads && readsDotOnly(reads) ? 1 : 0);
        if (dots >= (needed[before] as number)) continue;
        needed[before] = dots;
        if (dots === needed[id]) round.push(before);
        else later.push(before);
      }
    }
    round = later;
  }
  return needed;
}

function readsDotOnly(reads: readonly boolean[]): boolean {
  return reads[dot] === true && reads.indexOf(true) === dot;
}
