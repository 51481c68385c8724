/** The files that an export becomes. */

import { canonicalText } from './canonicalText.ts';
import { safeFileName, UniqueNames } from './fileNames.ts';
import type { AdfsExport } from './readExport.ts';
import { stageWord, type Trust, type TrustKind, trustKinds } from './trust.ts';
import { TRUST_FILE, trustFileText } from './trustFile.ts';

/** A file that an import writes. */
export interface PlannedFile {
  /** Below the folder of the import, with `/`. No two paths differ in case only. */
  readonly path: string;
  readonly text: string;
}

/**
 * One folder a trust, in it one file a rule set that is not empty, named after trust and stage
 * (`Payroll/Payroll.issuance.adfsrule`), and `trust.json` with what the names of files cannot hold.
 */
export function planImport({ trusts }: AdfsExport): readonly PlannedFile[] {
  const names = new Map<TrustKind, UniqueNames>();
  const files: PlannedFile[] = [];
  for (const trust of trusts) {
    let unique = names.get(trust.kind);
    if (!unique) {
      unique = new UniqueNames();
      names.set(trust.kind, unique);
    }
    files.push(...filesOf(trust, folderOf(trust, unique)));
  }
  return files;
}

/** The trust of all trusts needs no folder of its own name. */
function folderOf({ kind, name }: Trust, unique: UniqueNames): string {
  const { folder } = trustKinds[kind];
  const own = unique.nameFor(name);
  return kind === 'global' && own === folder ? folder : `${folder}/${own}`;
}

function filesOf(trust: Trust, folder: string): readonly PlannedFile[] {
  const name = safeFileName(trust.name);
  const rules = trust.rules.map(({ stage, text }) => ({
    path: `${folder}/${name}.${stageWord(stage)}.adfsrule`,
    text: canonicalText(text),
  }));
  return [...rules, { path: `${folder}/${TRUST_FILE}`, text: trustFileText(trust) }];
}
