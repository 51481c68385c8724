/**
 * Hover and completion in a set of 1,000 rules, and the time from the spawn of the server to its `initialize` answer,
 * beside VS Code's JSON server on the same rules as JSON. Medians, turn by turn.
 */
import { pathToFileURL } from 'node:url';
import { jsonText, median, ruleText } from './sample.mjs';
import { positionBehind, servers, startServer } from './server.mjs';

const ASKS = 80;
const STARTS = 15;

export async function benchRequests() {
  const rules = await startServer(servers.rules);
  const json = await startServer(servers.json);
  const ruleSource = ruleText(1000);
  const jsonSource = jsonText(1000);
  await rules.open(ruleSource);
  await json.open(jsonSource);
  const inType = positionBehind(ruleSource, 'Type == "http://schemas');
  const atValue = positionBehind(ruleSource, 'Value == "');
  const inKey = positionBehind(jsonSource, '"templ');
  for (const [what, method, mine, theirs] of [
    ['hover', 'textDocument/hover', inType, inKey],
    ['completion of a type', 'textDocument/completion', inType, inKey],
    ['completion of a value', 'textDocument/completion', atValue, inKey],
  ]) {
    const ms = { rules: [], json: [] };
    for (let i = 0; i < ASKS; i++) {
      ms.rules.push(await timed(rules, method, mine));
      ms.json.push(await timed(json, method, theirs));
    }
    report(`${what}, 1000 rules`, median(ms.rules), median(ms.json));
  }
  rules.stop();
  json.stop();
}

async function timed(server, method, position) {
  const start = performance.now();
  await server.request(method, { textDocument: { uri: server.uri }, position });
  return performance.now() - start;
}

export async function benchStart() {
  const ms = { rules: [], json: [] };
  for (let i = 0; i < STARTS; i++) {
    for (const name of ['rules', 'json']) {
      const server = await startServer(servers[name]);
      ms[name].push(server.startMs);
      server.stop();
    }
  }
  report('start to initialize', median(ms.rules), median(ms.json));
}

function report(what, mine, theirs) {
  const ratio = (mine / theirs).toFixed(2);
  console.log(
    `${what.padEnd(34)} rules ${mine.toFixed(2)} ms   JSON ${theirs.toFixed(2)} ms   ${ratio} of JSON's`,
  );
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await benchRequests();
  await benchStart();
  process.exit(0);
}
