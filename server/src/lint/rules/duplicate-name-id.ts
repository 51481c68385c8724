import { claimTypeUri } from '../../catalog/index.ts';
import { claimTypeUses } from '../../semantics/workspaceIndex.ts';
import { isComplete, literalValue, type Rule, type TextRange } from '../../syntax/nodes.ts';
import { PerRule } from '../../syntax/perRule.ts';
import type { LintRule, SetFinding } from '../lintRule.ts';
import { relatedAt } from '../relatedAt.ts';

/**
 * Two rules that both issue Name ID for the same user: AD FS refuses more than one (event 186, language.md 3.8, 7.6).
 * Rules that test a value, an aggregate or a property may exclude each other and are left alone.
 */
export const duplicateNameId: LintRule = {
  id: 'duplicate-name-id',
  title: 'Two rules issue Name ID',
  category: 'stage',
  severity: 'warning',
  setNeeds: ['nameId'],
  stages: ['issuance'],
  *checkSet(ruleSet): Generator<SetFinding> {
    if (ruleSet.pieces.filter((rule) => factsOf(rule).nameId).length < 2) return;
    const issuing = new IssuingRules();
    /** What the rules above make: where its claims come from, or undefined where they are made only for some. */
    const made = new Map<string, string | undefined>();
    for (const [index, rule] of ruleSet.pieces.entries()) {
      const { issuer, reads, writes, nameId } = factsOf(rule);
      const origin = issuer === undefined ? undefined : originOf(reads, made);
      for (const type of writes) if (origin === undefined || !made.has(type)) made.set(type, origin);
      if (!nameId || origin === undefined || issuer === undefined) continue;
      const other = issuing.beside(origin, issuer);
      if (other) {
        yield {
          rule,
          ...nameId,
          message:
            'A rule above issues Name ID too. AD FS refuses a token with two (event 186): remove one, or let conditions choose.',
          related: [relatedAt(ruleSet, index, other.index, other.range, 'The other Name ID')],
        };
      } else {
        issuing.add(origin, issuer, { index, range: nameId });
      }
    }
  },
};

/** Claims that every user of Active Directory brings along (language.md 4.2). */
const ofWindows: ReadonlySet<string> = new Set([
  claimTypeUri.windowsAccountName,
  claimTypeUri.name,
  claimTypeUri.upn,
  claimTypeUri.primarySid,
  claimTypeUri.primaryGroupSid,
  claimTypeUri.groupSid,
]);

/** Whose claims a rule reads, so that rules with the same origin run for the same users; '' where it reads none. */
function originOf(
  reads: readonly string[],
  made: ReadonlyMap<string, string | undefined>,
): string | undefined {
  const origins = new Set<string>();
  for (const type of reads) {
    const origin = made.has(type) ? made.get(type) : ofWindows.has(type) ? 'windows' : type;
    if (origin === undefined) return undefined;
    if (origin !== '') origins.add(origin);
  }
  return [...origins].sort().join('\n');
}

/** The rules with Name ID so far, by origin and by the issuer they ask for. */
class IssuingRules {
  private readonly rules = new Map<string, Map<string, Issuing>>();
  private first: Issuing | undefined;

  add(origin: string, issuer: string, issuing: Issuing): void {
    this.first ??= issuing;
    const same = this.rules.get(origin) ?? new Map<string, Issuing>();
    this.rules.set(origin, same.set(issuer, issuing));
  }

  /** A rule that runs for the same users as one of this origin and issuer. */
  beside(origin: string, issuer: string): Issuing | undefined {
    if (origin === '') return this.first;
    const everyone = this.rules.get('')?.get('');
    if (everyone) return everyone;
    const same = this.rules.get(origin);
    return issuer === '' ? same?.values().next().value : (same?.get(issuer) ?? same?.get(''));
  }
}

interface Issuing {
  /** Of the rule, in the rule set. */
  readonly index: number;
  readonly range: TextRange;
}

interface Facts {
  /** What the rule asks of issuers; undefined where it also tests something else than type and issuer. */
  readonly issuer: string | undefined;
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  /** Where it issues Name ID. */
  readonly nameId: TextRange | undefined;
}

const known = new PerRule<Facts>();

function factsOf(rule: Rule): Facts {
  let facts = known.get(rule);
  if (!facts) {
    const uses = claimTypeUses(rule);
    const nameId = uses.find(({ type, kind }) => kind === 'write' && type === claimTypeUri.nameIdentifier);
    facts = {
      issuer: isComplete(rule) ? issuerOf(rule) : undefined,
      reads: uses.filter(({ kind }) => kind === 'read').map(({ type }) => type),
      writes: uses.filter(({ kind }) => kind === 'write').map(({ type }) => type),
      nameId: rule.action?.verb === 'issue' ? nameId?.range : undefined,
    };
    known.set(rule, facts);
  }
  return facts;
}

/** The issuers a rule asks for as one text, '' for none; undefined where it tests a value or counts claims. */
function issuerOf(rule: Rule): string | undefined {
  const issuers = new Set<string>();
  for (const condition of rule.conditions) {
    if (condition.kind !== 'selectorCondition') return undefined;
    for (const { property, operator, value } of condition.selector.constraints) {
      const text = literalValue(rule, value);
      if (text === undefined) return undefined;
      if (property.name === 'Issuer') issuers.add(`${operator}${text}`);
      else if (property.name !== 'Type' || operator !== '==') return undefined;
    }
  }
  return [...issuers].join('\n');
}
