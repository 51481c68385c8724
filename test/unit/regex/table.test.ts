import { describe, expect, test } from 'vitest';
import { replace } from '../../../server/src/regex/index.ts';
import { matcherOf, outcome, type Row } from './row.ts';
import { adfs } from './table/adfs.ts';
import { anchors } from './table/anchors.ts';
import { balancing } from './table/balancing.ts';
import { classes } from './table/classes.ts';
import { conditionals } from './table/conditionals.ts';
import { errors } from './table/errors.ts';
import { errors2 } from './table/errors2.ts';
import { escapes } from './table/escapes.ts';
import { groups } from './table/groups.ts';
import { looking } from './table/looking.ts';
import { options } from './table/options.ts';
import { quantifiers } from './table/quantifiers.ts';
import { replacements } from './table/replacements.ts';

const tables: Readonly<Record<string, readonly Row[]>> = {
  adfs,
  anchors,
  balancing,
  classes,
  conditionals,
  errors: [...errors, ...errors2],
  escapes,
  groups,
  looking,
  options,
  quantifiers,
  replacements,
};

for (const [name, rows] of Object.entries(tables)) {
  describe(`table of ${name}`, () => {
    test.each(rows.map((row) => [row[0], row] as const))(
      '%s',
      (_title, [pattern, input, expected, extra]) => {
        expect(outcome(pattern, input, extra?.options)).toBe(expected);
        if (!extra?.replace) return;
        const [replacement, text] = extra.replace;
        expect(replace(matcherOf(pattern, extra.options), input, replacement)).toMatchObject({ text });
      },
    );
  });
}
