import { describe, expect, it } from 'vitest';
import type { Stage } from '../../../server/src/catalog/index.ts';
import { outcomeOf, runPipeline, type StageRules } from '../../../server/src/engine/index.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';
import { claimsOf, type Given, result, texts } from './run.ts';

const permit = '=> issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");';
const deny =
  '=> issue(Type = "http://schemas.microsoft.com/authorization/claims/deny", Value = "DenyUsersWithClaim");';
const mfa =
  '=> issue(Type = "http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod", Value = "http://schemas.microsoft.com/claims/multipleauthn");';

function named(name: string, rule: string): string {
  return `@RuleName = "${name}"\n${rule}\n`;
}

function outcome(rules: string, stage: Stage | undefined, given: readonly Given[] = []) {
  const { decidedBy, mfaBy, ...rest } = outcomeOf(result(rules, given), stage);
  return { ...rest, decidedBy: decidedBy.map(({ name }) => name), mfaBy: mfaBy.map(({ name }) => name) };
}

describe('4.3 Authorization outcome', () => {
  it('permit permits, and says by which rules', () => {
    expect(outcome(named('a', permit) + named('b', permit), 'authorization')).toMatchObject({
      permitted: true,
      decidedBy: ['a', 'b'],
    });
  });

  it('the value is not looked at', () => {
    expect(outcome(permit.replace('"true"', '"false"'), 'authorization').permitted).toBe(true);
    expect(outcome(deny.replace('DenyUsersWithClaim', ' x') + permit, 'authorization').permitted).toBe(false);
  });

  it('deny wins over permit, wherever it stands', () => {
    for (const rules of [
      named('no', deny) + named('yes', permit),
      named('yes', permit) + named('no', deny),
    ]) {
      expect(outcome(rules, 'authorization')).toMatchObject({ permitted: false, decidedBy: ['no'] });
    }
  });

  it('neither claim, and no rules at all: denied', () => {
    for (const rules of ['', '=> issue(Type = "x", Value = "y");']) {
      expect(outcome(rules, 'authorization')).toMatchObject({ permitted: false, decidedBy: [] });
    }
  });

  it('add has no effect on the decision', () => {
    expect(outcome(permit.replace('issue', 'add'), 'authorization').permitted).toBe(false);
  });

  it('the type is compared ordinally: https permits nobody', () => {
    expect(outcome(permit.replace('http:', 'https:'), 'authorization').permitted).toBe(false);
  });

  it('delegation and impersonation decide in the same way; other stages do not decide', () => {
    expect(outcome(permit, 'delegation').permitted).toBe(true);
    expect(outcome('', 'impersonation').permitted).toBe(false);
    expect(outcome(permit, 'issuance').permitted).toBeNull();
  });

  it('without a stage what is issued decides, and its absence says nothing', () => {
    expect(outcome(permit, undefined)).toMatchObject({ permitted: true, mfa: null });
    expect(outcome(mfa, undefined)).toMatchObject({ permitted: null, mfa: true });
    expect(outcome('', undefined)).toMatchObject({ permitted: null, mfa: null });
  });

  it('rules that cannot be evaluated decide nothing', () => {
    expect(outcome('c:[Type = "a"] => issue(claim = c);', 'authorization').permitted).toBeNull();
  });
});

describe('4.4 Additional authentication outcome', () => {
  it('asks for a second factor when the output has the type and the value', () => {
    expect(outcome(named('a', mfa), 'additionalAuthentication')).toMatchObject({ mfa: true, mfaBy: ['a'] });
    expect(outcome(mfa.replace('multipleauthn', 'otp'), 'additionalAuthentication').mfa).toBe(false);
    expect(outcome(mfa.replace('issue', 'add'), 'additionalAuthentication').mfa).toBe(false);
  });

  it('authnmethodsproviders chooses the provider', () => {
    const provider =
      '=> issue(Type = "http://schemas.microsoft.com/claims/authnmethodsproviders", Value = "AzureMfaAuthentication");';
    expect(outcome(mfa + provider, 'additionalAuthentication').mfaProviders).toEqual([
      'AzureMfaAuthentication',
    ]);
  });
});

function pipeline(stages: readonly (readonly [stage: Stage, rules: string])[], given: readonly Given[] = []) {
  const sets: StageRules[] = stages.map(([stage, rules], i) => ({
    stage,
    name: `${stage}${i}`,
    rules: RuleSet.parse(rules),
  }));
  return runPipeline(sets, claimsOf(given));
}

describe('4.1 Stages', () => {
  const pass = 'c:[] => issue(claim = c);';

  it('later stages see the output of acceptance, not what it added, and not the output of authorization', () => {
    const { token } = pipeline(
      [
        ['issuance', pass],
        ['authorization', permit],
        [
          'acceptance',
          'c:[Type == "a"] => issue(Type = "b", Value = c.Value); => add(Type = "tmp", Value = "x");',
        ],
      ],
      ['a=1'],
    );
    expect(texts(token)).toEqual(['b=1']);
  });

  it('a temporary claim made by add in one rule set is not visible in another (3.2)', () => {
    const { runs, token } = pipeline(
      [
        ['authorization', `${permit} => add(Type = "tmp", Value = "x");`],
        ['issuance', pass],
      ],
      ['a=1'],
    );
    expect(texts(runs[0]?.evaluation.added ?? [])).toEqual(['tmp=x']);
    expect(texts(token)).toEqual(['a=1']);
  });

  it('without acceptance rules the claims are what it let through', () => {
    expect(texts(pipeline([['issuance', pass]], ['a=1']).token)).toEqual(['a=1']);
  });

  it('after a denial processing stops', () => {
    const denied = pipeline(
      [
        ['authorization', named('no', deny)],
        ['additionalAuthentication', mfa],
        ['issuance', pass],
      ],
      ['a=1'],
    );
    expect(denied).toMatchObject({
      permitted: false,
      mfa: null,
      token: [],
      decidedBy: [{ name: 'no', stage: 'authorization', file: 'authorization0' }],
    });
    expect(denied.runs).toHaveLength(1);
  });

  it('global and per-trust rules for the second factor are OR-ed; a trust cannot switch off what is asked for globally', () => {
    const never = '[Type == "never"] => issue(Type = "x", Value = "y");';
    const both = (a: string, b: string) =>
      pipeline([
        ['additionalAuthentication', a],
        ['additionalAuthentication', b],
      ]);
    expect(both(named('global', mfa), never)).toMatchObject({
      mfa: true,
      mfaBy: [{ name: 'global', file: 'additionalAuthentication0' }],
    });
    expect(both(never, named('trust', mfa))).toMatchObject({ mfa: true, mfaBy: [{ name: 'trust' }] });
    expect(both(never, never)).toMatchObject({ mfa: false, mfaBy: [] });
  });

  it('delegation has to permit as well', () => {
    expect(
      pipeline([
        ['authorization', permit],
        ['delegation', ''],
      ]).permitted,
    ).toBe(false);
    expect(
      pipeline([
        ['authorization', permit],
        ['delegation', permit],
        ['impersonation', permit],
      ]).permitted,
    ).toBe(true);
  });

  it('nothing is said about stages that have no rules', () => {
    expect(pipeline([['issuance', pass]])).toMatchObject({ permitted: null, mfa: null });
  });

  it('an error ends the request without a result', () => {
    const failed = pipeline(
      [
        ['authorization', permit],
        ['additionalAuthentication', 'c:[ => issue(claim = c);'],
        ['issuance', pass],
      ],
      ['a=1'],
    );
    expect(failed).toMatchObject({ permitted: null, mfa: null, token: [] });
    expect(failed.errors[0]).toMatchObject({
      stage: 'additionalAuthentication',
      file: 'additionalAuthentication1',
    });
  });
});
