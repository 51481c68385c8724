import { describe, expect, it } from 'vitest';
import { claimValue, claimTypeUri as type } from '../../../server/src/catalog/index.ts';
import { languageWord, languageWords } from '../../../server/src/catalog/language.ts';
import { hover } from '../../../server/src/features/hover.ts';
import { isComplete } from '../../../server/src/syntax/nodes.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';

/** What is shown where `‸` stands: the text that it is about, and the Markdown. */
function at(marked: string) {
  const offset = marked.indexOf('‸');
  const text = marked.replace('‸', '');
  const found = hover(RuleSet.parse(text), offset);
  return found && { about: text.slice(found.start, found.end), markdown: found.markdown };
}

const account = `Type == "${type.windowsAccountName}", Issuer == "AD AUTHORITY"`;

describe('words and signs', () => {
  it.each([
    ['c:[Type =‸= "x"] => issue(claim = c);', '==', 'Case counts, and so do blanks.'],
    ['c:[Type ‸!= "x"] => issue(claim = c);', '!=', 'not exists'],
    ['c:[Type =~‸ "x"] => issue(claim = c);', '=~', 'It searches'],
    ['c:[Type !‸~ "x"] => issue(claim = c);', '!~', 'A claim has to exist'],
    ['a:[] &‸& b:[] => issue(claim = a);', '&&', 'There is no OR'],
    ['=> issue(Type ‸= "x", Value = "y");', '=', 'One = in actions'],
    ['=> issue(Type = "x", Value = "y" ‸+ "z");', '+', 'Puts two texts together'],
    ['=> issue(Type = "x", Value = "y")‸;', ';', 'Ends a rule'],
    ['count([Type == "x"]) ‸> 1 => issue(Type = "x", Value = "y");', '>', 'More claims match'],
    ['count([Type == "x"]) >‸= 1 => issue(Type = "x", Value = "y");', '>=', 'Not documented'],
    ['Ex‸ists([Type == "x"]) => issue(Type = "x", Value = "y");', 'Exists', 'at least one claim matches'],
    ['NOT ex‸ists([Type == "x"]) => issue(Type = "x", Value = "y");', 'NOT exists', 'no claim matches'],
    ['co‸unt([Type == "x"]) > 1 => issue(Type = "x", Value = "y");', 'count', 'compares with a number'],
    ['c:[] => issue(cl‸aim = c);', 'claim', 'Copies the claim'],
    ['=> issue(st‸ore = "s", types = ("a"), query = "q");', 'store', 'attribute store to ask'],
    ['=> issue(store = "s", ty‸pes = ("a"), query = "q");', 'types', 'POLICY0019'],
    ['=> issue(store = "s", types = ("a"), que‸ry = "q");', 'query', '{0} is the first param'],
    ['=> issue(store = "s", types = ("a"), query = "{0}", par‸am = "x");', 'param', 'the first param is {0}'],
    ['c:[ty‸pe == "x"] => issue(claim = c);', 'type', 'The name of the claim'],
    ['c:[Original‸Issuer == "x"] => issue(claim = c);', 'OriginalIssuer', 'Who issued the claim first'],
    ['=> issue(Type = "x", Proper‸ties["k"] = "v");', 'Properties', 'Further named texts'],
    [
      'c:[] => issue(Type = "x", Value = regex‸replace(c.Value, "a", "b"));',
      'regexreplace',
      'The only function',
    ],
    ['@Rule‸Name = "x" => issue(Type = "x", Value = "y");', '@RuleName', 'The name that the console shows'],
    [
      '‸@RuleTemplate = "x" => issue(Type = "x", Value = "y");',
      '@RuleTemplate',
      'template that made the rule',
    ],
    [
      '@RuleTemplate = "Map‸Claims" => issue(Type = "x", Value = "y");',
      'MapClaims',
      'Transform an Incoming Claim',
    ],
    [
      '@RuleTemplate = "map‸claims" => issue(Type = "x", Value = "y");',
      'mapclaims',
      'is no template of the console',
    ],
    ['c:[] => issue(Type = "x", Value = To‸Upper(c.Value));', 'ToUpper', 'is no function of AD FS'],
  ])('%s', (text, about, words) => {
    const found = at(text);
    expect(found?.about).toBe(about);
    expect(found?.markdown.replace(/\\(?=\W)/g, '')).toContain(words);
  });

  it('gives every word a syntax, a meaning and a documentation link, and examples that parse', () => {
    for (const entry of languageWords()) {
      expect(languageWord(entry.kind, entry.word)).toBe(entry);
      expect(entry.meaning.length, entry.word).toBeGreaterThan(10);
      expect(entry.sources[0], entry.word).toMatch(/^MicrosoftDocs\//);
      if (entry.example?.includes('=>')) {
        const text =
          entry.example.startsWith('=>') && entry.example.includes('c.')
            ? `c:[] ${entry.example}`
            : entry.example;
        for (const rule of RuleSet.parse(text).pieces) expect(isComplete(rule), entry.example).toBe(true);
      }
    }
  });
});

describe('labels and rules', () => {
  it.each([
    ['the definition', `c‸1:[${account}] => issue(Type = "x", Value = c1.Value);`],
    ['a use', `c1:[${account}] => issue(Type = "x", Value = ‸c1.Value);`],
    ['a use in other letters', `c1:[${account}] => issue(claim = ‸C1);`],
  ])('explains a label at %s', (_place, text) => {
    const found = at(text);
    expect(found?.about.toLowerCase()).toBe('c1');
    expect(found?.markdown).toContain('every Windows account name claim issued by AD AUTHORITY');
    expect(found?.markdown).toContain(`\`\`\`adfsrule\nc1:[${account}]\n\`\`\``);
  });

  it('says what a condition means for the request, and what a property belongs to', () => {
    const found = at(`‸c:[Type == "${type.insideCorporateNetwork}", Value == "false"] => issue(claim = c);`);
    expect(found?.markdown).toContain('So the request comes from outside the corporate network.');
    const property = at(`c:[${account}] => issue(Type = "x", Value = c.Va‸lue);`);
    expect(property?.about).toBe('Value');
    expect(property?.markdown).toContain('**c**: every Windows account name claim');
  });

  it('says that a label is not bound', () => {
    const found = at('c:[] => issue(claim = ‸d);');
    expect(found?.about).toBe('d');
    expect(found?.markdown).toContain('No condition of this rule has the label `d`.');
  });

  const rule = `@RuleName = "Na@me" c:[Type == "${type.insideCorporateNetwork}", Value == "false"] ^=> is#sue(Type = "${type.authenticationMethod}", Value = "${claimValue.multipleAuthentication}");`;
  it.each([
    ['@', 'Name'],
    ['^', '=>'],
    ['#', 'issue'],
  ])('explains the rule at %s', (mark, about) => {
    const found = at(
      rule
        .replace(mark, mark === '@' ? '@' : '‸')
        .replace('Na@me', mark === '@' ? 'Na‸me' : 'Name')
        .replace(/[\^#]/g, ''),
    );
    expect(found?.about).toBe(about);
    expect(found?.markdown).toMatch(
      /^When the request comes from outside the corporate network, asks for a second factor\./,
    );
  });

  it('says what is wrong instead, and adds what add means', () => {
    expect(at('c:[Type = "x"] =‸> issue(claim = c);')?.markdown).toMatch(/^This rule has a syntax error/);
    expect(at('c:[Type == "x"] => a‸dd(claim = c);')?.markdown).toContain('They never leave it.');
  });
});

describe('attribute stores', () => {
  const ask = (store: string, query: string, params = ', param = c.Value') =>
    `c:[${account}] => issue(store = "${store}", types = ("${type.emailAddress}", "phone"), query = "${query}"${params});`;

  it('explains a store by its name', () => {
    const known = at(ask('Active Dir‸ectory', 'q'));
    expect(known?.about).toBe('Active Directory');
    expect(known?.markdown).toContain('attribute store, built into AD FS');
    expect(at(ask('HR‸ database', 'q'))?.markdown).toContain('It must be registered under exactly this name');
    expect(at(ask('active dir‸ectory ', 'q'))?.markdown).toContain(
      'The built-in store is written `Active Directory`.',
    );
  });

  it.each([
    ['‸;mail,telephoneNumber;{0}', ';', '**Filter:** empty, so the account that the first param names.'],
    ['(m‸ail=x);mail,telephoneNumber;{0}', '(mail=x)', '**Filter:** every object that matches `(mail=x)`'],
    [';ma‸il,telephoneNumber;{0}', 'mail', 'Number 1 of 2: feeds **E-Mail Address**.'],
    [';mail,telephone‸Number;{0}', 'telephoneNumber', 'Number 2 of 2: feeds **phone**.'],
    [';mail,sn,tit‸le;{0}', 'title', '**No claim type for it.** The query names 3 attributes for 2 types'],
    [';mail,sn;{‸0}', '{0}', 'the first `param`, `c.Value`'],
    [';mail,sn;{‸1}', '{1}', '**No param for `{1}`.** The rule has 1; this is the second.'],
    [
      ';mail,sn;CONTOSO\\us‸er',
      'CONTOSO\\user',
      '**Domain:** `CONTOSO\\user` only says which domain to ask.',
    ],
    ['ma‸il;{0}', 'mail;{0}', 'The query has 2 parts; Active Directory wants three'],
  ])('explains the part of an Active Directory query: %s', (query, about, words) => {
    const found = at(ask('Active Directory', query));
    expect(found?.about).toBe(about);
    expect(found?.markdown).toContain(words);
  });

  it('explains queries of other stores', () => {
    expect(at(ask('LDS', '(uid={0});mail,ph‸one'))?.markdown).toContain('Number 2 of 2: feeds **phone**.');
    const sql = at(ask('HR', "SELECT a, b FROM t WHERE u ‸= '{0}'"));
    expect(sql?.about).toBe("SELECT a, b FROM t WHERE u = '{0}'");
    expect(sql?.markdown).toContain("`'{0}'` compares with the text itself");
    expect(at(ask('_OpaqueIdStore', '{0};{‸1}', ', param = "ppid", param = c.Value'))?.markdown).toContain(
      'the second `param`',
    );
  });

  it('says which attribute fills a type, and which placeholder a param fills', () => {
    const query = ask('Active Directory', ';mail,telephoneNumber;{0}', ', param = "CONTOSO\\us‸er"');
    expect(at(query)?.markdown).toBe('Fills in `{0}` of the query.');
    const types = ask('Active Directory', ';mail,telephoneNumber;{0}').replace('"phone"', '"ph‸one"');
    expect(at(types)?.markdown).toContain('Filled from the attribute `telephoneNumber`.');
  });
});

describe('RegExReplace', () => {
  const replace = (pattern: string, replacement: string, input = 'c.Value') =>
    `c:[] => issue(Type = "x", Value = RegExReplace(${input}, "${pattern}", "${replacement}"));`;
  const pattern = '^(?<domain>[^\\\\]+)\\\\(.+)$';

  it('says what each argument is', () => {
    expect(at(replace('a', 'b', '"te‸xt"'))?.markdown).toContain('**1. Text** in which to replace.');
    const second = at(replace(pattern.replace('domain', 'do‸main'), ''));
    expect(second?.about).toBe(pattern);
    expect(second?.markdown).toContain(
      `Groups: \`\${domain}\` is \`(?<domain>[^\\\\]+)\`, \`$1\` is \`(.+)\`.`,
    );
    expect(at(replace('a+', '‸'))?.markdown).toContain('empty, so every match is removed');
    expect(at(replace(pattern, `FAB‸RIKAM\\\${domain}`))?.markdown).toContain(
      `\`\${domain}\` is \`(?<domain>[^\\\\]+)\``,
    );
  });

  it.each([
    [`$‸{domain}`, `\${domain}`, 'what `(?<domain>[^\\\\]+)` matched'],
    // .NET numbers the unnamed group first.
    ['x$‸1', '$1', 'what `(.+)` matched'],
    ['$‸2', '$2', 'what `(?<domain>[^\\\\]+)` matched'],
    ['$‸3', '$3', '**The pattern has no group `3`.**'],
    [`$‸{user}`, `\${user}`, '**The pattern has no group `user`.**'],
    ['$‸0', '$0', 'the whole match'],
    ['$‸$1', '$$', 'a dollar sign'],
  ])('explains the reference %s', (replacement, about, words) => {
    const found = at(replace(pattern, replacement));
    expect(found?.about).toBe(about);
    expect(found?.markdown).toContain(words);
  });

  it('sees a dollar sign that PowerShell has eaten', () => {
    expect(at(replace(pattern, '{do‸main}'))?.markdown).toContain('**Mind:** the `$` is missing');
  });
});
