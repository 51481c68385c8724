/**
 * The syntax tree of a .NET regular expression. Every offset is a UTF-16 offset into the pattern. Options such as
 * `(?i)` are resolved while reading, so a node says itself whether it ignores case; nothing needs to be looked up.
 *
 * Ranges tile: the items of a sequence lie end to end and cover it (comments, white space of the `x` option and
 * `(?i)` are items of their own), and branches are separated by one `|` each.
 *
 * Source: https://learn.microsoft.com/dotnet/standard/base-types/regular-expression-language-quick-reference
 */
import type { RegexError } from './errors.ts';
import type { PatternRange } from './range.ts';

/** The options a pattern can set for itself: `(?imnsx)`. The others of .NET cannot be reached from a pattern. */
export interface RegexOptions {
  /** `i`: upper and lower case are the same, by the invariant culture. */
  readonly ignoreCase: boolean;
  /** `m`: `^` and `$` also stand at the lines of the text. */
  readonly multiline: boolean;
  /** `n`: groups without a name do not capture. */
  readonly explicitCapture: boolean;
  /** `s`: `.` also matches a line feed. */
  readonly singleline: boolean;
  /** `x`: white space and `# comments` in the pattern count for nothing. */
  readonly ignorePatternWhitespace: boolean;
}

/** One character, a UTF-16 code unit as in .NET. */
export interface CharacterNode extends PatternRange {
  readonly kind: 'character';
  readonly code: number;
  readonly ignoreCase: boolean;
}

/** `.` */
export interface DotNode extends PatternRange {
  readonly kind: 'dot';
  /** Whether a line feed is matched as well. */
  readonly singleline: boolean;
}

/** `[…]`, or an escape that stands for several characters, such as `\d`. */
export interface SetNode extends PatternRange {
  readonly kind: 'set';
  readonly set: CharacterClass;
  readonly ignoreCase: boolean;
}

/** The members of a class: all items, without `subtraction`, and then the opposite if `negated`. */
export interface CharacterClass extends PatternRange {
  readonly negated: boolean;
  readonly items: readonly ClassItem[];
  /** `[a-z-[aeiou]]`: the inner class. It is taken away after the negation. */
  readonly subtraction: CharacterClass | undefined;
}

/** `a-z`, or one character with `from` and `to` the same. */
export interface ClassRange extends PatternRange {
  readonly kind: 'range';
  readonly from: number;
  readonly to: number;
}

/** `\d`, `\p{Lu}`, `\P{IsGreek}`: a property of characters. */
export interface ClassProperty extends PatternRange {
  readonly kind: 'property';
  /** `d`, `w`, `s`, a Unicode category (`Lu`) or a named block (`IsGreek`). */
  readonly name: string;
  readonly negated: boolean;
}

export type ClassItem = ClassRange | ClassProperty;

/** What an anchor asks of a place in the text. */
export type AnchorKind =
  /** `\A`, and `^` without the option `m` */
  | 'textStart'
  /** `^` with the option `m` */
  | 'lineStart'
  /** `\z` */
  | 'textEnd'
  /** `\Z`, and `$` without the option `m`: the end, or before a line feed at the end */
  | 'textEndOrLastLineFeed'
  /** `$` with the option `m` */
  | 'lineEnd'
  /** `\G`: where the search began */
  | 'searchStart'
  /** `\b` */
  | 'wordBoundary'
  /** `\B` */
  | 'noWordBoundary';

/** A place in the text: `^`, `\b`. */
export interface AnchorNode extends PatternRange {
  readonly kind: 'anchor';
  readonly anchor: AnchorKind;
}

/** `\1`, `\k<name>` */
export interface BackreferenceNode extends PatternRange {
  readonly kind: 'backreference';
  /** The group's number; -1 if there is no such group (and an error). */
  readonly group: number;
  readonly name: string;
  readonly ignoreCase: boolean;
}

export type GroupKind =
  | 'capture'
  | 'nonCapture'
  | 'atomic'
  | 'lookahead'
  | 'negativeLookahead'
  | 'lookbehind'
  | 'negativeLookbehind';

/** Anything in parentheses but a conditional. */
export interface GroupNode extends PatternRange {
  readonly kind: 'group';
  readonly group: GroupKind;
  /** The number of the group that captures; undefined also for `(?<-open>…)`. */
  readonly capture: number | undefined;
  /** The name as written, if it has one that is no number. */
  readonly name: string | undefined;
  /** `(?<close-open>…)`: the number of the group whose last capture is removed. */
  readonly uncapture: number | undefined;
  readonly body: BodyNode;
}

/** `(?(name)yes|no)` and `(?(expression)yes|no)` */
export interface ConditionalNode extends PatternRange {
  readonly kind: 'conditional';
  /** The number of a group that must have a capture, or an expression that must match here. */
  readonly test: ConditionGroup | ConditionNode;
  readonly yes: SequenceNode;
  readonly no: SequenceNode | undefined;
}

/** The test of a conditional that is an expression, with its parentheses. */
export type ConditionNode = GroupNode | ConditionalNode;

/** The test of a conditional that asks for a group. The range covers the parentheses. */
export interface ConditionGroup extends PatternRange {
  readonly kind: 'conditionGroup';
  readonly number: number;
}

/** Something that is repeated. White space between it and the quantifier belongs to this node only. */
export interface RepeatNode extends PatternRange {
  readonly kind: 'repeat';
  readonly item: RepeatableNode;
  readonly min: number;
  /** `Number.POSITIVE_INFINITY` where there is no limit. */
  readonly max: number;
  readonly lazy: boolean;
  /** Where `*`, `+`, `?` or `{` stands. */
  readonly quantifierStart: number;
}

/** What matches nothing: a comment, white space under `x`, `(?i)`, or text that is wrong. */
export interface SilentNode extends PatternRange {
  readonly kind: 'comment' | 'space' | 'options' | 'invalid';
}

/** One item after another; without items the empty expression. */
export interface SequenceNode extends PatternRange {
  readonly kind: 'sequence';
  readonly items: readonly ItemNode[];
}

/** Two or more branches with `|` between them. */
export interface AlternationNode extends PatternRange {
  readonly kind: 'alternation';
  readonly branches: readonly SequenceNode[];
}

export type RepeatableNode =
  | CharacterNode
  | DotNode
  | SetNode
  | AnchorNode
  | BackreferenceNode
  | GroupNode
  | ConditionalNode;
export type ItemNode = RepeatableNode | RepeatNode | SilentNode;
export type BodyNode = SequenceNode | AlternationNode;
export type RegexNode = ItemNode | BodyNode;

/** A group that captures. Group 0, the whole match, is not listed. */
export interface GroupInfo {
  readonly number: number;
  /** The name, or the number in digits. */
  readonly name: string;
}

/** A pattern that has been read. With errors the tree is the best that could be made of it. */
export interface RegexTree {
  readonly pattern: string;
  readonly body: BodyNode;
  /** By number. */
  readonly groups: readonly GroupInfo[];
  readonly errors: readonly RegexError[];
}
