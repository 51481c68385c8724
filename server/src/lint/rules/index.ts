// Written by `npm run generate` from the files in this folder.
import type { LintRule } from '../lintRule.ts';
import { emptyClaimType } from './empty-claim-type.ts';
import { invalidRegularExpression } from './invalid-regular-expression.ts';
import { unknownReplacementGroup } from './unknown-replacement-group.ts';

/** Every lint rule, by id. */
export const lintRules: readonly LintRule[] = [
  emptyClaimType,
  invalidRegularExpression,
  unknownReplacementGroup,
];
