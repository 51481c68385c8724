/** Compiles a tree without errors to a program. Calls itself; the depth of a tree is limited when it is read. */

import { CharacterSet, dotSet } from './characterSet.ts';
import { toLower } from './characters.ts';
import { maxNumber } from './limits.ts';
import { minimumLength } from './minimumLength.ts';
import type {
  AnchorKind,
  BodyNode,
  ConditionalNode,
  GroupNode,
  ItemNode,
  RegexTree,
  RepeatNode,
  SequenceNode,
} from './nodes.ts';
import { type CharacterTest, Op, type Program } from './program.ts';

/** The anchors by the number that stands for them in a program. */
export const anchorKinds: readonly AnchorKind[] = [
  'textStart',
  'lineStart',
  'textEnd',
  'textEndOrLastLineFeed',
  'lineEnd',
  'searchStart',
  'wordBoundary',
  'noWordBoundary',
];

/** 1: to the right, -1: to the left. */
type Direction = 1 | -1;

/** The program of a pattern, for `Machine`. */
export function compile(tree: RegexTree): Program {
  const compiler = new Compiler(tree);
  compiler.body(tree.body, 1);
  compiler.emit(Op.match);
  return compiler.program();
}

class Compiler {
  readonly #code: number[] = [];
  readonly #sets: CharacterSet[] = [];
  #registerCount = 0;
  /** From the numbers of .NET, which may have gaps, to positions. */
  readonly #positions: ReadonlyMap<number, number>;

  constructor(tree: RegexTree) {
    this.#positions = new Map(tree.groups.map(({ number }, index) => [number, index + 1]));
  }

  program(): Program {
    return {
      code: Int32Array.from(this.#code),
      sets: this.#sets,
      registerCount: this.#registerCount,
      groupCount: this.#positions.size,
    };
  }

  emit(...values: number[]): void {
    this.#code.push(...values);
  }

  #here(): number {
    return this.#code.length;
  }

  /** Emits an operand that is known later only, and returns where it stands. */
  #hole(): number {
    return this.#code.push(0) - 1;
  }

  #fill(hole: number): void {
    this.#code[hole] = this.#here();
  }

  #register(count = 1): number {
    const register = this.#registerCount;
    this.#registerCount += count;
    return register;
  }

  /** The position of a group; group 0 never has a capture while a match is under way. */
  #position(number: number): number {
    return this.#positions.get(number) ?? 0;
  }

  body(body: BodyNode, direction: Direction): void {
    if (body.kind === 'sequence') {
      this.#sequence(body, direction);
      return;
    }
    const ends: number[] = [];
    for (const [index, branch] of body.branches.entries()) {
      if (index === body.branches.length - 1) {
        this.#sequence(branch, direction);
        break;
      }
      this.emit(Op.tryElse);
      const next = this.#hole();
      this.#sequence(branch, direction);
      this.emit(Op.jump);
      ends.push(this.#hole());
      this.#fill(next);
    }
    for (const end of ends) this.#fill(end);
  }

  #sequence(sequence: SequenceNode, direction: Direction): void {
    const { items } = sequence;
    if (direction === 1) for (const item of items) this.#item(item, direction);
    else for (let index = items.length - 1; index >= 0; index--) this.#item(items[index]!, direction);
  }

  #item(item: ItemNode, direction: Direction): void {
    switch (item.kind) {
      case 'character':
      case 'set':
      case 'dot': {
        const [test, argument] = this.#test(item);
        this.emit(test, direction, argument);
        return;
      }
      case 'anchor':
        this.emit(Op.anchor, anchorKinds.indexOf(item.anchor));
        return;
      case 'backreference':
        this.emit(Op.backreference, direction, this.#position(item.group), item.ignoreCase ? 1 : 0);
        return;
      case 'group':
        this.#group(item, direction);
        return;
      case 'conditional':
        this.#conditional(item, direction);
        return;
      case 'repeat':
        this.#repeat(item, direction);
        return;
    }
  }

  /** The operation and its argument for something that matches one character. */
  #test(item: ItemNode & { kind: 'character' | 'set' | 'dot' }): [CharacterTest, number] {
    if (item.kind === 'character') {
      const lower = toLower(item.code);
      return item.ignoreCase ? [Op.characterIgnoringCase, lower] : [Op.character, item.code];
    }
    const set = item.kind === 'dot' ? dotSet(item.singleline) : new CharacterSet(item.set, item.ignoreCase);
    return [Op.set, this.#sets.push(set) - 1];
  }

  #group(group: GroupNode, direction: Direction): void {
    switch (group.group) {
      case 'nonCapture':
        this.body(group.body, direction);
        return;
      case 'capture': {
        const { capture, uncapture } = group;
        const register = this.#register();
        this.emit(Op.keepPosition, register);
        this.body(group.body, direction);
        const position = capture === undefined ? -1 : this.#position(capture);
        this.emit(Op.capture, register, position, uncapture === undefined ? -1 : this.#position(uncapture));
        return;
      }
      case 'atomic': {
        const register = this.#register();
        this.emit(Op.keepChoices, register);
        this.body(group.body, direction);
        this.emit(Op.cutChoices, register);
        return;
      }
      case 'lookahead':
      case 'lookbehind':
        this.#look(group);
        return;
      default:
        this.#negativeLook(group);
        return;
    }
  }

  #lookBody(group: GroupNode): void {
    const isBehind = group.group === 'lookbehind' || group.group === 'negativeLookbehind';
    this.body(group.body, isBehind ? -1 : 1);
  }

  #look(group: GroupNode): void {
    const register = this.#register(2);
    this.emit(Op.keepChoices, register, Op.keepPosition, register + 1);
    this.#lookBody(group);
    this.emit(Op.cutChoices, register, Op.restorePosition, register + 1);
  }

  #negativeLook(group: GroupNode): void {
    const register = this.#register();
    this.emit(Op.keepChoices, register, Op.tryElse);
    const after = this.#hole();
    this.#lookBody(group);
    this.emit(Op.cutChoices, register, Op.fail);
    this.#fill(after);
  }

  #conditional(node: ConditionalNode, direction: Direction): void {
    let otherwise: number;
    if (node.test.kind === 'conditionGroup') {
      this.emit(Op.unlessCaptured, this.#position(node.test.number));
      otherwise = this.#hole();
    } else {
      const register = this.#register(2);
      this.emit(Op.keepChoices, register, Op.keepPosition, register + 1, Op.tryElse);
      otherwise = this.#hole();
      this.#item(node.test, direction);
      this.emit(Op.cutChoices, register, Op.restorePosition, register + 1);
    }
    this.#sequence(node.yes, direction);
    this.emit(Op.jump);
    const end = this.#hole();
    this.#fill(otherwise);
    if (node.no) this.#sequence(node.no, direction);
    this.#fill(end);
  }

  #repeat(node: RepeatNode, direction: Direction): void {
    const { item, min, lazy } = node;
    if (node.max === 0) return;
    const max = Math.min(node.max, maxNumber);
    if (item.kind === 'character' || item.kind === 'set' || item.kind === 'dot') {
      const [test, argument] = this.#test(item);
      if (!lazy) {
        this.emit(Op.repeatGreedy, direction, test, argument, min, max);
        return;
      }
      this.emit(Op.repeatLazy, direction, test, argument, min, max);
      this.emit(Op.repeatLazyMore, direction, test, argument);
      return;
    }
    if (min === 0 && max === maxNumber && !lazy && minimumLength(item) > 0) this.#star(item, direction);
    else this.#countedLoop(node, max, direction);
  }

  /** `(…)*` of something that is never empty: nothing needs to be counted. */
  #star(item: ItemNode, direction: Direction): void {
    const start = this.#here();
    this.emit(Op.tryElse);
    const exit = this.#hole();
    this.#item(item, direction);
    this.emit(Op.jump, start);
    this.#fill(exit);
  }

  #countedLoop(node: RepeatNode, max: number, direction: Direction): void {
    const counter = this.#register(2);
    this.emit(Op.beginLoop, counter);
    const start = this.#here();
    this.emit(Op.loop, counter, node.min, max, node.lazy ? 1 : 0);
    const exit = this.#hole();
    this.emit(Op.beginRound, counter);
    this.#item(node.item, direction);
    this.emit(Op.jump, start);
    this.#fill(exit);
  }
}
