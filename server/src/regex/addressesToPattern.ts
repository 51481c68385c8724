/** Address sets written as regular expressions, in the form `\b203\.0\.113\.(6[0-3]|[1-5]?[0-9])\b`. */
import { type AddressSet, runsOf } from './addresses.ts';

/** Any octet. Longer numbers do not occur in addresses, so it need not be exact. */
const anyOctet = '[0-9]+';

/**
 * The expression that finds exactly the addresses of a set, also within a list of addresses: `\b` at both ends, dots
 * escaped. Undefined for the empty set, which no expression of this form can say.
 */
export function patternOfAddresses(set: AddressSet): string | undefined {
  const branches = branchesOf(set, 4, new Map());
  if (branches.length === 0) return undefined;
  return `\\b${grouped(branches)}\\b`;
}

/** What stands for the addresses of a set from here on, as alternatives. Calls itself, once per octet. */
function branchesOf(
  set: AddressSet,
  octets: number,
  done: Map<AddressSet, readonly string[]>,
): readonly string[] {
  if (set === false) return [];
  if (set === true) return [Array.from({ length: octets }, () => anyOctet).join('\\.')];
  const before = done.get(set);
  if (before) return before;
  // Octets with the same rest share it. The rest is text, so equal sets meet however they were built.
  const byRest = new Map<string, number[]>();
  for (const { from, to, below } of runsOf(set)) {
    if (below === false) continue;
    const rest = octets === 1 ? '' : `\\.${grouped(branchesOf(below, octets - 1, done))}`;
    const list = byRest.get(rest) ?? [];
    byRest.set(rest, list);
    for (let octet = from; octet <= to; octet++) list.push(octet);
  }
  const branches = [...byRest].flatMap(([rest, list]) => {
    if (list.length === 256) return [anyOctet + rest];
    const numbers = octetBranches(list);
    return rest === '' ? numbers : [grouped(numbers) + rest];
  });
  done.set(set, branches);
  return branches;
}

function grouped(branches: readonly string[]): string {
  return branches.length === 1 ? (branches[0] as string) : `(${branches.join('|')})`;
}

/** The numbers as alternatives: `6[0-3]`, `[1-5]?[0-9]`. Larger ones first. */
function octetBranches(numbers: readonly number[]): readonly string[] {
  const tails = new Map<string, { last: string; before: Set<number> }>();
  // The last digits that may follow the digits before them; 0 before is none.
  const lastOf = new Map<number, number[]>();
  for (const number of numbers) {
    const before = Math.floor(number / 10);
    const list = lastOf.get(before) ?? [];
    list.push(number % 10);
    lastOf.set(before, list);
  }
  for (const [before, list] of lastOf) {
    const last = digits(list);
    const tail = tails.get(last) ?? { last, before: new Set() };
    tail.before.add(before);
    tails.set(last, tail);
  }
  const branches: { text: string; order: number }[] = [];
  for (const { last, before } of tails.values()) {
    const tens = [...before].filter((ten) => ten > 0 && ten < 10);
    if (before.has(0) || tens.length > 0) {
      const front = tens.length === 0 ? '' : `${digits(tens)}${before.has(0) ? '?' : ''}`;
      branches.push({ text: front + last, order: Math.max(0, ...tens) });
    }
    branches.push(...hundredBranches(before, last));
  }
  return branches.sort((a, b) => b.order - a.order).map(({ text }) => text);
}

/** `1[0-9][0-9]`, `2[0-4][0-9]` */
function hundredBranches(
  before: ReadonlySet<number>,
  last: string,
): readonly { text: string; order: number }[] {
  const byMiddle = new Map<string, number[]>();
  for (const hundred of [1, 2]) {
    const middle = [...before].filter((ten) => Math.floor(ten / 10) === hundred).map((ten) => ten % 10);
    if (middle.length === 0) continue;
    const key = digits(middle);
    byMiddle.set(key, [...(byMiddle.get(key) ?? []), hundred]);
  }
  return [...byMiddle].map(([middle, hundreds]) => ({
    text: digits(hundreds) + middle + last,
    order: 10 * Math.max(...hundreds) + Number(/(\d)\]?$/.exec(middle)?.[1]),
  }));
}

/** One digit, or a class of digits: `7`, `[0-35]`. */
function digits(list: readonly number[]): string {
  const sorted = [...new Set(list)].sort((a, b) => a - b);
  if (sorted.length === 1) return String(sorted[0]);
  let text = '';
  for (let i = 0; i < sorted.length; ) {
    let last = i;
    while (sorted[last + 1] === (sorted[last] as number) + 1) last++;
    text += sorted[i];
    if (last > i) text += `${last > i + 1 ? '-' : ''}${sorted[last]}`;
    i = last + 1;
  }
  return `[${text}]`;
}
