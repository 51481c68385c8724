/** Capture groups of .NET patterns and the references of replacements to them. */
import type { TextRange } from '../../syntax/nodes.ts';

/** A capture group. Offsets count from the start of the pattern. */
export interface RegexGroup extends TextRange {
  /** The number of an unnamed group, else its name. */
  readonly name: string;
  /** .NET numbers the unnamed groups first, from 1, then the named ones. */
  readonly number: number;
  readonly named: boolean;
}

/** What a `$…` of a replacement stands for. */
export interface ReplacementReference extends TextRange {
  readonly kind: 'group' | 'match' | 'dollar' | 'before' | 'after' | 'last' | 'input';
  /** For `group`: the number or name. */
  readonly name: string;
}

/** The capture groups of a pattern, in the order of their opening brackets. A broken pattern gives what is found. */
export function groupsOf(pattern: string): readonly RegexGroup[] {
  const found: { start: number; end: number; name: string | undefined }[] = [];
  const open: ((typeof found)[number] | undefined)[] = [];
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[i];
    if (c === '\\') i++;
    else if (c === '[') i = endOfClass(pattern, i);
    else if (c === '(') {
      const group = groupAt(pattern, i);
      if (group) found.push(group);
      open.push(group);
    } else if (c === ')') {
      const group = open.pop();
      if (group) group.end = i + 1;
    }
  }
  return numbered(found);
}

function groupAt(pattern: string, start: number) {
  if (pattern[start + 1] !== '?') return { start, end: pattern.length, name: undefined };
  const name = /^\(\?(?:<([\w]+)>|'([\w]+)')/.exec(pattern.slice(start, start + 80));
  return name ? { start, end: pattern.length, name: name[1] ?? name[2] } : undefined;
}

function numbered(found: readonly (TextRange & { name: string | undefined })[]): readonly RegexGroup[] {
  let next = 1;
  const numbers = new Map<unknown, number>();
  const names = new Map<string, number>();
  for (const group of found) if (group.name === undefined) numbers.set(group, next++);
  for (const group of found) {
    if (group.name === undefined) continue;
    const number = /^\d+$/.test(group.name) ? Number(group.name) : (names.get(group.name) ?? next++);
    names.set(group.name, number);
    numbers.set(group, number);
  }
  return found.map((group) => {
    const number = numbers.get(group) as number;
    const { start, end, name } = group;
    return { start, end, name: name ?? String(number), number, named: name !== undefined };
  });
}

/** The offset of the `]` that closes a character class, or the last offset of a pattern that lacks it. */
export function endOfClass(pattern: string, start: number): number {
  let i = start + 1;
  if (pattern[i] === '^') i++;
  // A bracket in first place is an ordinary character.
  if (pattern[i] === ']') i++;
  for (; i < pattern.length; i++) {
    if (pattern[i] === '\\') i++;
    else if (pattern[i] === ']') return i;
  }
  return pattern.length - 1;
}

const references = /\$(?:(\d+)|\{(\w+)\}|([$&`'+_]))/g;
const special = {
  $: 'dollar',
  '&': 'match',
  '`': 'before',
  "'": 'after',
  '+': 'last',
  _: 'input',
} as const;

/**
 * The references of a replacement, in order (language.md 3.6). Whether a group exists is for the caller to say: a
 * reference to none stays as text.
 */
export function referencesIn(replacement: string): readonly ReplacementReference[] {
  return [...replacement.matchAll(references)].map((match) => {
    const name = match[1] ?? match[2] ?? '';
    const sign = match[3] as keyof typeof special | undefined;
    const kind = sign ? special[sign] : /^0+$/.test(name) ? 'match' : 'group';
    return { kind, name, start: match.index, end: match.index + match[0].length };
  });
}

/** The group that a reference means, by number or name. Undefined when the pattern has none. */
export function groupOf(groups: readonly RegexGroup[], name: string): RegexGroup | undefined {
  return /^\d+$/.test(name)
    ? groups.find(({ number }) => number === Number(name))
    : groups.find((group) => group.named && group.name === name);
}
