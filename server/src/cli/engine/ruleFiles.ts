/** Reading what the engine runs: rule files with their stages, claims, attribute stores. */
import {
  type AttributeStores,
  type Claim,
  type JsonProblem,
  ownNames,
  readClaims,
  readStores,
} from '../../engine/index.ts';
import type { DialectName, RuleService, RuleSet, Stage } from '../../languageService.ts';
import { readInput } from '../input.ts';
import { InputError } from '../inputError.ts';
import { Lines } from '../lines.ts';
import { type FoundRuleSet, findRuleSet } from './ruleSets.ts';

/** Reads the rule set that a path means, and finds its stage: the option, the script, the configuration, the name, or the rules. */
export function readRuleFile(
  path: string,
  service: RuleService,
  options: { readonly stage?: Stage | undefined; readonly dialect: DialectName },
): FoundRuleSet {
  const found = findRuleSet(service, path, options);
  if ('problem' in found) throw new InputError(found.problem);
  return found;
}

/** The claims of a file. Throws an `InputError` for the first thing that is wrong with it. */
export function readClaimsFile(path: string, ruleSet: RuleSet): readonly Claim[] {
  const { text } = readInput(path);
  const { claims, problems } = readClaims(text, ownNames([ruleSet]));
  assertReadable(path, text, problems);
  return claims;
}

/** The attribute stores of a file. Throws an `InputError` for the first thing that is wrong with it. */
export function readStoresFile(path: string): AttributeStores {
  const { text } = readInput(path);
  const { stores, problems } = readStores(text);
  assertReadable(path, text, problems);
  return stores;
}

function assertReadable(path: string, text: string, [problem]: readonly JsonProblem[]): void {
  if (!problem) return;
  const { line, column } = new Lines(text).placeOf(problem.start);
  throw new InputError(`${path}:${line}:${column}: ${problem.message.replaceAll(/\s*\n\s*/g, ' ')}`);
}
