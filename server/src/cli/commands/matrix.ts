import process from 'node:process';
import { matrixCsv, matrixMarkdown, mfaMatrix } from '../../engine/index.ts';
import { type MatrixInputOptions, matrixInput } from '../engine/matrixInput.ts';
import { jsonMatrix, prettyMatrix } from '../engine/matrixReports.ts';
import { FINDINGS, NOTHING_FOUND } from '../exitStatus.ts';
import { painter, wantsColour } from '../output.ts';

export const matrixFormats = ['pretty', 'markdown', 'csv', 'json'] as const;

export interface MatrixCommandOptions extends MatrixInputOptions {
  readonly format: (typeof matrixFormats)[number];
}

/** `adfsrule matrix`. The exit status is 1 where rules cannot be evaluated. */
export function runMatrix(paths: readonly string[], options: MatrixCommandOptions): number {
  const input = matrixInput(paths, options);
  const matrix = mfaMatrix(input.stageRules, input.options);
  const print = {
    pretty: () => prettyMatrix(matrix, input, painter(wantsColour(process.stdout, process.env))),
    markdown: () => matrixMarkdown(matrix),
    csv: () => matrixCsv(matrix),
    json: () => jsonMatrix(matrix, input),
  };
  process.stdout.write(print[options.format]());
  return matrix.errors.length > 0 ? FINDINGS : NOTHING_FOUND;
}
