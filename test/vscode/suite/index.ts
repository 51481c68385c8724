// The suite's entry inside VS Code: runs the Mocha tests of this folder and tells the runner what came out.
import type { default as MochaClass } from 'mocha';
import { report, userInterface } from './support/conductor.ts';
import { closeAll } from './support/documents.ts';

/** Names of the test files to run, put in by the runner when it compiles the suite. */
declare const TEST_FILES: readonly string[];

/** How long one test may take, cold start of the language server included. */
const timeout = 60_000;

/** Called by VS Code. Rejects when a test failed, which gives the window an exit code. */
export async function run(): Promise<void> {
  const { default: Mocha }: { default: typeof MochaClass } = await import('mocha');
  const mocha = new Mocha({
    ui: 'bdd',
    timeout,
    reporter: reporter as unknown as typeof Mocha.reporters.Base,
  });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  mocha.suite.afterEach('closes all editors', async function () {
    if (this.currentTest?.state === 'failed') await userInterface.failure().catch(() => undefined);
    await closeAll();
  });
  for (const name of TEST_FILES) await import(`./${name}.test.ts`);
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  await reports;
  if (failures > 0) throw new Error(`${failures} failed`);
}

/** Reports go out one after the other, so that they arrive in the order of the tests. */
let reports: Promise<void> = Promise.resolve();

/** A Mocha reporter that passes everything on. */
function reporter(runner: Mocha.Runner): void {
  const pass = (state: 'passed' | 'failed' | 'skipped', test: Mocha.Runnable, error?: unknown) => {
    const entry = {
      state,
      name: test.fullTitle(),
      ...(test.duration === undefined ? {} : { milliseconds: String(test.duration) }),
      ...(error === undefined
        ? {}
        : { error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    };
    reports = reports.then(() => report(entry));
  };
  runner.on('pass', (test) => pass('passed', test));
  runner.on('fail', (test, error) => pass('failed', test, error));
  runner.on('pending', (test) => pass('skipped', test));
}
