// The page of the table: nothing comes from elsewhere, and no script runs but the one with the nonce.

import type { Words } from './matrixMessages.ts';
import { styles } from './matrixStyles.ts';

export interface PageParts {
  /** The address of the script, as the web view has to ask for it. */
  readonly script: string;
  /** A fresh random text. */
  readonly nonce: string;
  /** The language of the words, for screen readers. */
  readonly language: string;
  readonly words: Words;
}

/** The page as HTML. */
export function matrixPage({ script, nonce, language, words }: PageParts): string {
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(words.title)}</title>
<style nonce="${nonce}">${styles}</style>
</head>
<body data-words="${escaped(JSON.stringify(words))}">
<header>
  <div>
    <h1>${escaped(words.title)}</h1>
    <p id="files"></p>
  </div>
  <button id="copy" type="button" hidden>${escaped(words.copy)}</button>
  <button id="export" type="button" hidden>${escaped(words.export)}</button>
</header>
<div id="tools">
  <label for="filter" hidden>${escaped(words.filter)}</label>
  <input id="filter" type="search" placeholder="${escaped(words.filterHint)}" spellcheck="false" autocomplete="off" hidden>
  <div id="outcomes" role="group" aria-label="${escaped(words.show)}" hidden></div>
  <p id="status" role="status" aria-live="polite">${escaped(words.working)}</p>
</div>
<main id="table"></main>
<script nonce="${nonce}" src="${escaped(script)}"></script>
</body>
</html>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
