import { type MarkupContent, MarkupKind } from 'vscode-languageserver';

/** Markdown for a client that says it can show it, else the same as plain text. */
export function toMarkup(markdown: string, accepted: readonly MarkupKind[] | undefined): MarkupContent {
  if (accepted?.includes(MarkupKind.Markdown)) return { kind: MarkupKind.Markdown, value: markdown };
  return { kind: MarkupKind.PlainText, value: plain(markdown) };
}

/** The text without marks, as far as our own Markdown has some: emphasis, code, links, rules, fences, escapes. */
function plain(markdown: string): string {
  return markdown
    .replaceAll(/^```.*\n?/gm, '')
    .replaceAll(/\[([^\]]*)\]\(([^)]*)\)/g, '$1 ($2)')
    .replaceAll(/\*\*([^*]+)\*\*/g, '$1')
    .replaceAll(/`([^`]*)`/g, '$1')
    .replaceAll(/^---$\n?/gm, '')
    .replaceAll(/\\([\\`*_{}[\]()#+\-.!|<>~])/g, '$1')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}
