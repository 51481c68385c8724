import { statSync } from 'node:fs';
import process from 'node:process';
import { type Comparison, compareExport, unifiedDiff } from '../../farm/index.ts';
import { FINDINGS, NOTHING_FOUND } from '../exitStatus.ts';
import { exportAt } from '../exportFile.ts';
import { STANDARD_INPUT } from '../files.ts';
import { InputError } from '../inputError.ts';
import { jsonList, jsonMember } from '../jsonList.ts';
import { colours, painter, wantsColour } from '../output.ts';
import { type TrustOptions, type TrustRules, trustRules } from '../trustRules.ts';

export interface CompareOptions extends TrustOptions {
  /** The export. */
  readonly with: string;
  readonly format: 'pretty' | 'json';
}

/** `adfsrule compare`. What a deployment of the files would change, both sides in one form. */
export function runCompare(paths: readonly string[], options: CompareOptions): number {
  if (options.with === STANDARD_INPUT && paths.includes(STANDARD_INPUT)) {
    throw new InputError(
      'Rules and export cannot both come from standard input. Give one of them as a file.',
    );
  }
  const found = exportAt(options.with);
  const files = new Map<string, TrustRules>();
  for (const rules of trustRules(paths, options)) {
    const key = JSON.stringify([rules.kind, rules.name.toLowerCase(), rules.stage]);
    const other = files.get(key);
    if (other)
      throw new InputError(`${rules.path}: the same rule set as ${other.path}. Compare one of them.`);
    files.set(key, rules);
  }
  // Beside files that are named one by one only their own rule sets are of interest.
  const isWhole = paths.some(isFolder);
  const compared = compareExport(found, [...files.values()]).filter(
    ({ source }) => isWhole || source !== undefined,
  );
  const different = compared.filter(({ same }) => !same);
  process.stdout.write(
    options.format === 'json'
      ? jsonList(compared.map((one) => jsonMember(record(one, pathOf(one)))))
      : pretty(options.with, compared, different),
  );
  return different.length > 0 ? FINDINGS : NOTHING_FOUND;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function pathOf({ source }: Comparison): string | undefined {
  return (source as TrustRules | undefined)?.path;
}

/** A rule set as `--format json` prints it; null for a side that has none. */
function record({ kind, name, stage, same, exported, local }: Comparison, file: string | undefined) {
  return { kind, name, stage, file: file ?? null, same, exported: exported ?? null, local: local ?? null };
}

function pretty(from: string, compared: readonly Comparison[], different: readonly Comparison[]): string {
  const paint = painter(wantsColour(process.stdout, process.env));
  const diffs = different.map((one) => {
    const { title, exported, local } = one;
    return unifiedDiff(
      exported === undefined ? `${title} (not in ${from})` : `${title} (${from})`,
      pathOf(one) ?? `${title} (no file)`,
      exported ?? '',
      local ?? '',
    ).replaceAll(/^([-+@]).*$/gm, (line: string, mark: string) =>
      paint(line, mark === '-' ? colours.red : mark === '+' ? colours.green : colours.cyan),
    );
  });
  const sets = `${compared.length} rule ${compared.length === 1 ? 'set' : 'sets'}`;
  return different.length === 0
    ? `No difference in ${sets}.\n`
    : `${diffs.join('')}${different.length} of ${sets} differ${different.length === 1 ? 's' : ''}.\n`;
}
