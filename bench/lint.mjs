/**
 * All lint rules over 1,000 rules: from cold (parsed, nothing kept yet), and again after one rule was edited. Beside it VS Code's JSON service validating as many objects against a schema. Turn by turn, medians.
 */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { loadServer } from './load.mjs';
import { jsonText, median, ruleText } from './sample.mjs';

const require = createRequire(import.meta.url);
const { getLanguageService, TextDocument } = require('vscode-json-languageservice');
const RULES = 1000;
const ROUNDS = 40;

export async function benchLint() {
  const { problemsIn, defaultSetup, RuleSet } = await loadServer(
    'lint',
    'features/problems.ts',
    'lint/setup.ts',
    'syntax/ruleSet.ts',
  );
  const text = ruleText(RULES);
  const setup = { ...defaultSetup, stage: 'issuance' };
  const schema = {
    type: 'array',
    items: { type: 'object', additionalProperties: { type: ['string', 'array'] } },
  };
  const json = getLanguageService({});
  const data = jsonText(RULES);
  const cold = [];
  const edited = [];
  const other = [];
  for (let i = 0; i < ROUNDS; i++) {
    const ruleSet = RuleSet.parse(text);
    // Reading the rules is not checking them: their trees are there. Of what the lint rules share nothing is.
    for (const rule of ruleSet.pieces)
      if (rule.problems.length > 0 || !rule.action) throw new Error(rule.text);
    let start = performance.now();
    let findings = count(problemsIn(ruleSet, setup));
    cold.push(performance.now() - start);
    // Two keystrokes in a name in the middle.
    const at = text.indexOf('issue(', text.length / 2);
    const after = ruleSet.edit({ start: at, end: at + 5, newText: i % 2 ? 'Issue' : 'ISSUE' });
    start = performance.now();
    findings += count(problemsIn(after, setup));
    edited.push(performance.now() - start);
    if (findings < 0) throw new Error();

    const document = TextDocument.create('file:///a.json', 'json', i, data);
    const parsed = json.parseJSONDocument(document);
    start = performance.now();
    await json.doValidation(document, parsed, {}, schema);
    other.push(performance.now() - start);
  }
  const steady = (list) => median(list.slice(10));
  const show = (ms) => `${ms.toFixed(2)} ms`;
  console.log(
    `lint of ${RULES} rules, cold      rules ${show(steady(cold))} (first ${show(cold[0])})   JSON against a schema ${show(steady(other))}`,
  );
  console.log(`  after an edit of one rule   ${show(steady(edited))}`);
}

function count(found) {
  let findings = 0;
  for (const { problems } of found) findings += problems.length;
  return findings;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await benchLint();
