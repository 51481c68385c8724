import type { Stage } from '../../server/src/semantics/stage.ts';
import type { DialectName } from '../../server/src/syntax/dialect.ts';
import type { TextChange } from '../../server/src/syntax/ruleSet.ts';

export type InputKind = 'rules' | 'powershell' | 'markdown' | 'json';

/** All that a property looks at. Plain data, so that it can be written into a file as it is. */
export interface FuzzInput {
  readonly kind: InputKind;
  readonly text: string;
  readonly dialect: DialectName;
  readonly stage?: Stage | undefined;
  /** Made one after the other; what reaches beyond the text is cut to fit. */
  readonly edits: readonly TextChange[];
  /** Places to ask about, taken modulo the length of the text. */
  readonly at: readonly number[];
}

/** A property of inputs of one kind: throws where it does not hold. */
export interface Property {
  readonly name: string;
  readonly kinds: readonly InputKind[];
  /** Looked at for one input in so many. */
  readonly every: number;
  check(input: FuzzInput): void;
}

/** What a property says about an input for which it does not hold. The first line tells failures apart. */
export class Broken extends Error {
  constructor(what: string, details?: unknown) {
    super(details === undefined ? what : `${what}\n${shown(details)}`);
    this.name = 'Broken';
  }
}

export function hold(condition: boolean, what: string, details?: unknown): void {
  if (!condition) throw new Broken(what, details);
}

function shown(details: unknown): string {
  const text = typeof details === 'string' ? details : (JSON.stringify(details, undefined, 1) ?? '');
  return text.length > 3000 ? `${text.slice(0, 3000)} …` : text;
}

/** A place of the input as an offset of its text, both ends included. */
export function offsetOf(input: FuzzInput, index: number): number {
  return (input.at[index % Math.max(1, input.at.length)] ?? 0) % (input.text.length + 1);
}
