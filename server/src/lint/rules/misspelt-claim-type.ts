import { type ClaimTypeNearMiss, claimTypeUri, namespaceHosts, type Stage } from '../../catalog/index.ts';
import { shortType } from '../../semantics/summary.ts';
import { claimTypeUses } from '../../semantics/workspaceIndex.ts';
import type { Rule } from '../../syntax/nodes.ts';
import { PerRule } from '../../syntax/perRule.ts';
import type { RuleSet } from '../../syntax/ruleSet.ts';
import { type ClaimLiteral, claimLiterals, innerRange } from '../claimLiterals.ts';
import { misspeltType } from '../claimTypeMeaning.ts';
import type { LintRule, SetFinding } from '../lintRule.ts';

/** A type that is almost one that AD FS knows. */
interface Candidate {
  readonly claim: ClaimLiteral;
  readonly miss: ClaimTypeNearMiss;
  /** The start and end of what to replace. */
  readonly start: number;
  readonly end: number;
}

/** Types that AD FS itself looks for in what a rule set issues (language.md 4.3, 4.4); receivers look for all others. */
const readByAdfs: readonly string[] = [
  claimTypeUri.permit,
  claimTypeUri.deny,
  claimTypeUri.authenticationMethod,
  claimTypeUri.authenticationMethodsProviders,
  claimTypeUri.nameIdentifier,
];

/** Types outside Microsoft's name space that AD FS makes at sign-in; a partner or a rule makes all others. */
const madeByAdfs: readonly string[] = [claimTypeUri.upn, claimTypeUri.name, claimTypeUri.denyOnlySid];

/**
 * One letter off, another case, a wrong path: AD FS compares types letter by letter (language.md 3.5, 7.1). Types that
 * the rules themselves make and read are names of their own, however they are spelled.
 */
export const misspeltClaimType: LintRule = {
  id: 'misspelt-claim-type',
  title: 'Claim type is misspelt',
  category: 'correctness',
  severity: 'warning',
  setNeeds: ['misspeltType'],
  *checkSet(ruleSet, context) {
    let inUse: ReadonlySet<string> | undefined;
    for (const rule of ruleSet.pieces) {
      for (const candidate of candidatesIn(rule)) {
        const { claim, miss } = candidate;
        if (context.isOwnClaimType(claim.text) || isForOthers(candidate, context.stage)) continue;
        inUse ??= typesInUse(ruleSet);
        if (inUse.has(claim.text) && !miss.listed) continue;
        yield finding(rule, candidate);
      }
    }
  },
};

const kept = new PerRule<readonly Candidate[]>();

function candidatesIn(rule: Rule): readonly Candidate[] {
  let candidates = kept.get(rule);
  if (!candidates) {
    candidates = claimLiterals(rule).flatMap((claim) => candidateOf(claim) ?? []);
    kept.set(rule, candidates);
  }
  return candidates;
}

function candidateOf(claim: ClaimLiteral): Candidate | undefined {
  const miss = claim.property === 'Type' && claim.use !== 'match' ? misspeltType(claim.text) : undefined;
  return miss && { claim, miss, ...innerRange(claim) };
}

/**
 * Another case may be what an application wants, what a partner sends, or what a rule elsewhere makes: only what AD FS
 * itself reads or makes has one right spelling then.
 */
function isForOthers({ claim, miss }: Candidate, stage: Stage | undefined): boolean {
  if (!miss.slips.every((slip) => slip === 'case')) return false;
  const { uri } = miss.entry;
  if (claim.use === 'write') return !readByAdfs.includes(uri);
  return (
    stage === 'acceptance' || !(uri.startsWith(`http://${namespaceHosts[0]}/`) || madeByAdfs.includes(uri))
  );
}

/** The types that one rule makes and another one reads. */
function typesInUse(ruleSet: RuleSet): ReadonlySet<string> {
  const makers = new Map<string, Rule | 'several'>();
  const rules = ruleSet.pieces.map((rule) => ({ rule, uses: claimTypeUses(rule) }));
  for (const { rule, uses } of rules) {
    for (const { type, kind, literal } of uses) {
      if (kind !== 'write' || !literal) continue;
      makers.set(type, (makers.get(type) ?? rule) === rule ? rule : 'several');
    }
  }
  const types = new Set<string>();
  for (const { rule, uses } of rules) {
    for (const { type, kind } of uses) {
      if (kind !== 'write' && makers.has(type) && makers.get(type) !== rule) types.add(type);
    }
  }
  return types;
}

function finding(rule: Rule, { claim, miss, start, end }: Candidate): SetFinding {
  const [right] = miss.right;
  const caseOnly = miss.slips.every((slip) => slip === 'case');
  const name = shortType(right);
  return {
    rule,
    start,
    end,
    message: caseOnly
      ? `Case counts in claim types. This one is written \`${name}\`.`
      : `Claim type is misspelt. Probably \`${name}\` is meant: \`${right}\`.`,
    fixes: [
      {
        title: `Use ${name}`,
        edits: [{ start, end, newText: right }],
        preferred: true,
        safe: miss.listed && claim.use !== 'write',
      },
    ],
  };
}
