/** The rule set that a path means: that of a rule file, or one in a script or a page, such as `deploy.ps1#Portal`. */
import {
  chooseRuleSet,
  type DialectName,
  joinedNote,
  type Region,
  type RuleService,
  type RuleSet,
  ruleSetName,
  type Stage,
  splitRuleSetPath,
  unknownParts,
} from '../../languageService.ts';
import { Configurations } from '../configuration.ts';
import { readInput } from '../input.ts';
import type { Lines, Place } from '../lines.ts';
import { readRules } from '../ruleTexts.ts';

/** Turns offsets in rules into places in their file. */
export interface Places {
  placeOf(offset: number): Place;
}

/** A rule set ready to run. */
export interface FoundRuleSet {
  /** The file. */
  readonly path: string;
  /** What it is called in a script that has several. */
  readonly set: string | undefined;
  /** What reports call it: the path, with what it is called there. */
  readonly name: string;
  readonly ruleSet: RuleSet;
  readonly lines: Places;
  /** Undefined where nothing tells. */
  readonly stage: Stage | undefined;
  /** What has to be said of every result. */
  readonly note: string | undefined;
}

/**
 * Reads the rule set that a path means. `problem` where there is none, or several, or one of which only the script knows
 * what it does. Throws an `InputError` for a file that cannot be read.
 */
export function findRuleSet(
  service: RuleService,
  written: string,
  {
    stage,
    dialect,
    variables,
  }: {
    readonly stage?: Stage | undefined;
    readonly dialect: DialectName;
    /** What a script is run with; see `Region.withValues`. */
    readonly variables?: ReadonlyMap<string, string>;
  },
): FoundRuleSet | { readonly problem: string } {
  const { path, name } = splitRuleSetPath(written);
  const { texts, lines } = readRules(service, readInput(path), dialect);
  const configurations = new Configurations(service, { suppressions: true });
  const stageOf = (ruleSet: RuleSet, region?: Region) => configurations.setupFor(path, ruleSet, region).stage;
  const [whole] = texts;
  if (whole && !whole.region) {
    const { ruleSet } = whole;
    return {
      path,
      set: undefined,
      name: path,
      ruleSet,
      lines,
      stage: stage ?? stageOf(ruleSet),
      note: undefined,
    };
  }
  const sets = texts.flatMap(({ region, ruleSet }) =>
    region
      ? [{ region, ruleSet, stage: stageOf(ruleSet, region), line: lines.placeOf(region.start).line }]
      : [],
  );
  const chosen = chooseRuleSet(path, sets, { name, stage });
  if ('problem' in chosen) return chosen;
  const region = chosen.region.withValues(variables);
  const unknown = unknownParts(region);
  if (unknown !== undefined) return { problem: `\`${path}\`, line ${chosen.line}: ${unknown}` };
  const set = sets.length === 1 ? undefined : ruleSetName(sets, chosen);
  return {
    path,
    set,
    name: set === undefined ? path : `${path}#${set}`,
    ruleSet: region === chosen.region ? chosen.ruleSet : service.parse(region.text, chosen.ruleSet.dialect),
    lines: inRegion(lines, region),
    stage: stage ?? chosen.stage,
    note: joinedNote(region),
  };
}

function inRegion(lines: Lines, region: Region): Places {
  return { placeOf: (offset) => lines.placeOf(region.toHost(offset)) };
}
