/** Look-ahead and look-behind. See https://learn.microsoft.com/dotnet/standard/base-types/grouping-constructs-in-regular-expressions */
import type { Row } from '../row.ts';

export const looking: readonly Row[] = [
  ['(?<=\\b20)\\d{2}\\b', '2010 1999 2015', '10@2 | 15@12'],
  ['(?<!(Saturday|Sunday) )\\b\\w+ \\d{1,2}, \\d{4}\\b', 'Monday February 1, 2010', 'February 1, 2010@7 1=-'],
  ['\\b(?!un)\\w+\\b', 'unite one unethical', 'one@6'],
  ['\\b\\w+(?=\\sis\\b)', 'The dog is here', 'dog@4'],
  ['(?=a)*', 'a', '@0 | @1'],
  ['(?=a){3}', 'a', '@0'],
  ['(?<=a)b', 'ab', 'b@1'],
  ['(?<!a)b', 'cb', 'b@1'],
  ['(?<=\\G.)a', 'aaaa', 'a@1 | a@3'],
  ['(?<=(a)(b))c', 'abc', 'c@2 1=a 2=b'],
  ['(?<=(a+))b', 'aaab', 'b@3 1=aaa'],
  ['(?<=(a+?))b', 'aaab', 'b@3 1=a'],
  ['(?<=(?<x>a)*)b', 'aaab', 'b@3 x=a,a,a'],
  ['(?<=a{2})b', 'aaab', 'b@3'],
  ['(?<=\\1(a))b', 'aab', 'b@2 1=a'],
  ['(?<=(a)\\1)b', 'aab', '-'],
  ['(?!(a))b\\1', 'b', '-'],
  ['(?=(?i)b)', '', '-'],
  ['(?:(?=(a))){2}', 'a', '@0 1=a,a'],
  ['(?=(a))*b', 'ab', 'b@1 1=-'],
  ['(?=(a))?b', 'ab', 'b@1 1=-'],
  ['(?=(a))*?a', 'ab', 'a@0 1=-'],
];
