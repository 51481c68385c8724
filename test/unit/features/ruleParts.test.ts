import { describe, expect, it } from 'vitest';
import { catalog } from '../../../server/src/catalog/index.ts';
import { addressExpression, ruleParts } from '../../../server/src/features/ruleParts.ts';

describe('the parts of a new rule', () => {
  it('are claim types that fit the rule set, by the names people know, the useful ones first', () => {
    const { read, issue } = ruleParts('additionalAuthentication');
    expect(read.slice(0, 3).map(({ name }) => name)).toContain('Inside Corporate Network');
    expect(issue[0]?.name).toBe('Authentication method');
    for (const { uri, name } of [...read, ...issue]) {
      expect(catalog.claimTypes.byUri(uri)?.uri).toBe(uri);
      expect(name).not.toBe('');
    }
  });

  it('say what a claim type means in one sentence', () => {
    const upn = ruleParts('issuance').read.find(({ name }) => name === 'UPN');
    expect(upn?.meaning).toBe('User principal name (user@suffix) of the signed-in account.');
  });

  it('pair the attributes of the directory with the claims they feed', () => {
    const { attributes } = ruleParts(undefined);
    const mail = attributes.find(({ attribute }) => attribute === 'mail');
    expect(mail?.name).toBe('E-Mail Address');
    expect(catalog.claimTypes.byUri(mail?.claimType ?? '')?.friendlyName).toBe('E-Mail Address');
  });
});

describe('the expression for addresses', () => {
  it('lets through the addresses of the list', () => {
    const expression = new RegExp(addressExpression('203.0.113.0/26, 198.51.100.20') ?? '(?!)');
    const through = (address: string) => expression.test(address);
    expect(['203.0.113.0', '203.0.113.63', '198.51.100.20'].every(through)).toBe(true);
    expect(['203.0.113.64', '198.51.100.2', '203.0.114.1'].some(through)).toBe(false);
  });

  it('is nothing for anything else', () => {
    for (const list of ['', 'office', '203.0.113.0/26 and others', '2001:db8::1']) {
      expect(addressExpression(list)).toBeUndefined();
    }
  });
});
