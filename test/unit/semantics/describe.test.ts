import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { claimPropertyUri, claimValue, claimTypeUri as type } from '../../../server/src/catalog/index.ts';
import { describeClaims, describeCondition, describeRule } from '../../../server/src/semantics/describe.ts';
import type { Rule, SelectorCondition } from '../../../server/src/syntax/nodes.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';

function ruleOf(text: string): Rule {
  return RuleSet.parse(text).rules[0] as Rule;
}

const own = 'http://contoso.example/claims';
const sid = 'S-1-5-21-1111-2222-3333-1104';
const admins = 'S-1-5-21-1111-2222-3333-512';
const mfa = `issue(Type = "${type.authenticationMethod}", Value = "${claimValue.multipleAuthentication}")`;
const permit = `issue(Type = "${type.permit}", Value = "true")`;
const deny = `issue(Type = "${type.deny}", Value = "DenyUsersWithClaim")`;
const outside = `[Type == "${type.insideCorporateNetwork}", Value == "false"]`;
const account = `[Type == "${type.windowsAccountName}", Issuer == "AD AUTHORITY"]`;

describe('decisions', () => {
  it.each([
    [
      `c1:${outside} && c2:[Type == "${type.groupSid}", Value == "${sid}"] => ${mfa};`,
      'When the request comes from outside the corporate network and the user is in group S-1-5-21-…-1104, asks for a second factor.',
    ],
    [`=> ${mfa};`, 'Always asks for a second factor.'],
    [`=> ${permit};`, 'Always permits access.'],
    [
      `exists([Type == "${type.groupSid}", Value == "${admins}"]) => ${deny};`,
      'When the user is in group Domain Admins (S-1-5-21-…-512), denies access.',
    ],
    [
      `c:[Type == "${type.groupSid}", Value =~ "^(?i)${sid}$"] => ${permit};`,
      'When the user is in group S-1-5-21-…-1104, permits access.',
    ],
    [
      `c:[Type == "${type.groupSid}", Value =~ "-515$", Issuer == "AD AUTHORITY"] => ${permit};`,
      'When the user is in a Domain Computers group (SID ending in "-515") (according to AD AUTHORITY), permits access.',
    ],
    [
      `not exists([Type == "${type.groupSid}", Value == "${sid}"]) => ${deny};`,
      'When the user is not in group S-1-5-21-…-1104, denies access.',
    ],
    // The value of a permit is not looked at.
    [
      `c:[Type == "${type.role}"] => issue(Type = "${type.permit}", Value = c.Value);`,
      'When there is a Role claim, permits access.',
    ],
    // Another group satisfies it: the idiom would be wrong.
    [
      `c:[Type == "${type.groupSid}", Value != "${sid}"] => ${deny};`,
      'When there is a Group SID claim whose value is not S-1-5-21-…-1104, denies access.',
    ],
    [
      `NOT exists([Type == "${type.authenticationMethodsReferences}", Value == "${claimValue.multipleAuthentication}"]) && exists(${outside}) => ${deny};`,
      'When the user has not signed in with a second factor and the request comes from outside the corporate network, denies access.',
    ],
    [
      `=> add(Type = "${type.permit}", Value = "true");`,
      'Always adds the permit claim, for later rules only. That decides nothing: only claims that are issued count, so write issue instead of add.',
    ],
  ])('%s', (text, sentence) => expect(describeRule(ruleOf(text))).toBe(sentence));

  it('calls the second factor by its claim where it asks for none', () => {
    expect(describeRule(ruleOf(`=> ${mfa};`), 'issuance')).toBe(
      'Always issues an Authentication method claim with the value Multi-factor authentication.',
    );
  });

  it('knows that a provider is chosen in additional authentication rules', () => {
    const text = `=> issue(Type = "${type.authenticationMethodsProviders}", Value = "AzureMfaAuthentication");`;
    expect(describeRule(ruleOf(text), 'additionalAuthentication')).toBe(
      'Always chooses "AzureMfaAuthentication" for the second factor.',
    );
  });
});

describe('the request', () => {
  it.each([
    [
      `[Type == "${type.insideCorporateNetwork}", Value == "true"]`,
      'the request comes from inside the corporate network',
    ],
    [
      `[Type == "${type.insideCorporateNetwork}", Value =~ "^(?i)false$"]`,
      'the request comes from outside the corporate network',
    ],
    // == counts capital letters, so this is never true.
    [
      `[Type == "${type.insideCorporateNetwork}", Value == "True"]`,
      'there is an Inside Corporate Network claim with the value "True"',
    ],
    [`exists([Type == "${type.proxy}"])`, 'the request came through the proxy'],
    [`not exists([Type == "${type.proxy}"])`, 'the request did not come through the proxy'],
    [
      `[Type == "${type.clientApplication}", Value == "Microsoft.Exchange.ActiveSync"]`,
      'the client application is Exchange ActiveSync (EAS)',
    ],
    [
      `not exists([Type == "${type.clientApplication}", Value =~ "Microsoft.Exchange.ActiveSync|Microsoft.Exchange.AutoDiscover"])`,
      'the client application does not match "Microsoft.Exchange.ActiveSync" or "Microsoft.Exchange.AutoDiscover" (or is absent, as with modern authentication)',
    ],
    [`[Type == "${type.endpointAbsolutePath}", Value == "/adfs/ls/"]`, 'the endpoint path is /adfs/ls/'],
    [
      `[Type == "${type.endpointAbsolutePath}", Value =~ "(/adfs/ls/)|(/adfs/oauth2/)"]`,
      'the endpoint path contains /adfs/ls/ or /adfs/oauth2/',
    ],
    [
      `[Type == "${type.clientUserAgent}", Value =~ "(?i)outlook"]`,
      'the user agent contains "outlook" (any case)',
    ],
    [
      `not exists([Type == "${type.forwardedClientIp}", Value =~ "\\b203\\.0\\.113\\.7\\b"])`,
      'there is no Forwarded Client IP claim whose value contains "203.0.113.7"',
    ],
    [
      `[Type == "${type.forwardedClientIp}", Value =~ "^203\\.0\\.113\\.(6[4-9])$"]`,
      'there is a Forwarded Client IP claim whose value matches the pattern "^203\\.0\\.113\\.(6[4-9])$"',
    ],
    [`[Type == "${type.isRegisteredUser}", Value =~ "^(?i)true$"]`, 'the device is registered to the user'],
    [`[Type == "${type.role}", Value == "auditor"]`, 'the user has the role "auditor"'],
    [
      `[Type == "${type.upn}", Value =~ "@contoso\\.example$"]`,
      'the user\'s UPN ends with "@contoso.example"',
    ],
    [
      `[Type == "${type.windowsAccountName}", Value == "CONTOSO\\svc"]`,
      'the user\'s Windows account name is "CONTOSO\\svc"',
    ],
    [`count([Type == "${own}/role"]) > 3`, 'there are more than 3 role claims'],
    [`count([Type == "${own}/role"]) == 1`, 'there is exactly 1 role claim'],
    [`count([Type == "${own}/role"]) > 0`, 'there is at least one role claim'],
    [`count([Type == "${own}/role"]) < 1`, 'there is no role claim'],
    ['[]', 'there is any claim at all'],
    [
      `[Type =~ "^http://contoso\\.example/"]`,
      'there is a claim whose type starts with "http://contoso.example/"',
    ],
    [
      `[Type == "${own}/dept", Value =~ "^a|b$"]`,
      'there is a dept claim whose value matches the pattern "^a|b$"',
    ],
    [`[Type == "${own}/dept", Value =~ "^(a|b)$"]`, 'there is a dept claim whose value is "a" or "b"'],
    [
      `[Type == "${own}/dept", Value !~ "^x", Value != "y"]`,
      'there is a dept claim whose value does not start with "x" and value is not "y"',
    ],
    [
      `[Type == "${own}/dept", OriginalIssuer != "${own}"]`,
      `there is a dept claim not first issued by "${own}"`,
    ],
    [
      `[Type == "${type.clientApplication}", Value =~ "^Microsoft\\.Exchange\\.(ActiveSync|RPC)$"]`,
      'the client application is Exchange ActiveSync (EAS) or Outlook Anywhere (RPC over HTTP)',
    ],
    [
      `[Type == "${type.clientIp}", Value =~ "\\b(203\\.0\\.113\\.7|198\\.51\\.100\\.20)\\b"]`,
      'there is a Client IP claim whose value contains "203.0.113.7" or "198.51.100.20"',
    ],
    [
      `[Type == "${own}/dept", Value =~ "^a(b|c)?$"]`,
      'there is a dept claim whose value matches the pattern "^a(b|c)?$"',
    ],
    [
      `[Type == "${own}/dept", Value =~ "^x(?!y)z"]`,
      'there is a dept claim whose value matches the pattern "^x(?!y)z"',
    ],
    ['[Issuer == "LOCAL AUTHORITY"]', 'there is a claim issued by LOCAL AUTHORITY'],
  ])('%s', (condition, clause) => {
    const rule = ruleOf(`${condition} => issue(Type = "x", Value = "y");`);
    expect(describeCondition(rule, rule.conditions[0]!)).toBe(clause);
  });
});

describe('claims', () => {
  it.each([
    [`c:[Type == "${type.upn}"] => issue(claim = c);`, 'Passes through every UPN claim.'],
    ['c:[] => issue(claim = c);', 'Passes through every claim of any type.'],
    [
      `c:[Type == "${own}/mail", Value =~ "^.*@contoso\\.example$", Issuer =~ "^(AD AUTHORITY|LOCAL AUTHORITY)$"] => issue(claim = c);`,
      'Passes through every mail claim whose value ends with "@contoso.example" issued by AD AUTHORITY or LOCAL AUTHORITY.',
    ],
    [
      `c:[Type == "${own}/mail"] => add(claim = c);`,
      'Adds every mail claim to the claims where it already is. So the rule has no effect.',
    ],
    [
      `c:[Type == "${own}/mail"] => issue(Type = "${type.nameIdentifier}", Issuer = c.Issuer, Value = c.Value, Properties["${claimPropertyUri.format}"] = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent");`,
      'Turns every mail claim into a Name ID claim with the same value in the format persistent.',
    ],
    [
      `c:[Type == "${type.role}"] => issue(Type = "${own}/Role", Value = c.Value);`,
      `Turns every Role claim into a claim of the type "${own}/Role" with the same value.`,
    ],
    [
      `c:[Type == "${type.groupSid}", Value == "${sid}", Issuer == "AD AUTHORITY"] => issue(Type = "${type.role}", Value = "editor", Issuer = c.Issuer, OriginalIssuer = c.OriginalIssuer, ValueType = c.ValueType);`,
      'When the user is in group S-1-5-21-…-1104 (according to AD AUTHORITY), issues a Role claim with the value "editor".',
    ],
    [
      `=> issue(Type = "tenant", Value = "contoso");`,
      'Always issues a tenant claim with the value "contoso".',
    ],
    [
      `=> issue(Type = "tenant", Value = "contoso", Issuer = "me");`,
      'Always issues a tenant claim with the value "contoso", setting the issuer "me".',
    ],
    [`=> issue(Type = "tenant");`, 'Always issues a tenant claim without a value.'],
    [
      `a:[Type == "${type.name}"] && b:[Type == "${own}/dept"] => issue(Type = "badge", Value = a.Value + "/" + b.Value);`,
      'For each combination of a Name claim and a dept claim, issues a badge claim made of the value of the Name claim followed by "/" followed by the value of the dept claim.',
    ],
    [
      `a:[Type == "${own}/x", Value == "1"] && b:[Type == "${own}/x"] => issue(Type = "y", Value = a.Value + b.Value);`,
      'For each combination of a x claim with the value "1" (a) and a x claim (b), issues a y claim made of the value of the claim a followed by the value of the claim b.'.replaceAll(
        'a x ',
        'an x ',
      ),
    ],
    [
      `exists(${outside}) && c:[Type == "${own}/mail"] => add(Type = "tmp", Value = c.Value);`,
      'When the request comes from outside the corporate network, for every mail claim, adds a tmp claim with the same value, for later rules only.',
    ],
    [
      `=> issue(Type = "${type.insideCorporateNetwork}", Value = "true");`,
      'Always marks the request as coming from inside the corporate network.',
    ],
    [
      `a:[Type == "${own}/login"] && [Type == "${own}/owner", Value == a.Value] => issue(Type = "owns", Value = "true");`,
      'When there is a login claim and there is an owner claim whose value equals the value of the login claim, issues an owns claim with the value "true".',
    ],
    [`=> issue(claim = c);`, 'Always copies the claim "c", but no condition has this label.'],
    [
      `=> issue(Type = "x", Value = c.Value);`,
      'Always issues an x claim with the value of c (a label that no condition has).',
    ],
  ])('%s', (text, sentence) => expect(describeRule(ruleOf(text))).toBe(sentence));

  it('names the claims of a labelled condition', () => {
    const rule = ruleOf(`c:${account} => issue(claim = c);`);
    expect(describeClaims(rule, rule.conditions[0] as SelectorCondition)).toBe(
      'Windows account name claim issued by AD AUTHORITY',
    );
  });
});

describe('RegExReplace', () => {
  it.each([
    ['(?<domain>[^\\\\]+)\\\\(?<user>.+)', `\${user}`, 'the part of its value after the backslash'],
    ['^(?i)(?<domain>[^\\\\]+)\\\\(?<user>.+)$', `\${domain}`, 'the part of its value before the backslash'],
    ['^(.+)\\\\(.+)$', 'FABRIKAM\\$2', '"FABRIKAM\\" followed by the part of its value after the backslash'],
    [
      '^(?<user>[^@]+)@(.+)$',
      `\${user}@fabrikam.example`,
      'the part of its value before the @ followed by "@fabrikam.example"',
    ],
    // Named groups are numbered behind the unnamed ones: $1 is what follows the @.
    ['^(?<user>[^@]+)@(.+)$', '$1', 'the part of its value after the @'],
    ['@.*$', '', 'the part of its value before the @'],
    ['^.*\\\\', '', 'the part of its value after the backslash'],
    ['-', '', 'its value with every "-" removed'],
    ['[^0-9]', '', 'its value with every match of the pattern "[^0-9]" removed'],
    ['a|b', 'x', 'its value with every match of the pattern "a|b" replaced by "x"'],
    [
      '^(?<user>[^@]+)@(.+)$',
      `\${nobody}`,
      `its value with every match of the pattern "^(?<user>[^@]+)@(.+)$" replaced by "\${nobody}"`,
    ],
  ])('%s => %s', (pattern, replacement, words) => {
    const text = `c:[Type == "a"] => issue(Type = "b", Value = RegExReplace(c.Value, "${pattern}", "${replacement}"));`;
    expect(describeRule(ruleOf(text))).toBe(`For every a claim, issues a b claim made of ${words}.`);
  });

  it('reads nested calls and unknown functions', () => {
    const nested = `c:[Type == "a"] => issue(Type = "b", Value = RegExReplace(RegExReplace(c.Value, "-", ""), "_", ""));`;
    expect(describeRule(ruleOf(nested))).toContain('its value with every "-" removed with every "_" removed');
    const unknown = `c:[Type == "a"] => issue(Type = "b", Value = ToUpper(c.Value));`;
    expect(describeRule(ruleOf(unknown))).toContain('made of the result of ToUpper(…).');
  });
});

describe('attribute stores', () => {
  const ask = (verb: string, store: string, types: number, query: string, params = 'param = c.Value') => {
    const list = [type.emailAddress, type.name].slice(0, types).map((uri) => `"${uri}"`);
    return describeRule(
      ruleOf(
        `c:${account} => ${verb}(store = "${store}", types = (${list.join(', ')}), query = "${query}", ${params});`,
      ),
    );
  };
  const every = 'For every Windows account name claim issued by AD AUTHORITY,';

  it.each([
    [
      ask('issue', 'Active Directory', 2, ';mail,displayName;{0}'),
      `${every} looks up mail and displayName in Active Directory and issues them as E-Mail Address and Name.`,
    ],
    [
      ask('add', 'Active Directory', 1, '(member={0});cn;{0}'),
      `${every} looks up cn of every object that matches the filter "(member={0})" in Active Directory and adds it as E-Mail Address, for later rules only.`,
    ],
    [
      ask('issue', 'Active Directory', 2, ';mail;{0}'),
      `${every} looks up mail in Active Directory and issues it as E-Mail Address and Name. The query names 1 attribute for 2 claim types; AD FS refuses that (POLICY0019).`,
    ],
    [
      ask('issue', 'Active Directory', 1, 'mail;{0}'),
      `${every} asks the attribute store "Active Directory" ("mail;{0}") and issues the answer as E-Mail Address. The query does not have the three parts filter;attributes;DOMAIN\\user; AD FS refuses that (POLICY3824).`,
    ],
    [
      ask('issue', 'HR database', 1, 'SELECT mail FROM dbo.people WHERE id = {0}'),
      `${every} asks the attribute store "HR database" ("SELECT mail FROM dbo.people WHERE id = {0}") and issues the answer as E-Mail Address.`,
    ],
    [
      ask('issue', 'Partner LDS', 1, '(sAMAccountName={0});mail'),
      `${every} looks up mail of every object that matches the filter "(sAMAccountName={0})" in the attribute store "Partner LDS" and issues it as E-Mail Address.`,
    ],
    [
      ask(
        'add',
        '_OpaqueIdStore',
        1,
        '{0};{1};{2}',
        'param = "ppid", param = c.Value, param = c.OriginalIssuer',
      ),
      `${every} makes an identifier that is the same at every sign-in to this application and adds it as E-Mail Address, for later rules only.`,
    ],
  ])('%s', (sentence, expected) => expect(sentence).toBe(expected));
});

describe('rules that do not do what they seem to', () => {
  it('says what is misspelt', () => {
    const wrong = type.permit.replace('http:', 'https:');
    expect(describeRule(ruleOf(`=> issue(Type = "${wrong}", Value = "true");`))).toBe(
      `Always issues a misspelt permit claim with the value "true". Misspelt: "${wrong}" should be "${type.permit}".`,
    );
  });

  it('says that a claim type is empty', () => {
    const text = 'exists([Type == "", Value == "x"]) => issue(Type = "a", Value = "true");';
    expect(describeRule(ruleOf(text))).toBe(
      'When there is a claim with the value "x" whose type is "", issues an a claim with the value "true". A claim type is empty, and nothing has an empty type.',
    );
  });

  it('names the syntax error and explains nothing', () => {
    expect(describeRule(ruleOf('c:[Type = "x"] => issue(claim = c);'))).toBe(
      'This rule has a syntax error, so AD FS refuses it: Write `==` to compare; `=` assigns.',
    );
    expect(describeRule(ruleOf('c:[Type = "x", Value = "y"] => issue(claim = c);'))).toBe(
      'This rule has 2 syntax errors, so AD FS refuses it. The first: Write `==` to compare; `=` assigns.',
    );
  });

  it.each(['=>', 'c:[', '@RuleName = "x"', 'c:[] => issue(', 'prose', 'count([]) => issue()', ''])(
    'has words for %j',
    (text) => {
      for (const piece of RuleSet.parse(text).pieces) expect(describeRule(piece)).toMatch(/^This .+\.$/s);
    },
  );
});

const corpus = '../shared/corpus/real/';
interface CorpusFile {
  readonly file: string;
  readonly verdict: string;
}

describe.skipIf(!existsSync(`${corpus}index.json`))('published rules (skipped without the corpus)', () => {
  const index = existsSync(`${corpus}index.json`)
    ? (JSON.parse(readFileSync(`${corpus}index.json`, 'utf8')) as CorpusFile[])
    : [];

  it.each(index.filter(({ verdict }) => verdict === 'valid').map(({ file }) => file))('%s', (file) => {
    const { rules } = RuleSet.parse(readFileSync(corpus + file, 'utf8'));
    expect(rules.length).toBeGreaterThan(0);
    for (const rule of rules) {
      const text = describeRule(rule);
      expect(text).toMatch(/^[A-Z].*[.!]$/s);
      expect(text).not.toMatch(/undefined|syntax error|\bnothing\b| {2}/);
    }
  });
});
