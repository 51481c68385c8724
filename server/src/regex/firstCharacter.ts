/** With which characters a match can begin, so that a search need not try every place. */

import { CharacterSet, dotSet } from './characterSet.ts';
import { toLower } from './characters.ts';
import { minimumLength } from './minimumLength.ts';
import type { BodyNode, ItemNode, RegexTree, SequenceNode } from './nodes.ts';
import { branchesOf, isWithoutWidth } from './walk.ts';

type CharacterTest = (code: number) => boolean;

/**
 * A test that the first character of every match passes, or undefined where that is not known or a match may be
 * empty. Takes a tree without errors.
 */
export function firstCharacter(tree: RegexTree): CharacterTest | undefined {
  const tests: CharacterTest[] = [];
  if (!collectBody(tree.body, tests)) return undefined;
  const [only, ...others] = tests;
  if (only && others.length === 0) return only;
  return (code) => tests.some((test) => test(code));
}

/** Adds the tests; returns false where they are not all. */
function collectBody(body: BodyNode, tests: CharacterTest[]): boolean {
  return branchesOf(body).every((branch) => collectSequence(branch, tests));
}

function collectSequence(sequence: SequenceNode, tests: CharacterTest[]): boolean {
  for (const item of sequence.items) {
    if (isWithoutWidth(item)) continue;
    if (minimumLength(item) > 0) return collectItem(item, tests);
    // What may be absent adds its own beginnings to those of what follows.
    if (item.kind !== 'repeat' || minimumLength(item.item) === 0 || !collectItem(item.item, tests))
      return false;
  }
  return false;
}

function collectItem(item: ItemNode, tests: CharacterTest[]): boolean {
  switch (item.kind) {
    case 'character': {
      const { code, ignoreCase } = item;
      const lower = toLower(code);
      tests.push(ignoreCase ? (other) => toLower(other) === lower : (other) => other === code);
      return true;
    }
    case 'dot':
    case 'set': {
      const set = item.kind === 'dot' ? dotSet(item.singleline) : new CharacterSet(item.set, item.ignoreCase);
      tests.push((code) => set.has(code));
      return true;
    }
    case 'group':
      return collectBody(item.body, tests);
    case 'repeat':
      return collectItem(item.item, tests);
    default:
      return false;
  }
}
