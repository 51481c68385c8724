/**
 * Character classes, `[a-z-[aeiou]]`.
 *
 * Source: https://learn.microsoft.com/dotnet/standard/base-types/character-classes-in-regular-expressions
 * What the documentation leaves open follows what a .NET engine does, see the notes below.
 */
import { isWordCharacter } from './characters.ts';
import { maxDepth } from './limits.ts';
import type { CharacterClass, ClassItem } from './nodes.ts';
import { isPropertyLetter, readCharacterEscape, readProperty } from './parseEscape.ts';
import type { Source } from './source.ts';

/** A class that is still open. */
interface OpenClass {
  readonly start: number;
  readonly negated: boolean;
  readonly items: ClassItem[];
  subtraction: CharacterClass | undefined;
  /** Whether `]` would still be a plain character. */
  isFirst: boolean;
  /** The first character of a range of which the `-` has been read, and where it stands. */
  from: { readonly code: number; readonly start: number } | undefined;
}

/**
 * Reads a class; the reader stands at `[`. Returns undefined after reporting that the class has no end (all of the
 * pattern is then read) or is nested too deeply.
 */
export function readClass(source: Source): CharacterClass | undefined {
  const outermost = source.position;
  const stack: OpenClass[] = [open(source)];
  while (!source.isDone()) {
    const current = stack.at(-1)!;
    if (source.code() === 0x5d && !current.isFirst) {
      const closed = close(source, current);
      stack.pop();
      const outer = stack.at(-1);
      if (!outer) return closed;
      outer.subtraction = closed;
      requireEnd(source, closed);
      continue;
    }
    if (readItem(source, current)) continue;
    if (stack.length >= maxDepth) {
      const message = `Classes within classes are supported ${maxDepth} deep.`;
      source.reportRest('notSupported', message, source.position);
      return undefined;
    }
    stack.push(open(source));
  }
  source.reportRest(
    'unclosedClass',
    'Class has no end: "]" is missing. Write "\\[" for the character itself.',
    outermost,
  );
  return undefined;
}

function open(source: Source): OpenClass {
  const start = source.position;
  source.position++;
  const negated = source.take('^');
  return { start, negated, items: [], subtraction: undefined, isFirst: true, from: undefined };
}

/** Steps over `]`. A range without its second half, as in `[a-\-]`, is nothing. */
function close(source: Source, open: OpenClass): CharacterClass {
  source.position++;
  const { start, negated, items, subtraction } = open;
  return { start, end: source.position, negated, items, subtraction };
}

/** Reports that something stands between a subtraction and the end of the class around it. */
function requireEnd(source: Source, subtraction: CharacterClass): void {
  if (source.isDone() || source.code() === 0x5d) return;
  const message = 'A subtraction must be the last thing in a class: "]" is missing behind it.';
  source.report('subtractionNotLast', message, subtraction.start, subtraction.end);
}

/** Reads one item. Returns false, standing at `[`, where a subtraction begins. */
function readItem(source: Source, open: OpenClass): boolean {
  const start = source.position;
  const isFirst = open.isFirst;
  open.isFirst = false;
  let code = source.code();
  let isEscaped = false;

  if (code === 0x5c && source.code(1) !== -1) {
    source.position++;
    if (isPropertyLetter(source.character())) {
      addProperty(source, open, start);
      return true;
    }
    if (source.take('-')) {
      // An escaped "-" neither begins nor ends a range: "[+-\-x]" is "+-x" and "-".
      open.items.push({ kind: 'range', from: 0x2d, to: 0x2d, start, end: source.position });
      return true;
    }
    const escaped = readCharacterEscape(source, start);
    if (escaped === undefined) return true;
    code = escaped;
    isEscaped = true;
  } else {
    source.position++;
    // "[:alpha:]" of other engines means nothing but "[" in .NET.
    if (code === 0x5b && !open.from) skipPosixName(source);
  }

  if (open.from) {
    if (code === 0x5b && !isEscaped && !isFirst) return beginSubtraction(source, open, start);
    addRange(source, open, open.from, code);
    open.from = undefined;
    return true;
  }
  const next = source.code();
  if (next === 0x2d && source.code(1) !== -1 && source.code(1) !== 0x5d) {
    open.from = { code, start };
    source.position++;
    return true;
  }
  if (code === 0x2d && !isEscaped && next === 0x5b && !isFirst) return false;
  open.items.push({ kind: 'range', from: code, to: code, start, end: source.position });
  return true;
}

/** `[a-[b]]`: what looked like a range is a character and a subtraction. */
function beginSubtraction(source: Source, open: OpenClass, start: number): false {
  const { code, start: from } = open.from!;
  open.items.push({ kind: 'range', from: code, to: code, start: from, end: start - 1 });
  open.from = undefined;
  source.position = start;
  return false;
}

function addRange(source: Source, open: OpenClass, from: { code: number; start: number }, to: number): void {
  const end = source.position;
  if (from.code > to) {
    const text = source.text.slice(from.start, end);
    source.report('reversedRange', `Range is the wrong way round: "${text}".`, from.start, end);
    return;
  }
  open.items.push({ kind: 'range', from: from.code, to, start: from.start, end });
}

function addProperty(source: Source, open: OpenClass, start: number): void {
  const property = readProperty(source, start);
  if (open.from) {
    const text = source.text.slice(start, source.position);
    source.report('classInRange', `"${text}" cannot end a range: it is not one character.`, open.from.start);
    open.from = undefined;
  } else if (property) {
    open.items.push(property);
  }
}

function skipPosixName(source: Source): void {
  const start = source.position;
  if (!source.take(':')) return;
  source.skipWhile(isWordCharacter);
  if (!source.take(':]')) source.position = start;
}
