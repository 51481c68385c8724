// Runs scenarios for the Test Explorer, and shows what came out where it was expected.
import { l10n, Position, type TestItem, TestMessage, TestMessageStackFrame, type TestRun, Uri } from 'vscode';
import {
  type RunScenariosParams,
  type RunScenariosResult,
  runScenariosRequest,
  type ScenarioFailure,
  type ScenarioOutcome,
} from '../../../server/src/lsp/protocol.ts';
import type { Server } from '../server.ts';
import type { CoverageSum } from './coverage.ts';
import { toLocation, toRange } from './positions.ts';
import { textFileAt } from './scenarioFiles.ts';
import type { Chosen } from './testItems.ts';

/** How scenarios ended. */
export interface Tally {
  passed: number;
  failed: number;
}

/** Runs the scenarios of one file. Those that a cancelled run does not reach have no result. */
export async function runFile(
  server: Server,
  run: TestRun,
  { uri, scenarios }: Chosen,
  coverage: CoverageSum | undefined,
): Promise<Tally> {
  const tally: Tally = { passed: 0, failed: 0 };
  const file = await textFileAt(uri);
  const waiting = new Map(scenarios.map((item) => [item.id, item]));
  for (const item of scenarios) run.enqueued(item);
  if (!file || scenarios.length === 0) return tally;
  const startNext = () => {
    const [next] = waiting.values();
    if (next) run.started(next);
  };
  startNext();
  const params: RunScenariosParams = { file, only: [...waiting.keys()], coverage: coverage !== undefined };
  const result = await server.run<RunScenariosResult, ScenarioOutcome>(
    runScenariosRequest,
    params,
    run.token,
    (outcome) => {
      const item = waiting.get(outcome.id);
      waiting.delete(outcome.id);
      if (item) show(run, item, outcome, tally);
      startNext();
    },
  );
  if (result) coverage?.add(result.coverage);
  else if (!run.token.isCancellationRequested) {
    const message = new TestMessage(l10n.t('The claim rule language server does not run.'));
    for (const item of waiting.values()) run.errored(item, message);
    tally.failed += waiting.size;
  }
  return tally;
}

function show(run: TestRun, item: TestItem, outcome: ScenarioOutcome, tally: Tally): void {
  const { status, milliseconds, failures, trace } = outcome;
  if (status === 'passed') {
    tally.passed++;
    run.passed(item, milliseconds);
    return;
  }
  tally.failed++;
  const messages = failures.map(messageOf);
  if (trace.length > 0) {
    // Without a place: beside the text stands what was expected, and not the trace.
    run.appendOutput(`${[item.label, ...trace].join('\r\n')}\r\n`, undefined, item);
  }
  if (status === 'failed') run.failed(item, messages, milliseconds);
  else run.errored(item, messages, milliseconds);
}

function messageOf(failure: ScenarioFailure): TestMessage {
  const { message: text, expected, actual, rule } = failure;
  const message =
    expected !== null && actual !== null ? TestMessage.diff(text, expected, actual) : new TestMessage(text);
  message.location = toLocation(failure);
  if (rule) {
    const { line, character } = toRange(rule.range).start;
    const label = l10n.t('{0} in {1}', rule.name, rule.file);
    message.stackTrace = [
      new TestMessageStackFrame(label, Uri.parse(rule.uri), new Position(line, character)),
    ];
  }
  return message;
}
