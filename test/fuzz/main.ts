/**
 * Fuzzing: first the fixtures, on which something went wrong once, then new inputs until the time is over. Prints the
 * seed, what does not hold with the smallest input, and a closing line `N passed, N failed`. See scripts/fuzz.mjs.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isMainThread, Worker } from 'node:worker_threads';
import { stopwatch } from '../unit/support/stopwatch.ts';
import type { FuzzInput } from './input.ts';
import { makeInput } from './makeInput.ts';
import { loadPool } from './pool.ts';
import { properties } from './properties/index.ts';
import { type Failure, lookAt } from './run.ts';
import { type WorkerMessage, type WorkerTask, work } from './worker.ts';

/** A thread that works on one input for longer than this hangs, in milliseconds. */
const hanging = 60_000;

/** With so many different failures it is time to mend. */
const mostFailures = 25;

/** After so many inputs a long run says how far it is. */
const inputsPerLine = 50_000;

interface Fixture {
  readonly what: string;
  readonly property: string;
  readonly input: FuzzInput;
}

if (isMainThread) process.exitCode = await main();
else work();

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      root: { type: 'string', default: process.cwd() },
      seconds: { type: 'string', default: '120' },
      inputs: { type: 'string' },
      from: { type: 'string', default: '0' },
      seed: { type: 'string' },
      threads: { type: 'string', default: '1' },
      out: { type: 'string', default: 'fuzz' },
    },
  });
  const { root } = values;
  const corpus = process.env.ADFSRULE_CORPUS
    ? join(process.env.ADFSRULE_CORPUS, '..')
    : join(root, '../shared/corpus');
  const seed = values.seed === undefined ? Date.now() % 1_000_000_000 : Number(values.seed);
  const seconds = values.inputs === undefined ? Number(values.seconds) : Number.POSITIVE_INFINITY;
  const inputs = values.inputs === undefined ? 2 ** 31 - 1 : Number(values.inputs);
  const from = Number(values.from);
  if (![seed, inputs, from].every(Number.isInteger) || Number.isNaN(seconds))
    throw new Error('Options are whole numbers.');

  const total = { passed: 0, failed: 0 };
  for (const { what, property, input } of fixtures(root)) {
    const found = properties.find(({ name }) => name === property);
    const broken = found ? lookAt(found, input) : { message: `there is no property “${property}”` };
    total[broken ? 'failed' : 'passed']++;
    if (broken) console.log(`  ✗ once broken: ${what}\n${indented(broken.message)}`);
  }
  console.log(`  ${total.passed} fixtures hold`);

  const how = values.inputs === undefined ? `${seconds} seconds` : `${inputs} inputs`;
  console.log(`  seed ${seed}, ${from > 0 ? `from input ${from}, ` : ''}${how}, ${values.threads} thread(s)`);
  const run = await runThreads(
    { root, corpus, seed },
    Number(values.threads),
    { from, to: Math.min(2 ** 31 - 1, from + inputs) },
    seconds * 1000,
  );
  report(run, resolve(root, values.out));
  const failing = new Set(run.failures.map(({ property }) => property));
  total.failed += failing.size;
  total.passed += properties.filter(({ name }) => !failing.has(name)).length;
  if (failing.size > 0) console.log(`Again: npm run fuzz -- --seed ${seed}`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

function fixtures(root: string): readonly Fixture[] {
  const folder = join(root, 'test/fuzz/fixtures');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Fixture);
}

interface Run {
  readonly failures: readonly Failure[];
  readonly checks: Readonly<Record<string, number>>;
  readonly inputs: number;
  readonly characters: number;
  readonly seconds: number;
}

type Source = Pick<WorkerTask, 'root' | 'corpus' | 'seed'>;

async function runThreads(
  source: Source,
  threads: number,
  inputs: { readonly from: number; readonly to: number },
  milliseconds: number,
): Promise<Run> {
  const begin = Date.now();
  const deadline = begin + milliseconds;
  const failures = new Map<string, Failure>();
  const checks: Record<string, number> = {};
  let count = 0;
  let characters = 0;
  const note = (failure: Failure) => {
    const key = `${failure.property}: ${failure.what}`;
    if (failures.has(key)) return;
    failures.set(key, failure);
    console.log(`  ✗ ${failure.property}, input ${failure.index}: ${failure.what}`);
  };
  const runFrom = async (first: number): Promise<void> => {
    let next: number | undefined = first;
    while (next !== undefined) next = await runOne(next);
  };
  /** Answers with the index to go on from when the thread hung. */
  const runOne = (first: number): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const progress = new Int32Array(new SharedArrayBuffer(4));
      const task: WorkerTask = { ...source, first, step: threads, end: inputs.to, progress, deadline };
      // What one input needs is garbage with the next one: there is room for that of many before it is collected.
      const resourceLimits = { maxYoungGenerationSizeMb: 192 };
      const worker = new Worker(fileURLToPath(import.meta.url), { workerData: task, resourceLimits });
      let last = -1;
      // Whoever waits for the processor on a busy machine does not hang; all threads share what the process had of it.
      let time = stopwatch();
      const stop = (then: number | undefined) => {
        clearInterval(watch);
        void worker.terminate().then(() => resolve(then));
      };
      const watch = setInterval(() => {
        if (failures.size >= mostFailures) return stop(undefined);
        const at = Atomics.load(progress, 0);
        if (at !== last) {
          last = at;
          time = stopwatch();
        } else if (time() / threads > hanging) {
          const input = makeInput(loadPool(source.root, source.corpus), source.seed, at);
          note({
            property: 'an end',
            what: `no end ${at}`,
            message: `no end within ${hanging / 1000} s`,
            input,
            index: at,
          });
          stop(at + threads);
        }
      }, 1000);
      worker.on('message', (message: WorkerMessage) => {
        if (message.kind === 'failure') return note(message.failure);
        if (message.kind === 'done') return stop(undefined);
        const before = count;
        count += message.inputs;
        if (Math.floor(count / inputsPerLine) > Math.floor(before / inputsPerLine))
          console.log(`  ${count} inputs after ${Math.round((Date.now() - begin) / 1000)} s`);
        characters += message.characters;
        for (const [name, times] of Object.entries(message.checks))
          checks[name] = (checks[name] ?? 0) + times;
      });
      worker.on('error', (error) => {
        clearInterval(watch);
        reject(error);
      });
    });
  await Promise.all(Array.from({ length: threads }, (_, i) => runFrom(inputs.from + i)));
  return {
    failures: [...failures.values()],
    checks,
    inputs: count,
    characters,
    seconds: (Date.now() - begin) / 1000,
  };
}

function report({ failures, checks, inputs, characters, seconds }: Run, out: string): void {
  for (const { name } of properties) {
    const broken = failures.filter(({ property }) => property === name).length;
    console.log(
      `  ${broken > 0 ? '✗' : '✓'} ${name.padEnd(24)}${String(checks[name] ?? 0).padStart(10)} inputs`,
    );
  }
  const size = Math.round(characters / Math.max(1, inputs));
  console.log(`  ${inputs} inputs of ${size} characters on average, in ${Math.round(seconds)} s`);
  rmSync(out, { recursive: true, force: true });
  if (failures.length === 0) return;
  mkdirSync(out, { recursive: true });
  for (const [i, { property, what, message, input, index }] of failures.entries()) {
    const file = join(out, `${property.replaceAll(' ', '-')}-${i}.json`);
    writeFileSync(file, `${JSON.stringify({ what, property, input }, undefined, 2)}\n`);
    console.log(`\n  ✗ ${property}, input ${index}, kept in ${file}\n${indented(message.slice(0, 3000))}`);
    console.log(indented(JSON.stringify(input)));
  }
  console.log(
    '\nMend them. Then give each file a text of your own and a name in test/fuzz/fixtures, where it is looked at in every run.',
  );
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, '      ');
}
