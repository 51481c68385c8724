/**
 * The program that a pattern is compiled to: numbers in one array, each instruction an operation and its operands.
 * An operation that looks at characters has a direction: 1 to the right, -1 to the left (within a look-behind).
 */
import type { CharacterSet } from './characterSet.ts';

/** The operations. Behind each stand its operands, in the order in which they follow it in the program. */
export const Op = {
  /** The match is complete. */
  match: 0,
  fail: 1,
  /** direction, code: one character. */
  character: 2,
  /** direction, code: one character, ignoring case; the code is lower case. */
  characterIgnoringCase: 3,
  /** direction, set: one character of a set. */
  set: 4,
  /** direction, test, argument, min, max: one character again and again; the test is one of the three above. */
  repeatGreedy: 5,
  repeatLazy: 6,
  /** Where a `repeatLazy` goes on when it is asked for more: direction, test, argument. */
  repeatLazyMore: 7,
  /** target: goes on, and on failure at the target. */
  tryElse: 8,
  jump: 9,
  /** anchor: index into `anchorKinds`. */
  anchor: 10,
  /** direction, group, ignoreCase: what a group captured last. */
  backreference: 11,
  /** register: keeps the position. */
  keepPosition: 12,
  /** register, group or -1, group to remove or -1: captures from the kept position to here. */
  capture: 13,
  /** register: keeps how many choices there are. */
  keepChoices: 14,
  /** register: forgets the choices made since. */
  cutChoices: 15,
  /** register: goes back to a kept position. */
  restorePosition: 16,
  /** group, target: jumps if a group has no capture. */
  unlessCaptured: 17,
  /** counter: starts counting at 0. The register after the counter holds where the last round began. */
  beginLoop: 18,
  /** counter, min, max, lazy, exit: another round, or on to the exit. */
  loop: 19,
  /** counter: a round begins. */
  beginRound: 20,
} as const;

/** Which operation tests the character in a `repeat…`. */
export type CharacterTest = typeof Op.character | typeof Op.characterIgnoringCase | typeof Op.set;

/** A compiled pattern. Numbers of groups are positions in `groups` from 1; 0 is the whole match. */
export interface Program {
  readonly code: Int32Array;
  readonly sets: readonly CharacterSet[];
  readonly registerCount: number;
  /** How many groups there are, without group 0. */
  readonly groupCount: number;
}
