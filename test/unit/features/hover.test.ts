import { describe, expect, it } from 'vitest';
import {
  catalog,
  claimPropertyUri,
  claimValue,
  type Stage,
  claimTypeUri as type,
} from '../../../server/src/catalog/index.ts';
import { hover } from '../../../server/src/features/hover.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';

/** What is shown where `‸` stands: the text that it is about, the lines above the rule, the whole. */
function at(marked: string, stage?: Stage) {
  const offset = marked.indexOf('‸');
  const text = marked.replace('‸', '');
  const found = hover(RuleSet.parse(text), offset, { stage });
  if (!found) return undefined;
  const [top = ''] = found.markdown.split('\n\n---\n\n');
  return { about: text.slice(found.start, found.end), top, whole: found.markdown, start: found.start };
}

/** Puts the cursor behind the first `part` of the text, inside of it. */
function inside(text: string, part: string): string {
  const middle = text.indexOf(part) + (part.length >> 1);
  return `${text.slice(0, middle)}‸${text.slice(middle)}`;
}

const own = 'http://contoso.example/claims';
const sid = 'S-1-5-21-1111-2222-3333';
const pass = (constraints: string) => `c:[${constraints}] => issue(claim = c);`;
const ofType = (uri: string, value: string) => pass(`Type == "${uri}", Value ${value}`);

describe('claim types', () => {
  it('explains a known type with its trap, values, stages, version and source', () => {
    const found = at(inside(pass(`Type == "${type.clientApplication}"`), type.clientApplication));
    expect(found?.about).toBe(type.clientApplication);
    expect(found?.top).toMatch(/^\*\*Client Application\*\*: claim type `clientapplication`\n\n/);
    expect(found?.top).toContain('**Mind:** Absent for browsers and for every modern-authentication client');
    expect(found?.whole).toContain(
      '- **Values:** `Microsoft.Exchange.ActiveSync` (Exchange ActiveSync (EAS)), ',
    );
    expect(found?.whole).toContain('- **Added by:** Exchange Online');
    expect(found?.whole).toContain('- **Rules that can use it:** acceptance, authorization, additional');
    expect(found?.whole).toContain('- **Since:** AD FS 2.0');
    expect(found?.whole).toContain('- **Security:** high.');
    expect(found?.whole).toMatch(/\[Documentation\]\(https:\/\/learn\.microsoft\.com\/[^)]+\)$/);
  });

  it.each([
    ['an action', `=> issue(Type = "${type.role}", Value = "x");`],
    ['a list of types', `=> issue(store = "s", types = ("a", "${type.role}"), query = "q");`],
  ])('explains a type in %s', (_place, text) => {
    expect(at(inside(text, type.role))?.top).toContain('**Role**: claim type');
  });

  it('finds the type in a regular expression with escaped dots', () => {
    const pattern = type.groupSid.replaceAll('.', '\\.');
    const found = at(inside(pass(`Type =~ "^(${pattern}|${type.role})$"`), pattern));
    expect(found?.about).toBe(pattern);
    expect(found?.top).toContain('**Group SID**');
    expect(at(inside(pass(`Type =~ "^http://.*/role$"`), '/role'))).toBeUndefined();
    const wrong = pattern.replace('http', 'https');
    expect(at(inside(pass(`Type =~ "^${wrong}$"`), wrong))?.top).toContain('**Not a claim type of AD FS.**');
  });

  it('says that a type cannot be had in this stage', () => {
    const text = inside(pass(`Type == "${type.authenticationMethodsReferences}"`), 'authnmethodsreferences');
    expect(at(text, 'acceptance')?.top).toContain('**Not to be had in acceptance rules.**');
    expect(at(text, 'issuance')?.top).not.toContain('Not to be had');
    expect(at(text)?.top).not.toContain('Not to be had');
  });

  it.each([
    ['https', type.upn.replace('http:', 'https:'), type.upn, 'starts with another scheme'],
    ['case', type.groupSid.replace('groupsid', 'GroupSid'), type.groupSid, 'differs in capital letters'],
    ['a letter', type.groupSid.replace('groupsid', 'groupsidd'), type.groupSid, 'claim type of your own'],
    ['a blank', ` ${type.upn}`, type.upn, 'has a blank'],
    [
      'a typo',
      type.insideCorporateNetwork.replace('corporate', 'coporate'),
      type.insideCorporateNetwork,
      'has a spelling mistake',
    ],
  ])('names the right type for a wrong one: %s', (_slip, wrong, right, words) => {
    const found = at(inside(pass(`Type == "${wrong}"`), wrong));
    expect(found?.about).toBe(wrong);
    expect(found?.top).toContain(words);
    if (!words.includes('of your own')) {
      expect(found?.top).toContain(`**Not a claim type of AD FS.** The right one is \`${right}\`.`);
    }
  });

  it('says which rules make and read a type of the user', () => {
    const text = `@RuleName = "Make *it*"
=> add(Type = "${own}/t‸mp", Value = "x");
c:[Type == "${own}/tmp"] => issue(claim = c);`;
    const found = at(text);
    expect(found?.top).toContain('**tmp**: a claim type of your own');
    expect(found?.top).toContain('**Made by** “Make \\*it\\*”. **Read by** “rule 2”.');
    const read = at(inside(pass(`Type == "${own}/nobody"`), 'nobody'));
    expect(read?.top).toContain(
      'No rule here makes it, so it has to arrive with the request. **Read by** “rule 1”.',
    );
  });

  it('says what an empty type may have been', () => {
    const text = `exists([Type == "", Value == "Microsoft.Exchange.ActiveSync"]) => issue(Type = "", Value = "true");`;
    const read = at(text.replace('== ""', '== "‸"'));
    expect(read?.top).toContain('**Claim type is empty.**');
    expect(read?.top).toContain('`Microsoft.Exchange.ActiveSync` belongs to `x-ms-client-application`.');
    expect(read?.whole).toContain(type.clientApplication);
    const written = at(text.replace('Type = ""', 'Type = "‸"'), 'issuance');
    expect(written?.top).toContain('belongs to one of `insidecorporatenetwork`, ');
  });

  it('explains the key of a claim property', () => {
    const text = `=> issue(Type = "x", Value = "y", Properties["${claimPropertyUri.format}"] = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent");`;
    expect(at(inside(text, claimPropertyUri.format))?.top).toContain('**format**: claim property');
    const value = at(inside(text, 'persistent'));
    expect(value?.about).toBe('urn:oasis:names:tc:SAML:2.0:nameid-format:persistent');
    expect(value?.top).toContain('opaque, stable per relying party');
  });
});

describe('client applications', () => {
  const rule = (value: string) => ofType(type.clientApplication, value);

  it('explains the protocol, modern authentication, MFA and the switch that closes it', () => {
    const found = at(inside(rule('== "Microsoft.Exchange.ActiveSync"'), 'ActiveSync'));
    expect(found?.about).toBe('Microsoft.Exchange.ActiveSync');
    expect(found?.top).toContain('**Exchange ActiveSync (EAS)**: client application');
    expect(found?.top).toContain('**MFA:** Basic authentication cannot show a second prompt.');
    expect(found?.whole).toContain('**With modern authentication:** The client signs in through Entra ID');
    expect(found?.whole).toContain(
      '**Switch that closes it:** `AllowBasicAuthActiveSync` off (Exchange Online), `BlockLegacyAuthActiveSync` on (Exchange Server)',
    );
    expect(found?.whole).toContain('**Clients:** native mail apps');
  });

  it.each([
    ['Microsoft.Exchange.ActiveSync|Microsoft.Exchange.RPC', 'Microsoft.Exchange.RPC', 'Outlook Anywhere'],
    ['^(Microsoft\\.Exchange\\.Imap|Microsoft\\.Exchange\\.Pop)$', 'Microsoft\\.Exchange\\.Imap', 'IMAP4'],
    [
      '^(?i)Microsoft[.]Exchange[.]WebServices$',
      'Microsoft[.]Exchange[.]WebServices',
      'Exchange Web Services',
    ],
    ['^Microsoft\\.Exchange\\.(ActiveSync|RPC)$', 'ActiveSync', 'Exchange ActiveSync'],
    // With (?i) the other spelling is right.
    ['(?i)Microsoft\\.Exchange\\.AutoDiscover', 'Microsoft\\.Exchange\\.AutoDiscover', '**Autodiscover**'],
  ])('explains the alternative under the cursor: %s', (pattern, part, words) => {
    const found = at(inside(rule(`=~ "${pattern}"`), part));
    expect(found?.about).toBe(part);
    expect(found?.top).toContain(words);
  });

  it('warns of dots that are not escaped', () => {
    const loose = at(inside(rule('=~ "Microsoft.Exchange.RPC"'), 'RPC'));
    expect(loose?.whole).toContain(
      'Dots stand for any character here; exact is `Microsoft\\.Exchange\\.RPC`.',
    );
    const exact = at(inside(rule('=~ "Microsoft\\.Exchange\\.RPC"'), 'RPC'));
    expect(exact?.whole).not.toContain('Dots stand');
  });

  it('names the right spelling, and says which values are none', () => {
    const wrong = at(inside(rule('== "Microsoft.Exchange.Activesync"'), 'Activesync'));
    expect(wrong?.top).toContain('Probably meant: `Microsoft.Exchange.ActiveSync`.');
    expect(wrong?.top).toContain('differs in capital letters, which count');
    expect(at(inside(rule('== "Microsoft.Exchange.PopImap"'), 'PopImap'))?.top).toContain(
      '**Obsolete.** Now: ',
    );
    expect(at(inside(rule('== "something"'), 'something'))).toBeUndefined();
  });

  it('knows the value without its claim type', () => {
    const text =
      'exists([Type == "", Value == "Microsoft.Exchange.ActiveSync"]) => issue(Type = "x", Value = "y");';
    expect(at(inside(text, 'ActiveSync'))?.top).toContain('**Exchange ActiveSync (EAS)**');
  });
});

describe('other values', () => {
  it('explains authentication methods', () => {
    const mfa = `=> issue(Type = "${type.authenticationMethod}", Value = "${claimValue.multipleAuthentication}");`;
    expect(at(inside(mfa, claimValue.multipleAuthentication))?.top).toContain(
      '**Multi-factor authentication**: authentication method',
    );
    const https = mfa.replace(
      claimValue.multipleAuthentication,
      'https://schemas.microsoft.com/claims/multipleauthn',
    );
    expect(at(inside(https, 'multipleauthn'))?.top).toContain(
      `Probably meant: \`${claimValue.multipleAuthentication}\`.`,
    );
    const provider = `=> issue(Type = "${type.authenticationMethodsProviders}", Value = "AzureMfaAuthentication");`;
    expect(at(inside(provider, 'AzureMfaAuthentication'))?.top).toContain('authentication provider');
  });

  it('explains SIDs: well known, of a domain, by number, by ending', () => {
    const known = at(inside(ofType(type.groupSid, '== "S-1-5-32-544"'), 'S-1-5-32-544'));
    expect(known?.top).toContain('**BUILTIN\\\\Administrators**: `S-1-5-32-544`');
    const admins = at(inside(ofType(type.groupSid, `== "${sid}-512"`), `${sid}-512`));
    expect(admins?.about).toBe(`${sid}-512`);
    expect(admins?.top).toContain('**Domain Admins**: `S-1-5-21-…-512`');
    expect(admins?.whole).toContain('**Domain:** `S-1-5-21-1111-2222-3333`');
    const group = at(inside(ofType(type.groupSid, `=~ "^(?i)${sid}-1104$"`), `${sid}-1104`));
    expect(group?.about).toBe(`${sid}-1104`);
    expect(group?.top).toContain('account or group of a domain, number 1104');
    expect(group?.top).toContain(`Get-ADObject -Filter "objectSid -eq '${sid}-1104'"`);
    const ending = at(inside(ofType(type.groupSid, '=~ "-515$"'), '-515'));
    expect(ending?.about).toBe('-515');
    expect(ending?.top).toContain('**Domain Computers**: every SID that ends in `-515`');
    expect(at(inside(ofType(type.groupSid, '=~ "515$"'), '515'))?.top).toContain('Write `-515$`');
    expect(at(inside(ofType(type.groupSid, '=~ "-1104$"'), '-1104'))).toBeUndefined();
  });

  it('explains endpoint paths, whole or the folder above', () => {
    const pattern = '(/adfs/ls/)|(/adfs/services/trust/2005/usernamemixed)';
    const found = at(inside(ofType(type.endpointAbsolutePath, `=~ "${pattern}"`), 'usernamemixed'));
    expect(found?.about).toBe('/adfs/services/trust/2005/usernamemixed');
    expect(found?.top).toContain('sign-in without a browser (active, WS-Trust)');
    const below = at(inside(ofType(type.endpointAbsolutePath, '== "/adfs/ls/x"'), '/adfs/ls/x'));
    expect(below?.top).toContain('`/adfs/ls/x` lies below it.');
  });

  it('explains fragments of user agents', () => {
    const found = at(inside(ofType(type.clientUserAgent, '=~ ".*Outlook.*|Mozilla"'), 'Outlook'));
    expect(found?.about).toBe('Outlook');
    expect(found?.top).toContain('User agents are free text and easily forged');
  });

  it('says that permit and deny do not depend on the value', () => {
    const text = (uri: string, value: string) => `=> issue(Type = "${uri}", Value = "${value}");`;
    expect(at(inside(text(type.permit, 'false'), 'false'))?.top).toContain(
      'issuing the claim permits access',
    );
    expect(at(inside(text(type.deny, 'no'), 'no'))?.top).toContain('issuing the claim denies access');
    expect(at(inside(text(type.permit, 'PermitUsersWithClaim'), 'PermitUsers'))?.top).toContain(
      'Value of **permit**',
    );
  });

  it('explains true and false by their type, and other spellings', () => {
    expect(at(inside(ofType(type.insideCorporateNetwork, '== "false"'), 'false'))?.top).toContain(
      '`false`: through Web Application Proxy',
    );
    const wrong = at(inside(ofType(type.insideCorporateNetwork, '== "False"'), 'False'));
    expect(wrong?.top).toContain('Probably meant: `false`.');
    expect(at(inside(ofType(own, '== "false"'), 'false'))).toBeUndefined();
  });

  it('explains issuers and value types', () => {
    const text = pass(`Type == "x", Issuer =~ "^(AD AUTHORITY|SELF AUTHORITY)$"`);
    const found = at(inside(text, 'SELF AUTHORITY'));
    expect(found?.about).toBe('SELF AUTHORITY');
    expect(found?.top).toContain('Issued by the server itself');
    const json = '=> issue(Type = "a", ValueType = "http://www.w3.org/2001/XMLSchema#json", Value = "{}");';
    expect(at(inside(json, '#json'))?.top).toContain('Value type: JSON');
  });

  it('offers no card for text without a meaning of its own', () => {
    expect(at(inside(ofType(own, '== "Research"'), 'Research'))).toBeUndefined();
    expect(at('=> issue(Type = "a", Value = "Micro‸soft.Exchange.RPC" + "x");')).toBeUndefined();
  });
});

describe('limits', () => {
  it('answers nothing outside of text', () => {
    const set = RuleSet.parse('=> issue(Type = "a", Value = "b");  ');
    for (const offset of [-1, 36, 1000]) expect(hover(set, offset)).toBeUndefined();
    expect(hover(RuleSet.parse(''), 0)).toBeUndefined();
  });

  it('gives offsets of the whole text, and the word before the cursor', () => {
    const first = '=> issue(Type = "a", Value = "b");\n';
    const found = at(`${first}=> issue‸(Type = "a", Value = "b");`);
    expect(found?.about).toBe('issue');
    expect(found?.start).toBe(first.length + 3);
  });

  it('stays in range and throws nowhere, whatever the text', () => {
    const texts = [
      `c:[Type == "${type.clientApplication}", Value =~ "(?<x>[a|Microsoft.Exchange.RPC\\`,
      'c:[Type =~ ] && not count([) => issue(store = , types = (, query = ";", param = RegExReplace(,,"$1"',
      '@RuleName = \nprose [ ] ; => issue(claim = ); `*_[x](y)<b>',
    ];
    for (const text of texts) {
      const set = RuleSet.parse(text);
      for (let offset = 0; offset <= text.length; offset++) {
        const found = hover(set, offset, { stage: 'issuance' });
        if (!found) continue;
        expect(found.start).toBeLessThanOrEqual(offset);
        expect(found.end).toBeGreaterThanOrEqual(offset);
        expect(found.end).toBeLessThanOrEqual(text.length);
        expect(found.markdown).not.toMatch(/undefined|\[object/);
      }
    }
  });

  it('escapes what a rule puts into it', () => {
    const name = '*x* `y` <b> [z](w)';
    const found = at(`@RuleName = "${name}"\n=> issue(Type = "${own}/‸tmp", Value = "x");`);
    expect(found?.whole).toContain('“\\*x\\* \\`y\\` \\<b\\> \\[z\\](w)”');
    expect(at('c:[Type == "a``b‸"] => issue(claim = c);')?.whole).toContain('``` a``b ```');
  });

  it('stays short for every claim type and value of the catalogue', () => {
    for (const { uri } of catalog.claimTypes.all()) {
      const found = at(inside(pass(`Type == "${uri}"`), uri));
      expect(found?.top.length, uri).toBeLessThan(700);
      expect(found?.whole.length, uri).toBeLessThan(2000);
      expect(found?.whole, uri).not.toContain('.json');
    }
    for (const { value } of catalog.clientApplications.all()) {
      expect(at(inside(ofType(type.clientApplication, `== "${value}"`), value))?.whole.length).toBeLessThan(
        2200,
      );
    }
  });
});
