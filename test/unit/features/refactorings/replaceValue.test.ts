import { describe, expect, it } from 'vitest';
import { replaceValueRefactorings } from '../../../../server/src/features/refactorings/replaceValue.ts';
import { expectRefactored, type Offer, titles } from './apply.ts';

const offer: Offer = (ruleSet, start, end) => replaceValueRefactorings(ruleSet, start, end);
const upn = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn';
const email = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress';
const application = 'http://schemas.microsoft.com/2012/01/requestcontext/claims/x-ms-client-application';
const groupSid = 'http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid';
const inside = 'http://schemas.microsoft.com/ws/2012/01/insidecorporatenetwork';

describe('another entry of the catalogue', () => {
  it('a claim type, in a condition, an action and a list of types', () => {
    expectRefactored(
      offer,
      `c:[Type == "‸${upn}"] => issue(claim = c);`,
      `c:[Type == "${email}"] => issue(claim = c);`,
      /emailaddress/i,
    );
    expectRefactored(
      offer,
      `=> issue(Type = "⟦${upn}⟧", Value = "v");`,
      `=> issue(Type = "${email}", Value = "v");`,
      /emailaddress/i,
    );
    expectRefactored(
      offer,
      `=> issue(store = "HR", types = ("${upn}‸"), query = "SELECT 1");`,
      `=> issue(store = "HR", types = ("${email}"), query = "SELECT 1");`,
      /emailaddress/i,
    );
  });

  it('a client application', () => {
    const rule = (value: string) => `c:[Type == "${application}", Value == "${value}"] => issue(claim = c);`;
    expectRefactored(
      offer,
      rule('Microsoft.Exchange.‸ActiveSync'),
      rule('Microsoft.Exchange.Autodiscover'),
      /Autodiscover/,
    );
  });

  it('true and false', () => {
    expectRefactored(
      offer,
      `c:[Type == "${inside}", Value == "‸false"] => issue(claim = c);`,
      `c:[Type == "${inside}", Value == "true"] => issue(claim = c);`,
    );
  });

  it('a group of the same domain', () => {
    const rule = (sid: string) =>
      `exists([Type == "${groupSid}", Value == "${sid}"]) => issue(Type = "u", Value = "v");`;
    expectRefactored(offer, rule('S-1-5-21-1-2-3-‸512'), rule('S-1-5-21-1-2-3-513'), /Domain Users/);
  });

  it('a text that a pattern lists', () => {
    const template = (sid: string) =>
      `c:[Type == "${groupSid}", Value =~ "^(?i)${sid}$"] => issue(Type = "u", Value = "v");`;
    expectRefactored(offer, template('S-1-5-21-1-2-3-‸512'), template('S-1-5-21-1-2-3-513'), /Domain Users/);
    const list = (names: string) =>
      `c:[Type == "${application}", Value =~ "^Microsoft\\.Exchange\\.(${names})$"] => issue(claim = c);`;
    expectRefactored(offer, list('Imap|‸Autodiscover'), list('Imap|ActiveSync'), /ActiveSync/);
  });

  it('a short list, without what stands there', () => {
    const all = titles(offer, `c:[Type == "‸${upn}"] => issue(claim = c);`);
    expect(all.length).toBeGreaterThan(3);
    expect(all.length).toBeLessThanOrEqual(10);
    expect(all.filter((title) => /\bUPN$/.test(title))).toEqual([]);
    expect(new Set(all).size).toBe(all.length);
  });

  it.each([
    'c:[Type == "http://contoso.example/‸x"] => issue(claim = c);',
    `c:[Type =~ "‸^http:.*$"] => issue(claim = c);`,
    `c:[Type == "${application}", Value =~ "^Micro‸soft\\.Exchange\\.(Imap|Pop)$"] => issue(claim = c);`,
    'c:[Type == "t", Value == "‸x"] => issue(claim = c);',
    `c:[Type == "${inside}", Issuer == "‸true"] => issue(claim = c);`,
    `c:[Type == "${upn}"]‸ => issue(claim = c);`,
    '@RuleName = "‸true" => issue(Type = "t", Value = "v");',
    `c:[Type == "‸${upn}" => issue(claim = c);`,
  ])('nothing in %s', (source) => {
    expect(titles(offer, source)).toEqual([]);
  });
});
