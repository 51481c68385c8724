/** The characters of a class as a question that is answered quickly. */
import { hasProperty, toLower, toUpper } from './characters.ts';
import type { CharacterClass, ClassItem } from './nodes.ts';

/** Cased letters are one category if case is ignored: `(?i)\p{Lu}` also matches `a`. */
const cased = ['Lu', 'Ll', 'Lt'];

/** Answers for the first 256 characters are kept. */
const kept = 256;

/** A class of a pattern, with what it answered for common characters. */
export class CharacterSet {
  /** 0: not asked yet, 1: no, 2: yes. */
  #answers: Uint8Array | undefined;

  constructor(
    readonly characters: CharacterClass,
    readonly ignoreCase: boolean,
  ) {}

  /** Whether a UTF-16 code unit is in the set. */
  has(code: number): boolean {
    if (code >= kept) return this.#compute(code);
    this.#answers ??= new Uint8Array(kept);
    const answer = this.#answers[code];
    if (answer) return answer === 2;
    const isMember = this.#compute(code);
    this.#answers[code] = isMember ? 2 : 1;
    return isMember;
  }

  #compute(code: number): boolean {
    return isIn(this.characters, this.ignoreCase ? toLower(code) : code, this.ignoreCase);
  }
}

/** Goes inward through the subtractions; the innermost that does not hold the character decides. */
function isIn(outermost: CharacterClass, code: number, ignoreCase: boolean): boolean {
  let isMember = true;
  let current: CharacterClass | undefined = outermost;
  let isAnswerYes = false;
  while (current && isMember) {
    const { items, negated } = current;
    isMember = items.some((item) => holds(item, code, ignoreCase)) !== negated;
    // Being in an outer class and not in the next is yes, being in both as well depends on the one after.
    if (isMember) isAnswerYes = !isAnswerYes;
    current = current.subtraction;
  }
  return isAnswerYes;
}

function holds(item: ClassItem, code: number, ignoreCase: boolean): boolean {
  if (item.kind === 'property') {
    const { name, negated } = item;
    if (ignoreCase && cased.includes(name)) return cased.some((one) => hasProperty(one, code)) !== negated;
    return hasProperty(name, code) !== negated;
  }
  if (code >= item.from && code <= item.to) return true;
  if (!ignoreCase) return false;
  const upper = toUpper(code);
  return upper >= item.from && upper <= item.to;
}

/** What `.` stands for. */
export function dotSet(singleline: boolean): CharacterSet {
  return singleline ? anything : anythingButLineFeed;
}

const nowhere = { start: 0, end: 0 };
const lineFeed: ClassItem = { kind: 'range', from: 0x0a, to: 0x0a, ...nowhere };
const anything = new CharacterSet({ negated: true, items: [], subtraction: undefined, ...nowhere }, false);
const anythingButLineFeed = new CharacterSet(
  { negated: true, items: [lineFeed], subtraction: undefined, ...nowhere },
  false,
);
