/** Compares what came out with what a scenario expects, in words. */

import { nearest } from '../../syntax/nearest.ts';
import type { TextRange } from '../../syntax/nodes.ts';
import { claimTypeOf, type OwnNames } from '../claimNames.ts';
import type { Claim } from '../claims.ts';
import type { PipelineResult, PlacedRule } from '../pipeline.ts';
import type { RuleTrace } from '../trace.ts';
import type { ClaimPattern, Expectations, Expected } from './model.ts';

/** An expectation that was not met, at its place in the file of scenarios. */
export interface ExpectationFailure extends TextRange {
  /** One sentence, with the deciding rule where there is one. */
  readonly message: string;
  /** Both as text; null where there was nothing to compare. */
  readonly expected: string | null;
  readonly actual: string | null;
  /** The rule that decided otherwise, or that did not fire. */
  readonly rule?: PlacedRule;
}

/** More claims than this are not listed in a message. */
const LISTED = 10;

/** The expectations that a result does not meet. With a trace in the result they say more of why. */
export function failedExpectations(
  expect: Expectations,
  result: PipelineResult,
  own: OwnNames,
): readonly ExpectationFailure[] {
  return [
    ...decision('permitted', expect.permitted, result.permitted, result.decidedBy, result),
    ...decision('mfa', expect.mfa, result.mfa, result.mfaBy, result),
    ...expect.issued.flatMap((one) => issued(one, result, own)),
    ...expect.notIssued.flatMap((one) => notIssued(one, result, own)),
    ...expect.firedRules.flatMap((one) => fired(one, result)),
  ];
}

const words = {
  permitted: { true: 'permitted', false: 'denied', null: 'not decided: there are no authorization rules' },
  mfa: { true: 'MFA', false: 'no MFA', null: 'not decided: there are no additional authentication rules' },
} as const;

function decision(
  what: 'permitted' | 'mfa',
  expected: Expected<boolean> | undefined,
  actual: boolean | null,
  by: readonly PlacedRule[],
  result: PipelineResult,
): readonly ExpectationFailure[] {
  if (!expected || expected.value === actual) return [];
  const wanted = words[what][`${expected.value}`];
  const isDenied = what === 'mfa' && actual === null && result.permitted === false;
  const got = isDenied ? 'denied before MFA is asked for' : words[what][`${actual}`];
  const rule = by[0];
  const decided = rule
    ? ` by ${titleOf(rule)}`
    : what === 'permitted' && actual === false
      ? ': no rule permits'
      : '';
  return [
    {
      ...expected.range,
      message: `Expected ${wanted}, but it is ${got}${decided}.`,
      expected: wanted,
      actual: got,
      ...(rule ? { rule } : {}),
    },
  ];
}

function issued(
  { value: pattern, range }: Expected<ClaimPattern>,
  { token, permitted }: PipelineResult,
  own: OwnNames,
): readonly ExpectationFailure[] {
  if (token.some((claim) => isLike(claim, pattern, own))) return [];
  const ofType = token.filter((claim) => isOfType(claim, pattern, own));
  const actual =
    ofType.length > 0
      ? listed(ofType)
      : permitted === false
        ? 'nothing: the request is denied'
        : 'no claim of this type';
  return [
    {
      ...range,
      message: `Expected ${shown(pattern)}, but the token has ${actual}.`,
      expected: shown(pattern),
      actual,
    },
  ];
}

function notIssued(
  { value: pattern, range }: Expected<ClaimPattern>,
  { token, runs }: PipelineResult,
  own: OwnNames,
): readonly ExpectationFailure[] {
  const found = token.filter((claim) => isLike(claim, pattern, own));
  const first = found[0];
  if (!first) return [];
  const run = runs.find(({ stage, evaluation }) => stage === 'issuance' && evaluation.issued.includes(first));
  const ref = run?.evaluation.origins.find(({ claim }) => claim === first)?.rules[0];
  const rule = run && ref && { ...ref, stage: run.stage, file: run.name };
  return [
    {
      ...range,
      message: `Expected no ${shown(pattern)}, but ${rule ? titleOf(rule) : 'a rule'} issues ${listed(found)}.`,
      expected: `no ${shown(pattern)}`,
      actual: listed(found),
      ...(rule ? { rule } : {}),
    },
  ];
}

function fired(
  { value: name, range }: Expected<string>,
  { runs }: PipelineResult,
): readonly ExpectationFailure[] {
  if (runs.some(({ evaluation }) => evaluation.fired.some((rule) => rule.name === name))) return [];
  const expected = `rule "${name}" fires`;
  for (const { stage, name: file, evaluation } of runs) {
    const rule = evaluation.rules.find((one) => one.name === name);
    if (!rule) continue;
    const why = reasonOf(evaluation.trace?.rules[rule.index]);
    return [
      {
        ...range,
        message: `Rule "${name}" did not fire.${why}`,
        expected,
        actual: 'it did not fire',
        rule: { ...rule, stage, file },
      },
    ];
  }
  const names = runs.flatMap(({ evaluation }) => evaluation.rules.flatMap((rule) => rule.name ?? []));
  const right = nearest(name, names);
  const advice = right ? ` Did you mean "${right}"?` : '';
  return [
    {
      ...range,
      message: `No rule that ran is called "${name}".${advice}`,
      expected,
      actual: 'no such rule ran',
    },
  ];
}

/** The first condition that did not hold, and the claim that came nearest. */
function reasonOf(trace: RuleTrace | undefined): string {
  const condition = trace?.conditions.find(({ holds }) => holds === false);
  if (!condition) return '';
  const near = condition.failed[0];
  return ` ${condition.message}${near ? ` ${near.message}` : ''}`;
}

function isLike(claim: Claim, pattern: ClaimPattern, own: OwnNames): boolean {
  if (!isOfType(claim, pattern, own)) return false;
  for (const name of ['value', 'valueType', 'issuer', 'originalIssuer'] as const) {
    if (pattern[name] !== undefined && pattern[name] !== claim[name]) return false;
  }
  return Object.entries(pattern.properties ?? {}).every(
    ([key, text]) => Object.hasOwn(claim.properties, key) && claim.properties[key] === text,
  );
}

function isOfType({ type }: Claim, pattern: ClaimPattern, own: OwnNames): boolean {
  return type === pattern.type || type === claimTypeOf(pattern.type, own);
}

function titleOf({ name, index, file }: PlacedRule): string {
  return name === null ? `rule ${index + 1} of ${file}` : `rule "${name}"`;
}

function shown({ type, value }: Pick<ClaimPattern, 'type' | 'value'>): string {
  return value === undefined ? type : `${type} = "${value}"`;
}

function listed(claims: readonly Claim[]): string {
  const texts = claims.slice(0, LISTED).map(shown).join(', ');
  return claims.length > LISTED ? `${texts} and ${claims.length - LISTED} more` : texts;
}
