// npm run l10n: brings the translations up to date. Texts are written in English where they belong, in package.json and
// as l10n.t('…'); this collects them and says which have no German yet.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { calls, keyIn, manifestTexts, newKey, snippetTexts } from './l10n/texts.mjs';
import { runMain } from './process/children.mjs';
import { inProject } from './process/project.mjs';

const usage = `Usage: node scripts/l10n.mjs
Gives every text of package.json that people read a key in package.nls.json, collects the texts of the client in
l10n/bundle.l10n.json, drops what is used no more, and lists what has no German: write it into the .de files.`;

/** @typedef {Record<string, string>} Texts */

await runMain(async () => {
  const { values } = parseArgs({ options: { help: { type: 'boolean', default: false } } });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const missing = [...(await updateManifest()), ...(await updateBundles())];
  for (const text of missing) console.log(text);
  console.log(missing.length === 0 ? 'Everything has its German.' : `${missing.length} without German`);
  return missing.length === 0 ? 0 : 1;
});

/** @returns {Promise<string[]>} the keys without German, with their English */
async function updateManifest() {
  const manifest = await read('package.json');
  const before = /** @type {Texts} */ (await read('package.nls.json'));
  const german = /** @type {Texts} */ (await read('package.nls.de.json'));
  /** @type {Texts} */
  const english = {};
  for (const { path, text } of manifestTexts(manifest.contributes)) {
    const key = keyIn(text);
    if (key !== undefined) {
      english[key] = before[key] ?? '';
      continue;
    }
    const made = newKey(manifest.contributes, path);
    english[made] = text;
    put(manifest.contributes, path, `%${made}%`);
  }
  await write('package.json', manifest);
  return writePair('package.nls', english, german);
}

/** @returns {Promise<string[]>} the texts without German */
async function updateBundles() {
  const client = inProject('client', 'src');
  const names = (await readdir(client, { recursive: true })).filter((name) => name.endsWith('.ts'));
  const sources = await Promise.all(names.map((name) => readFile(join(client, name), 'utf8')));
  const texts = [...sources.flatMap(calls), ...snippetTexts(await read('snippets', 'adfsrule.json'))];
  const english = Object.fromEntries(texts.flatMap((text) => (text === undefined ? [] : [[text, text]])));
  const german = /** @type {Texts} */ (await read('l10n', 'bundle.l10n.de.json'));
  return writePair('l10n/bundle.l10n', english, german);
}

/**
 * Writes a language file and its German one: the same keys in the same order.
 * @param {string} name
 * @param {Texts} english
 * @param {Texts} german
 */
async function writePair(name, english, german) {
  const keys = Object.keys(english).sort();
  await write(`${name}.json`, Object.fromEntries(keys.map((key) => [key, english[key]])));
  const done = keys.filter((key) => german[key]);
  await write(`${name}.de.json`, Object.fromEntries(done.map((key) => [key, german[key]])));
  return keys
    .filter((key) => !german[key])
    .map((key) => `${name}.de.json: ${key}${english[key] === key ? '' : ` (${english[key]})`}`);
}

/**
 * @param {any} value
 * @param {readonly string[]} path
 * @param {string} text
 */
function put(value, path, text) {
  let parent = value;
  for (const key of path.slice(0, -1)) parent = parent[key];
  parent[/** @type {string} */ (path.at(-1))] = text;
}

/** @param {...string} path */
async function read(...path) {
  return JSON.parse(await readFile(inProject(...path), 'utf8'));
}

/**
 * @param {string} path
 * @param {unknown} value
 */
async function write(path, value) {
  await writeFile(inProject(path), `${JSON.stringify(value, undefined, 2)}\n`);
}
