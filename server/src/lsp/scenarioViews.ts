/** Results of the engine as the protocol carries them: offsets become positions, claims become words. */
import type {
  ExpectationFailure,
  FileCoverage,
  PlacedRule,
  RuleTrace,
  ScenarioResult,
} from '../engine/index.ts';
import { toRange } from './convert.ts';
import type { RuleDocument } from './document.ts';
import { fileNameOf, type LoadedScenarios, messageIn } from './scenarioFiles.ts';
import type {
  EvaluatedRule,
  RuleCoverage,
  RuleFileCoverage,
  RulePlace,
  ScenarioFailure,
  ScenarioOutcome,
} from './scenarioProtocol.ts';
import { claimText, claimTexts, reasonOf, ruleTitle, traceLines } from './scenarioText.ts';

/** Claims and near misses that a hover lists. */
const LISTED = 10;

/** A rule at its place; undefined where its file is not there. */
export function rulePlace(rules: ReadonlyMap<string, RuleDocument>, rule: PlacedRule): RulePlace | undefined {
  const document = rules.get(rule.file);
  if (!document) return undefined;
  const { uri } = document;
  return { name: ruleTitle(rule), file: fileNameOf(uri), uri, range: toRange(document, rule) };
}

/** How a scenario ended. */
export function outcomeView(
  loaded: LoadedScenarios,
  id: string,
  { status, failures, pipeline }: ScenarioResult,
  milliseconds: number,
): ScenarioOutcome {
  return {
    id,
    status,
    milliseconds,
    failures: failures.map((failure) => failureView(loaded, failure)),
    trace: status !== 'passed' && pipeline ? traceLines(pipeline) : [],
  };
}

function failureView(loaded: LoadedScenarios, failure: ExpectationFailure): ScenarioFailure {
  const { message, expected, actual } = failure;
  const rule = failure.rule && rulePlace(loaded.rules, failure.rule);
  return { ...messageIn(loaded, failure, message), expected, actual, ...(rule ? { rule } : {}) };
}

/** What scenarios have tried of the rule files; a script with several rule sets is one file. */
export function coverageView(
  { rules }: LoadedScenarios,
  coverage: readonly FileCoverage[],
): readonly RuleFileCoverage[] {
  const byFile = new Map<string, RuleCoverage[]>();
  for (const { path, rules: covered } of coverage) {
    const document = rules.get(path);
    if (!document) continue;
    const ofFile = byFile.get(document.uri) ?? [];
    byFile.set(document.uri, ofFile);
    for (const rule of covered) {
      ofFile.push({
        name: ruleTitle(rule),
        range: toRange(document, rule),
        action: toRange(document, { start: actionStart(document, rule.start), end: rule.end }),
        fired: rule.fired,
        conditions: rule.conditions.map((condition) => ({
          range: toRange(document, condition),
          wasTrue: condition.wasTrue,
          wasFalse: condition.wasFalse,
        })),
      });
    }
  }
  return [...byFile].map(([uri, ofFile]) => ({ uri, rules: ofFile }));
}

/** Where the action of the rule that starts at an offset begins. */
function actionStart({ ruleSet }: RuleDocument, ruleStart: number): number {
  const index = ruleSet.indexAt(ruleStart);
  const action = ruleSet.pieces[index]?.action;
  return action ? (ruleSet.starts[index] as number) + action.start : ruleStart;
}

/** What a rule did, and why. */
export function ruleView(document: RuleDocument, trace: RuleTrace): EvaluatedRule {
  const claims = trace.claims.map(({ claim }) => claim);
  return {
    range: toRange(document, trace),
    fired: trace.fired,
    reason: reasonOf(trace),
    claims: claimTexts(claims),
    claimCount: claims.length,
    verb: trace.claims[0]?.verb ?? 'issue',
    conditions: trace.conditions.map((condition) => ({
      range: toRange(document, condition),
      holds: condition.holds,
      message: condition.message,
      matched: claimTexts(condition.matched, LISTED),
      failed: condition.failed.slice(0, LISTED).map((failed) => ({
        claim: claimText(failed.claim),
        message: failed.message,
        range: toRange(document, failed),
      })),
    })),
  };
}
