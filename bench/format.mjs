/**
 * Formatting 1,000 untidy rules, the parse included, beside the formatter of VS Code's JSON service on the same rules
 * as JSON. Both in one process, turn by turn. The first run, which a command line pays, and the median, which an editor
 * pays.
 */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { loadServer } from './load.mjs';
import { jsonText, median, ruleText } from './sample.mjs';

const require = createRequire(import.meta.url);
const { getLanguageService, TextDocument } = require('vscode-json-languageservice');
const RULES = 1000;
const ROUNDS = 40;

export async function benchFormat() {
  const { format, RuleSet } = await loadServer('format', 'features/format.ts', 'syntax/ruleSet.ts');
  const json = getLanguageService({});
  const rules = ruleText(RULES).replaceAll(' == ', '==').replaceAll('\r\n &&', ' &&');
  const data = JSON.stringify(JSON.parse(jsonText(RULES)));
  const ms = { rules: [], json: [] };
  for (let i = 0; i < ROUNDS; i++) {
    let start = performance.now();
    const edits = format(RuleSet.parse(rules), { style: 'readable' });
    ms.rules.push(performance.now() - start);
    if (edits.length < RULES) throw new Error('The formatter left rules alone.');
    const document = TextDocument.create('file:///a.json', 'json', i, data);
    start = performance.now();
    const others = json.format(document, undefined, { tabSize: 2, insertSpaces: true });
    ms.json.push(performance.now() - start);
    if (others.length === 0) throw new Error('The JSON formatter left everything alone.');
  }
  const steady = (list) => median(list.slice(10));
  const [mine, theirs] = [steady(ms.rules), steady(ms.json)];
  console.log(
    `formatting ${RULES} rules              rules ${mine.toFixed(1)} ms (first run ${ms.rules[0].toFixed(1)})   JSON ${theirs.toFixed(1)} ms (${ms.json[0].toFixed(1)})   ${(mine / theirs).toFixed(2)} of JSON's`,
  );
  return { rules: mine, first: ms.rules[0], json: theirs };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await benchFormat();
