/** The table "Who is asked for MFA?" for people and as JSON; Markdown and CSV are the engine's. */
import {
  cellText,
  decidedText,
  type MatrixRow,
  type MfaMatrix,
  matrixBlocks,
  matrixNotes,
  mfaText,
  type PlacedRule,
  permittedText,
  ruleName,
  toldText,
} from '../../engine/index.ts';
import { colours, type Paint } from '../output.ts';
import { tableText } from '../table.ts';
import type { MatrixInput } from './matrixInput.ts';

/** Clients that fare alike stand above one table. */
export function prettyMatrix(matrix: MfaMatrix, { placeOf }: MatrixInput, paint: Paint): string {
  const { dimensions, rows } = matrix;
  const isTold = rows.some(({ outcome }) => outcome.told !== null);
  const head = [
    ...dimensions.map(({ title }) => title),
    'MFA',
    'Permitted',
    ...(isTold ? ['Entra ID is told'] : []),
    'Deciding rule',
  ];
  const nameOf = (rule: PlacedRule) => {
    const { file, line } = placeOf(rule);
    return rule.name === null ? `${file}:${line}` : `${ruleName(rule)} (${file}:${line})`;
  };
  const cellsOf = ({ cells, outcome }: MatrixRow) => [
    ...dimensions.map((dimension, at) => cellText(dimension, cells[at] ?? [])),
    mfaText(outcome),
    permittedText(outcome),
    ...(isTold ? [toldText(outcome)] : []),
    decidedText(outcome, nameOf),
  ];
  const blocks = matrixBlocks(matrix).map(({ requests, rows: ofBlock }) => {
    const titles = requests.map(({ title }) => `${paint(title, colours.bold)}\n`).join('');
    const [mfa, permitted] = [dimensions.length, dimensions.length + 1];
    const table = tableText([head, ...ofBlock.map(cellsOf)], '  ', (text, row, column) => {
      if (row === 0) return paint(text, colours.grey);
      if (column === mfa && text !== 'no' && text !== '–') return paint(text, colours.yellow);
      if (column === permitted && text !== 'yes' && text !== '–') return paint(text, colours.red);
      return text;
    });
    return `${titles}${table}`;
  });
  const notes = matrixNotes(matrix).map((note) => `${note}\n`);
  const answer = rows.some(({ outcome }) => outcome.cannotAnswer)
    ? ['"Cannot answer": the client shows no page, so the sign-in fails when a second factor is asked for.\n']
    : [];
  return [...blocks, [...answer, ...notes].join('')].filter((part) => part !== '').join('\n');
}

/** All rows, each request by itself. */
export function jsonMatrix(matrix: MfaMatrix, { placeOf }: MatrixInput): string {
  const rule = (placed: PlacedRule) => ({ name: placed.name, stage: placed.stage, ...placeOf(placed) });
  const data = {
    columns: matrix.dimensions.map(({ kind, title, detail, options }) => ({
      kind,
      title,
      detail,
      options: options.map(({ label }) => label),
    })),
    rows: matrix.rows.map(({ request, cells, claims, outcome }) => ({
      request: request.id,
      title: request.title,
      cells: cells.map((cell) => cell.map(({ label }) => label)),
      mfa: outcome.mfa,
      cannotAnswer: outcome.cannotAnswer,
      permitted: outcome.permitted,
      decidedBy: outcome.decidedBy.map(rule),
      mfaBy: outcome.mfaBy.map(rule),
      told: outcome.told && {
        insideCorporateNetwork: outcome.told.insideCorporateNetwork,
        secondFactorUsed: outcome.told.secondFactorUsed,
        by: outcome.told.by.map(rule),
      },
      error: outcome.error && {
        code: outcome.error.code,
        message: outcome.error.message,
        rule: outcome.error.rule?.name ?? null,
      },
      claims,
    })),
    withoutEffect: matrix.withoutEffect,
    leftOut: matrix.leftOut,
  };
  return `${JSON.stringify(data, null, 2)}\n`;
}
