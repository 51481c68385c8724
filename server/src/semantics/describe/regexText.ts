/** The plain text inside regular expressions that are simple enough to be read aloud. */
import type { TextRange } from '../../syntax/nodes.ts';
import { endOfClass } from './regexGroups.ts';

/** A stretch of a pattern between brackets, anchors and bars. Offsets count from the start of the pattern. */
export interface Segment extends TextRange {
  /** The text that it matches, escapes resolved. Undefined when it matches more than one text. */
  readonly text: string | undefined;
  /** A dot in it is not escaped and stands for any character. */
  readonly looseDot: boolean;
}

/** A pattern in words. */
export interface PatternReading {
  /** `is` for a pattern anchored at both ends, `matches` where a dot is not escaped. */
  readonly kind: 'is' | 'startsWith' | 'endsWith' | 'contains' | 'matches';
  readonly texts: readonly string[];
  readonly ignoreCase: boolean;
}

interface Piece extends TextRange {
  readonly kind: 'char' | 'dot' | 'any' | 'break' | 'other';
  readonly text: string;
}

/** Reads one piece: a character, an escape, a class, an opening of a group. */
function pieceAt(pattern: string, start: number): Piece {
  const piece = (kind: Piece['kind'], end: number, text = ''): Piece => ({ kind, start, end, text });
  const c = pattern.charAt(start);
  if (c === '\\') {
    const next = pattern.charAt(start + 1);
    const hex = /^\\x([0-9a-f]{2})/i.exec(pattern.slice(start, start + 4));
    if (hex) return piece('char', start + 4, String.fromCharCode(Number.parseInt(hex[1] as string, 16)));
    if (/[bBAzZG]/.test(next)) return piece('break', start + 2);
    return /\w/.test(next) || next === '' ? piece('other', start + 2) : piece('char', start + 2, next);
  }
  if (c === '[') {
    const end = endOfClass(pattern, start) + 1;
    const one = /^\[\\?([^\\^\]])\]$/.exec(pattern.slice(start, end));
    return one ? piece('char', end, one[1]) : piece('other', end);
  }
  if (c === '(') {
    const opening = /^\(\?(?:[imnsx-]+[):]|<[\w-]+>|'[\w-]+'|<?[=!]|[:>])/.exec(
      pattern.slice(start, start + 80),
    );
    return piece('break', start + (opening?.[0].length ?? 1));
  }
  if (c === ')' || c === '|' || c === '^' || c === '$') return piece('break', start + 1);
  if (c === '.') {
    const any = /^\.[*+]\??/.exec(pattern.slice(start, start + 3));
    return any ? piece('any', start + any[0].length) : piece('dot', start + 1, '.');
  }
  const times = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/.exec(pattern.slice(start, start + 20));
  return times ? piece('other', start + times[0].length) : piece('char', start + 1, c);
}

/** The stretches of a pattern that hold text, in order. */
export function segmentsOf(pattern: string): readonly Segment[] {
  const segments: Segment[] = [];
  let current: { start: number; end: number; text: string | undefined; looseDot: boolean } | undefined;
  for (let at = 0; at < pattern.length; ) {
    const piece = pieceAt(pattern, at);
    at = piece.end;
    if (piece.kind === 'break' || piece.kind === 'any') {
      if (current) segments.push(current);
      current = undefined;
      continue;
    }
    current ??= { start: piece.start, end: piece.end, text: '', looseDot: false };
    current.end = piece.end;
    if (piece.kind === 'other') current.text = undefined;
    else if (current.text !== undefined) current.text += piece.text;
    if (piece.kind === 'dot') current.looseDot = true;
  }
  if (current) segments.push(current);
  return segments;
}

interface Alternative {
  readonly text: string;
  readonly fromStart: boolean;
  readonly toEnd: boolean;
  readonly looseDot: boolean;
}

/**
 * A pattern that is a text or several to choose from, with or without anchors and `(?i)` in front. Undefined for
 * everything else; nothing is simplified that would change the meaning.
 */
export function readPattern(pattern: string): PatternReading | undefined {
  const front = /^(?:\(\?i\)\^?|\^\(\?i\))/.exec(pattern)?.[0];
  const body = front === undefined ? pattern : (front.includes('^') ? '^' : '') + pattern.slice(front.length);
  // With several alternatives an anchor in front of them binds to the first one only, as in .NET.
  const alternatives = alternativesIn(body, 0);
  const [first] = alternatives ?? [];
  if (!alternatives || !first) return undefined;
  const same = alternatives.every((a) => a.fromStart === first.fromStart && a.toEnd === first.toEnd);
  if (!same || alternatives.some(({ text }) => text === '')) return undefined;
  const loose = alternatives.some(({ looseDot }) => looseDot);
  if (loose && (first.fromStart || first.toEnd)) return undefined;
  const kind = loose
    ? 'matches'
    : first.fromStart
      ? first.toEnd
        ? 'is'
        : 'startsWith'
      : first.toEnd
        ? 'endsWith'
        : 'contains';
  return { kind, texts: alternatives.map(({ text }) => text), ignoreCase: front !== undefined };
}

function alternativesIn(pattern: string, depth: number): readonly Alternative[] | undefined {
  if (depth > 4) return undefined;
  const parts = splitAtBars(pattern);
  if (!parts) return undefined;
  const found: Alternative[] = [];
  for (const part of parts) {
    const read = alternativeOf(part, depth);
    if (!read) return undefined;
    found.push(...read);
  }
  return found;
}

/** `^text$`, `^(a|b)$`, `.*text.*`, `\btext\b`. */
function alternativeOf(part: string, depth: number): readonly Alternative[] | undefined {
  let fromStart = part.startsWith('^');
  let toEnd = /(?<!\\)(?:\\\\)*\$$/.test(part);
  let inner = part.slice(fromStart ? 1 : 0, toEnd ? -1 : undefined);
  if (inner.startsWith('.*')) {
    inner = inner.slice(2);
    fromStart = false;
  }
  if (/(?<!\\)\.\*$/.test(inner)) {
    inner = inner.slice(0, -2);
    toEnd = false;
  }
  const group = /^\((?!\?)|^\(\?:|^\(\?<\w+>/.exec(inner)?.[0];
  if (group !== undefined && closesAtEnd(inner)) {
    const within = alternativesIn(inner.slice(group.length, -1), depth + 1);
    return within?.map((a) => ({
      ...a,
      fromStart: fromStart || a.fromStart,
      toEnd: toEnd || a.toEnd,
    }));
  }
  // Word boundaries on both sides leave `contains` true.
  if (/^\\b/.test(inner) && /(?<!\\)(?:\\\\)*\\b$/.test(inner)) inner = inner.slice(2, -2);
  return expanded(inner)?.map((read) => ({ ...read, fromStart, toEnd }));
}

interface Plain {
  readonly text: string;
  readonly looseDot: boolean;
}

/** Plain text, or plain text around one choice: `Microsoft\.Exchange\.(ActiveSync|RPC)`. */
function expanded(pattern: string): readonly Plain[] | undefined {
  const whole = plainText(pattern);
  if (whole) return [whole];
  const group = choiceIn(pattern);
  if (!group) return undefined;
  const before = plainText(pattern.slice(0, group.start));
  const after = plainText(pattern.slice(group.end));
  const choices = splitAtBars(group.inner)?.map(plainText);
  if (!before || !after || !choices) return undefined;
  const found: Plain[] = [];
  for (const choice of choices) {
    if (!choice) return undefined;
    const looseDot = before.looseDot || choice.looseDot || after.looseDot;
    found.push({ text: before.text + choice.text + after.text, looseDot });
  }
  return found;
}

function plainText(pattern: string): Plain | undefined {
  if (pattern === '') return { text: '', looseDot: false };
  const [only, ...others] = segmentsOf(pattern);
  if (!only || others.length > 0 || only.text === undefined) return undefined;
  return only.start === 0 && only.end === pattern.length
    ? { text: only.text, looseDot: only.looseDot }
    : undefined;
}

/** The first group of a pattern with what it holds. Undefined for a lookaround, options, and no group at all. */
function choiceIn(pattern: string): (TextRange & { readonly inner: string }) | undefined {
  let start = -1;
  let innerStart = -1;
  let depth = 0;
  for (let at = 0; at < pattern.length; ) {
    const piece = pieceAt(pattern, at);
    const c = pattern[at];
    at = piece.end;
    if (piece.kind !== 'break' || c === '\\') continue;
    if (c === '(' && depth++ === 0) {
      const opening = pattern.slice(piece.start, piece.end);
      if (!/^\((?:\?:|\?<\w+>)?$/.test(opening)) return undefined;
      start = piece.start;
      innerStart = piece.end;
    } else if (c === ')' && --depth === 0) {
      return { start, end: at, inner: pattern.slice(innerStart, at - 1) };
    }
  }
  return undefined;
}

function splitAtBars(pattern: string): readonly string[] | undefined {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < pattern.length; ) {
    const piece = pieceAt(pattern, at);
    const c = pattern[at];
    at = piece.end;
    if (piece.kind !== 'break' || c === '\\') continue;
    // Options in the middle change the meaning from there on.
    if (c === '(' && /^\(\?[imnsx-]+\)/.test(pattern.slice(piece.start, piece.end))) return undefined;
    if (c === '(') depth++;
    else if (c === ')') depth--;
    else if (c === '|' && depth === 0) {
      parts.push(pattern.slice(from, piece.start));
      from = piece.end;
    }
    if (depth < 0) return undefined;
  }
  return depth === 0 ? [...parts, pattern.slice(from)] : undefined;
}

/** Whether the bracket that opens the text is closed by its last character. */
function closesAtEnd(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; ) {
    const piece = pieceAt(text, at);
    const c = text[at];
    at = piece.end;
    if (piece.kind !== 'break' || c === '\\') continue;
    if (c === '(') depth++;
    else if (c === ')' && --depth === 0) return at === text.length;
  }
  return false;
}
