import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import process from 'node:process';
import { FINDINGS, NOTHING_FOUND } from '../exitStatus.ts';
import { findFiles, STANDARD_INPUT, scenarioFileExtensions } from '../files.ts';
import { InputError } from '../inputError.ts';
import { painter, wantsColour } from '../output.ts';
import { jsonReport } from '../scenarios/json.ts';
import { junitReport } from '../scenarios/junit.ts';
import { prettyReport } from '../scenarios/pretty.ts';
import { type FileRun, hasPassed, runFile } from '../scenarios/runFile.ts';
import { Watch } from '../scenarios/watch.ts';

export interface TestOptions {
  readonly format: 'pretty' | 'json' | 'junit';
  readonly coverage?: true;
  readonly watch?: true;
}

/** `adfsrule test`. The exit status is 1 where a scenario fails or cannot be run. */
export function runTest(paths: readonly string[], options: TestOptions): number {
  if (!options.watch) {
    const ran = runOnce(paths, options);
    process.stdout.write(ran.report);
    return ran.status;
  }
  if (options.format !== 'pretty') throw new InputError('--watch prints for people. Leave --format out.');
  if (paths.includes(STANDARD_INPUT)) throw new InputError('standard input cannot be watched. Name files.');
  return keepRunning(paths, options);
}

interface Ran {
  readonly status: number;
  readonly runs: readonly FileRun[];
  readonly report: string;
}

function runOnce(paths: readonly string[], options: TestOptions): Ran {
  const withCoverage = options.coverage === true;
  const runs = findFiles(paths, scenarioFileExtensions).map((path) => runFile(path, withCoverage));
  const report = reportOf(runs, options.format, withCoverage);
  return { runs, report, status: runs.every(hasPassed) ? NOTHING_FOUND : FINDINGS };
}

function reportOf(runs: readonly FileRun[], format: TestOptions['format'], withCoverage: boolean): string {
  if (format === 'json') return jsonReport(runs, withCoverage);
  if (format === 'junit') return junitReport(runs);
  return prettyReport(runs, withCoverage, painter(wantsColour(process.stdout, process.env)));
}

/** Runs now, and again after every change, until the process is told to end; the exit status is that of the last run. */
function keepRunning(paths: readonly string[], options: TestOptions): number {
  let last = runOnce(paths, options);
  const again = (changed: readonly string[]) => {
    const files = filesOf(last);
    const isNew = (file: string) => scenarioFileExtensions.some((extension) => file.endsWith(extension));
    if (!changed.some((file) => files.has(file) || isNew(file))) return;
    process.stdout.write('\n');
    try {
      last = runOnce(paths, options);
      process.exitCode = last.status;
      watch.folders(watched(paths, last));
      process.stdout.write(last.report);
    } catch (error) {
      // A file that is being written can be gone for a moment; the next event brings it back.
      if (!(error instanceof InputError)) throw error;
      process.stderr.write(`adfsrule: ${error.message}\n`);
      process.exitCode = FINDINGS;
    }
  };
  const watch = new Watch(again);
  // Before the report: whoever reads it may change a file at once.
  watch.folders(watched(paths, last));
  process.stdout.write(last.report);
  process.once('SIGINT', () => watch.close());
  process.once('SIGTERM', () => watch.close());
  return last.status;
}

/** What is watched: the folders of all files, and those of the command, in which files can appear. */
function watched(paths: readonly string[], ran: Ran): readonly string[] {
  const folders = paths.filter((path) => statSync(path, { throwIfNoEntry: false })?.isDirectory());
  return [...folders.map((folder) => resolve(folder)), ...[...filesOf(ran)].map((file) => dirname(file))];
}

/** The whole paths of the files of scenarios and of the rules in a run. */
function filesOf({ runs }: Ran): ReadonlySet<string> {
  return new Set(
    runs.flatMap((run) => [resolve(run.path), ...[...run.rules.values()].map(({ path }) => resolve(path))]),
  );
}
