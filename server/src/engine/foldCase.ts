import { toUpper } from '../regex/characters.ts';

/**
 * A text whose comparison by `===` ignores case as .NET's ordinal comparison does: one character for one, in the
 * invariant culture.
 */
export function foldCase(text: string): string {
  let folded = '';
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 128) continue;
    folded += text.slice(from, i).toUpperCase() + String.fromCharCode(toUpper(code));
    from = i + 1;
  }
  return folded + text.slice(from).toUpperCase();
}
