/** One thread of a run: takes every n-th index and reports what does not hold. */
import { parentPort, workerData } from 'node:worker_threads';
import { makeInput } from './makeInput.ts';
import { loadPool } from './pool.ts';
import { properties } from './properties/index.ts';
import { Random } from './random.ts';
import { examine, type Failure } from './run.ts';

export interface WorkerTask {
  readonly root: string;
  readonly corpus: string;
  readonly seed: number;
  readonly first: number;
  readonly step: number;
  readonly end: number;
  /** The index that is being looked at, so that whoever waits sees where a thread hangs. */
  readonly progress: Int32Array;
  /** Milliseconds since the epoch. */
  readonly deadline: number;
}

export type WorkerMessage =
  | { readonly kind: 'failure'; readonly failure: Failure }
  | {
      /** What was done since the last report. */
      readonly kind: 'progress';
      readonly inputs: number;
      readonly checks: Readonly<Record<string, number>>;
      readonly characters: number;
    }
  | { readonly kind: 'done' };

/** So often a thread reports. */
const inputsPerReport = 500;

export function work(): void {
  const { root, corpus, seed, first, step, end, progress, deadline } = workerData as WorkerTask;
  const pool = loadPool(root, corpus);
  let checks: Record<string, number> = {};
  const seen = new Set<string>();
  let inputs = 0;
  let characters = 0;
  const say = (message: WorkerMessage) => parentPort?.postMessage(message);
  const sayProgress = () => {
    say({ kind: 'progress', inputs, checks, characters });
    [inputs, checks, characters] = [0, {}, 0];
  };
  for (let index = first; index < end && Date.now() < deadline; index += step) {
    Atomics.store(progress, 0, index);
    const input = makeInput(pool, seed, index);
    // Another sequence than the input's, so that a new property changes no input.
    const chance = new Random(~seed, index);
    for (const property of properties) {
      if (!chance.once(property.every) || !property.kinds.includes(input.kind)) continue;
      checks[property.name] = (checks[property.name] ?? 0) + 1;
      const failure = examine(property, input, index, (what) => {
        const key = `${property.name}: ${what}`;
        return !seen.has(key) && seen.add(key) !== undefined;
      });
      if (failure) say({ kind: 'failure', failure });
    }
    inputs++;
    characters += input.text.length;
    if (inputs === inputsPerReport) sayProgress();
  }
  sayProgress();
  say({ kind: 'done' });
}
