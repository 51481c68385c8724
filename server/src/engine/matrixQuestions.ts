/** What rules ask about, found by reading them: for each condition the claims that decide it. */
import { catalog, claimTypeUri } from '../catalog/index.ts';
import { short } from '../syntax/nearest.ts';
import { type Claim, type ClaimParts, createClaim, issuers } from './claims.ts';
import { type CompiledCondition, type CompiledConstraint, type CompiledRule, compile } from './compile.ts';
import { exactSample, type Sample, samplesOfPattern } from './matrixSamples.ts';
import type { StageRules } from './pipeline.ts';

/** A claim that makes a condition true, or that it excludes. */
export interface Question {
  readonly claim: Claim;
  /** What a table calls its value; undefined where only the type is asked about. */
  readonly label: string | undefined;
  /** Whether a claim of the type with this value decides the condition in the same way. */
  isLike(value: string): boolean;
}

export interface Questions {
  readonly questions: readonly Question[];
  /** What could not be read, in sentences. */
  readonly leftOut: readonly string[];
}

/** Claim types that come from Windows with the issuer AD AUTHORITY (language.md 3.1). */
const fromWindows: ReadonlySet<string> = new Set([
  claimTypeUri.upn,
  claimTypeUri.windowsAccountName,
  claimTypeUri.name,
  claimTypeUri.primarySid,
  claimTypeUri.groupSid,
  claimTypeUri.primaryGroupSid,
]);

/** Whether a claim of this type comes from a Windows logon. */
export function isFromWindows(type: string): boolean {
  return fromWindows.has(type);
}

/** A claim as Windows, or AD FS itself, would have made it. */
export function usualClaim(parts: ClaimParts): Claim {
  if (!isFromWindows(parts.type)) return createClaim(parts);
  const issuer = issuers.activeDirectory;
  return createClaim({
    ...parts,
    issuer: parts.issuer ?? issuer,
    originalIssuer: parts.originalIssuer ?? issuer,
  });
}

/** The questions of the rules, each once, in the order of the rules. Types that only rules make are none. */
export function questionsOf(ruleSets: readonly StageRules[]): Questions {
  const questions = new Map<string, Question>();
  const leftOut: string[] = [];
  const compiled = ruleSets.map((stage) => ({ ...stage, rules: readable(stage) }));
  const made = typesMade(compiled);
  for (const { name, rules } of compiled) {
    for (const rule of rules) {
      const where =
        rule.ref.name === null ? `Rule ${rule.ref.index + 1} of ${name}` : `Rule "${rule.ref.name}"`;
      for (const condition of rule.conditions) {
        const { type } = condition;
        if (type === undefined) {
          const byPattern = condition.constraints.some(({ property }) => property === 'Type');
          if (byPattern) leftOut.push(`${where} names claim types by a pattern; only its result is shown.`);
          continue;
        }
        if (made.has(type) && !isGiven(type)) continue;
        const { asked, problem } = questionsIn(condition, type);
        if (problem) leftOut.push(`${where}: ${problem}`);
        for (const question of asked) {
          const { claim } = question;
          const key = JSON.stringify([claim.type, claim.value, claim.issuer, claim.properties]);
          if (!questions.has(key)) questions.set(key, question);
        }
      }
    }
  }
  return { questions: [...questions.values()], leftOut: [...new Set(leftOut)] };
}

/**
 * The rules whose conditions matter for MFA. Of issuance rules only those that tell Entra ID about the sign-in, and
 * those that prepare for others.
 */
function readable({ stage, rules }: StageRules): readonly CompiledRule[] {
  const { rules: compiled } = compile(rules, false);
  if (stage !== 'issuance') return compiled;
  const told = [claimTypeUri.insideCorporateNetwork, claimTypeUri.authenticationMethodsReferences];
  return compiled.filter(
    ({ action, conditions }) =>
      action.verb === 'add' ||
      conditions.some(({ type }) => told.some((wanted) => wanted === type)) ||
      (action.form === 'create' && told.some((wanted) => wanted === action.values.get('Type')?.literal)),
  );
}

/** Whether a type is known to arrive with requests or users, whatever rules make too. */
function isGiven(type: string): boolean {
  return catalog.claimTypes.byUri(type)?.status === 'current';
}

/** The types of claims that rules make for rules behind them. */
function typesMade(
  stages: readonly { readonly stage: StageRules['stage']; readonly rules: readonly CompiledRule[] }[],
): ReadonlySet<string> {
  const types = new Set<string>();
  for (const { stage, rules } of stages) {
    for (const { action } of rules) {
      if (action.verb !== 'add' && stage !== 'acceptance') continue;
      const made =
        action.form === 'create' ? [action.values.get('Type')] : action.form === 'query' ? action.types : [];
      for (const type of made) if (type?.literal !== undefined) types.add(type.literal);
    }
  }
  return types;
}

function questionsIn(
  { constraints }: CompiledCondition,
  type: string,
): { readonly asked: readonly Question[]; readonly problem?: string } {
  const values = constraints.filter(({ property }) => property === 'Value');
  const parts = partsIn(constraints);
  if (values.some(({ value }) => value.literal === undefined)) {
    return { asked: [], problem: 'compares claims with each other; no values were tried.' };
  }
  const anyValue = (): Question => {
    const value = catalog.claimTypes.byUri(type)?.valueKind === 'boolean' ? 'true' : 'present';
    return { claim: usualClaim({ ...parts, type, value }), label: undefined, isLike: () => true };
  };
  if (values.length === 0) return { asked: [anyValue()] };
  const asked: Question[] = [];
  let problem: string | undefined;
  for (const constraint of values) {
    const samples = samplesOf(constraint, type);
    if (!samples) {
      asked.push(anyValue());
      continue;
    }
    if (samples.length === 0)
      problem = `no value that fits \`${short(constraint.value.literal ?? '')}\` was found.`;
    for (const { value, ...sample } of samples) {
      asked.push({ claim: usualClaim({ ...parts, type, value }), ...sample });
    }
  }
  return { asked, ...(problem ? { problem } : {}) };
}

function samplesOf({ operator, value }: CompiledConstraint, type: string): readonly Sample[] | undefined {
  const text = value.literal ?? '';
  return operator === '==' || operator === '!=' ? [exactSample(text)] : samplesOfPattern(text, type);
}

/** What a condition says of the claim besides its type and value, as far as it says it by `==`. */
function partsIn(constraints: readonly CompiledConstraint[]): Omit<ClaimParts, 'type' | 'value'> {
  const text = (name: CompiledConstraint['property']) =>
    constraints.find(({ property, operator }) => property === name && operator === '==')?.value.literal;
  const properties: Record<string, string> = {};
  for (const { property, key, operator, value } of constraints) {
    if (property === 'Properties' && operator === '==' && value.literal !== undefined) {
      properties[key] = value.literal;
    }
  }
  return {
    issuer: text('Issuer'),
    originalIssuer: text('OriginalIssuer'),
    valueType: text('ValueType'),
    ...(Object.keys(properties).length > 0 ? { properties } : {}),
  };
}
