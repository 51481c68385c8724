/**
 * Reads a .NET regular expression into a tree. Never throws, whatever the text; loops, where the pattern decides how
 * deep things are nested. Errors come in the order of the pattern.
 *
 * Source: https://learn.microsoft.com/dotnet/standard/base-types/regular-expression-language-quick-reference
 */
import { isDigit, isWordCharacter } from './characters.ts';
import { Frame, type FrameGroup, plainGroup } from './frame.ts';
import { GroupCollector, GroupTable } from './groupTable.ts';
import { maxDepth } from './limits.ts';
import type { AnchorKind, ItemNode, RegexOptions, RegexTree, SilentNode } from './nodes.ts';
import { readClass } from './parseClass.ts';
import { isPropertyLetter, readCharacterEscape, readProperty } from './parseEscape.ts';
import { type GroupName, type GroupOpening, readGroupName, readGroupOpening } from './parseGroup.ts';
import { readQuantifier, skipSilent } from './parseQuantifier.ts';
import { Source } from './source.ts';

/** The options in force if nobody sets any, as in `new Regex(pattern)`. */
export const noOptions: RegexOptions = {
  ignoreCase: false,
  multiline: false,
  explicitCapture: false,
  singleline: false,
  ignorePatternWhitespace: false,
};

/**
 * Reads a pattern. The options are those that would be handed to .NET beside the pattern; the pattern may change
 * them. Two readings: the first finds the groups, since `\10`, `\k<n>` and `(?(n)…)` depend on groups further on.
 */
export function parseRegex(pattern: string, options: Partial<RegexOptions> = {}): RegexTree {
  const all = { ...noOptions, ...options };
  const collector = new GroupCollector();
  const first = new Parser(new Source(pattern), all, collector, new GroupTable(new Set(), new Map()));
  const tree = first.parse();
  const table = collector.toTable();
  if (!first.refersToGroups) return { ...tree, groups: table.list() };
  return new Parser(new Source(pattern), all, new GroupCollector(), table).parse();
}

const anchors: Readonly<Record<string, AnchorKind>> = {
  A: 'textStart',
  z: 'textEnd',
  Z: 'textEndOrLastLineFeed',
  G: 'searchStart',
  b: 'wordBoundary',
  B: 'noWordBoundary',
};

class Parser {
  /** Whether anything was read that depends on which groups there are. */
  refersToGroups = false;
  readonly #root: Frame;
  readonly #stack: Frame[];
  #unnamed = 0;

  constructor(
    readonly source: Source,
    public options: RegexOptions,
    readonly collector: GroupCollector,
    readonly groups: GroupTable,
  ) {
    this.#root = new Frame('root', 0, 0, options);
    this.#stack = [this.#root];
  }

  get #frame(): Frame {
    return this.#stack.at(-1)!;
  }

  parse(): RegexTree {
    const { source } = this;
    while (!source.isDone()) this.#readItem();
    while (this.#stack.length > 1) {
      const { start } = this.#frame;
      const message = 'Group has no end: ")" is missing.';
      if (!source.isCutShort) source.report('unclosedGroup', message, start, start + 1);
      this.#closeFrame(source.position);
    }
    const errors = source.errors.sort((a, b) => a.start - b.start);
    const body = this.#root.body(source.text.length);
    return { pattern: source.text, body, groups: this.groups.list(), errors };
  }

  #add(item: ItemNode): void {
    this.#frame.items.push(item);
  }

  #addSilent(kind: SilentNode['kind'], start: number): void {
    this.#add({ kind, start, end: this.source.position });
  }

  #readItem(): void {
    const { source } = this;
    const start = source.position;
    if (this.#skipSilent()) return;
    switch (source.character()) {
      case '(':
        this.#readGroup(start);
        return;
      case ')':
        source.position++;
        this.#readClosing(start);
        return;
      case '|':
        source.position++;
        this.#readBar(start);
        return;
      case '[':
        this.#readClass(start);
        return;
      case '\\':
        this.#readEscape(start);
        return;
      case '*':
      case '+':
      case '?':
      case '{':
        if (readQuantifier(source, this.#frame.items, this.options)) return;
        break;
      case '^':
        this.#readAnchor(this.options.multiline ? 'lineStart' : 'textStart', start);
        return;
      case '$':
        this.#readAnchor(this.options.multiline ? 'lineEnd' : 'textEndOrLastLineFeed', start);
        return;
      case '.': {
        source.position++;
        const { singleline } = this.options;
        this.#add({ kind: 'dot', singleline, start, end: source.position });
        return;
      }
    }
    source.position++;
    this.#addCharacter(source.text.charCodeAt(start), start);
  }

  #addCharacter(code: number, start: number): void {
    const { ignoreCase } = this.options;
    this.#add({ kind: 'character', code, ignoreCase, start, end: this.source.position });
  }

  #readAnchor(anchor: AnchorKind, start: number): void {
    this.source.position++;
    this.#add({ kind: 'anchor', anchor, start, end: this.source.position });
  }

  /** Takes a comment, or white space that does not count. */
  #skipSilent(): boolean {
    const node = skipSilent(this.source, this.options);
    if (node) this.#add(node);
    return node !== undefined;
  }

  #readClass(start: number): void {
    const set = readClass(this.source);
    const { ignoreCase } = this.options;
    if (set) this.#add({ kind: 'set', set, ignoreCase, start, end: set.end });
    else this.#addSilent('invalid', start);
  }

  #readBar(start: number): void {
    const frame = this.#frame;
    if (frame.group === 'conditional' && frame.branchCount === 1) {
      const message = 'A conditional has two branches: put a "|" that is meant inside one into a group.';
      this.source.report('tooManyBranches', message, start);
    }
    frame.endBranch(start);
  }

  #readClosing(start: number): void {
    if (this.#stack.length > 1) {
      this.#closeFrame(start);
      return;
    }
    const message = '")" closes nothing. Write "\\)" for the character itself.';
    this.source.report('unopenedGroup', message, start);
    this.#addSilent('invalid', start);
  }

  /** Closes the innermost group; `bodyEnd` is where its `)` stands. */
  #closeFrame(bodyEnd: number): void {
    const frame = this.#stack.pop()!;
    this.options = frame.options;
    const node = frame.close(bodyEnd, this.source.position);
    if (this.#frame.wantsTest) this.#frame.setTest(node);
    else this.#add(node);
  }

  #readGroup(start: number): void {
    const { source, options } = this;
    const isTest = this.#frame.wantsTest;
    const errorCount = source.errors.length;
    source.position++;
    const opening = readGroupOpening(source, start, options);
    if (opening.kind === 'options' || opening.kind === 'optionGroup') {
      this.#checkOptions(start);
      this.options = opening.options;
      if (opening.kind === 'options') {
        this.#addSilent('options', start);
        return;
      }
    }
    if (this.#stack.length > maxDepth) {
      const message = `Groups within groups are supported ${maxDepth} deep.`;
      source.errors.length = errorCount;
      source.reportRest('notSupported', message, start);
      this.#addSilent('invalid', start);
      return;
    }
    if (opening.kind === 'conditional') {
      this.#stack.push(new Frame('conditional', start, source.position, options));
      this.#readTest();
      return;
    }
    const group = opening.kind === 'plain' && isTest ? plainGroup : this.#toGroup(opening);
    this.#stack.push(new Frame(group, start, source.position, options));
  }

  /** .NET refuses options that stand directly in a conditional whose test is an expression. */
  #checkOptions(start: number): void {
    const frame = this.#frame;
    if (frame.group !== 'conditional' || frame.test?.kind === 'conditionGroup') return;
    const message = '.NET refuses options directly in a conditional. Put them into a group: "(?:(?i)…)".';
    this.source.report('optionsInCondition', message, start);
  }

  #toGroup(opening: GroupOpening): FrameGroup {
    switch (opening.kind) {
      case 'group':
        return { ...plainGroup, group: opening.group };
      case 'plain':
        if (this.options.explicitCapture) return plainGroup;
        this.collector.addUnnamed();
        return { ...plainGroup, group: 'capture', capture: ++this.#unnamed };
      case 'named':
        return this.#toNamedGroup(opening);
      default:
        return plainGroup;
    }
  }

  #toNamedGroup(opening: GroupOpening & { kind: 'named' }): FrameGroup {
    const { name, uncapture, uncaptureStart } = opening;
    if (typeof name === 'number') this.collector.addNumber(name);
    else if (name !== undefined) this.collector.addName(name);
    return {
      group: 'capture',
      capture: name === undefined ? undefined : (this.#find(name) ?? 0),
      name: typeof name === 'string' ? name : undefined,
      uncapture: uncapture === undefined ? undefined : this.#resolve(uncapture, uncaptureStart),
    };
  }

  /** The number of a group, or undefined if there is none. */
  #find(name: GroupName): number | undefined {
    this.refersToGroups = true;
    if (typeof name === 'string') return this.groups.named.get(name);
    return this.groups.has(name) ? name : undefined;
  }

  /** The number of a group that is referred to; -1 after reporting that there is none. */
  #resolve(name: GroupName, start: number): number {
    const number = this.#find(name);
    if (number !== undefined) return number;
    const what =
      typeof name === 'string' ? `There is no group named "${name}".` : `There is no group ${name}.`;
    this.source.report('unknownGroup', what, start);
    return -1;
  }

  /** Reads `(1)` or `(name)` of a conditional; anything else stays to be read as a group. */
  #readTest(): void {
    const { source } = this;
    const start = source.position;
    const inner = source.character(1);
    if (inner === '?') {
      const isNamed = source.sees("(?'") || (source.sees('(?<') && !/[=!]/.test(source.character(3)));
      const message = 'The test of a conditional cannot be a named group. Write "(?(?=…)yes|no)".';
      if (isNamed) source.report('badCondition', message, start, start + 3);
      if (!source.sees('(?#')) return;
      source.report('badCondition', 'The test of a conditional cannot be a comment.', start, start + 3);
      return;
    }
    const code = source.code(1);
    if (!isWordCharacter(code)) return;
    source.position++;
    const name = readGroupName(source)!;
    if (isDigit(code)) {
      const message =
        'The test of a conditional is a number and more. Write "(?(1)yes|no)" or "(?(?=1…)yes|no)".';
      if (!source.take(')')) source.report('badCondition', message, start);
      this.#setTest(this.#resolve(name, start + 1), start);
      return;
    }
    const number = this.#find(name);
    if (number !== undefined && source.take(')')) {
      this.#setTest(number, start);
      return;
    }
    source.position = start;
  }

  #setTest(number: number, start: number): void {
    this.#frame.setTest({ kind: 'conditionGroup', number, start, end: this.source.position });
  }

  #readEscape(start: number): void {
    const { source } = this;
    const letter = source.character(1);
    source.position++;
    if (letter === '') {
      const message = '"\\" at the end of the pattern means nothing. Write "\\\\" for the character itself.';
      source.report('backslashAtEnd', message, start);
      this.#addSilent('invalid', start);
      return;
    }
    const anchor = anchors[letter];
    if (anchor) {
      this.#readAnchor(anchor, start);
      return;
    }
    if (isPropertyLetter(letter)) {
      this.#readPropertySet(start);
      return;
    }
    if (this.#readReference(letter, start)) return;
    const code = readCharacterEscape(source, start);
    if (code === undefined) this.#addSilent('invalid', start);
    else this.#addCharacter(code, start);
  }

  #readPropertySet(start: number): void {
    const property = readProperty(this.source, start);
    if (!property) {
      this.#addSilent('invalid', start);
      return;
    }
    const { end } = property;
    const set = { negated: false, items: [property], subtraction: undefined, start, end };
    this.#add({ kind: 'set', set, ignoreCase: this.options.ignoreCase, start, end });
  }

  /** Reads `\1`, `\k<n>` and the old `\<n>`; returns false, at its place, if it is something else. */
  #readReference(letter: string, start: number): boolean {
    const { source } = this;
    if (letter >= '1' && letter <= '9') return this.#readNumberedReference(start);
    if (letter !== 'k' && letter !== '<' && letter !== "'") return false;
    const back = source.position;
    if (letter === 'k') source.position++;
    const open = source.character();
    if (open === '<' || open === "'") {
      source.position++;
      const nameStart = source.position;
      const name = readGroupName(source);
      if (name !== undefined && source.take(open === '<' ? '>' : "'")) {
        this.#addReference(name, this.#resolve(name, nameStart), start);
        return true;
      }
    }
    if (letter === 'k') {
      source.report('badReference', 'A reference to a group is written "\\k<name>".', start);
      this.#addSilent('invalid', start);
      return true;
    }
    source.position = back;
    return false;
  }

  /** `\1` to `\9` always refer to a group; more digits do if there is such a group, and are octal if not. */
  #readNumberedReference(start: number): boolean {
    const { source } = this;
    const digits = source.position;
    source.skipWhile(isDigit);
    const number = source.number(digits, source.position);
    const isKnown = this.#find(number) !== undefined;
    if (isKnown || source.position === digits + 1) {
      this.#addReference(number, isKnown ? number : this.#resolve(number, start), start);
      return true;
    }
    source.position = digits;
    return false;
  }

  #addReference(name: GroupName, group: number, start: number): void {
    const { ignoreCase } = this.options;
    const end = this.source.position;
    this.#add({ kind: 'backreference', group, name: String(name), ignoreCase, start, end });
  }
}
