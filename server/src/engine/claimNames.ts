/** Claim types by their short names, for files that people write. */

import { catalog } from '../catalog/index.ts';
import type { Rule } from '../syntax/nodes.ts';
import { literalValue } from '../syntax/nodes.ts';
import { PerRule } from '../syntax/perRule.ts';
import type { RuleSet } from '../syntax/ruleSet.ts';

/** Claim types that rules use. */
export type OwnNames = ReadonlySet<string>;

const known = new PerRule<readonly string[]>();
const empty: OwnNames = new Set();
let byLastPart: ReadonlyMap<string, string | undefined> | undefined;

/** The claim types that rule sets use as they are: `role` in `[Type == "role"]` is no short name there. */
export function ownNames(ruleSets: Iterable<RuleSet>): OwnNames {
  const names = new Set<string>();
  for (const { rules } of ruleSets)
    for (const rule of rules) for (const name of namesIn(rule)) names.add(name);
  return names;
}

/** The literals of a rule that stand where a claim type belongs. */
function namesIn(rule: Rule): readonly string[] {
  let names = known.get(rule);
  if (!names) {
    const literals: (string | undefined)[] = [];
    for (const { selector } of rule.conditions) {
      for (const { property, operator, value } of selector?.constraints ?? []) {
        if (property.name === 'Type' && (operator === '==' || operator === '!=')) {
          literals.push(literalValue(rule, value));
        }
      }
    }
    for (const arg of rule.action?.args ?? []) {
      if (arg.kind === 'propertyArgument' && arg.property.name === 'Type') {
        literals.push(literalValue(rule, arg.value));
      } else if (arg.kind === 'typesArgument') {
        for (const value of arg.values) literals.push(literalValue(rule, value));
      }
    }
    names = literals.filter((name) => name !== undefined);
    known.set(rule, names);
  }
  return names;
}

/**
 * The claim type that a name means: a URI and a name that the rules use stay as they are, other names are looked up
 * in the catalogue as AD FS's short names (`upn`), then as the end of one URI (`x-ms-proxy`). Unknown names are
 * claim types of their own.
 */
export function claimTypeOf(name: string, own: OwnNames = empty): string {
  if (own.has(name) || /[:/]/.test(name)) return name;
  const short = catalog.claimTypes.byShortName(name).find(({ status }) => status === 'current');
  return short?.uri ?? lastParts().get(name.toLowerCase()) ?? name;
}

/** The end of a claim type, where `claimTypeOf` finds the type by it: what people call it. Else the type itself. */
export function shortClaimType(type: string): string {
  const end = /[^/:#]+$/.exec(type)?.[0];
  return end !== undefined && claimTypeOf(end) === type ? end : type;
}

/** URIs by their last part; undefined where two have the same. */
function lastParts(): ReadonlyMap<string, string | undefined> {
  if (!byLastPart) {
    const found = new Map<string, string | undefined>();
    for (const { uri, status } of catalog.claimTypes.all()) {
      const part = /[^/:#]+$/.exec(uri)?.[0].toLowerCase();
      if (part !== undefined && status === 'current') found.set(part, found.has(part) ? undefined : uri);
    }
    byLastPart = found;
  }
  return byLastPart;
}
