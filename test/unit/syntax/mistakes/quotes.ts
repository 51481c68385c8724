import { mistakes } from '../../support/mistake.ts';

const ok = 'c:[Type == "x"] => issue(claim = c);';

/** Language.md 1.4, 7.2 and 8 (no. 4, 5). */
export const quotes = mistakes([
  ['typographic marks', 'c:[Type == ⟦“x”⟧] => issue(claim = c);', 'typographic-quote', ok],
  ['German marks', 'c:[Type == ⟦„x“⟧] => issue(claim = c);', 'typographic-quote', ok],
  ['guillemets', 'c:[Type == ⟦«x»⟧] => issue(claim = c);', 'typographic-quote', ok],
  ['typographic single marks', 'c:[Type == ⟦‘x’⟧] => issue(claim = c);', 'typographic-quote', ok],
  ['opened by a typographic mark', 'c:[Type == ⟦“⟧x"] => issue(claim = c);', 'typographic-quote', ok],
  ['closed by a typographic mark', 'c:[Type == "x⟦”⟧] => issue(claim = c);', 'typographic-quote', ok],
  [
    'closed by a typographic mark before another string',
    'c:[Type == "x⟦”⟧, Value == "y"] => issue(claim = c);',
    'typographic-quote',
    'c:[Type == "x", Value == "y"] => issue(claim = c);',
  ],
  [
    'typographic and straight strings mixed',
    'c:[Type == ⟦“x”⟧, Value == "y"] => issue(Type = "z", Value = ⟦“w”⟧);',
    'typographic-quote',
    'c:[Type == "x", Value == "y"] => issue(Type = "z", Value = "w");',
  ],
  ['full-width marks', 'c:[Type == ⟦＂x＂⟧] => issue(claim = c);', 'typographic-quote', ok],
  ['single marks', "c:[Type == ⟦'x'⟧] => issue(claim = c);", 'single-quote', ok],
  ['HTML codes', 'c:[Type == ⟦&quot;x&quot;⟧] => issue(claim = c);', 'html-entity', ok],
  ['numeric HTML codes', 'c:[Type == ⟦&#34;x&#34;⟧] => issue(claim = c);', 'html-entity', ok],
  ['an HTML code on one side', 'c:[Type == ⟦&quot;x"⟧] => issue(claim = c);', 'html-entity', ok],
  ['backtick escapes', 'c:[Type == ⟦`"x`"⟧] => issue(claim = c);', 'powershell-escape', ok],
  ['single marks around straight ones', `c:[Type == ⟦'"x"'⟧] => issue(claim = c);`, 'powershell-escape', ok],
  ['backslash escapes', 'c:[Type == ⟦\\"x\\"⟧] => issue(claim = c);', 'escaped-quote', ok],
  ['doubled marks', 'c:[Type == ⟦""x""⟧] => issue(claim = c);', 'doubled-quote', ok],
  ['one mark too many', 'c:[Type == "x"⟦"⟧] => issue(claim = c);', 'doubled-quote', ok],
  [
    'an escaped dollar in a pattern',
    'c:[Type == "x", Value =~ "^a⟦`$⟧"] => issue(claim = c);',
    'powershell-escape',
    'c:[Type == "x", Value =~ "^a$"] => issue(claim = c);',
  ],
  [
    'an escaped dollar in a replacement',
    'c:[] => issue(Type = "a", Value = RegExReplace(c.Value, "(?<u>.+)", "⟦`$⟧{u}"));',
    'powershell-escape',
    'c:[] => issue(Type = "a", Value = RegExReplace(c.Value, "(?<u>.+)", "${u}"));',
  ],
  [
    'a PowerShell expression with quotation marks',
    '=> issue(Type = "⟦$(($map | ? name -eq "Foo").type)⟧", Value = "b");',
    'powershell-expression',
  ],
  [
    'quotation marks inside a text',
    '@RuleName = "The ⟦"big"⟧ one"\n=> issue(Type = "a", Value = "b");',
    'quote-in-text',
    '@RuleName = "The \'big\' one"\n=> issue(Type = "a", Value = "b");',
  ],
]);

/** A closing or opening mark that is missing (language.md 7.3, 8.1). */
export const openStrings = mistakes([
  ['in the middle of a line', 'c:[Type == ⟦"x⟧] => issue(claim = c);', 'unclosed-string', ok],
  [
    'before the next constraint',
    'c:[Type == ⟦"x⟧, Value == "y"] => issue(claim = c);',
    'unclosed-string',
    'c:[Type == "x", Value == "y"] => issue(claim = c);',
  ],
  [
    'at the end of a line',
    'c:[Type == "x", Value == ⟦"y⟧\n] => issue(claim = c);',
    'unclosed-string',
    'c:[Type == "x", Value == "y"\n] => issue(claim = c);',
  ],
  [
    'before the next rule',
    '=> issue(Type = "a", Value = ⟦"b⟧);\n=> issue(Type = "a", Value = "b");',
    'unclosed-string',
    '=> issue(Type = "a", Value = "b");\n=> issue(Type = "a", Value = "b");',
  ],
  [
    'at the end of the text',
    '=> issue(Type = "a", Value = ⟦"b⟧',
    'unclosed-string',
    '=> issue(Type = "a", Value = "b");',
  ],
  [
    'in a store name',
    'c:[] => issue(store = ⟦"Active Directory⟧, types = ("a"), query = ";mail;{0}", param = c.Value);',
    'unclosed-string',
    'c:[] => issue(store = "Active Directory", types = ("a"), query = ";mail;{0}", param = c.Value);',
  ],
  [
    'in a list of types',
    'c:[] => issue(store = "Active Directory", types = (⟦"a⟧), query = ";mail;{0}", param = c.Value);',
    'unclosed-string',
    'c:[] => issue(store = "Active Directory", types = ("a"), query = ";mail;{0}", param = c.Value);',
  ],
  [
    'in a query',
    'c:[] => issue(store = "Active Directory", types = ("a"), query = ⟦";mail;{0}⟧, param = c.Value);',
    'unclosed-string',
    'c:[] => issue(store = "Active Directory", types = ("a"), query = ";mail;{0}", param = c.Value);',
  ],
  [
    'in a rule name',
    '@RuleName = ⟦"x⟧\n=> issue(Type = "a", Value = "b");',
    'unclosed-string',
    '@RuleName = "x"\n=> issue(Type = "a", Value = "b");',
  ],
  ['an opening mark', 'c:[Type == ⟦x"⟧] => issue(claim = c);', 'missing-opening-quote', ok],
  [
    'the opening mark of a rule name',
    '@RuleName = ⟦Staff may enter"⟧\n=> issue(Type = "a", Value = "b");',
    'missing-opening-quote',
    '@RuleName = "Staff may enter"\n=> issue(Type = "a", Value = "b");',
  ],
  [
    'a text that goes on in the next line',
    'c:[Type == ⟦"http://contoso.example/⟧\nclaims/role"] => issue(claim = c);',
    'line-break-in-string',
    'c:[Type == "http://contoso.example/claims/role"] => issue(claim = c);',
  ],
]);

/** Language.md 7.2 and 1.5. */
export const unquoted = mistakes([
  [
    'an address',
    'c:[Type == ⟦http://contoso.example/role⟧] => issue(claim = c);',
    'unquoted-value',
    'c:[Type == "http://contoso.example/role"] => issue(claim = c);',
  ],
  [
    'an address before another constraint',
    'c:[Type == ⟦http://contoso.example/role⟧, Value == "y"] => issue(claim = c);',
    'unquoted-value',
    'c:[Type == "http://contoso.example/role", Value == "y"] => issue(claim = c);',
  ],
  [
    'an address in angle brackets',
    'c:[Type == ⟦<http://contoso.example/role>⟧] => issue(claim = c);',
    'unquoted-value',
    'c:[Type == "http://contoso.example/role"] => issue(claim = c);',
  ],
  [
    'a URN',
    '=> issue(Type = "a", Value = ⟦urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress⟧);',
    'unquoted-value',
    '=> issue(Type = "a", Value = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress");',
  ],
  [
    'a word',
    'c:[Type == "x", Value == ⟦true⟧] => issue(claim = c);',
    'unquoted-value',
    'c:[Type == "x", Value == "true"] => issue(claim = c);',
  ],
  [
    'several words',
    'c:[Type == "x", Issuer == ⟦AD AUTHORITY⟧] => issue(claim = c);',
    'unquoted-value',
    'c:[Type == "x", Issuer == "AD AUTHORITY"] => issue(claim = c);',
  ],
  [
    'a number',
    'c:[Type == "x", Value == ⟦1⟧] => issue(claim = c);',
    'number-value',
    'c:[Type == "x", Value == "1"] => issue(claim = c);',
  ],
  [
    'a rule name',
    '@RuleName = ⟦Staff may enter⟧\n=> issue(Type = "a", Value = "b");',
    'unquoted-value',
    '@RuleName = "Staff may enter"\n=> issue(Type = "a", Value = "b");',
  ],
  [
    'a rule name with quotation marks in it',
    '@RuleName = ⟦The "big" one⟧\n=> issue(Type = "a", Value = "b");',
    'unquoted-value',
    '@RuleName = "The \'big\' one"\n=> issue(Type = "a", Value = "b");',
  ],
  [
    'the key of a property',
    '=> issue(Type = "a", Value = "b", Properties[⟦http://contoso.example/p⟧] = "c");',
    'unquoted-value',
    '=> issue(Type = "a", Value = "b", Properties["http://contoso.example/p"] = "c");',
  ],
  [
    'a label without its property',
    'c:[Type == "x"] => issue(Type = "a", Value = ⟦c⟧);',
    'label-without-property',
    'c:[Type == "x"] => issue(Type = "a", Value = c.Value);',
  ],
]);
