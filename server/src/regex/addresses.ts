/**
 * Sets of IPv4 addresses, however large: a tree with one level per octet, in which runs of octets share what is below
 * them. So "every address with a 7 in it" is as small as one network.
 */

/** `true` is every address below this place, `false` is none. Otherwise at least two of them differ. */
export type AddressSet = boolean | OctetRuns;

/** What is below each value of one octet; the runs tile 0 to 255. */
export interface OctetRuns {
  readonly runs: readonly OctetRun[];
}

/** Octets that have the same below them. */
export interface OctetRun {
  readonly from: number;
  /** The last octet of the run. */
  readonly to: number;
  readonly below: AddressSet;
}

/** Addresses as numbers, the first octet highest; `to` is the last one. */
export interface AddressRange {
  readonly from: number;
  readonly to: number;
}

/** The addresses of a block: `203.0.113.0/26`, or one address. */
export interface AddressBlock {
  readonly text: string;
  readonly count: number;
}

const octetsInAddress = 4;
const octetValues = 256;
const highest = 2 ** 32 - 1;

/** Keeps one object for equal sets, so that sets can be compared by `===` while they are built. */
export class AddressSetBuilder {
  #ids = new Map<OctetRuns, number>();
  #known = new Map<string, OctetRuns>();

  /** The set with these runs, in order and without gaps; neighbours with the same below become one. */
  of(runs: Iterable<OctetRun>): AddressSet {
    const joined: OctetRun[] = [];
    for (const run of runs) {
      const last = joined.at(-1);
      if (last && last.below === run.below) joined[joined.length - 1] = { ...last, to: run.to };
      else joined.push(run);
    }
    const [only] = joined;
    if (joined.length === 1 && only && typeof only.below === 'boolean') return only.below;
    const key = joined.map(({ to, below }) => `${to}:${this.#idOf(below)}`).join(' ');
    let set = this.#known.get(key);
    if (!set) {
      set = { runs: joined };
      this.#known.set(key, set);
      this.#ids.set(set, this.#ids.size);
    }
    return set;
  }

  #idOf(set: AddressSet): string {
    return typeof set === 'boolean' ? String(set) : String(this.#ids.get(set));
  }
}

/** The addresses of some ranges, in any order. */
export function addressSetOf(ranges: Iterable<AddressRange>): AddressSet {
  const sorted = [...ranges].sort((a, b) => a.from - b.from);
  return setWithin(new AddressSetBuilder(), sorted, 0, highest);
}

/** Goes four octets deep, and at each level only where a range begins or ends within an octet. */
function setWithin(
  builder: AddressSetBuilder,
  ranges: readonly AddressRange[],
  first: number,
  last: number,
): AddressSet {
  if (ranges.length === 0) return false;
  if (ranges.some(({ from, to }) => from <= first && to >= last)) return true;
  const size = (last - first + 1) / octetValues;
  const inOctet = new Map<number, AddressRange[]>();
  const full = new Uint8Array(octetValues);
  for (const range of ranges) {
    const from = Math.floor((Math.max(range.from, first) - first) / size);
    const to = Math.floor((Math.min(range.to, last) - first) / size);
    full.fill(1, from + 1, Math.max(to, from + 1));
    for (const edge of new Set([from, to])) {
      const list = inOctet.get(edge);
      if (list) list.push(range);
      else inOctet.set(edge, [range]);
    }
  }
  const runs: OctetRun[] = [];
  for (let octet = 0; octet < octetValues; octet++) {
    const start = first + octet * size;
    const below = full[octet] === 1 || setWithin(builder, inOctet.get(octet) ?? [], start, start + size - 1);
    runs.push({ from: octet, to: octet, below });
  }
  return builder.of(runs);
}

/** The addresses that are in the first set and not in the second. */
export function withoutAddresses(a: AddressSet, b: AddressSet): AddressSet {
  return combine(a, b, (inA, inB) => inA && !inB);
}

/** The addresses that are in both sets. */
export function commonAddresses(a: AddressSet, b: AddressSet): AddressSet {
  return combine(a, b, (inA, inB) => inA && inB);
}

/** The addresses that are in either set. */
export function allAddresses(a: AddressSet, b: AddressSet): AddressSet {
  return combine(a, b, (inA, inB) => inA || inB);
}

function combine(a: AddressSet, b: AddressSet, decide: (inA: boolean, inB: boolean) => boolean): AddressSet {
  const builder = new AddressSetBuilder();
  const done = new Map<AddressSet, Map<AddressSet, AddressSet>>();
  const visit = (one: AddressSet, other: AddressSet): AddressSet => {
    if (typeof one === 'boolean' && typeof other === 'boolean') return decide(one, other);
    let ofOne = done.get(one);
    if (!ofOne) {
      ofOne = new Map();
      done.set(one, ofOne);
    }
    let result = ofOne.get(other);
    if (result === undefined) {
      result = builder.of(
        pairs(one, other).map(({ from, to, a: x, b: y }) => ({ from, to, below: visit(x, y) })),
      );
      ofOne.set(other, result);
    }
    return result;
  };
  return visit(a, b);
}

interface Pair {
  readonly from: number;
  readonly to: number;
  readonly a: AddressSet;
  readonly b: AddressSet;
}

/** The runs of two sets, cut where either begins. */
function pairs(a: AddressSet, b: AddressSet): readonly Pair[] {
  const left = runsOf(a);
  const right = runsOf(b);
  const found: Pair[] = [];
  for (let i = 0, j = 0; i < left.length && j < right.length; ) {
    const one = left[i] as OctetRun;
    const other = right[j] as OctetRun;
    const to = Math.min(one.to, other.to);
    found.push({ from: Math.max(one.from, other.from), to, a: one.below, b: other.below });
    if (one.to === to) i++;
    if (other.to === to) j++;
  }
  return found;
}

/** The runs of the next octet; of a set that is everything or nothing, one. */
export function runsOf(set: AddressSet): readonly OctetRun[] {
  return typeof set === 'boolean' ? [{ from: 0, to: octetValues - 1, below: set }] : set.runs;
}

/** How many addresses are in a set. */
export function addressCount(set: AddressSet): number {
  const counts = new Map<AddressSet, number>();
  const visit = (part: AddressSet, size: number): number => {
    if (typeof part === 'boolean') return part ? size : 0;
    let count = counts.get(part);
    if (count === undefined) {
      count = 0;
      for (const { from, to, below } of part.runs)
        count += (to - from + 1) * visit(below, size / octetValues);
      counts.set(part, count);
    }
    return count;
  };
  return visit(set, 2 ** 32);
}

/** The ranges of a set in ascending order, as long as possible. Lazy: a set may have very many. */
export function* addressRanges(set: AddressSet): Generator<AddressRange, void, undefined> {
  let open: { from: number; to: number } | undefined;
  for (const range of pieces(set, 0, 2 ** 32)) {
    if (open && open.to + 1 === range.from) open.to = range.to;
    else {
      if (open) yield open;
      open = { ...range };
    }
  }
  if (open) yield open;
}

/** Calls itself, once per octet. */
function* pieces(set: AddressSet, start: number, size: number): Generator<AddressRange, void, undefined> {
  if (set === true) yield { from: start, to: start + size - 1 };
  if (typeof set === 'boolean') return;
  const below = size / octetValues;
  for (const run of set.runs) {
    if (run.below === false) continue;
    if (run.below === true) {
      yield { from: start + run.from * below, to: start + (run.to + 1) * below - 1 };
      continue;
    }
    for (let octet = run.from; octet <= run.to; octet++)
      yield* pieces(run.below, start + octet * below, below);
  }
}

/** The blocks that make up a set, in ascending order; undefined if there are more than `most`. */
export function addressBlocks(set: AddressSet, most: number): readonly AddressBlock[] | undefined {
  const blocks: AddressBlock[] = [];
  for (const range of addressRanges(set)) {
    for (let { from } = range; from <= range.to; ) {
      let size = from === 0 ? 2 ** 32 : lowestBit(from);
      while (from + size - 1 > range.to) size /= 2;
      if (blocks.length === most) return undefined;
      const bits = 8 * octetsInAddress - Math.log2(size);
      blocks.push({ text: size === 1 ? addressText(from) : `${addressText(from)}/${bits}`, count: size });
      from += size;
    }
  }
  return blocks;
}

function lowestBit(address: number): number {
  let bit = 1;
  while (address % (bit * 2) === 0) bit *= 2;
  return bit;
}

/** `203.0.113.7` */
export function addressText(address: number): string {
  return [2 ** 24, 2 ** 16, 2 ** 8, 1].map((unit) => Math.floor(address / unit) % octetValues).join('.');
}

/** `203.0.113.7`, `203.0.113.7–203.0.113.9`: a range for people. */
export function rangeText({ from, to }: AddressRange): string {
  return from === to ? addressText(from) : `${addressText(from)}–${addressText(to)}`;
}
