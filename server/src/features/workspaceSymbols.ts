import type { RuleFile } from '../semantics/workspaceIndex.ts';
import type { TextRange } from '../syntax/nodes.ts';
import type { RuleSet } from '../syntax/ruleSet.ts';
import { type OutlineEntry, outline } from './outline.ts';

/** A rule somewhere in the workspace. */
export interface WorkspaceSymbol {
  readonly uri: string;
  /** The rule's name, else what it does: `issue role`. */
  readonly name: string;
  /** The name in the rule, or what it starts with; counts from the start of the text. */
  readonly range: TextRange;
}

/** More than this nobody scrolls through; typing on narrows the list. */
const MOST = 1000;

const known = new WeakMap<RuleSet, readonly OutlineEntry[]>();

/** The rules whose name holds the letters of the query in this order, whatever their case; all for an empty query. */
export function workspaceSymbols(files: Iterable<RuleFile>, query: string): readonly WorkspaceSymbol[] {
  const letters = query.toLowerCase().replaceAll(/\s+/g, '');
  const symbols: WorkspaceSymbol[] = [];
  for (const { uri, ruleSet } of files) {
    let entries = known.get(ruleSet);
    if (!entries) {
      entries = outline(ruleSet);
      known.set(ruleSet, entries);
    }
    for (const entry of entries) {
      const name = entry.name ?? entry.title;
      if (!holds(name.toLowerCase(), letters)) continue;
      symbols.push({ uri, name, range: entry.selection });
      if (symbols.length === MOST) return symbols;
    }
  }
  return symbols;
}

function holds(text: string, letters: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = text.indexOf(letter, at) + letter.length;
    if (at < letter.length) return false;
  }
  return true;
}
