import type { Mistake } from '../../support/mistake.ts';
import { actions, arguments_ } from './actions.ts';
import { aggregates, selectors } from './conditions.ts';
import { annotations, characters, comments, smallerDialect, wrapping } from './foreignText.ts';
import { arrows, operators } from './operators.ts';
import { openStrings, quotes, unquoted } from './quotes.ts';
import { commas, joins, semicolons } from './separators.ts';

/** Every slip with a name, by what it concerns. */
export const allMistakes: Readonly<Record<string, readonly Mistake[]>> = {
  'quotation marks': quotes,
  'strings that are not closed': openStrings,
  'text without quotation marks': unquoted,
  comparisons: operators,
  arrows,
  commas,
  'joins between conditions': joins,
  semicolons,
  selectors,
  aggregates,
  actions,
  'arguments that do not fit': arguments_,
  comments,
  'text around rules': wrapping,
  characters,
  annotations,
  'the AD DS dialect': smallerDialect,
};
