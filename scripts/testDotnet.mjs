import { rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { generateCases } from '../test/dotnet/generate.mjs';
import { knownDifference, knownDifferences, recategorized, settledCase } from '../test/dotnet/known.mjs';
import { Mono } from '../test/dotnet/mono.mjs';

// Compares our regular expressions with a real .NET engine, that of mono (Debian: mono-mcs, mono-runtime,
// libmono-system4.0-cil): the tables of the unit tests, which characters a property has, and generated cases.
//   --cases N   how many are generated (20000)    --seed S   which (another one each time)

const { values } = parseArgs({ options: { cases: { type: 'string' }, seed: { type: 'string' } } });
const count = Number(values.cases ?? 20_000);
const seed = Number(values.seed ?? Date.now() % 1_000_000);

/** Matches that the runner reports of one text. */
const mostMatches = 20;
const budget = 50_000_000;
const shown = 20;

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const bundle = path.join(root, `node_modules/.testDotnet-${process.pid}.mjs`);
await build({
  entryPoints: [path.join(root, 'test/dotnet/entry.ts')],
  bundle: true,
  format: 'esm',
  platform: 'node',
  outfile: bundle,
  logLevel: 'error',
});
const engine = await import(pathToFileURL(bundle).href).finally(() => rmSync(bundle, { force: true }));

let passed = 0;
let failed = 0;
const known = new Map(knownDifferences.map(({ id }) => [id, 0]));

/** What ours makes of a case, in the form of mono's answers. */
function ourAnswer({ pattern, input, replacement, options }) {
  const made = engine.createMatcher(pattern, engine.optionsOf(options));
  if (!made.ok) return { kind: 'error', message: made.errors.map(({ message }) => message).join(' ') };
  const { matcher } = made;
  const all = matcher.matchAll(input, budget);
  if (all.status !== 'done') return { kind: 'slow' };
  const groups = ['0:0', ...matcher.tree.groups.map(({ number, name }) => `${number}:${name}`)].join(',');
  const matches = all.matches.slice(0, mostMatches).map((match) => match.groups.map(showCaptures).join(','));
  const answer = { kind: 'match', groups, matches: matches.join(';') || '-', replaced: undefined };
  if (replacement === undefined) return answer;
  const replaced = engine.replace(matcher, input, replacement, budget);
  if (replaced.status === 'badReplacement') return { kind: 'error', message: 'replacement' };
  return { ...answer, replaced: replaced.text };
}

function showCaptures({ captures }) {
  return captures.map(({ index, length }) => `${index}+${length}`).join('/');
}

function isSame(theirs, ours) {
  if (theirs.kind !== ours.kind) return false;
  const { groups, matches, replaced } = theirs;
  return (
    theirs.kind !== 'match' ||
    (groups === ours.groups && matches === ours.matches && replaced === ours.replaced)
  );
}

function subjectOf({ pattern, options }) {
  const tree = engine.parseRegex(pattern, engine.optionsOf(options));
  return { pattern, nodes: [...engine.walk(tree)], minimumLength: engine.minimumLength };
}

/** Asks both engines about cases and counts. */
function compare(mono, cases) {
  const answers = mono.answer(cases);
  for (const [index, one] of cases.entries()) {
    const theirs = answers[index];
    const ours = ourAnswer(one);
    if (isSame(theirs, ours)) {
      passed++;
      continue;
    }
    const reason = knownDifference(subjectOf(one));
    if (reason) known.set(reason.id, known.get(reason.id) + 1);
    else fail(`${JSON.stringify(one)}\n  mono ${JSON.stringify(theirs)}\n  ours ${JSON.stringify(ours)}`);
  }
}

function fail(text) {
  if (failed++ < shown) console.log(`✖ ${text}`);
}

function isWithin(ranges, code) {
  return ranges.some(([from, to]) => code >= from && code <= to);
}

const categories =
  'L M N P S Z C Lu Ll Lt Lm Lo Mn Mc Me Nd Nl No Pc Pd Ps Pe Pi Pf Po Sm Sc Sk So Zs Zl Zp Cc Cf Cs Co Cn';

/** One test for each property: which of all 65536 characters have it. */
function compareProperties(mono) {
  const properties = [...categories.split(' '), ...engine.blockNames()].map((name) => `\\p{${name}}`);
  const patterns = ['\\p{Cn}', ...properties, '\\w', '\\d', '\\s', '(?i)\\p{Lu}', '(?i)\\P{Ll}'];
  const members = mono.members(patterns);
  const unassigned = members[0];
  for (const [index, pattern] of patterns.entries()) {
    const theirs = members[index];
    const { matcher } = engine.createMatcher(pattern);
    const different = [];
    for (let code = 0; code < 65536; code++) {
      const isOurs = matcher.isMatch(String.fromCharCode(code)) === 'match';
      if (isOurs === (theirs[code] === 1) || unassigned[code] || isWithin(recategorized, code)) continue;
      different.push(code.toString(16));
    }
    if (different.length === 0) passed++;
    else fail(`${pattern} differs for ${different.length} characters: ${different.slice(0, 10).join(' ')}`);
  }
}

/** Three cases for each character that has another case. */
function caseCases() {
  const cases = [];
  for (let code = 0; code < 65536; code++) {
    const character = String.fromCharCode(code);
    const [lower, upper] = [character.toLowerCase(), character.toUpperCase()];
    if ((lower === character && upper === character) || !isWithin(settledCase, code)) continue;
    const input = [...new Set(character + lower + upper + lower.toUpperCase() + upper.toLowerCase())].join(
      '',
    );
    for (const pattern of [character, `[${character}]`, `[^${character}]`, `(.)\\1`]) {
      cases.push({ pattern, input, replacement: undefined, options: 'i' });
    }
  }
  return cases;
}

function tableCases() {
  return Object.values(engine.tables)
    .flat()
    .map(([pattern, input, , extra]) => ({
      pattern,
      input,
      replacement: extra?.replace?.[0],
      options: extra?.options ?? '',
    }));
}

const mono = new Mono();
try {
  console.log(`Seed ${seed}, ${count} generated cases`);
  const parts = [tableCases(), caseCases(), [...generateCases(seed, count)]];
  for (const cases of parts) compare(mono, cases);
  compareProperties(mono);
} finally {
  mono.dispose();
}

for (const { id, reason } of knownDifferences) {
  if (known.get(id) > 0) console.log(`Known difference, ${known.get(id)} cases: ${id}. ${reason}`);
}
if (failed > 0) console.log(`To repeat: node scripts/testDotnet.mjs --seed ${seed} --cases ${count}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
