// All that runs rules: scenarios in the Test Explorer, evaluations beside the rules, the table of who is asked for MFA.
import type { Disposable, ExtensionContext } from 'vscode';
import { registerMfaMatrix } from '../matrix/matrixCommand.ts';
import type { Server } from '../server.ts';
import { ScenarioFiles } from '../testing/scenarioFiles.ts';
import { registerTesting } from '../testing/testing.ts';
import { registerEvaluate } from './evaluateCommand.ts';
import { registerEvaluationHover } from './evaluationHover.ts';
import { Evaluations } from './evaluations.ts';
import { showMarks } from './marks.ts';
import { registerRuleFileLens } from './ruleFileLens.ts';

/** Registers the doors to the engine; it runs in the server. */
export function registerRunningRules(
  { extensionUri, workspaceState }: ExtensionContext,
  server: Server,
): Disposable[] {
  const files = new ScenarioFiles(server);
  const testing = registerTesting(server, files);
  const evaluations = new Evaluations(server);
  return [
    files,
    testing,
    evaluations,
    ...registerEvaluate(server, files, evaluations, workspaceState),
    ...showMarks(evaluations),
    registerEvaluationHover(evaluations),
    ...registerRuleFileLens(server, files, testing, evaluations),
    ...registerMfaMatrix(server, files, extensionUri),
  ];
}
