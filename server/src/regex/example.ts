/** Short texts that a piece of a pattern matches, to try a pattern with. */
import { CharacterSet, dotSet } from './characterSet.ts';
import type { BodyNode, ItemNode, SequenceNode } from './nodes.ts';
import { branchesOf, isWithoutWidth } from './walk.ts';

/** Tried in this order for a set of characters. */
const candidates = 'aA0 -_.@/:,;!#$%&*+=?~|<>()[]{}\\"\'^`';

/** A character that a single-character node matches, or undefined if none of the usual ones. */
export function exampleCharacter(item: ItemNode): string | undefined {
  if (item.kind === 'character') return String.fromCharCode(item.code);
  const has = characterTest(item);
  if (!has) return undefined;
  for (const character of candidates) if (has(character.charCodeAt(0))) return character;
  for (let code = 1; code < 0x250; code++) if (has(code)) return String.fromCharCode(code);
  return undefined;
}

/** The test of a set or a dot. */
function characterTest(item: ItemNode): ((code: number) => boolean) | undefined {
  if (item.kind === 'dot') return (code) => dotSet(item.singleline).has(code);
  if (item.kind !== 'set') return undefined;
  const set = new CharacterSet(item.set, item.ignoreCase);
  return (code) => set.has(code);
}

/**
 * A text that a sequence of items might match: look-arounds, references and conditionals count as empty, so it has to
 * be tried. Undefined where a set has none of the usual characters, or the text would be long.
 */
export function exampleText(items: readonly ItemNode[]): string | undefined {
  let text = '';
  for (const item of items) {
    const next = exampleOf(item);
    if (next === undefined || text.length + next.length > 1000) return undefined;
    text += next;
  }
  return text;
}

function exampleOf(item: ItemNode): string | undefined {
  switch (item.kind) {
    case 'character':
    case 'dot':
    case 'set':
      return exampleCharacter(item);
    case 'repeat': {
      if (item.min === 0) return '';
      const once = exampleOf(item.item);
      return once !== undefined && item.min <= 100 ? once.repeat(item.min) : undefined;
    }
    case 'group':
      return isWithoutWidth(item) ? '' : exampleText(firstBranch(item.body).items);
    default:
      return '';
  }
}

function firstBranch(body: BodyNode): SequenceNode {
  return branchesOf(body)[0]!;
}
