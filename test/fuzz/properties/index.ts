import type { Property } from '../input.ts';
import { evaluation, evaluationAfterFormat } from './evaluating.ts';
import { places, symbols, views } from './features.ts';
import { formatting } from './formatting.ts';
import { jsonFiles, quoting, regions } from './hosts.ts';
import { allFixes, fixes, lint, lintAfterEdits, oneSlip, refactoring, repairs } from './linting.ts';
import { edits, tokens, tree } from './reading.ts';
import { linear } from './timing.ts';

export const properties: readonly Property[] = [
  tree,
  tokens,
  edits,
  lint,
  lintAfterEdits,
  fixes,
  oneSlip,
  repairs,
  allFixes,
  refactoring,
  formatting,
  places,
  views,
  symbols,
  evaluation,
  evaluationAfterFormat,
  regions,
  quoting,
  jsonFiles,
  linear,
];
