import { type Place, placeIn, type RuleFile, usesOfType } from '../semantics/workspaceIndex.ts';
import { placesOfLabel, type RuleSymbol } from './claimTypeUses.ts';

/**
 * The places of a symbol, file by file in the order of the text. A label: in its rule. A claim type: wherever a rule
 * reads or makes it.
 *
 * @param uri the file that the symbol is in
 * @param files the files to look in; for a label nothing but its own rule counts
 * @param declarations also the places that bind the label, or make the claim
 */
export function references(
  symbol: RuleSymbol,
  uri: string,
  files: Iterable<RuleFile>,
  declarations: boolean,
): readonly Place[] {
  if (symbol.kind === 'label') {
    return [...placesOfLabel(symbol)]
      .filter(({ binds }) => declarations || !binds)
      .map(({ name }) => placeIn(uri, symbol.rule, symbol.ruleStart, name));
  }
  return [...usesOfType(symbol.type, files)].filter(({ use }) => declarations || use.kind !== 'write');
}
