import { mistakes } from '../../support/mistake.ts';

const make = '=> issue(Type = "a", Value = "b");';
const ok = 'c:[Type == "x"] => issue(claim = c);';

/** Language.md 1.2 and 8 no. 1: the language has none. */
export const comments = mistakes([
  ['#', `⟦# why⟧\n${make}`, 'comment', make],
  ['//', `⟦// why⟧\n${make}`, 'comment', make],
  ['/* */', `⟦/* why\n so */⟧\n${make}`, 'comment', make],
  ['--', `⟦-- why⟧\n${make}`, 'comment', make],
  ['<!-- -->', `⟦<!-- why -->⟧\n${make}`, 'comment', make],
  ['<# #>', `⟦<# why #>⟧\n${make}`, 'comment', make],
  ['several lines', `⟦# one\n# two\n\n# three⟧\n${make}`, 'comment', make],
  ['behind a rule', `${make} ⟦# why⟧`, 'comment', make],
  [
    'inside a rule',
    'c:[Type == "x"] ⟦# why⟧\n => issue(claim = c);',
    'comment',
    'c:[Type == "x"]\n => issue(claim = c);',
  ],
  [
    'in the middle of a line',
    'c:[Type == ⟦/* why */⟧ "x"] => issue(claim = c);',
    'comment',
    'c:[Type ==  "x"] => issue(claim = c);',
  ],
  ['never closed', `${make}\n⟦/* why\n${make}⟧`, 'comment', `${make}\n`],
]);

/** Language.md 7.2: what came along from a page or a script. */
export const wrapping = mistakes([
  ['a Markdown fence', `⟦\`\`\`adfsrule⟧\n${make}\n⟦\`\`\`⟧`, 'markdown-fence', `${make}\n`],
  ['a Markdown fence of tildes', `⟦~~~⟧\n${make}\n⟦~~~⟧\n`, 'markdown-fence', `${make}\n`],
  ['backticks', `⟦\`⟧${make}⟦\`⟧`, 'backtick', make],
  ['single marks around a rule', `⟦'⟧${make}⟦'⟧`, 'stray-quote', make],
  [
    'single marks around a rule with a name',
    `⟦'⟧@RuleName = "x" ${make}⟦'⟧`,
    'stray-quote',
    `@RuleName = "x" ${make}`,
  ],
  ['a here-string', `⟦@'⟧\n${make}\n⟦'@⟧`, 'powershell-here-string', `\n${make}\n`],
  ['an expanding here-string', `⟦@"⟧\n${make}\n⟦"@⟧`, 'powershell-here-string', `\n${make}\n`],
  ['a sentence', `${make}\n⟦The next rule permits everybody.⟧\n${make}`, 'stray-text'],
  ['a heading', `${make}\n⟦Rule 2⟧\n${make}`, 'stray-text'],
  ['a sentence with quotation marks', `${make}\n⟦Permits "all" users:⟧\n${make}`, 'stray-text'],
  ['a sentence with brackets', `${make}\n⟦Note: this (see [1]) issues it⟧\n${make}`, 'stray-text'],
]);

/** Language.md 1.1 and 8 no. 33: characters that look like others, or like nothing. */
export const characters = mistakes([
  [
    'a no-break space',
    'c:[Type ==⟦\u00a0⟧"x"] => issue(claim = c);',
    'no-break-space',
    ok,
    { severity: 'warning' },
  ],
  [
    'an ideographic space',
    'c:[Type ==⟦\u3000⟧"x"] => issue(claim = c);',
    'no-break-space',
    ok,
    { severity: 'warning' },
  ],
  [
    'a zero-width space',
    'c:[Type == ⟦\u200b⟧"x"] => issue(claim = c);',
    'invisible-character',
    ok,
    { severity: 'warning' },
  ],
  [
    'a byte order mark',
    '⟦\ufeff⟧c:[Type == "x"] => issue(claim = c);',
    'invisible-character',
    ok,
    { severity: 'warning' },
  ],
  [
    'a zero-width space behind a label',
    'c⟦\u200b⟧:[Type == "x"] => issue(claim = c);',
    'invisible-character',
    ok,
    { severity: 'warning' },
  ],
  [
    'a zero-width space inside a word',
    'c:[Ty⟦\u200b⟧pe == "x"] => issue(claim = c);',
    'invisible-character',
    ok,
  ],
  ['&nbsp;', 'c:[Type ==⟦&nbsp;⟧"x"] => issue(claim = c);', 'html-entity', ok],
  ['a full-width colon', 'c⟦：⟧[Type == "x"] => issue(claim = c);', 'full-width', ok],
  ['full-width marks', 'c:⟦［⟧Type ⟦＝＝⟧ "x"⟦］⟧ ⟦＝＞⟧ issue⟦（⟧claim ⟦＝⟧ c⟦）⟧⟦；⟧', 'full-width', ok],
  [
    'a full-width comma',
    'c:[Type == "x"⟦，⟧ Value == "y"] => issue(claim = c);',
    'full-width',
    'c:[Type == "x", Value == "y"] => issue(claim = c);',
  ],
]);

/** Language.md 1.7 and 8.1. */
export const annotations = mistakes([
  ['no rule behind it', '⟦@RuleName = "x"⟧', 'annotation-without-rule'],
  ['; behind it', `@RuleName = "x"⟦;⟧\n${make}`, 'annotation-without-rule', `@RuleName = "x"\n${make}`],
  ['no =', `@RuleNam⟦e⟧ "x"\n${make}`, 'missing-operator', `@RuleName = "x"\n${make}`],
  [': for =', `@RuleName⟦:⟧ "x"\n${make}`, 'missing-operator', `@RuleName = "x"\n${make}`],
  ['== for =', `@RuleName ⟦==⟧ "x"\n${make}`, 'missing-operator', `@RuleName = "x"\n${make}`],
  ['no text', `⟦@RuleName =⟧\n${make}`, 'missing-value'],
  ['no name', `⟦@⟧\n${make}`, 'missing-annotation-name'],
  ['no @', `⟦RuleName⟧ = "x"\n${make}`, 'missing-at', `@RuleName = "x"\n${make}`],
  [
    'a misspelt name',
    `@⟦RuleNmae⟧ = "x"\n${make}`,
    'unknown-annotation',
    `@RuleName = "x"\n${make}`,
    { severity: 'warning' },
  ],
  ['an unknown name', `@⟦Author⟧ = "x"\n${make}`, 'unknown-annotation', undefined, { severity: 'warning' }],
  ['the same twice', `@RuleName = "x"\n⟦@RuleName = "y"⟧\n${make}`, 'duplicate-annotation'],
  ['text between it and its rule', `@RuleName = "x"\n⟦Some text⟧\n${make}`, 'stray-text'],
]);

const cta = { dialect: 'cta' } as const;
const claim = 'C1:[Type == "x"] => issue(Type = "a", Value = C1.Value, ValueType = "string");';

/** Language.md 2.7: what the AD DS dialect does not have. */
export const smallerDialect = mistakes([
  ['annotations', `⟦@RuleName = "x"⟧\n${claim}`, 'not-in-dialect', `\n${claim}`, cta],
  ['add', claim.replace('issue', '⟦add⟧'), 'not-in-dialect', claim, cta],
  ['aggregates', claim.replace('=>', '&& ⟦exists⟧([Type == "y"]) =>'), 'not-in-dialect', undefined, cta],
  ['issuers', claim.replace('"x"', '"x", ⟦Issuer⟧ == "y"'), 'not-in-dialect', undefined, cta],
  ['+', claim.replace('C1.Value', '⟦"x" + C1.Value⟧'), 'not-in-dialect', undefined, cta],
  [
    'functions',
    claim.replace('C1.Value', '⟦RegExReplace⟧(C1.Value, "x", "y")'),
    'not-in-dialect',
    undefined,
    cta,
  ],
  [
    'stores',
    'C1:[] => ⟦issue⟧(store = "S", types = ("a"), query = "q {0}", param = C1.Value);',
    'not-in-dialect',
    undefined,
    cta,
  ],
  [
    'a value without its type',
    claim.replace('"x"', '"x", ⟦Value == "y"⟧'),
    'value-without-type',
    claim.replace('"x"', '"x", Value == "y", ValueType == "string"'),
    cta,
  ],
  [
    'an unknown value type',
    claim.replace('"string"', '⟦"bool"⟧'),
    'unknown-value-type',
    claim.replace('"string"', '"boolean"'),
    cta,
  ],
  [
    'no value type',
    'C1:[Type == "x"] => ⟦issue⟧(Type = "a", Value = C1.Value);',
    'missing-argument',
    undefined,
    cta,
  ],
  ['no last ;', claim.replace(');', '⟦)⟧'), 'missing-semicolon', claim, cta],
]);
