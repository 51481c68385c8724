/** `RegExReplace` in words, with the idioms that administrators use by name. */
import { groupsOf, referencesIn } from './regexGroups.ts';
import { readPattern } from './regexText.ts';
import { quote } from './words.ts';

/** A pattern of two groups around a separator: `(?<domain>[^\\]+)\\(?<user>.+)`, `^([^@]+)@(.+)$`. */
const group = (stop: string) => `\\((?:\\?<\\w+>)?(?:\\.[+*]|\\[\\^${stop}\\][+*])\\)`;
const bare = (stop: string) => `(?:\\.[+*]|\\[\\^${stop}\\][+*])`;
const part = (stop: string) => `(${group(stop)}|${bare(stop)})`;
const separators = [
  { words: 'backslash', pattern: new RegExp(`^(\\^?)${part('\\\\\\\\')}\\\\\\\\${part('[\\\\@]+')}\\$?$`) },
  { words: '@', pattern: new RegExp(`^(\\^?)${part('@')}@${part('@')}\\$?$`) },
] as const;

/** What comes of `subject` (a phrase such as "its value") when every match of the pattern is replaced. */
export function describeReplacement(subject: string, pattern: string, replacement: string): string {
  return aroundSeparator(subject, pattern, replacement) ?? general(subject, pattern, replacement);
}

function aroundSeparator(subject: string, pattern: string, replacement: string): string | undefined {
  const options = /^\^?\(\?i\)/.exec(pattern)?.[0] ?? '';
  const body = (options.startsWith('^') ? '^' : '') + pattern.slice(options.length);
  for (const { words, pattern: shape } of separators) {
    const match = shape.exec(body);
    if (!match) continue;
    const [, , before = '', after = ''] = match;
    const groups = groupsOf(body);
    const isBefore = before.startsWith('(') ? groups[0] : undefined;
    const isAfter = after.startsWith('(') ? groups[isBefore ? 1 : 0] : undefined;
    const [ref, ...others] = referencesIn(replacement, groups);
    if (!ref || others.length > 0 || ref.kind !== 'group') return undefined;
    const side =
      ref.number === isBefore?.number ? 'before' : ref.number === isAfter?.number ? 'after' : undefined;
    if (!side) return undefined;
    const prefix = replacement.slice(0, ref.start);
    const suffix = replacement.slice(ref.end);
    const front = prefix === '' ? '' : `${quote(prefix)} followed by `;
    const behind = suffix === '' ? '' : ` followed by ${quote(suffix)}`;
    return `${front}the part of ${subject} ${side} the ${words}${behind}`;
  }
  return undefined;
}

function general(subject: string, pattern: string, replacement: string): string {
  if (replacement === '' && /^@\.[*+]\$?$/.test(pattern)) return `the part of ${subject} before the @`;
  if (replacement === '' && /^\^?(?:\.[+*]|\[\^\\\\\][+*])\\\\$/.test(pattern)) {
    return `the part of ${subject} after the backslash`;
  }
  const reading = readPattern(pattern);
  const plain = reading?.kind === 'contains' && reading.texts.length === 1 && !reading.ignoreCase;
  const what = plain ? quote(reading.texts[0] as string) : `match of the pattern ${quote(pattern)}`;
  if (replacement === '') return `${subject} with every ${what} removed`;
  return `${subject} with every ${what} replaced by ${quote(replacement)}`;
}
