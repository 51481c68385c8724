/** How far apart two texts are, for near misses. */

/** Blanks, line breaks, no-break spaces and invisible characters, which come along with text from web pages. */
const blanks = /[\s\u00a0\u00ad\u200b-\u200f\u2060\ufeff]+/g;

/** The text without any blank or invisible character, inside as well as around. */
export function withoutBlanks(text: string): string {
  return text.replace(blanks, '');
}

/**
 * How many wrong letters still count as a slip in a name of that length. Short names get none: `role` and `rule`,
 * `county` and `country` are different words.
 */
export function spellingAllowance(length: number): number {
  if (length < 7) return 0;
  if (length < 10) return 1;
  return length < 16 ? 2 : 3;
}

/**
 * The number of letters to insert, remove, replace or swap with their neighbour to get from `a` to `b` (optimal
 * string alignment). Gives up early: any distance above `limit` comes back as `limit + 1`.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let start = 0;
  while (start < a.length && start < b.length && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--;
    endB--;
  }
  const width = endB - start;
  let before: number[] = [];
  let above = Array.from({ length: width + 1 }, (_, column) => column);
  for (let row = 1; row <= endA - start; row++) {
    const current = [row];
    let smallest = row;
    for (let column = 1; column <= width; column++) {
      const same = a.charCodeAt(start + row - 1) === b.charCodeAt(start + column - 1);
      let cost = Math.min(above[column]! + 1, current[column - 1]! + 1, above[column - 1]! + (same ? 0 : 1));
      const swapped =
        row > 1 &&
        column > 1 &&
        a.charCodeAt(start + row - 1) === b.charCodeAt(start + column - 2) &&
        a.charCodeAt(start + row - 2) === b.charCodeAt(start + column - 1);
      if (swapped) cost = Math.min(cost, before[column - 2]! + 1);
      current.push(cost);
      if (cost < smallest) smallest = cost;
    }
    if (smallest > limit) return limit + 1;
    before = above;
    above = current;
  }
  return Math.min(above[width]!, limit + 1);
}

/**
 * The candidate whose name is nearest to `text`, within what is a slip in a name of its length; undefined where two
 * are as near. `lengthOf` says how much of a longer name is its own. All in small letters.
 */
export function nearestByName<T>(
  text: string,
  candidates: Iterable<T>,
  nameOf: (candidate: T) => string,
  lengthOf = (candidate: T) => nameOf(candidate).length,
): T | undefined {
  let nearest: T | undefined;
  let best = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const allowed = spellingAllowance(lengthOf(candidate));
    const distance = editDistance(text, nameOf(candidate), allowed);
    if (distance > allowed || distance > best) continue;
    nearest = distance === best ? undefined : candidate;
    best = distance;
  }
  return nearest;
}
