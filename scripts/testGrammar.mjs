import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkCorpus } from '../test/grammar/corpus.mjs';
import { checkLanguageConfiguration } from '../test/grammar/languageConfiguration.mjs';
import { checkRobustness } from '../test/grammar/robustness.mjs';
import { loadTokenizer } from '../test/grammar/tokenizer.mjs';

// Tests the TextMate grammars and the language configuration. `--update` rewrites the snapshots.
// A corpus of published rules is used where there is one: beside the checkout, or where ADFSRULE_CORPUS says.

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const update = process.argv.includes('--update');
const grammar = path.join(root, 'syntaxes/adfsrule.tmLanguage.json');
const corpus = process.env.ADFSRULE_CORPUS ?? path.join(root, '../shared/corpus/real');

let passed = 0;
let failed = 0;

/** Counts a check and prints what went wrong in it. */
function report(name, failures) {
  if (failures.length === 0) {
    passed++;
    return;
  }
  failed++;
  console.log(`✖ ${name}`);
  for (const failure of failures) console.log(`  ${failure}`);
}

/** Files in a folder below test/grammar, as the tools want them: relative to the root, with slashes. */
function filesIn(folder, filter = (_name) => true) {
  return readdirSync(path.join(root, 'test/grammar', folder))
    .filter((name) => filter(name))
    .sort()
    .map((name) => `test/grammar/${folder}/${name}`);
}

const tools = createRequire(import.meta.url).resolve('vscode-tmgrammar-test/package.json');
const { bin } = JSON.parse(readFileSync(tools, 'utf8'));

/** Runs one of the two tools on some files and shows its output. */
function runTool(tool, args, files) {
  const program = path.join(path.dirname(tools), bin[tool]);
  const { status } = spawnSync(process.execPath, [program, ...args, ...files], {
    cwd: root,
    stdio: 'inherit',
  });
  return status === 0;
}

/** Runs a tool on all files at once. It tells only whether all were good, so on failure each is run again alone. */
function runOn(tool, args, files) {
  if (runTool(tool, args, files)) passed += files.length;
  else for (const file of files) report(file, runTool(tool, args, [file]) ? [] : ['failed, see above']);
}

const isRules = (name) => name.endsWith('.adfsrule');
// Not named .md, or formatters would make all fences alike.
const isMarkdown = (name) => name.endsWith('.md.txt');
const isPowerShell = (name) => name.endsWith('.ps1');
const markdown = ['--config', 'test/grammar/fixtures/markdown.json'];
const powershell = ['--config', 'test/grammar/fixtures/powershell.json'];

runOn('vscode-tmgrammar-test', [], filesIn('assertions', isRules));

for (const [args, isInput] of [
  [[], isRules],
  [markdown, isMarkdown],
  [powershell, isPowerShell],
]) {
  const inputs = filesIn('snapshots', isInput);
  if (update) {
    runOn('vscode-tmgrammar-snap', [...args, '--updateSnapshot'], inputs);
    continue;
  }
  // The tool would write a snapshot that is missing, and be content.
  const isRecorded = (file) => existsSync(path.join(root, `${file}.snap`));
  for (const file of inputs.filter((input) => !isRecorded(input)))
    report(file, ['has no snapshot; run with --update']);
  runOn('vscode-tmgrammar-snap', args, inputs.filter(isRecorded));
}

const tokenize = await loadTokenizer(grammar);
const published = checkCorpus(tokenize, corpus);
if (published) console.log(`${published.length} published rule sets`);
else console.log('Skipped: no corpus of published rules here');

for (const { name, failures } of [
  ...(published ?? []),
  ...checkRobustness(tokenize, grammar),
  ...checkLanguageConfiguration(path.join(root, 'syntaxes/adfsrule.language-configuration.json')),
]) {
  report(name, failures);
}

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
