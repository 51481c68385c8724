/** The open parentheses while a pattern is read, and what becomes of them when they are closed. */
import type {
  BodyNode,
  ConditionalNode,
  ConditionGroup,
  ConditionNode,
  GroupKind,
  GroupNode,
  ItemNode,
  RegexOptions,
  SequenceNode,
} from './nodes.ts';

/** What of a group is known when it is opened. */
export interface FrameGroup {
  readonly group: GroupKind;
  readonly capture: number | undefined;
  readonly name: string | undefined;
  readonly uncapture: number | undefined;
}

/** The whole pattern, an open group or an open conditional. */
export class Frame {
  readonly #branches: SequenceNode[] = [];
  #branchStart: number;
  items: ItemNode[] = [];
  /** The test of a conditional, once it has been read. */
  test: ConditionGroup | ConditionNode | undefined;

  constructor(
    /** `root` is the pattern itself. */
    readonly group: FrameGroup | 'conditional' | 'root',
    /** Where the parenthesis stands. */
    readonly start: number,
    bodyStart: number,
    /** The options to go back to at the end. */
    readonly options: RegexOptions,
  ) {
    this.#branchStart = bodyStart;
  }

  /** Whether this is a conditional whose test has still to be read. */
  get wantsTest(): boolean {
    return this.group === 'conditional' && this.test === undefined;
  }

  /** How many branches have been ended by a `|`. */
  get branchCount(): number {
    return this.#branches.length;
  }

  setTest(test: ConditionGroup | ConditionNode): void {
    this.test = test;
    this.items = [];
    this.#branchStart = test.end;
  }

  /** Ends a branch before the `|` at `end`. */
  endBranch(end: number): void {
    this.#branches.push(this.#sequence(end));
    this.#branchStart = end + 1;
    this.items = [];
  }

  #sequence(end: number): SequenceNode {
    return { kind: 'sequence', items: this.items, start: this.#branchStart, end };
  }

  /** Everything between the parentheses; `end` is where the closing one stands. */
  body(end: number): BodyNode {
    const last = this.#sequence(end);
    const first = this.#branches[0];
    if (!first) return last;
    return { kind: 'alternation', branches: [...this.#branches, last], start: first.start, end };
  }

  /** The node of an open group or conditional whose body ends at `bodyEnd`. */
  close(bodyEnd: number, end: number): GroupNode | ConditionalNode {
    const { start } = this;
    if (this.group !== 'conditional') {
      const group = this.group === 'root' ? plainGroup : this.group;
      return { kind: 'group', ...group, body: this.body(bodyEnd), start, end };
    }
    const body = this.body(bodyEnd);
    const [yes, no] = body.kind === 'sequence' ? [body, undefined] : body.branches;
    const test = this.test ?? { kind: 'conditionGroup', number: 0, start: bodyEnd, end: bodyEnd };
    return { kind: 'conditional', test, yes: yes!, no, start, end };
  }
}

/** A group that neither captures nor does anything else. */
export const plainGroup: FrameGroup = {
  group: 'nonCapture',
  capture: undefined,
  name: undefined,
  uncapture: undefined,
};
