/** The table "Who is asked for MFA?" as text: cells for people, Markdown, CSV. */
import type { MatrixDimension, MatrixOption, MatrixOutcome, MfaMatrix } from './matrixModel.ts';
import type { PlacedRule } from './pipeline.ts';

/** Titles and cells as people read them; each row has as many cells as there are columns. */
export interface MatrixTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/**
 * The table as texts: the request, a column for each dimension, MFA, permitted, what Entra ID is told (where any row
 * says something) and the deciding rule.
 *
 * @param nameOf what a rule is called; its name, or its number and file, if left out
 */
export function matrixTable(
  { dimensions, rows }: MfaMatrix,
  nameOf: (rule: PlacedRule) => string = ruleName,
): MatrixTable {
  const isTold = rows.some(({ outcome }) => outcome.told !== null);
  return {
    columns: [
      'Request',
      ...dimensions.map(({ title }) => title),
      'MFA',
      'Permitted',
      ...(isTold ? ['Entra ID is told'] : []),
      'Deciding rule',
    ],
    rows: rows.map(({ request, cells, outcome }) => [
      request.title,
      ...dimensions.map((dimension, at) => cellText(dimension, cells[at] ?? [])),
      mfaText(outcome),
      permittedText(outcome),
      ...(isTold ? [toldText(outcome)] : []),
      decidedText(outcome, nameOf),
    ]),
  };
}

/** The name of a rule, or its number and file. */
export function ruleName({ name, index, file }: PlacedRule): string {
  return name ?? `rule ${index + 1} of ${file}`;
}

/** `any`, `yes`, `A or B`, `any but A`; `–` where it does not apply. */
export function cellText({ options }: MatrixDimension, chosen: readonly MatrixOption[]): string {
  if (chosen.length === 0) return '–';
  if (chosen.length === options.length) return 'any';
  const rest = options.filter((option) => !chosen.includes(option));
  return chosen.length > 3 && rest.length < chosen.length
    ? `any but ${rest.map(({ label }) => label).join(', ')}`
    : chosen.map(({ label }) => label).join(' or ');
}

/** `yes`, `no`, `yes: cannot answer`, `–` where there is no answer. */
export function mfaText({ mfa, cannotAnswer }: MatrixOutcome): string {
  if (mfa === null) return '–';
  if (!mfa) return 'no';
  return cannotAnswer ? 'yes, cannot answer' : 'yes';
}

/** `yes`, `no`, `error`, `–` where there are no rules for it. */
export function permittedText({ permitted, error }: MatrixOutcome): string {
  if (error) return 'error';
  if (permitted === null) return '–';
  return permitted ? 'yes' : 'no';
}

/** `inside`, `outside, MFA done`, `nothing`. */
export function toldText({ told }: MatrixOutcome): string {
  if (!told) return '–';
  const { insideCorporateNetwork: inside, secondFactorUsed } = told;
  const parts = [
    ...(inside === null ? [] : [inside === 'true' ? 'inside' : inside === 'false' ? 'outside' : inside]),
    ...(secondFactorUsed ? ['MFA done'] : []),
  ];
  return parts.length === 0 ? 'nothing' : parts.join(', ');
}

/** The deciding rules, or why there are none. */
export function decidedText(
  { permitted, decidedBy, error }: MatrixOutcome,
  nameOf: (rule: PlacedRule) => string = ruleName,
): string {
  if (error) return error.message;
  if (decidedBy.length > 0) return decidedBy.map(nameOf).join('; ');
  return permitted === false ? 'no rule permits' : '–';
}

/** A Markdown table, with what it leaves out below. */
export function matrixMarkdown(matrix: MfaMatrix, nameOf?: (rule: PlacedRule) => string): string {
  const { columns, rows } = matrixTable(matrix, nameOf);
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replace(/[\\|]/g, '\\$&').replace(/\s+/g, ' ')).join(' | ')} |\n`;
  const table = [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('');
  const notes = matrixNotes(matrix);
  return notes.length === 0 ? table : `${table}\n${notes.join('\n\n')}\n`;
}

/**
 * CSV with a header, fields in quotation marks, lines ended by CR LF (RFC 4180). A field that a spreadsheet would take
 * for a formula begins with an apostrophe.
 */
export function matrixCsv(matrix: MfaMatrix, nameOf?: (rule: PlacedRule) => string): string {
  const { columns, rows } = matrixTable(matrix, nameOf);
  const field = (text: string) =>
    `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  return [columns, ...rows].map((cells) => `${cells.map(field).join(',')}\r\n`).join('');
}

/** What stands below the table: what short titles mean, what makes no difference, and what is left out. */
export function matrixNotes({ dimensions, withoutEffect, leftOut }: MfaMatrix): readonly string[] {
  return [
    ...dimensions
      .filter(({ title, options }) =>
        [title, ...options.map(({ label }) => label)].some((text) => text.includes('…')),
      )
      .map(({ title, detail }) => `${title}: ${detail}.`),
    ...(withoutEffect.length > 0 ? [`Makes no difference: ${withoutEffect.join(', ')}.`] : []),
    ...(leftOut.length > 0 ? [`Left out: ${leftOut.join(' ')}`] : []),
  ];
}
