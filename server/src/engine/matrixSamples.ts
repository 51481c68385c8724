/** Values that a condition tells apart: for `==` its text, for a pattern some texts that match. */
import { catalog } from '../catalog/index.ts';
import {
  addressBlocks,
  addressCount,
  addressRanges,
  addressText,
  withoutAddresses,
} from '../regex/addresses.ts';
import { addressesOfPattern } from '../regex/addressesOfPattern.ts';
import { exampleText } from '../regex/example.ts';
import { alternatives, createMatcher, exactLiterals, parseRegex } from '../regex/index.ts';

/** A value, and what a table calls it. */
export interface Sample {
  readonly value: string;
  readonly label: string;
  /** Whether another value does as well: one in which the pattern finds the same. */
  isLike(value: string): boolean;
}

/** A value that only itself is like. */
export function exactSample(value: string): Sample {
  return { value, label: value, isLike: (other) => other === value };
}

/** Blocks of addresses, and texts, that are tried of one pattern. */
const MOST_BLOCKS = 6;
const MOST_TEXTS = 12;

/** Steps of a match while a sample is tried. */
const BUDGET = 10_000;

/** Whether claims of this type hold IP addresses. */
export function holdsAddresses(type: string): boolean {
  const kind = catalog.claimTypes.byUri(type)?.valueKind;
  return kind === 'ip' || kind === 'ip-list';
}

/**
 * Values that match a pattern. For addresses one of each block that it lets through; more blocks than a few are tried in
 * part. Undefined for a pattern that any value matches. Empty for patterns that are invalid, or for which no example was
 * found.
 */
export function samplesOfPattern(pattern: string, type: string): readonly Sample[] | undefined {
  const blocks = holdsAddresses(type) ? blocksOf(pattern) : undefined;
  if (blocks) return blocks;
  const tree = parseRegex(pattern);
  const exact = exactLiterals(tree)?.values;
  const texts = exact ?? alternatives(tree).flatMap(({ items }) => exampleText(items) ?? []);
  const made = createMatcher(pattern);
  if (!made.ok) return [];
  if (['', 'any value'].every((text) => made.matcher.isMatch(text, BUDGET) === 'match')) return undefined;
  return [...new Set(texts)]
    .slice(0, MOST_TEXTS)
    .filter((text) => text !== '' && made.matcher.isMatch(text, BUDGET) === 'match')
    .map((value) => ({
      value,
      label: value,
      isLike: (other) =>
        other.toLowerCase().includes(value.toLowerCase()) && made.matcher.isMatch(other, BUDGET) === 'match',
    }));
}

/** Undefined where the pattern is about something else than IPv4 addresses. */
function blocksOf(pattern: string): readonly Sample[] | undefined {
  const set = addressesOfPattern(pattern);
  if (set === undefined || typeof set === 'boolean') return undefined;
  // Of `^(?!…)` the addresses that it keeps out are of interest.
  const fewer = addressCount(set) <= 2 ** 31 ? set : withoutAddresses(true, set);
  const blocks = addressBlocks(fewer, MOST_BLOCKS);
  if (blocks) {
    return blocks.map(({ text, count }) => ({ ...exactSample(addressIn(text, count)), label: text }));
  }
  const samples: Sample[] = [];
  for (const { from } of addressRanges(fewer)) {
    samples.push(exactSample(addressText(from)));
    if (samples.length === MOST_BLOCKS) break;
  }
  return samples;
}

/** An address of a block: not the first of a network, which is no host's. */
function addressIn(block: string, count: number): string {
  const address = block.split('/')[0] as string;
  return count > 2 ? address.replace(/\d+$/, (last) => String(Number(last) + 1)) : address;
}
