/** Markdown for hovers. Everything that comes from a rule or a file goes through `escaped` or `code`. */
import type { Sourced } from '../../catalog/index.ts';
import { catalog } from '../../catalog/index.ts';

/** What a hover shows: the first lines, and what stands below the rule. Each line is Markdown. */
export interface Card {
  readonly lines: readonly string[];
  readonly details?: readonly string[];
  /** Where it is documented; the first source that has an address is linked. */
  readonly source?: Sourced | undefined;
}

/** Text in which nothing is taken for Markdown. */
export function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~&]/g, '\\$&').replace(/\s+/g, ' ');
}

/** Text of the catalogue: what stands in backticks stays code, the rest is escaped. */
export function prose(text: string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((part, i) => (i % 2 === 1 ? part : escaped(part)))
    .join('');
}

/** Text as code, whatever backticks it holds. A long one is cut. */
export function code(text: string, width = 120): string {
  const flat = text.replace(/\s+/g, ' ');
  const shown = flat.length <= width ? flat : `${flat.slice(0, width - 1)}…`;
  if (shown.trim() === '') return '`""`';
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 || shown !== shown.trim() ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** Lines of the language in a block of their own. */
export function codeBlock(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}adfsrule\n${text}\n${fence}`;
}

/** A text in bold; what Markdown would take for its own is escaped. */
export function bold(text: string): string {
  return `**${escaped(text)}**`;
}

/**
 * As many whole sentences from the start of a text as fit into `width` characters, at least one. Sentences that send
 * the maintainer to another data file are left out.
 */
export function firstSentences(text: string, width: number): string {
  const sentences = text.match(/.+?[.!?](?=\s+["'`(A-Z]|$)|.+$/g) ?? [text];
  let shown = '';
  for (const sentence of sentences) {
    if (/\b[\w-]+\.json\b/.test(sentence)) continue;
    if (shown !== '' && shown.length + sentence.length > width) break;
    shown += sentence;
  }
  return shown.trim();
}

/** The first items as a list in one line, and how many there are beyond. */
export function few(items: readonly string[], most: number): string {
  if (items.length <= most) return items.join(', ');
  return `${items.slice(0, most).join(', ')} and ${items.length - most} more`;
}

/** The whole text of a hover. */
export function markdown({ lines, details = [], source }: Card): string {
  let list = '';
  for (const [i, line] of details.entries()) {
    const block = line.startsWith('```');
    // A code block stands apart from the list around it.
    const gap = i === 0 ? '' : block || details[i - 1]?.startsWith('```') ? '\n\n' : '\n';
    list += gap + (block ? line : `- ${line}`);
  }
  const url = source?.sources.map(catalog.sourceUrl).find((address) => address !== undefined);
  const link = url === undefined ? [] : [`[Documentation](${url.replace(/[()\s]/g, encodeURIComponent)})`];
  const rest = [...(list === '' ? [] : [list]), ...link].join('\n\n');
  return lines.join('\n\n') + (rest === '' ? '' : `\n\n---\n\n${rest}`);
}
