import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { semanticTokens, tokenModifiers, tokenTypes } from '../../../server/src/features/semanticTokens.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';
// @ts-expect-error A script of the grammar tests, without types.
import { loadTokenizer } from '../../grammar/tokenizer.mjs';

interface ColouredText {
  readonly line: number;
  readonly start: number;
  readonly text: string;
  readonly scopes: readonly string[];
}

const upn = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn';
const text = [
  '@RuleName = "c.Value is no label here"',
  `c:[Type == "${upn}", Value =~ "^(?i)c@contoso"] && not exists([Type == "http://contoso.example/x"])`,
  ' => issue(Type = "http://contoso.example/y", Value = RegExReplace(c.Value, "@.*", "") + Lower(c.Issuer),',
  '     Properties["http://contoso.example/p"] = "1");',
  'x:[] && count([]) >= 2 => add(claim = x);',
].join('\n');

/** The tokens as `type.modifier text`. */
function tokens(source: string, complete = false, start = 0, end = source.length): readonly string[] {
  return semanticTokens(RuleSet.parse(source), start, end, complete).map((token) => {
    const modifiers = tokenModifiers.filter((_, bit) => token.modifiers & (1 << bit));
    return `${[token.type, ...modifiers].join('.')} ${source.slice(token.start, token.end)}`;
  });
}

test('labels, properties, claim types and functions are told apart', () => {
  expect(tokens(text)).toEqual([
    'parameter.declaration c',
    'property Type',
    `type.defaultLibrary ${upn}`,
    'property Value',
    'property Type',
    'type http://contoso.example/x',
    'property Type',
    'type http://contoso.example/y',
    'property Value',
    'function.defaultLibrary RegExReplace',
    'parameter c',
    'property Value',
    'function Lower',
    'parameter c',
    'property Issuer',
    'property Properties',
    'parameter.declaration x',
    'parameter x',
  ]);
});

test('a client without a grammar gets the rest too', () => {
  expect(
    tokens('@RuleName = "n"\nnot exists([Type != "a", Value =~ "b"])\n => issue(Type = "c");', true),
  ).toEqual([
    'decorator RuleName',
    'string "n"',
    'keyword not exists',
    'property Type',
    'operator !=',
    'type a',
    'property Value',
    'operator =~',
    'regexp "b"',
    'operator =>',
    'keyword issue',
    'property Type',
    'type c',
  ]);
  expect(tokens('count([]) >= 2\n => add(claim = x);', true)).toEqual([
    'keyword count',
    'operator >=',
    'number 2',
    'operator =>',
    'keyword add',
    'keyword claim',
    'parameter x',
  ]);
});

test('a range gets the tokens that touch it', () => {
  const line = text.lastIndexOf('\n') + 1;
  expect(tokens(text, false, line, text.length)).toEqual(['parameter.declaration x', 'parameter x']);
});

test('tokens follow each other on one line each, whatever the text', () => {
  const broken =
    'c:[Type == “a", Type == "b\n", Properties["k"] == c.] && exists( => issue(Type = "a" types = ("x" c.Type;';
  for (let end = 0; end <= broken.length; end++) {
    const part = broken.slice(0, end);
    let last = 0;
    for (const token of semanticTokens(RuleSet.parse(part), 0, end, true)) {
      expect(token.start).toBeGreaterThanOrEqual(last);
      expect(token.end).toBeGreaterThan(token.start);
      expect(part.slice(token.start, token.end)).not.toContain('\n');
      last = token.end;
    }
  }
});

/** The grammar's scope for each type; `semanticTokenScopes` in package.json says the same. */
const scopes: Readonly<Record<string, RegExp>> = {
  parameter: /^variable\..*\.label\.adfsrule$/,
  property: /^variable\.other\.property\.adfsrule$/,
  type: /^support\.type\.claim-type\.adfsrule$/,
  function: /^(support\.function|entity\.name\.function)\.adfsrule$/,
};

test('what is coloured has the same meaning in the grammar', async () => {
  const grammar = fileURLToPath(new URL('../../../syntaxes/adfsrule.tmLanguage.json', import.meta.url));
  const coloured = ((await loadTokenizer(grammar)) as (source: string) => readonly ColouredText[])(text);
  const lines = text.split('\n');
  for (const token of semanticTokens(RuleSet.parse(text), 0, text.length, false)) {
    const before = text.slice(0, token.start).split('\n');
    const found = coloured.find(
      ({ line, start }) => line === before.length && start === before.at(-1)?.length,
    );
    const word = text.slice(token.start, token.end);
    expect(found?.text, `${word} in ${lines[before.length - 1]}`).toBe(word);
    expect(found?.scopes.at(-1)).toMatch(scopes[token.type] as RegExp);
  }
  expect(tokenTypes.slice(0, 4)).toEqual(Object.keys(scopes));
});
