import { addressSetOf } from '../regex/addresses.ts';
import { addressesInList } from '../regex/addressesInList.ts';
import { patternOfAddresses } from '../regex/addressesToPattern.ts';

/**
 * The expression that finds the addresses of a text with networks or ranges in it, `203.0.113.0/26` or
 * `203.0.113.5-203.0.113.9`; undefined for every other text. Such a text is no expression itself.
 */
export function patternOfRanges(text: string): string | undefined {
  if (!/\d\s*[/\u2013-]\s*\d/.test(text)) return undefined;
  const entries = addressesInList(text);
  return entries && patternOfAddresses(addressSetOf(entries));
}
