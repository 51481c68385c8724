/**
 * Runs a program against a text by backtracking. All that a failed attempt must undo lies on two stacks of its own,
 * so neither pattern nor text can exhaust the stack of JavaScript; every step is counted against a budget.
 *
 * Repeats follow .NET: once the minimum is reached, a round that matched nothing is the last one
 * (https://learn.microsoft.com/dotnet/standard/base-types/quantifiers-in-regular-expressions#quantifiers-and-empty-matches).
 */
import { isWordCharacter, toLower } from './characters.ts';
import { anchorKinds } from './compile.ts';
import { Op, type Program } from './program.ts';

/** What a choice does when it is come back to. */
const Choice = {
  /** Goes on at an instruction. */
  plain: 0,
  /** Gives one character of a greedy repeat back. */
  greedy: 1,
  /** Takes one more character for a lazy repeat. */
  lazy: 2,
} as const;

/** Numbers in a choice: kind, instruction, position, height of the trail, limit of a repeat. */
const choiceSize = 5;

/** How many characters of a repeat count as one step: they are much cheaper than an instruction. */
const charactersPerStep = 8;

/** Other results of `Machine.run` than the end of a match. */
export const noMatch = -1;
/** The budget was used up. */
export const tookTooLong = -2;

/** Runs one program, on one text after the other. */
export class Machine {
  /** Steps taken since the last `reset`. */
  steps = 0;
  /** Registers of the program, then for each group the index of its last capture, or -1. */
  readonly #registers: Int32Array;
  /** Captures: the one of the same group before it, start, end. */
  #captures: number[] = [];
  #choices = new Int32Array(16 * choiceSize);
  #choiceTop = 0;
  /** Registers and the values they had. */
  #trail = new Int32Array(32);
  #trailTop = 0;
  #text = '';
  #searchStart = 0;

  constructor(readonly program: Program) {
    this.#registers = new Int32Array(program.registerCount + program.groupCount + 1).fill(-1);
  }

  /** Prepares for a search. `searchStart` is where `\G` holds. */
  reset(text: string, searchStart: number): void {
    this.#text = text;
    this.#searchStart = searchStart;
    this.#captures = [];
    this.#registers.fill(-1);
    this.steps = 0;
  }

  /** The captures of a group after a match, oldest first, as pairs of start and end. */
  capturesOf(group: number): (readonly [number, number])[] {
    const found: (readonly [number, number])[] = [];
    let index = this.#registers[this.program.registerCount + group]!;
    while (index >= 0) {
      found.push([this.#captures[index + 1]!, this.#captures[index + 2]!]);
      index = this.#captures[index]!;
    }
    return found.reverse();
  }

  /**
   * Tries a match that begins at `start` and returns its end, `noMatch` (everything is then as before), or
   * `tookTooLong` when more than `budget` steps were taken since `reset`.
   */
  run(start: number, budget: number): number {
    const { code } = this.program;
    const text = this.#text;
    const { length } = text;
    const registers = this.#registers;
    this.#choiceTop = 0;
    this.#trailTop = 0;
    let steps = this.steps;
    let position = start;
    let pc = 0;

    for (;;) {
      if (++steps > budget) {
        this.steps = steps;
        return tookTooLong;
      }
      let isGood = true;
      switch (code[pc]) {
        case Op.match:
          this.steps = steps;
          return position;
        case Op.fail:
          isGood = false;
          break;
        case Op.character:
        case Op.characterIgnoringCase:
        case Op.set: {
          const direction = code[pc + 1]!;
          const at = direction === 1 ? position : position - 1;
          isGood = at >= 0 && at < length && this.#passes(code[pc]!, code[pc + 2]!, text.charCodeAt(at));
          position += direction;
          pc += 3;
          break;
        }
        case Op.repeatGreedy: {
          const direction = code[pc + 1]!;
          const min = code[pc + 4]!;
          const room = direction === 1 ? length - position : position;
          const most = Math.min(room, code[pc + 5]!);
          const count = this.#countRun(pc, position, direction, most);
          steps += Math.floor(count / charactersPerStep);
          isGood = count >= min;
          const least = position + min * direction;
          position += count * direction;
          pc += 6;
          if (isGood && count > min) this.#push(Choice.greedy, pc, position, least);
          break;
        }
        case Op.repeatLazy: {
          const direction = code[pc + 1]!;
          const min = code[pc + 4]!;
          const max = code[pc + 5]!;
          const room = direction === 1 ? length - position : position;
          isGood = min <= room && this.#countRun(pc, position, direction, min) === min;
          if (isGood) {
            steps += Math.floor(min / charactersPerStep);
            const limit = position + Math.min(room, max) * direction;
            position += min * direction;
            if (position !== limit) this.#push(Choice.lazy, pc + 6, position, limit);
          }
          pc += 10;
          break;
        }
        case Op.tryElse:
          this.#push(Choice.plain, code[pc + 1]!, position, 0);
          pc += 2;
          break;
        case Op.jump:
          pc = code[pc + 1]!;
          break;
        case Op.anchor:
          isGood = this.#holdsAnchor(code[pc + 1]!, position);
          pc += 2;
          break;
        case Op.backreference: {
          const captured = this.#lastCapture(code[pc + 2]!);
          const size = captured ? captured[1] - captured[0] : 0;
          const from = code[pc + 1] === 1 ? position : position - size;
          isGood = captured !== undefined && this.#repeats(captured[0], from, size, code[pc + 3] === 1);
          steps += Math.floor(size / charactersPerStep);
          position += size * code[pc + 1]!;
          pc += 4;
          break;
        }
        case Op.keepPosition:
          this.#set(code[pc + 1]!, position);
          pc += 2;
          break;
        case Op.capture:
          isGood = this.#capture(registers[code[pc + 1]!]!, position, code[pc + 2]!, code[pc + 3]!);
          pc += 4;
          break;
        case Op.keepChoices:
          this.#set(code[pc + 1]!, this.#choiceTop);
          pc += 2;
          break;
        case Op.cutChoices:
          this.#choiceTop = registers[code[pc + 1]!]!;
          pc += 2;
          break;
        case Op.restorePosition:
          position = registers[code[pc + 1]!]!;
          pc += 2;
          break;
        case Op.unlessCaptured:
          pc = this.#lastCapture(code[pc + 1]!) ? pc + 3 : code[pc + 2]!;
          break;
        case Op.beginLoop:
          this.#set(code[pc + 1]!, 0);
          pc += 2;
          break;
        case Op.loop: {
          const count = registers[code[pc + 1]!]!;
          if (count >= code[pc + 2]!) {
            const isEmpty = count > 0 && registers[code[pc + 1]! + 1] === position;
            if (isEmpty || count >= code[pc + 3]!) {
              pc = code[pc + 5]!;
              break;
            }
            if (code[pc + 4] === 1) {
              this.#push(Choice.plain, pc + 6, position, 0);
              pc = code[pc + 5]!;
              break;
            }
            this.#push(Choice.plain, code[pc + 5]!, position, 0);
          }
          pc += 6;
          break;
        }
        case Op.beginRound: {
          const counter = code[pc + 1]!;
          this.#set(counter, registers[counter]! + 1);
          this.#set(counter + 1, position);
          pc += 2;
          break;
        }
      }
      while (!isGood) {
        // Back to the last choice.
        const top = this.#choiceTop - choiceSize;
        if (top < 0) {
          this.#undo(0);
          this.steps = steps;
          return noMatch;
        }
        const choices = this.#choices;
        this.#undo(choices[top + 3]!);
        pc = choices[top + 1]!;
        position = choices[top + 2]!;
        const limit = choices[top + 4]!;
        if (choices[top] === Choice.plain) {
          this.#choiceTop = top;
          break;
        }
        const isLazy = choices[top] === Choice.lazy;
        if (isLazy) {
          const direction = limit > position ? 1 : -1;
          const at = direction === 1 ? position : position - 1;
          isGood = this.#passes(code[pc + 2]!, code[pc + 3]!, text.charCodeAt(at));
          position += direction;
          pc += 4;
        } else {
          position += limit > position ? 1 : -1;
          isGood = true;
        }
        if (isGood && position !== limit) choices[top + 2] = position;
        else this.#choiceTop = top;
        if (!isGood) steps++;
      }
    }
  }

  /** Whether a character passes the test of a single-character operation. */
  #passes(operation: number, argument: number, code: number): boolean {
    if (operation === Op.character) return code === argument;
    if (operation === Op.set) return this.program.sets[argument]!.has(code);
    return toLower(code) === argument;
  }

  /** How many characters from `position` on pass the test of the repeat at `pc`, at most `most`. */
  #countRun(pc: number, position: number, direction: number, most: number): number {
    const { code } = this.program;
    const operation = code[pc + 2]!;
    const argument = code[pc + 3]!;
    const text = this.#text;
    let at = direction === 1 ? position : position - 1;
    let count = 0;
    while (count < most && this.#passes(operation, argument, text.charCodeAt(at))) {
      count++;
      at += direction;
    }
    return count;
  }

  #push(kind: number, pc: number, position: number, limit: number): void {
    const top = this.#choiceTop;
    if (top + choiceSize > this.#choices.length) this.#choices = doubled(this.#choices);
    const choices = this.#choices;
    choices[top] = kind;
    choices[top + 1] = pc;
    choices[top + 2] = position;
    choices[top + 3] = this.#trailTop;
    choices[top + 4] = limit;
    this.#choiceTop = top + choiceSize;
  }

  /** Changes a register so that going back changes it back. */
  #set(register: number, value: number): void {
    if (this.#trailTop + 2 > this.#trail.length) this.#trail = doubled(this.#trail);
    this.#trail[this.#trailTop++] = register;
    this.#trail[this.#trailTop++] = this.#registers[register]!;
    this.#registers[register] = value;
  }

  #undo(height: number): void {
    while (this.#trailTop > height) {
      const value = this.#trail[--this.#trailTop]!;
      this.#registers[this.#trail[--this.#trailTop]!] = value;
    }
  }

  #lastCapture(group: number): readonly [number, number] | undefined {
    const index = this.#registers[this.program.registerCount + group]!;
    return index < 0 ? undefined : [this.#captures[index + 1]!, this.#captures[index + 2]!];
  }

  /** Ends a group that began at `from`; returns false if a capture to be removed is not there. */
  #capture(from: number, to: number, group: number, uncaptured: number): boolean {
    let start = Math.min(from, to);
    let end = Math.max(from, to);
    if (uncaptured >= 0) {
      const removed = this.#lastCapture(uncaptured);
      if (!removed) return false;
      const register = this.program.registerCount + uncaptured;
      this.#set(register, this.#captures[this.#registers[register]!]!);
      // The text between the two, or what they have in common.
      if (start >= removed[1]) [start, end] = [removed[1], start];
      else [start, end] = [Math.max(start, removed[0]), Math.min(end, removed[1])];
    }
    if (group >= 0 && start <= end) this.#addCapture(group, start, end);
    return true;
  }

  #addCapture(group: number, start: number, end: number): void {
    const register = this.program.registerCount + group;
    const index = this.#captures.length;
    this.#captures.push(this.#registers[register]!, start, end);
    this.#set(register, index);
  }

  #repeats(captured: number, from: number, size: number, ignoreCase: boolean): boolean {
    const text = this.#text;
    if (from < 0 || from + size > text.length) return false;
    for (let offset = 0; offset < size; offset++) {
      const a = text.charCodeAt(captured + offset);
      const b = text.charCodeAt(from + offset);
      if (a !== b && !(ignoreCase && toLower(a) === toLower(b))) return false;
    }
    return true;
  }

  #holdsAnchor(anchor: number, position: number): boolean {
    const text = this.#text;
    const { length } = text;
    switch (anchorKinds[anchor]) {
      case 'textStart':
        return position === 0;
      case 'lineStart':
        return position === 0 || text.charCodeAt(position - 1) === 0x0a;
      case 'textEnd':
        return position === length;
      case 'textEndOrLastLineFeed':
        return position === length || (position === length - 1 && text.charCodeAt(position) === 0x0a);
      case 'lineEnd':
        return position === length || text.charCodeAt(position) === 0x0a;
      case 'searchStart':
        return position === this.#searchStart;
      case 'wordBoundary':
        return this.#isWordBoundary(position);
      default:
        return !this.#isWordBoundary(position);
    }
  }

  #isWordBoundary(position: number): boolean {
    const text = this.#text;
    const isBefore = position > 0 && isWordCharacter(text.charCodeAt(position - 1));
    const isAfter = position < text.length && isWordCharacter(text.charCodeAt(position));
    return isBefore !== isAfter;
  }
}

function doubled(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
