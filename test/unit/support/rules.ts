import fc from 'fast-check';
import { scraps } from '../../fuzz/words.ts';

/** Good rules that between them use all of the grammar (language.md section 2). */
export const goodRules: readonly string[] = [
  '=> issue(Type = "http://contoso.example/claims/tenant", Value = "contoso");',
  'c:[] => issue(claim = c);',
  '@RuleTemplate = "PassThroughClaims"\n@RuleName = "Pass the mail address"\nc:[Type == "http://contoso.example/claims/mail"]\n => issue(claim = c);',
  'who:[Type == "http://contoso.example/claims/login"]\n && dept:[Type == "http://contoso.example/claims/dept", Value != "external", Issuer == "AD AUTHORITY"]\n => issue(Type = "http://contoso.example/claims/badge", Value = who.Value + "/" + dept.Value);',
  'exists([Type == "http://contoso.example/claims/role", Value =~ "^(?i)auditor$"])\n && not exists([Type == "http://contoso.example/claims/suspended"])\n => issue(Type = "http://contoso.example/claims/audit", Value = "allowed");',
  'count([Type == "http://contoso.example/claims/role"]) > 3 => add(Type = "http://contoso.example/tmp/many", Value = "true");',
  'c:[Type == "http://contoso.example/claims/account", Issuer == "AD AUTHORITY"]\r\n => add(store = "Active Directory", types = ("http://contoso.example/tmp/mail", "http://contoso.example/tmp/phone"), query = ";mail,telephoneNumber;{0}", param = c.Value);',
  'c:[Type == "http://contoso.example/tmp/phone"] => issue(Type = "phone", Value = "+" + RegExReplace(RegExReplace(c.Value, "[^0-9]", ""), "^(?<n>.+)$", "${n}"), ValueType = c.ValueType);',
  'c:[Type == "a", Properties["http://contoso.example/p"] == "urn:x"] => issue(Type = c.Type, Value = c.Value, Issuer = c.Issuer, OriginalIssuer = c.OriginalIssuer, Properties["http://contoso.example/format"] = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified");',
  'c:[] => issue(Type = "a", Value = RegExReplace(c.Value, "(", "=") + RegExReplace("$(", "~ ", "[") + "(" + "= ");',
  'a:[Type == "x"] && b:[Type == "y", Value == a.Value] => issue(Type = "owns", Value = "true");',
];

export const scrap = fc.constantFrom(...scraps);
export const goodRule = fc.constantFrom(...goodRules);

/** A few good rules, one behind the other. */
export const goodText = fc
  .array(fc.tuple(goodRule, fc.constantFrom('\n', '\n\n', '\r\n\r\n', ' ', '')), { maxLength: 6 })
  .map((parts) => parts.flat().join(''));

/** Good rules with scraps in them, in place of something or not. */
export const mangledText = fc
  .tuple(goodText, fc.array(fc.tuple(fc.nat(), fc.nat(8), scrap), { minLength: 1, maxLength: 6 }))
  .map(([text, slips]) =>
    slips.reduce((mangled, [at, length, newText]) => {
      const start = at % (mangled.length + 1);
      return mangled.slice(0, start) + newText + mangled.slice(start + length);
    }, text),
  );

/** Nothing but scraps. */
export const junk = fc.array(scrap, { maxLength: 60 }).map((parts) => parts.join(''));

/** Any UTF-16 text, lone surrogates included. */
export const anyUtf16 = fc
  .array(fc.oneof(fc.nat(0xffff), fc.integer({ min: 32, max: 126 }), fc.constantFrom(34, 91, 93, 40, 41, 59)))
  .map((units) => String.fromCharCode(...units));

export const anyText = fc.oneof(goodText, mangledText, junk, anyUtf16);
