/**
 * Quantifiers, and what may stand between them and what they repeat.
 *
 * Source: https://learn.microsoft.com/dotnet/standard/base-types/quantifiers-in-regular-expressions
 */
import { isPatternSpace } from './characters.ts';
import type { ItemNode, RegexOptions, RepeatableNode, RepeatNode, SilentNode } from './nodes.ts';
import type { Source } from './source.ts';

/**
 * Steps over one comment or one run of white space, if it does not count. An unfinished `(?#` is reported and takes
 * the rest of the pattern.
 */
export function skipSilent(source: Source, options: RegexOptions): SilentNode | undefined {
  const start = source.position;
  let kind: SilentNode['kind'] = 'comment';
  if (options.ignorePatternWhitespace && isPatternSpace(source.code())) {
    source.skipWhile(isPatternSpace);
    kind = 'space';
  } else if (options.ignorePatternWhitespace && source.code() === 0x23) {
    source.skipWhile((code) => code !== 0x0a);
  } else if (source.sees('(?#')) {
    source.skipWhile((code) => code !== 0x29);
    if (!source.take(')')) source.reportRest('unclosedComment', 'Comment has no end: ")" is missing.', start);
  } else {
    return undefined;
  }
  return { kind, start, end: source.position };
}

/**
 * Reads a quantifier and lets it repeat the last of `items`. Returns false, at its place, if what stands here is no
 * quantifier but a plain `{`.
 */
export function readQuantifier(source: Source, items: ItemNode[], options: RegexOptions): boolean {
  const start = source.position;
  const bounds = readBounds(source);
  if (!bounds) return false;
  const end = source.position;
  const lazy = readLazy(source, options);
  if (bounds.min > bounds.max) {
    const message = `"${source.text.slice(start, end)}" is the wrong way round: the lower number comes first.`;
    source.report('reversedQuantifier', message, start, end);
  }
  const index = items.findLastIndex((one) => one.kind !== 'comment' && one.kind !== 'space');
  const item = items[index];
  const quantifier = source.text.slice(start, end);
  if (item && isRepeatable(item)) {
    const range = { start: item.start, end: source.position };
    const repeat: RepeatNode = { kind: 'repeat', item, ...bounds, lazy, quantifierStart: start, ...range };
    items.splice(index, items.length - index, repeat);
    return true;
  }
  const orLiteral = `or write "\\${quantifier}" for the character itself.`;
  if (item?.kind === 'repeat') {
    const message = `"${quantifier}" repeats what is repeated already. Put that into a group, ${orLiteral}`;
    source.report('nestedQuantifier', message, start, end);
  } else if (item?.kind !== 'invalid') {
    const message = `"${quantifier}" has nothing to repeat. Write something before it, ${orLiteral}`;
    source.report('nothingToRepeat', message, start, end);
  }
  items.push({ kind: 'invalid', start, end: source.position });
  return true;
}

function isRepeatable(item: ItemNode): item is RepeatableNode {
  return !['repeat', 'options', 'invalid', 'comment', 'space'].includes(item.kind);
}

interface Bounds {
  readonly min: number;
  readonly max: number;
}

function readBounds(source: Source): Bounds | undefined {
  if (source.take('*')) return { min: 0, max: Number.POSITIVE_INFINITY };
  if (source.take('+')) return { min: 1, max: Number.POSITIVE_INFINITY };
  if (source.take('?')) return { min: 0, max: 1 };
  const braces = /\{([0-9]+)(,([0-9]*))?\}/y;
  braces.lastIndex = source.position;
  const found = braces.exec(source.text);
  if (!found) return undefined;
  const start = source.position + 1;
  source.position = braces.lastIndex;
  const [text, first = '', comma, last] = found;
  const min = source.number(start, start + first.length);
  if (comma === undefined) return { min, max: min };
  if (!last) return { min, max: Number.POSITIVE_INFINITY };
  const end = start + text.length - 2;
  return { min, max: source.number(end - last.length, end) };
}

/** The `?` behind a quantifier, also after comments; without it the reader stays at its place. */
function readLazy(source: Source, options: RegexOptions): boolean {
  const back = source.position;
  const errorCount = source.errors.length;
  while (skipSilent(source, options));
  if (source.take('?')) return true;
  source.position = back;
  source.errors.length = errorCount;
  source.isCutShort = false;
  return false;
}
