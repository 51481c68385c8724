/** Random numbers that a seed decides: the same seed and index give the same input on every machine. */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  /** Each index of a seed has a sequence of its own, so that inputs can be made in any order. */
  constructor(seed: number, index: number) {
    this.a = seed | 0;
    this.b = index | 0;
    this.c = Math.trunc(index / 2 ** 32) | 0;
    for (let i = 0; i < 12; i++) this.next();
  }

  /** 32 random bits, by the generator sfc32 (Chris Doty-Humphrey, PractRand). */
  private next(): number {
    const sum = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (this.c << 21) | (this.c >>> 11);
    this.c = (this.c + sum) | 0;
    return sum >>> 0;
  }

  /** A whole number from 0 on, less than `bound`; 0 where there is no such number. */
  below(bound: number): number {
    return bound <= 1 ? 0 : this.next() % bound;
  }

  /** True once in `n` times. */
  once(n: number): boolean {
    return this.below(n) === 0;
  }

  pick<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)] as T;
  }

  /** Small numbers often, large ones rarely; less than `bound`. */
  small(bound: number): number {
    return this.below(this.below(bound) + 1);
  }

  /** A range of a text of this length, short ones often. */
  range(length: number): { readonly start: number; readonly end: number } {
    const start = this.below(length + 1);
    return { start, end: Math.min(length, start + this.small(Math.min(length, 60) + 1)) };
  }
}
