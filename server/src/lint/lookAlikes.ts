import { editDistance, spellingAllowance } from '../catalog/distance.ts';
import { shortType } from '../semantics/summary.ts';

/**
 * Whether two claim types look like one type that is written in two ways: in another case, or with a few wrong letters.
 * Types with different numbers in them are two types, and so are short names that differ in a letter.
 */
export function lookAlike(a: string, b: string): boolean {
  if (a === b) return false;
  if (a.toLowerCase() === b.toLowerCase()) return true;
  const allowed = spellingAllowance(Math.min(shortType(a).length, shortType(b).length));
  return numbersIn(a) === numbersIn(b) && editDistance(a, b, allowed) <= allowed;
}

function numbersIn(type: string): string {
  return type.replace(/\D+/g, ' ').trim();
}
