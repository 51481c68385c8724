import { readFileSync } from 'node:fs';

/** A text and the words in it that a double click selects and a completion replaces. */
const WORDS = [
  ['c.Value', ['c', 'Value']],
  ['c:[Type == "x"]', ['c', 'Type', 'x']],
  [
    '"http://contoso.example/ws/2008/06/claims/x-y_z#json"',
    ['http://contoso.example/ws/2008/06/claims/x-y_z#json'],
  ],
  ['("https://a.example/b", "urn:oid:2.5.4.10")', ['https://a.example/b', 'urn:oid:2.5.4.10']],
  ['"http://', ['http://']],
  ['"urn:"', ['urn:']],
  ['"dk:contoso:attribute:Level"', ['dk:contoso:attribute:Level']],
  ['"S-1-5-21-1004336348-512"', ['S-1-5-21-1004336348-512']],
  ['";mail,displayName;{0}"', ['mail', 'displayName', '0']],
  ['"^(?<user>[^@]+)$", "${user}"', ['user', 'user']],
  ['@RuleName = "Größe, Stück"', ['RuleName', 'Größe', 'Stück']],
  ['regexreplace(c1.Value', ['regexreplace', 'c1', 'Value']],
  ['types=("a"),query=";b"', ['types', 'a', 'query', 'b']],
];

/** The text on both sides of the cursor (‸) when Enter is pressed, and what the new line's indentation is to be. */
const ENTER = [
  ['c:[Type == "http://contoso.example/x"]‸', 'none+" "'],
  ['[]‸', 'none+" "'],
  ['exists([Value == "x"])‸', 'none+" "'],
  ['count([Value == "]"]) >= 2 ‸', 'none+" "'],
  [']‸', 'none+" "'],
  [' && c2:[Value == "x"]‸', 'none'],
  [' => issue(claim = c)‸', 'none'],
  [' => issue(claim = c);‸', 'none-999'],
  ['          Value = "x");  ‸', 'none-999'],
  ['c:[] => issue(claim = c);‸', undefined],
  ['@RuleName = "x [y]"‸', undefined],
  [' => issue(‸)', 'indentOutdent'],
  [' => issue(Type = "x",‸', 'indent'],
  ['c:[Type == "x",‸', 'indent'],
  ['    types = ("a",‸', 'indent'],
  ['    Value = "(",‸', undefined],
];

/** Lines, and whether the next one is indented. */
const INCREASE = [
  ['c:[', true],
  ['c:[Type == "x", Value == "]"', true],
  ['c:[Type == "["]', false],
  [' => issue(store = "s", types = ("a", "b"),', false],
  [' => issue(store = "s", types = (', true],
];

/**
 * VS Code reads the language configuration without complaint whatever it says, so the patterns are tried here.
 *
 * @param {string} file path of `adfsrule.language-configuration.json`
 * @returns {{ name: string, failures: string[] }[]}
 */
export function checkLanguageConfiguration(file) {
  const configuration = JSON.parse(readFileSync(file, 'utf8'));
  const results = [];
  const check = (name, cases, actual) => {
    const failures = cases.flatMap(([input, expected]) => {
      const got = JSON.stringify(actual(input));
      const wanted = JSON.stringify(expected);
      return got === wanted ? [] : [`${input}: expected ${wanted}, got ${got}`];
    });
    results.push({ name, failures });
  };

  const word = new RegExp(configuration.wordPattern, 'g');
  check('words', WORDS, (text) => text.match(word));

  check('Enter', ENTER, (text) => {
    const [before, after] = text.split('‸');
    const rule = configuration.onEnterRules.find(
      ({ beforeText, afterText }) =>
        new RegExp(beforeText).test(before) && (!afterText || new RegExp(afterText).test(after)),
    );
    if (!rule) return undefined;
    const { indent, appendText, removeText } = rule.action;
    return (
      indent + (appendText ? `+${JSON.stringify(appendText)}` : '') + (removeText ? `-${removeText}` : '')
    );
  });

  const increase = new RegExp(configuration.indentationRules.increaseIndentPattern);
  check('indentation', INCREASE, (line) => increase.test(line));
  return results;
}
