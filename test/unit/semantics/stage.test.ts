import { describe, expect, test } from 'vitest';
import {
  findStage,
  type Stage,
  stageOfName,
  stageOfRules,
  stages,
} from '../../../server/src/semantics/stage.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';

const permit = 'http://schemas.microsoft.com/authorization/claims/permit';
const deny = 'http://schemas.microsoft.com/authorization/claims/deny';
const method = 'http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod';
const multiple = 'http://schemas.microsoft.com/claims/multipleauthn';
const rules = {
  permit: `=> issue(Type = "${permit}", Value = "true");`,
  deny: `c:[Type == "a"] => issue(Type = "${deny}", Value = "DenyUsersWithClaim");`,
  factor: `=> issue(Value = "${multiple}", Type = "${method}");`,
  other: '=> issue(Type = "role", Value = "x");',
};

const ofRules = (...texts: readonly string[]) => stageOfRules(RuleSet.parse(texts.join('\n')));

describe('by the name of the file', () => {
  test.each<[string, Stage | undefined]>([
    ['office365.authorization.adfsrule', 'authorization'],
    ['a/b/office365.MFA.adfsrule', 'additionalAuthentication'],
    ['x.additionalAuthentication.adfsrule', 'additionalAuthentication'],
    ['x.y.issuance.adfsrule', 'issuance'],
    ['acceptance.adfsrule', 'acceptance'],
    ['x.delegation.adfsrule', 'delegation'],
    ['x.impersonation.adfsrule', 'impersonation'],
    ['mfa/rules.adfsrule', undefined],
    ['skip-mfa.adfsrule', undefined],
    ['x.mfa.adfsrule.txt', undefined],
    ['Untitled-1', undefined],
  ])('%s', (path, stage) => {
    expect(stageOfName(path)).toBe(stage);
  });

  test('every stage has one', () => {
    for (const stage of stages) expect(stageOfName(`x.${stage}.adfsrule`)).toBe(stage);
  });
});

describe('by what the rules issue', () => {
  test('permit or deny: authorization', () => {
    expect(ofRules(rules.other, rules.permit)).toBe('authorization');
    expect(ofRules(rules.deny)).toBe('authorization');
    expect(ofRules(`c:[Type == "${permit}"] => issue(claim = c);`)).toBe('authorization');
  });

  test('a second factor: additional authentication', () => {
    expect(ofRules(rules.other, rules.factor)).toBe('additionalAuthentication');
  });

  test.each([
    ['nothing of the kind', rules.other],
    ['both', `${rules.permit}\n${rules.factor}`],
    ['another method', `=> issue(Type = "${method}", Value = "urn:oasis:names:tc:SAML:1.0:am:password");`],
    ['permit that is only added', `=> add(Type = "${permit}", Value = "true");`],
    ['permit that is only read', `[Type == "${permit}"] => issue(Type = "role", Value = "x");`],
    ['no rules', ''],
  ])('%s: unknown', (_, text) => {
    expect(ofRules(text)).toBeUndefined();
  });
});

describe('in this order', () => {
  const ruleSet = RuleSet.parse(rules.permit);
  const paths = ['trusts/office365.mfa.adfsrule', '/home/a/trusts/office365.mfa.adfsrule'];

  test('the setting, the name, the rules', () => {
    expect(findStage(paths, ruleSet, [{ pattern: 'trusts/**', stage: 'issuance' }])).toEqual({
      stage: 'issuance',
      origin: 'setting',
      pattern: 'trusts/**',
    });
    expect(findStage(paths, ruleSet, [{ pattern: 'other/**', stage: 'issuance' }])).toEqual({
      stage: 'additionalAuthentication',
      origin: 'fileName',
    });
    expect(findStage(['a.adfsrule'], ruleSet, [])).toEqual({ stage: 'authorization', origin: 'rules' });
    expect(findStage(['a.adfsrule'], RuleSet.parse(''), [])).toEqual({ stage: undefined, origin: 'unknown' });
  });

  test('the longest pattern of the setting', () => {
    const patterns = [
      { pattern: '**', stage: 'issuance' },
      { pattern: 'trusts/office365.mfa.adfsrule', stage: 'acceptance' },
      { pattern: '*.adfsrule', stage: 'delegation' },
    ] as const;
    expect(findStage(paths, ruleSet, patterns).stage).toBe('acceptance');
    expect(findStage(paths, ruleSet, [...patterns].reverse()).stage).toBe('acceptance');
  });

  test('an absolute path names the file too', () => {
    expect(findStage(paths, ruleSet, [{ pattern: '/home/a/trusts/*', stage: 'delegation' }]).stage).toBe(
      'delegation',
    );
  });
});
