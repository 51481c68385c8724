/** What the differential test needs of the sources; `scripts/testDotnet.mjs` bundles this file. */
import type { RegexOptions } from '../../server/src/regex/index.ts';
import { adfs } from '../unit/regex/table/adfs.ts';
import { anchors } from '../unit/regex/table/anchors.ts';
import { balancing } from '../unit/regex/table/balancing.ts';
import { classes } from '../unit/regex/table/classes.ts';
import { conditionals } from '../unit/regex/table/conditionals.ts';
import { errors } from '../unit/regex/table/errors.ts';
import { errors2 } from '../unit/regex/table/errors2.ts';
import { escapes } from '../unit/regex/table/escapes.ts';
import { groups } from '../unit/regex/table/groups.ts';
import { looking } from '../unit/regex/table/looking.ts';
import { options } from '../unit/regex/table/options.ts';
import { quantifiers } from '../unit/regex/table/quantifiers.ts';
import { replacements } from '../unit/regex/table/replacements.ts';

export { blockNames } from '../../server/src/regex/blocks.ts';
export { createMatcher, minimumLength, parseRegex, replace, walk } from '../../server/src/regex/index.ts';
export { optionsOf } from '../unit/regex/row.ts';
export type { RegexOptions };

/** Every table by its name. */
export const tables = {
  adfs,
  anchors,
  balancing,
  classes,
  conditionals,
  errors,
  errors2,
  escapes,
  groups,
  looking,
  options,
  quantifiers,
  replacements,
};
