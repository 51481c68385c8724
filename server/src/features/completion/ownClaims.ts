import { summarize, typesOf } from '../../semantics/summary.ts';
import { literalValue, type Rule, type Selector } from '../../syntax/nodes.ts';
import { PerRule } from '../../syntax/perRule.ts';
import { ruleNameOf } from '../../syntax/ruleName.ts';
import type { RuleSet } from '../../syntax/ruleSet.ts';

/** What the user's own rules teach about one rule set. */
export interface OwnClaims {
  /** Claim types that other rules of the text issue or add, with the name of the first such rule. */
  readonly types: ReadonlyMap<string, string | undefined>;
  /** The values that rules compare a claim type with or give it, and that hold what is typed; `MOST_OWN` at most. */
  valuesOf(type: string, typed: string): readonly string[];
  /** Whether there are more types or values than a list shows. */
  readonly isCut: boolean;
  /** Names of attribute stores. */
  readonly stores: readonly string[];
  /** The domain part of a security identifier in the text: `S-1-5-21-1-2-3`. */
  readonly domainSid: string | undefined;
}

/** A list of more types or values of one's own than this is no help; typing on finds the others. */
export const MOST_OWN = 100;

interface RuleClaims {
  readonly writes: readonly string[];
  readonly values: readonly (readonly [type: string, value: string])[];
  readonly store: string | undefined;
  readonly domainSid: string | undefined;
}

const known = new PerRule<RuleClaims>();

/** Collects the claims of a rule set, without the rule that is being written. Per rule it is computed once. */
export function ownClaims(ruleSet: RuleSet, exceptPiece: number): OwnClaims {
  const types = new Map<string, string | undefined>();
  const stores = new Set<string>();
  let domainSid: string | undefined;
  const others: RuleClaims[] = [];
  let cut = false;
  ruleSet.pieces.forEach((rule, i) => {
    if (i === exceptPiece) return;
    const claims = claimsOf(rule);
    for (const type of claims.writes) {
      if (!types.has(type)) types.set(type, ruleNameOf(rule)?.text);
    }
    if (claims.store !== undefined) stores.add(claims.store);
    domainSid ??= claims.domainSid;
    others.push(claims);
  });
  cut = types.size > MOST_OWN;
  return {
    types,
    stores: [...stores],
    domainSid,
    valuesOf(type, typed) {
      const wanted = typed.toLowerCase();
      const found = new Set<string>();
      for (const { values } of others) {
        for (const [of, value] of values) {
          if (of !== type || !value.toLowerCase().includes(wanted)) continue;
          if (found.size === MOST_OWN && !found.has(value)) {
            cut = true;
            return [...found];
          }
          found.add(value);
        }
      }
      return [...found];
    },
    get isCut() {
      return cut;
    },
  };
}

function claimsOf(rule: Rule): RuleClaims {
  let claims = known.get(rule);
  if (!claims) {
    claims = {
      writes: summarize(rule).writes,
      values: [...conditionValues(rule), ...actionValues(rule)].filter(([, value]) => value !== ''),
      store: storeOf(rule),
      domainSid: /S-1-5-21-\d+-\d+-\d+(?=-\d)/.exec(rule.text)?.[0],
    };
    known.set(rule, claims);
  }
  return claims;
}

function* conditionValues(rule: Rule): Generator<readonly [string, string]> {
  for (const { selector } of rule.conditions) {
    const [type] = typesOf(rule, selector);
    if (type === undefined) continue;
    for (const value of comparedValues(rule, selector)) yield [type, value];
  }
}

function comparedValues(rule: Rule, selector: Selector | undefined): readonly string[] {
  return (selector?.constraints ?? [])
    .filter(({ property, operator }) => property.name === 'Value' && (operator === '==' || operator === '!='))
    .map(({ value }) => literalValue(rule, value))
    .filter((value) => value !== undefined);
}

function* actionValues(rule: Rule): Generator<readonly [string, string]> {
  const set = new Map<string, string>();
  for (const arg of rule.action?.args ?? []) {
    if (arg.kind !== 'propertyArgument' || arg.property.name === undefined) continue;
    const literal = literalValue(rule, arg.value);
    if (literal !== undefined) set.set(arg.property.name, literal);
  }
  const type = set.get('Type');
  const value = set.get('Value');
  if (type !== undefined && value !== undefined) yield [type, value];
}

function storeOf(rule: Rule): string | undefined {
  for (const arg of rule.action?.args ?? []) {
    if (arg.kind === 'storeArgument' && arg.name === 'store')
      return literalValue(rule, arg.value) || undefined;
  }
  return undefined;
}
