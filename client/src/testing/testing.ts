// Scenarios in the Test Explorer: run, run again on save, coverage.
import {
  type CancellationToken,
  commands,
  type Disposable,
  type Event,
  EventEmitter,
  type FileCoverage,
  type FileCoverageDetail,
  l10n,
  Position,
  Range,
  type TestController,
  type TestItem,
  TestRunProfileKind,
  TestRunRequest,
  tests,
  Uri,
  window,
  workspace,
} from 'vscode';
import { languageId } from '../clientOptions.ts';
import type { Server } from '../server.ts';
import { CoverageSum } from './coverage.ts';
import { runFile, type Tally } from './runScenarios.ts';
import { isScenarios, type ScenarioFiles } from './scenarioFiles.ts';
import { itemsIn, TestItems } from './testItems.ts';

/** Command: run the scenarios that name a rule file. Takes its address; without one, that of the active editor. */
export const runScenariosCommand = 'adfsrule.runScenarios';

/** What other parts may know of the scenarios. */
export interface Testing extends Disposable {
  /** How the scenarios of a file ended when it was last run as a whole; undefined where something changed since. */
  tallyOf(file: Uri): Tally | undefined;
  readonly onDidChangeTally: Event<void>;
}

/** Registers the controller, its profiles and the command. */
export function registerTesting(server: Server, files: ScenarioFiles): Testing {
  const controller = tests.createTestController('adfsrule.scenarios', l10n.t('AD FS Scenarios'));
  const items = new TestItems(controller, files);
  const tallies = new Map<string, Tally>();
  const changed = new EventEmitter<void>();
  const details = new WeakMap<FileCoverage, FileCoverageDetail[]>();

  const runOnce = async (request: TestRunRequest, withCoverage: boolean) => {
    const run = controller.createTestRun(request);
    const coverage = withCoverage ? new CoverageSum() : undefined;
    try {
      for (const chosen of await items.chosenBy(request)) {
        if (run.token.isCancellationRequested) break;
        const tally = await runFile(server, run, chosen, coverage);
        const isWhole = chosen.scenarios.length === chosen.file.children.size;
        if (isWhole && !run.token.isCancellationRequested) tallies.set(chosen.uri.toString(), tally);
      }
      for (const [file, entries] of coverage?.result() ?? []) {
        details.set(file, entries);
        run.addCoverage(file);
      }
    } finally {
      run.end();
      changed.fire();
    }
  };

  const runHandler = async (request: TestRunRequest, token: CancellationToken, withCoverage = false) => {
    if (!request.continuous) return runOnce(request, withCoverage);
    const saved = workspace.onDidSaveTextDocument(({ uri }) => {
      const affected = affectedBy(uri, request, controller, files);
      if (affected.length > 0) void runOnce(limitedTo(request, affected), withCoverage);
    });
    token.onCancellationRequested(() => saved.dispose());
  };

  const profile = controller.createRunProfile(
    l10n.t('Run'),
    TestRunProfileKind.Run,
    runHandler,
    true,
    undefined,
    true,
  );
  const coverageProfile = controller.createRunProfile(
    l10n.t('Coverage of the rules'),
    TestRunProfileKind.Coverage,
    (request, token) => runHandler(request, token, true),
    true,
    undefined,
    true,
  );
  coverageProfile.loadDetailedCoverage = async (_run, file) => details.get(file) ?? [];
  controller.refreshHandler = () => files.find();

  const runForRules = async (uri?: unknown, position?: unknown) => {
    const rules = uri instanceof Uri ? uri : window.activeTextEditor?.document.uri;
    // From the menu all scenarios of a script, from the line above its rules those of the rules.
    const range = position instanceof Position ? new Range(position, position) : undefined;
    const named = rules ? files.naming({ uri: rules, range }) : [];
    const include = named.flatMap((file) => items.itemOf(file.uri) ?? []);
    if (include.length === 0) {
      void window.showInformationMessage(
        l10n.t('No scenario file names these rules. Scenarios stand in files *.adfstest.json.'),
      );
      return;
    }
    await runOnce(new TestRunRequest(include, undefined, profile), false);
  };

  const subscriptions: Disposable[] = [
    controller,
    items,
    changed,
    profile,
    coverageProfile,
    commands.registerCommand(runScenariosCommand, runForRules),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length === 0 || tallies.size === 0) return;
      const isRules = document.languageId === languageId || files.naming(document).length > 0;
      if (!isRules && !isScenarios(document)) return;
      tallies.clear();
      changed.fire();
    }),
  ];
  return {
    tallyOf: (file) => tallies.get(file.toString()),
    onDidChangeTally: changed.event,
    dispose: () => {
      for (const subscription of subscriptions) subscription.dispose();
    },
  };
}

/** The files of scenarios, among those that a request means, that a saved file is or that run it. */
function affectedBy(
  saved: Uri,
  { include }: TestRunRequest,
  controller: TestController,
  files: ScenarioFiles,
): readonly TestItem[] {
  const keys = new Set(
    [saved, ...files.naming({ uri: saved }).map(({ uri }) => uri)].map((uri) => uri.toString()),
  );
  const wanted = include ?? itemsIn(controller.items);
  return wanted.filter(({ uri }) => uri && keys.has(uri.toString()));
}

function limitedTo({ exclude, profile }: TestRunRequest, include: readonly TestItem[]): TestRunRequest {
  return new TestRunRequest(include, exclude, profile, true);
}
