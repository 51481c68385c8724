/**
 * Which numbers the groups of a pattern get: groups without a name from left to right, then the named ones in the
 * order in which their names first occur. A number written as a name (`(?<5>…)`) is taken as it is.
 *
 * Source: https://learn.microsoft.com/dotnet/standard/base-types/grouping-constructs-in-regular-expressions
 */
import type { GroupInfo } from './nodes.ts';

/** Collects the groups in a first reading of the pattern, where later groups are not yet known. */
export class GroupCollector {
  #unnamed = 0;
  readonly #names = new Set<string>();
  readonly #numbers = new Set<number>();

  addUnnamed(): void {
    this.#unnamed++;
  }

  addName(name: string): void {
    this.#names.add(name);
  }

  addNumber(number: number): void {
    this.#numbers.add(number);
  }

  /** Gives out the numbers. */
  toTable(): GroupTable {
    const numbers = new Set(this.#numbers);
    for (let number = 1; number <= this.#unnamed; number++) numbers.add(number);
    const named = new Map<string, number>();
    let next = this.#unnamed + 1;
    for (const name of this.#names) {
      while (numbers.has(next)) next++;
      named.set(name, next);
      numbers.add(next);
    }
    return new GroupTable(numbers, named);
  }
}

/** The groups of a pattern. */
export class GroupTable {
  constructor(
    readonly numbers: ReadonlySet<number>,
    readonly named: ReadonlyMap<string, number>,
  ) {}

  /** Whether a number may be referred to; 0, the whole match, always may. */
  has(number: number): boolean {
    return number === 0 || this.numbers.has(number);
  }

  /** The groups by number. */
  list(): GroupInfo[] {
    const names = new Map([...this.named].map(([name, number]) => [number, name]));
    return [...this.numbers]
      .sort((a, b) => a - b)
      .map((number) => ({ number, name: names.get(number) ?? String(number) }));
  }
}
