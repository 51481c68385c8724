import {
  type CompletionContext,
  type CompletionItem,
  complete,
} from '../../../server/src/features/completion.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';

/** The rest of what `complete` is told, without the rule set. */
export type Surroundings = Partial<CompletionContext> & { readonly dialect?: 'adfs' | 'cta' };

/** What is offered at the `‸`, as an editor shows it: only what the typed text finds. */
export function offered(marked: string, surroundings: Surroundings = {}): readonly CompletionItem[] {
  const offset = marked.indexOf('‸');
  if (offset < 0 || marked.includes('‸', offset + 1)) throw new Error('The text needs one ‸.');
  const text = marked.replace('‸', '');
  const { dialect = 'adfs', ...context } = surroundings;
  const { items } = complete(RuleSet.parse(text, dialect), offset, { snippets: true, ...context });
  for (const { edit } of items) {
    const replaced = text.slice(edit.start, edit.end);
    if (edit.start > offset || edit.end < offset || replaced.includes('\n')) {
      throw new Error(`An editor refuses to replace ${JSON.stringify(replaced)} around the cursor.`);
    }
  }
  return items
    .filter(({ edit, filterText }) => finds(text.slice(edit.start, offset), filterText))
    .toSorted((a, b) => (a.sortText < b.sortText ? -1 : 1));
}

/** The labels at the `‸`, best first. */
export function labels(marked: string, surroundings: Surroundings = {}): readonly string[] {
  return offered(marked, surroundings).map(({ label }) => label);
}

/** The item with this label; fails where it is not offered. */
export function item(marked: string, label: string, surroundings: Surroundings = {}): CompletionItem {
  const items = offered(marked, surroundings);
  const found = items.find((one) => one.label === label);
  if (!found) throw new Error(`"${label}" is not offered, but ${items.map((one) => one.label).join(', ')}`);
  return found;
}

/** The whole text after accepting the item with this label, every placeholder with its default. */
export function accept(marked: string, label: string, surroundings: Surroundings = {}): string {
  const { edit, snippet } = item(marked, label, surroundings);
  const text = marked.replace('‸', '');
  return text.slice(0, edit.start) + (snippet ? expand(edit.newText) : edit.newText) + text.slice(edit.end);
}

/** A snippet's text with the default of every placeholder and the first of every choice. */
export function expand(snippet: string): string {
  return snippet
    .replace(/(?<!\\)\$\{\d+\|((?:[^\\|]|\\.)*?)(?<!\\),.*?\|\}/g, '$1')
    .replace(/(?<!\\)\$\{\d+:((?:[^\\}]|\\.)*)\}/g, '$1')
    .replace(/(?<!\\)\$\d+/g, '')
    .replace(/\\([\\$},|])/g, '$1');
}

/** How VS Code filters: the letters occur in this order, the first one at the start of a word; 128 letters count. */
function finds(typed: string, filterText: string): boolean {
  const word = filterText.slice(0, 128).toLowerCase();
  const wanted = typed.trimStart().toLowerCase().slice(0, 128);
  if (wanted === '') return true;
  for (
    let start = word.indexOf(wanted.charAt(0));
    start >= 0;
    start = word.indexOf(wanted.charAt(0), start + 1)
  ) {
    const strong =
      start === 0 || /[^a-z0-9]/.test(word.charAt(start - 1)) || /[^a-z0-9]/.test(word.charAt(start));
    if (strong && isWithin(wanted, word.slice(start))) return true;
  }
  return false;
}

function isWithin(wanted: string, word: string): boolean {
  let at = 0;
  for (const letter of wanted) {
    at = word.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
