import { readFileSync } from 'node:fs';

/** What begins or ends a part of a rule, as each region of the grammar that can be left unfinished looks for it. */
const RULE_LEVEL = /;\|=\\s\*>\|.*?\\s\*\(\?:\\\[\|\$\)\)/g;
/** The next property or argument, as each region for one operand looks for it. */
const OPERAND_LEVEL = /\(\?<!\[\\w\.\]\)\(\?:\(\?:OriginalIssuer.*?Properties\\s\*\\\[\)/g;

/** Repeats `unit` up to `length` characters. */
function fill(unit, length) {
  return unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
}

/**
 * @param {(text: string) => unknown[]} tokenize
 * @param {string} text
 * @param {number} runs
 * @returns {number} milliseconds, the best of that many runs: other programs only ever make it slower
 */
function time(tokenize, text, runs) {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const started = performance.now();
    tokenize(text);
    best = Math.min(best, performance.now() - started);
  }
  return best;
}

/**
 * Checks of the grammar that assertion files cannot express.
 *
 * @param {(text: string) => { text: string, scopes: string[] }[]} tokenize
 * @param {string} grammarFile path of `adfsrule.tmLanguage.json`
 * @returns {{ name: string, failures: string[] }[]}
 */
export function checkRobustness(tokenize, grammarFile) {
  const results = [];
  const check = (name, failures) => results.push({ name, failures });

  const grammar = JSON.stringify(JSON.parse(readFileSync(grammarFile, 'utf8'))).replaceAll('\\\\', '\\');
  for (const [name, pattern, least] of [
    ['the copies of the rule-level recovery agree', RULE_LEVEL, 10],
    ['the copies of the operand-level recovery agree', OPERAND_LEVEL, 7],
  ]) {
    const copies = grammar.match(pattern) ?? [];
    const failures = [];
    if (copies.length < least) failures.push(`found ${copies.length} copies, expected ${least} or more`);
    if (new Set(copies).size > 1) failures.push(`they differ:\n${[...new Set(copies)].join('\n')}`);
    check(name, failures);
  }

  // Whatever stands before it, a complete rule that starts on a line of its own gets the same tokens.
  const rule =
    '@RuleName = "n"\nc:[Type == "http://contoso.example/x", Value =~ "a|b"]\n => issue(claim = c);';
  const expected = tokenize(rule);
  const unannotated = rule.slice(rule.indexOf('\n') + 1);
  const expectedUnannotated = tokenize(unannotated);
  const before = [
    'e:[Type == "http://contoso.example/y", Properties["k"] != "v", Value !~ "(a[b]|c)+"]',
    ' && not exists([Issuer == f.Value]) && count([]) > 1',
    ' => issue(store = "s", types = ("t", "u"), query = "{0}",',
    ' param = RegExReplace(RegExReplace(e.Value, "(?<n>a)", "${n}"), "b", "$1") + e.Properties["k"],',
    ' Type = "t", claim = e);',
  ].join('');
  const spoiled = [];
  for (let cut = 1; cut < before.length; cut++) {
    for (const [text, tokens] of [
      [rule, expected],
      [unannotated, expectedUnannotated],
    ]) {
      const actual = tokenize(`${before.slice(0, cut)}\n${text}`).slice(-tokens.length);
      const same = tokens.every((token, index) => token.scopes.join(' ') === actual[index]?.scopes.join(' '));
      if (!same)
        spoiled.push(`after ${JSON.stringify(before.slice(0, cut).slice(-40))}: ${text.split('\n')[0]}`);
    }
  }
  check('a rule that breaks off anywhere leaves the next one alone', spoiled.slice(0, 10));

  // VS Code gives up on lines of 20,000 characters; up to there no line may be slow, and time grows with the text.
  const slow = [];
  const units = [
    ' ',
    '(',
    '[',
    '"',
    '@',
    '\\',
    'a',
    'a:',
    'a.',
    '= ',
    "'",
    '“',
    '""',
    '"" ',
    '{',
    '$',
    'not ',
    '&',
    'Type',
  ];
  const openings = [
    '',
    '[Type == ',
    '[Value =~ "',
    '=> issue(',
    '=> issue(Type = RegExReplace(',
    '@RuleName = "',
    'c',
  ];
  for (const opening of openings) {
    for (const unit of units) {
      const line = opening + fill(unit, 10_000);
      let elapsed = time(tokenize, line, 1);
      if (elapsed > 1000) elapsed = time(tokenize, line, 2);
      if (elapsed > 1000) slow.push(`${JSON.stringify(opening + unit)}… took ${Math.round(elapsed)} ms`);
    }
  }
  check('no line of 10,000 characters takes a second', slow);

  const half = time(tokenize, `${rule}\n`.repeat(1000), 3);
  const full = time(tokenize, `${rule}\n`.repeat(2000), 3);
  const ratio = full / half;
  check(
    'twice the text takes about twice the time',
    ratio < 4 ? [] : [`it takes ${ratio.toFixed(1)} times as long`],
  );
  return results;
}
