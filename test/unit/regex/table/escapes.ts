/** Escapes of single characters. See https://learn.microsoft.com/dotnet/standard/base-types/character-escapes-in-regular-expressions */
import type { Row } from '../row.ts';

export const escapes: readonly Row[] = [
  ['\\0', 'x', '-'],
  ['\\contoso', 'a', '-'],
  ['\\01', '', '-'],
  ['\\cA', '', '-'],
  ['\\c_', '', '-'],
  ['\\c@', '', '-'],
  ['\\c]', '', '-'],
  ['\\ca', '', '-'],
  ['\\c\\', '', '-'],
  ['\\e', '', '-'],
  ['\\a', '', '-'],
  ['\\"', '"', '"@0'],
  ['\\0(a)', '', '-'],
  ['\\08', '', '-'],
  ['\\07', '', '-'],
  ['\\078', '', '-'],
  ['\\0101', 'A1', '-'],
  ['\\​', '', '-'],
];
