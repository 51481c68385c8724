/** The rules in a file of another language. */
import { catalog } from '../catalog/index.ts';
import {
  type EmbeddedRules,
  findRegions,
  type HostKind,
  type ParameterTable,
  parameterTable,
  type Region,
} from '../embedded/index.ts';

/** Whether there may be more rules in a set than these: what the script puts into them, or beside them. */
export function isPartial({ whole, holes }: Region): boolean {
  return !whole || holes.length > 0;
}

let table: ParameterTable | undefined;

/** The rule texts of a file, and what is wrong with the way they stand there. Any text is taken; linear time. */
export function findRules(text: string, kind: HostKind): EmbeddedRules {
  table ??= parameterTable(catalog.powershell.all());
  return findRegions(text, kind, table);
}
