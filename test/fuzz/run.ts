/** Looks at inputs one after the other, and at one input again and again. */

import { timeOf } from '../unit/support/stopwatch.ts';
import type { FuzzInput, Property } from './input.ts';
import { minimise } from './minimise.ts';

/** A property that does not hold, and the smallest input found for which it does not. */
export interface Failure {
  readonly property: string;
  /** The first line of what went wrong: failures with the same one count as one. */
  readonly what: string;
  readonly message: string;
  readonly input: FuzzInput;
  readonly index: number;
}

/** Longer than this no property takes for one small input, in milliseconds. */
const slow = 2000;

const minimising = 8000;

/** What is wrong with an input; undefined where the property holds. */
export function lookAt(property: Property, input: FuzzInput): { what: string; message: string } | undefined {
  const begin = performance.now();
  try {
    property.check(input);
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    // Where an exception was thrown tells it from others; what a property says needs no place.
    const lines = message.split('\n');
    const place =
      error instanceof Error && error.name === 'Broken'
        ? ''
        : ` ${lines.find((line) => /^\s+at /.test(line))?.trim() ?? ''}`;
    return { what: `${lines[0]}${place}`.replaceAll(/\d+/g, 'N').slice(0, 300), message };
  }
  if (performance.now() - begin < slow || property.name === 'linear time') return undefined;
  const again = timeOf(() => property.check({ ...input }));
  return again < slow ? undefined : { what: 'takes too long', message: `takes ${Math.round(again)} ms` };
}

/** Looks at an input and makes it small when the property does not hold and `isNew` says so. */
export function examine(
  property: Property,
  input: FuzzInput,
  index: number,
  isNew: (what: string) => boolean,
): Failure | undefined {
  const found = lookAt(property, input);
  if (!found || !isNew(found.what)) return undefined;
  const { what } = found;
  const smallest = minimise(input, (candidate) => lookAt(property, candidate)?.what === what, minimising);
  const message = lookAt(property, smallest)?.message ?? found.message;
  return { property: property.name, what, message, input: smallest, index };
}
