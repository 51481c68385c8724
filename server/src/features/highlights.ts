import { usesOfType } from '../semantics/workspaceIndex.ts';
import type { TextRange } from '../syntax/nodes.ts';
import type { RuleSet } from '../syntax/ruleSet.ts';
import { placesOfLabel, symbolAt } from './claimTypeUses.ts';

/** A place to mark; `write` is where a label is bound or a claim made. Offsets count from the start of the text. */
export interface Highlight extends TextRange {
  readonly kind: 'read' | 'write';
}

/** The places of the label or claim type at an offset, in its own text. Empty elsewhere. */
export function highlights(ruleSet: RuleSet, offset: number): readonly Highlight[] {
  const symbol = symbolAt(ruleSet, offset);
  if (!symbol) return [];
  if (symbol.kind === 'label') {
    return [...placesOfLabel(symbol)].map(({ name, binds }) => ({
      start: symbol.ruleStart + name.start,
      end: symbol.ruleStart + name.end,
      kind: binds ? 'write' : 'read',
    }));
  }
  return highlightsOfType(ruleSet, symbol.type);
}

/** The places of a claim type in a text. */
export function highlightsOfType(ruleSet: RuleSet, type: string): readonly Highlight[] {
  // Only where the type itself stands: marking the `c` of `claim = c` would look like a label.
  return [...usesOfType(type, [{ uri: '', ruleSet }])]
    .filter(({ use }) => use.literal)
    .map(({ range, use }) => ({ ...range, kind: use.kind === 'write' ? 'write' : 'read' }));
}
