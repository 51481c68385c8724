/** Claims, rules and runs in words, for what shows results. */
import { catalog } from '../catalog/index.ts';
import type { Claim, PipelineResult, RuleRef, RuleTrace, StageRun } from '../engine/index.ts';
import type { Stage } from '../languageService.ts';

/** Values are cut behind this many characters. */
const LONGEST_VALUE = 120;
/** More claims than this are counted, not listed. */
const LISTED = 5;

const stageTitles: Readonly<Record<Stage, string>> = {
  acceptance: 'Acceptance',
  authorization: 'Authorization',
  delegation: 'Delegation',
  impersonation: 'Impersonation',
  additionalAuthentication: 'Additional authentication',
  issuance: 'Issuance',
};

/** `groupsid = "S-1-5-32-544"`: the short name of the type, else the end of its URI. */
export function claimText({ type, value }: Pick<Claim, 'type' | 'value'>): string {
  const cut = value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value;
  return `${typeText(type)} = "${cut}"`;
}

/** The short name of a claim type, else the end of its URI. */
export function typeText(type: string): string {
  return catalog.claimTypes.byUri(type)?.shortName ?? /[^/:#]*$/.exec(type)?.[0] ?? type;
}

/** The first claims in words. */
export function claimTexts(claims: readonly Claim[], most = LISTED): readonly string[] {
  return claims.slice(0, most).map(claimText);
}

/** The name of a rule, or its number. */
export function ruleTitle({ name, index }: RuleRef): string {
  return name ?? `Rule ${index + 1}`;
}

/** What came out of a rule set, in a few words: `denied by "Deny contractors outside"`. */
export function summaryOf({ evaluation, outcome }: Pick<StageRun, 'evaluation' | 'outcome'>): string {
  if (evaluation.errors.length > 0) return 'no result';
  const parts: string[] = [];
  const { permitted, decidedBy, mfa, mfaBy } = outcome;
  if (permitted !== null) {
    const by = decidedBy.length > 0 ? by1(decidedBy) : ': no rule permits';
    parts.push(`${permitted ? 'permitted' : 'denied'}${by}`);
  }
  if (mfa !== null) parts.push(mfa ? `MFA${by1(mfaBy)}` : 'no MFA');
  if (parts.length === 0) parts.push(counted(evaluation.issued.length, 'claim', 'issued'));
  return parts.join(', ');
}

function by1(rules: readonly RuleRef[]): string {
  const [first] = rules;
  return first ? ` by "${ruleTitle(first)}"` : '';
}

function counted(count: number, what: string, done: string): string {
  return `${count === 0 ? 'no' : count} ${what}${count === 1 ? '' : 's'} ${done}`;
}

/** Why a rule did not fire: the first condition that did not hold, and the claim that came nearest. */
export function reasonOf({ fired, conditions }: RuleTrace): string | null {
  if (fired) return null;
  const condition = conditions.find(({ holds }) => holds === false);
  if (!condition) return null;
  const near = condition.failed[0];
  return near ? near.message : condition.message;
}

/** A run rule by rule, in lines. */
export function traceLines({ runs, errors }: PipelineResult): readonly string[] {
  const lines: string[] = [];
  for (const run of runs) {
    lines.push(`${stageTitles[run.stage]}, ${run.name}: ${summaryOf(run)}`);
    for (const rule of run.evaluation.trace?.rules ?? []) {
      const title = ruleTitle(rule);
      if (rule.fired) {
        const made = rule.claims.map(({ claim }) => claim);
        const more = made.length > LISTED ? ` and ${made.length - LISTED} more` : '';
        const what = made.length > 0 ? `: ${claimTexts(made).join(', ')}${more}` : '';
        lines.push(`  ✓ ${title}${what}`);
      } else {
        lines.push(`  – ${title}: ${reasonOf(rule) ?? 'no combination of claims fits all conditions.'}`);
      }
    }
  }
  for (const { file, message } of errors) lines.push(`  ✗ ${file}: ${message}`);
  return lines;
}
