import process from 'node:process';
import { evaluate } from '../../engine/index.ts';
import { createRuleService, type DialectName, type Stage } from '../../languageService.ts';
import { evaluationAsJson } from '../engine/evaluation.ts';
import { prettyEvaluation } from '../engine/prettyEvaluation.ts';
import { readClaimsFile, readRuleFile, readStoresFile } from '../engine/ruleFiles.ts';
import { FINDINGS, NOTHING_FOUND } from '../exitStatus.ts';
import { STANDARD_INPUT } from '../files.ts';
import { InputError } from '../inputError.ts';
import { painter, wantsColour } from '../output.ts';

export interface EvalOptions {
  readonly rules: string;
  readonly stage?: Stage;
  readonly claims: string;
  readonly stores?: string;
  readonly dialect: DialectName;
  readonly trace?: true;
  readonly ignoreCase?: true;
  readonly format: 'pretty' | 'json';
}

/** `adfsrule eval`. A denied request is a result like another; the exit status is 1 where there is no result. */
export function runEval(options: EvalOptions): number {
  const fromInput = [options.rules, options.claims, options.stores].filter((path) => path === STANDARD_INPUT);
  if (fromInput.length > 1) throw new InputError('standard input can be one file only. Name the others.');
  const file = readRuleFile(options.rules, createRuleService(), options);
  const claims = readClaimsFile(options.claims, file.ruleSet);
  const evaluation = evaluate(file.ruleSet, claims, {
    stores: options.stores === undefined ? undefined : readStoresFile(options.stores),
    caseSensitive: options.ignoreCase ? false : undefined,
    trace: options.trace,
  });
  const paint = painter(wantsColour(process.stdout, process.env));
  process.stdout.write(
    options.format === 'json'
      ? `${JSON.stringify(evaluationAsJson(file, evaluation), null, 2)}\n`
      : prettyEvaluation(file, evaluation, paint),
  );
  return evaluation.errors.length > 0 ? FINDINGS : NOTHING_FOUND;
}
