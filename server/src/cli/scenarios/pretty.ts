/** Scenarios for people: a line for each file, and all of what failed. */
import {
  type ExpectationFailure,
  type PipelineResult,
  type RuleTrace,
  type Scenario,
  type ScenarioResult,
  shortClaimType,
} from '../../engine/index.ts';
import type { Stage, TextRange } from '../../languageService.ts';
import { colours, type Paint } from '../output.ts';
import { coverageOf, coverageText } from './coverage.ts';
import type { FileRun } from './runFile.ts';
import { hasPassed } from './runFile.ts';

/** Rules that are explained for one failure. */
const EXPLAINED = 5;

/** What scenarios gave, for people: failures with the rules behind them, coverage where it is wanted, a sum. */
export function prettyReport(runs: readonly FileRun[], withCoverage: boolean, paint: Paint): string {
  const files = runs.map((run) => fileText(run, paint)).join('');
  const coverage = withCoverage ? coverageText(coverageOf(runs)) : '';
  return `${files}\n${coverage === '' ? '' : `${coverage}\n`}${summary(runs)}\n`;
}

function fileText(run: FileRun, paint: Paint): string {
  const { path, report, lines } = run;
  const passed = hasPassed(run);
  const head = `${passed ? paint('✓', colours.green) : paint('✗', colours.red)} ${paint(path, colours.bold)}`;
  const problems = report.problems.map(({ start, message }) => {
    const { line, column } = lines.placeOf(start);
    return `  ${path}:${line}:${column}: ${message}\n`;
  });
  // Of a file with problems nothing ran, and the problems say why.
  const results =
    report.problems.length > 0 ? [] : report.results.filter(({ status }) => status !== 'passed');
  const count = report.results.length;
  const title = `${head} (${count} ${count === 1 ? 'scenario' : 'scenarios'})\n`;
  return [title, ...problems, ...results.map((result) => resultText(result, run, paint))].join('');
}

function resultText(
  { scenario, status, failures, pipeline }: ScenarioResult,
  run: FileRun,
  paint: Paint,
): string {
  const title = `  ${paint('✗', colours.red)} ${scenario.name}\n`;
  const texts = failures.map((failure) => {
    const { line, column } = run.lines.placeOf(failure.start);
    const place = paint(`${run.path}:${line}:${column}`, colours.grey);
    const compared =
      failure.expected === null
        ? ''
        : `      expected: ${failure.expected}\n      actual:   ${failure.actual}\n`;
    return `    ${failure.message}\n      ${place}\n${compared}${ruleText(failure, run)}`;
  });
  const why = status === 'failed' && pipeline ? whyText(scenario, failures, pipeline, run) : '';
  return `${title}${texts.join('')}${why}`;
}

/** Where the rule stands that decided otherwise. */
function ruleText({ rule }: ExpectationFailure, { rules }: FileRun): string {
  if (!rule) return '';
  const file = rules.get(rule.file);
  const line = file?.lines.placeOf(rule.start).line ?? 1;
  return `      rule:     ${file?.path ?? rule.file}:${line}\n`;
}

/** Where something was expected and did not come: the rules that did not fire, with the condition that kept each. */
function whyText(
  scenario: Scenario,
  failures: readonly ExpectationFailure[],
  pipeline: PipelineResult,
  run: FileRun,
): string {
  const stages = stagesToExplain(scenario, failures, pipeline);
  const rows = pipeline.runs.flatMap(({ stage, name, evaluation }) => {
    if (!stages.has(stage)) return [];
    const file = run.rules.get(name);
    return (evaluation.trace?.rules ?? []).flatMap((rule) => {
      const reason = rule.fired ? undefined : reasonOf(rule);
      if (!reason || failures.some((failure) => failure.rule?.start === rule.start)) return [];
      const line = file?.lines.placeOf(reason.start).line ?? 1;
      const title = rule.name === null ? `Rule ${rule.index + 1}` : `“${rule.name}”`;
      return [`    ${title} did not fire. ${file?.path ?? name}:${line}: ${reason.message}\n`];
    });
  });
  const more =
    rows.length > EXPLAINED ? `    and ${rows.length - EXPLAINED} more rules that did not fire\n` : '';
  return rows.slice(0, EXPLAINED).join('') + more;
}

/** The stages in which a rule should have fired. */
function stagesToExplain(
  { expect }: Scenario,
  failures: readonly ExpectationFailure[],
  { mfa, permitted, decidedBy }: PipelineResult,
): ReadonlySet<Stage> {
  const stages: Stage[] = [];
  if (expect.mfa?.value === true && mfa === false) stages.push('additionalAuthentication');
  if (expect.permitted?.value === true && permitted === false && decidedBy.length === 0) {
    stages.push('authorization', 'delegation', 'impersonation');
  }
  const isMissing = ({ range }: { readonly range: TextRange }) =>
    failures.some(({ start }) => start === range.start);
  if (permitted !== false && expect.issued.some(isMissing)) stages.push('issuance');
  return new Set(stages);
}

/** The first condition that does not hold, and the claim that decided it. */
function reasonOf({
  conditions,
}: RuleTrace): { readonly start: number; readonly message: string } | undefined {
  const condition = conditions.find(({ holds }) => holds === false);
  if (!condition) return undefined;
  const [matched] = condition.matched;
  const [near] = condition.failed;
  const because = matched
    ? `${condition.message.replace(/\.$/, '')}: ${shortClaimType(matched.type)} = ${matched.value}.`
    : (near?.message ?? condition.message);
  return { start: condition.start, message: because };
}

/** `11 scenarios passed, 1 failed in 3 files.` */
function summary(runs: readonly FileRun[]): string {
  const ran = runs.filter(({ report }) => report.problems.length === 0);
  const results = ran.flatMap(({ report }) => report.results);
  const passed = results.filter(({ status }) => status === 'passed').length;
  const broken = runs.length - ran.length;
  const failed = results.length - passed;
  const parts = [
    `${passed} ${passed === 1 ? 'scenario' : 'scenarios'} passed`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(broken > 0 ? [`${broken} ${broken === 1 ? 'file' : 'files'} could not be run`] : []),
  ];
  return `${parts.join(', ')} in ${runs.length} ${runs.length === 1 ? 'file' : 'files'}.`;
}
