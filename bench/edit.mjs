/**
 * From an edit to its diagnostics through real stdio, beside VS Code's JSON server on the same rules as JSON. The edit
 * types a letter into a string in the middle of the file and takes it out again. Medians, turn by turn.
 */
import { pathToFileURL } from 'node:url';
import { jsonText, median, ruleText } from './sample.mjs';
import { positionBehind, servers, startServer } from './server.mjs';

const EDITS = 60;

async function prepare(server, text, needle) {
  const running = await startServer(server);
  await running.open(text);
  const at = positionBehind(text, needle);
  const typed = { range: { start: at, end: at }, text: 'x' };
  const removed = { range: { start: at, end: { ...at, character: at.character + 1 } }, text: '' };
  return { running, edits: [typed, removed] };
}

export async function benchEdit() {
  const results = {};
  for (const count of [1000, 10_000]) {
    const rules = await prepare(servers.rules, ruleText(count), '@RuleName = "');
    const json = await prepare(servers.json, jsonText(count), '"name": "');
    const ms = { rules: [], json: [] };
    for (let i = 0; i < EDITS; i++) {
      const { range, text } = rules.edits[i % 2];
      const mine = await rules.running.edit(range, text);
      if (mine.report.items.length !== 0)
        throw new Error(`unexpected diagnostics: ${JSON.stringify(mine.report.items[0])}`);
      ms.rules.push(mine.ms);
      const other = json.edits[i % 2];
      ms.json.push((await json.running.edit(other.range, other.text)).ms);
    }
    rules.running.stop();
    json.running.stop();
    results[count] = { rules: median(ms.rules.slice(10)), json: median(ms.json.slice(10)) };
    const { rules: mine, json: theirs } = results[count];
    console.log(
      `edit to diagnostics, ${String(count).padStart(6)} rules   rules ${mine.toFixed(2)} ms   JSON ${theirs.toFixed(1)} ms   ${(mine / theirs).toFixed(3)} of JSON's`,
    );
  }
  return results;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await benchEdit();
