/** The first of these ascending numbers that is not below `from`. */
export function firstIn(sorted: readonly number[], from: number): number | undefined {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < from) low = middle + 1;
    else high = middle;
  }
  return sorted[low];
}

/** How many entries of an ordered list lie before `at`, seen by their `key`: the index of the first that does not. */
export function countBefore<T>(ordered: readonly T[], at: number, key: (entry: T) => number): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (key(ordered[middle] as T) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
