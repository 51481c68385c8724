import { type Place, placeIn, type RuleFile, usesOfType } from '../semantics/workspaceIndex.ts';
import { placesOfLabel, type RuleSymbol } from './claimTypeUses.ts';

/**
 * Where a symbol comes from. A label: the condition that has it. A claim type: the rules that issue or add it, those
 * of the file itself first, as they are the ones that most often feed the rule. Empty where no rule makes it.
 *
 * @param uri the file that the symbol is in
 * @param files the files to look in; for a label nothing but its own rule counts
 */
export function definitions(symbol: RuleSymbol, uri: string, files: Iterable<RuleFile>): readonly Place[] {
  if (symbol.kind === 'label') {
    return [...placesOfLabel(symbol)]
      .filter(({ binds }) => binds)
      .map(({ name }) => placeIn(uri, symbol.rule, symbol.ruleStart, name));
  }
  const places = [...usesOfType(symbol.type, files)].filter(({ use }) => use.kind === 'write');
  return [...places.filter((place) => place.uri === uri), ...places.filter((place) => place.uri !== uri)];
}
