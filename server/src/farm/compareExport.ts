/** Rule files beside what the farm has. */

import type { Stage } from '../semantics/stage.ts';
import { canonicalText } from './canonicalText.ts';
import type { AdfsExport } from './readExport.ts';
import { stageWord } from './trust.ts';
import type { TrustReference } from './trustFile.ts';

/** A rule file, as whoever compares knows it. */
export interface LocalRules extends TrustReference {
  readonly stage: Stage;
  readonly text: string;
}

/** A rule set as the farm has it and as a file has it. */
export interface Comparison extends TrustReference {
  readonly stage: Stage;
  /** `Payroll.issuance` */
  readonly title: string;
  /** Both in canonical form; undefined where there is no such rule set. */
  readonly exported: string | undefined;
  readonly local: string | undefined;
  readonly same: boolean;
  /** The rule file. */
  readonly source: LocalRules | undefined;
}

/**
 * Every rule set of the files and of the trusts they name: also those that only the export has, so that a rule set
 * without a file does not go unseen. A trust that no file names is left out.
 */
export function compareExport({ trusts }: AdfsExport, files: readonly LocalRules[]): readonly Comparison[] {
  const found = new Map<string, Found>();
  const entry = (at: TrustReference, stage: Stage) => {
    const key = JSON.stringify([keyOf(at), stage]);
    let known = found.get(key);
    if (!known) {
      known = { at: { kind: at.kind, name: at.name, stage } };
      found.set(key, known);
    }
    return known;
  };
  const named = new Set(files.map(keyOf));
  for (const file of files) entry(file, file.stage).source = file;
  for (const trust of trusts) {
    if (!named.has(keyOf(trust))) continue;
    for (const { stage, text } of trust.rules) entry(trust, stage).exported = canonicalText(text);
  }
  return [...found.values()].map(({ exported, source, at }) => {
    const local = source && canonicalText(source.text);
    const title = `${at.name}.${stageWord(at.stage)}`;
    return { ...at, title, exported, local, same: (exported ?? '') === (local ?? ''), source };
  });
}

interface Found {
  readonly at: TrustReference & { readonly stage: Stage };
  exported?: string;
  source?: LocalRules;
}

/** AD FS ignores the case of names, as Windows does. */
function keyOf({ kind, name }: TrustReference): string {
  return `${kind}:${name.toLowerCase()}`;
}
