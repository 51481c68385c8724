/** Replacements. See https://learn.microsoft.com/dotnet/standard/base-types/substitutions-in-regular-expressions */
import type { Row } from '../row.ts';

export const replacements: readonly Row[] = [
  ['a', 'banana', 'a@1 | a@3 | a@5', { replace: ['$$', 'b$n$n$'] }],
  ['a', 'banana', 'a@1 | a@3 | a@5', { replace: ['$_', 'bbanananbanananbanana'] }],
  ['a(?=n)', 'banana', 'a@1 | a@3', { replace: ["$'", 'bnanannana'] }],
  ['n', 'banana', 'n@2 | n@4', { replace: ['$`', 'babaabanaa'] }],
  ['a', 'banana', 'a@1 | a@3 | a@5', { replace: ['$', 'b$n$n$'] }],
  ['a', 'banana', 'a@1 | a@3 | a@5', { replace: ['$$1', 'b$1n$1n$1'] }],
  ['(a)(n)?', 'banana', 'an@1 1=a 2=n | an@3 1=a 2=n | a@5 1=a 2=-', { replace: ['$+', 'bnn'] }],
  ['(a)', 'xay', 'a@1 1=a', { replace: ['$10', 'x$10y'] }],
  ['(a)', 'xay', 'a@1 1=a', { replace: ['${1}0', 'xa0y'] }],
  ['(?<n>a)', 'xay', 'a@1 n=a', { replace: ['$n', 'x$ny'] }],
  ['(?<n>a)', 'xay', 'a@1 n=a', { replace: ['$<n>', 'x$<n>y'] }],
  ['(a)', 'xay', 'a@1 1=a', { replace: ['${2}', 'x${2}y'] }],
  ['(a)', 'xay', 'a@1 1=a', { replace: ['\\1', 'x\\1y'] }],
  ['(?<x>a)(b)', 'ab', 'ab@0 1=b x=a', { replace: ['$1$2', 'ba'] }],
  ['(?<x>a)(?<x>b)', 'ab', 'ab@0 x=a,b', { replace: ['${x}', 'b'] }],
  ['(?-i)a', 'A', '-', { options: 'i', replace: ['x', 'A'] }],
];
