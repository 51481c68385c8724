/** Makes rows of outcomes: combinations that come to the same are one row. */
import { addTo } from '../catalog/lazy.ts';
import type {
  MatrixBlock,
  MatrixDimension,
  MatrixOption,
  MatrixOutcome,
  MatrixRequest,
  MatrixRow,
  MfaMatrix,
} from './matrixModel.ts';
import type { PlacedRule } from './pipeline.ts';

/**
 * Joins rows that differ in one dimension only and have the same outcome, one dimension after the other. No row says
 * more than was evaluated.
 */
export function joinRows(
  rows: readonly MatrixRow[],
  dimensions: readonly MatrixDimension[],
): readonly MatrixRow[] {
  const ids = idsOf(dimensions);
  let joined = rows.map((row) => ({ row, outcome: keyOfOutcome(row.outcome) }));
  dimensions.forEach((_, at) => {
    const found = new Map<string, { row: MatrixRow; outcome: string }>();
    for (const { row, outcome } of joined) {
      const others = row.cells.map((cell, i) => (i === at ? '' : keyOfCell(cell, ids)));
      const key = JSON.stringify([row.request.id, others, outcome]);
      const before = found.get(key);
      const cells = before?.row.cells.map((cell, i) =>
        i === at ? [...cell, ...(row.cells[at] ?? [])] : cell,
      );
      found.set(key, before && cells ? { outcome, row: { ...before.row, cells } } : { row, outcome });
    }
    joined = [...found.values()];
  });
  return joined.map(({ row }) => row);
}

/** Equal for outcomes that a person would call the same. */
function keyOfOutcome({
  permitted,
  mfa,
  cannotAnswer,
  permittedBy,
  mfaBy,
  told,
  error,
}: MatrixOutcome): string {
  const rules = (placed: readonly PlacedRule[]) => placed.map(({ file, index }) => [file, index]);
  return JSON.stringify([
    permitted,
    mfa,
    cannotAnswer,
    rules(permittedBy),
    rules(mfaBy),
    told && [told.insideCorporateNetwork, told.secondFactorUsed, rules(told.by)],
    error?.message,
  ]);
}

/** Which dimensions make a difference in some row. */
export function dimensionsWithEffect(
  rows: readonly MatrixRow[],
  dimensions: readonly MatrixDimension[],
): readonly boolean[] {
  return dimensions.map(({ options }, at) =>
    rows.some(({ cells }) => {
      const count = cells[at]?.length ?? 0;
      return count > 0 && count < options.length;
    }),
  );
}

/** The rows with requests that fare alike side by side, in the order of the table. */
export function matrixBlocks({ dimensions, rows }: MfaMatrix): readonly MatrixBlock[] {
  const ids = idsOf(dimensions);
  const byRequest = new Map<string, MatrixRow[]>();
  for (const row of rows) addTo(byRequest, row.request.id, row);
  const blocks = new Map<string, { requests: MatrixRequest[]; rows: readonly MatrixRow[] }>();
  for (const ofRequest of byRequest.values()) {
    const { request } = ofRequest[0] as MatrixRow;
    const key = JSON.stringify(
      ofRequest.map(({ cells, outcome }) => [
        cells.map((cell) => keyOfCell(cell, ids)),
        keyOfOutcome(outcome),
      ]),
    );
    const block = blocks.get(key);
    if (block) block.requests.push(request);
    else blocks.set(key, { requests: [request], rows: ofRequest });
  }
  return [...blocks.values()];
}

function idsOf(dimensions: readonly MatrixDimension[]): ReadonlyMap<MatrixOption, number> {
  const ids = new Map<MatrixOption, number>();
  for (const { options } of dimensions) for (const option of options) ids.set(option, ids.size);
  return ids;
}

function keyOfCell(cell: readonly MatrixOption[], ids: ReadonlyMap<MatrixOption, number>): string {
  return cell.map((option) => ids.get(option)).join('+');
}
