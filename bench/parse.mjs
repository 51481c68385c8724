/**
 * Parse of 1 MB: claim rules here, JSON in the service behind VS Code's JSON server. Both in one process, turn by turn,
 * so that what else the machine does hits both. Medians.
 *
 * A rule's tree is built when it is asked for, so two figures are given for the rules: the parse as the editor starts
 * with (every rule found, every syntax error known) and the parse with the tree of every rule built.
 */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { loadServer } from './load.mjs';
import { jsonText, median, ofSize, ruleText } from './sample.mjs';

const require = createRequire(import.meta.url);
const { getLanguageService, TextDocument } = require('vscode-json-languageservice');
const SIZE = 1_000_000;
const ROUNDS = 60;

export async function benchParse() {
  const { RuleSet } = await loadServer('parse', 'syntax/ruleSet.ts');
  const json = getLanguageService({});
  const rules = ofSize(ruleText, SIZE).text;
  const data = ofSize(jsonText, SIZE).text;
  const compact = ofSize((count) => JSON.stringify(JSON.parse(jsonText(count))), SIZE).text;
  const measured = { rules: [], trees: [], json: [], compact: [] };
  const time = (list, text, run) => {
    const start = performance.now();
    run(text);
    list.push(text.length / 1e6 / ((performance.now() - start) / 1000));
  };
  let version = 0;
  const parseJson = (text) =>
    json.parseJSONDocument(TextDocument.create('file:///a.json', 'json', version++, text));
  for (let i = 0; i < ROUNDS; i++) {
    time(measured.rules, rules, (text) => RuleSet.parse(text));
    time(measured.json, data, parseJson);
    time(measured.trees, rules, (text) => {
      for (const rule of RuleSet.parse(text).pieces)
        if (rule.problems.length > 0 || !rule.action) throw new Error(rule.text);
    });
    time(measured.compact, compact, parseJson);
  }
  // The first rounds warm the compiler up.
  const rate = (list) => median(list.slice(10));
  const mbs = (list) => `${rate(list).toFixed(0)} MB/s`;
  console.log(
    `parse of 1 MB             rules ${mbs(measured.rules)}   JSON ${mbs(measured.json)}   ratio ${(rate(measured.rules) / rate(measured.json)).toFixed(1)}`,
  );
  console.log(
    `  against JSON in one line                   JSON ${mbs(measured.compact)}   ratio ${(rate(measured.rules) / rate(measured.compact)).toFixed(1)}`,
  );
  console.log(
    `  with every rule's tree  rules ${mbs(measured.trees)}   JSON ${mbs(measured.json)}   ratio ${(rate(measured.trees) / rate(measured.json)).toFixed(1)}`,
  );
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await benchParse();
