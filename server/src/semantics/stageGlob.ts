/**
 * Which file names a glob means. Small on purpose: `*`, `?`, `[a-z]`, `[!a]`, `{a,b}` and `**`, with the meaning they
 * have in VS Code's settings. Works in time that grows with pattern times name, so that no pattern can hang the server.
 */

/** A pattern with more alternatives than this after `{…}` is taken apart matches as if the rest were not there. */
const MOST_ALTERNATIVES = 200;

/**
 * Whether a glob means a file.
 *
 * @param pattern a pattern without `/` means the file's name in any folder; one with `/` the whole path
 * @param path with `/` between folders; relative to the workspace folder, or absolute
 */
export function matchesGlob(pattern: string, path: string): boolean {
  // A path that was written into the settings as it is, with brackets or braces in its name.
  if (pattern === path) return true;
  return alternatives(pattern.replace(/^\.?\//, '')).some((alternative) => {
    const wanted = alternative.split('/');
    const segments = path.replace(/^\//, '').split('/');
    return matchesSegments(wanted, wanted.length === 1 ? segments.slice(-1) : segments);
  });
}

/** Takes `{a,b}` apart; braces may stand within braces. A brace without its partner is an ordinary character. */
function alternatives(pattern: string): readonly string[] {
  const done: string[] = [];
  const open = [pattern];
  for (let next = open.pop(); next !== undefined && done.length < MOST_ALTERNATIVES; next = open.pop()) {
    const group = firstGroup(next);
    if (!group) {
      done.push(next);
      continue;
    }
    const { start, end, choices } = group;
    for (const choice of choices.toReversed()) open.push(next.slice(0, start) + choice + next.slice(end));
  }
  return done;
}

function firstGroup(
  pattern: string,
): { readonly start: number; readonly end: number; readonly choices: readonly string[] } | undefined {
  const start = pattern.indexOf('{');
  if (start < 0) return undefined;
  const choices: string[] = [];
  let depth = 0;
  let from = start + 1;
  for (let i = start; i < pattern.length; i++) {
    const c = pattern[i];
    if (c === '{') depth++;
    else if (c === '}') depth--;
    if (depth === 0 || (depth === 1 && c === ',')) {
      choices.push(pattern.slice(from, i));
      from = i + 1;
    }
    if (depth === 0) return { start, end: i + 1, choices };
  }
  return undefined;
}

/** Which beginnings of the path the pattern's beginning means, one pattern segment after the other. */
function matchesSegments(pattern: readonly string[], path: readonly string[]): boolean {
  let reached = new Set([0]);
  for (const segment of pattern) {
    const next = new Set<number>();
    for (const at of reached) {
      if (segment === '**') for (let i = at; i <= path.length; i++) next.add(i);
      else if (at < path.length && matchesName(segment, path[at] as string)) next.add(at + 1);
    }
    reached = next;
  }
  return reached.has(path.length);
}

/** `*`, `?` and `[…]` within one name. Goes back to the last `*` only, which is enough and keeps it quick. */
function matchesName(pattern: string, name: string): boolean {
  let p = 0;
  let n = 0;
  let star = -1;
  let resume = 0;
  while (n < name.length) {
    const width = p < pattern.length && pattern[p] !== '*' ? matchesOne(pattern, p, name[n] as string) : 0;
    if (width > 0) {
      p += width;
      n++;
    } else if (pattern[p] === '*') {
      star = p++;
      resume = n;
    } else if (star >= 0) {
      p = star + 1;
      n = ++resume;
    } else return false;
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}

/** The length of the part of the pattern at `at` when it means the character, else 0. */
function matchesOne(pattern: string, at: number, character: string): number {
  const c = pattern[at];
  if (c === '?') return 1;
  const close = c === '[' ? pattern.indexOf(']', at + 2) : -1;
  if (close < 0) return c === character ? 1 : 0;
  const negated = pattern[at + 1] === '!' || pattern[at + 1] === '^';
  const set = pattern.slice(at + (negated ? 2 : 1), close);
  return inSet(set, character) !== negated ? close + 1 - at : 0;
}

function inSet(set: string, character: string): boolean {
  for (let i = 0; i < set.length; i++) {
    const from = set[i] as string;
    const to = set[i + 1] === '-' ? set[i + 2] : undefined;
    if (to === undefined ? from === character : from <= character && character <= to) return true;
    if (to !== undefined) i += 2;
  }
  return false;
}
