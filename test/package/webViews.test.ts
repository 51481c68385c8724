/** Web views load nothing from elsewhere and run no script but ours. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { matrixPage } from '../../client/src/matrix/matrixPage.ts';

const client = fileURLToPath(new URL('../../client/src', import.meta.url));
const sources = readdirSync(client, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name: name.replaceAll('\\', '/'), code: readFileSync(join(client, name), 'utf8') }));

/** What is wrong with a page's policy; empty for a strict one. */
function weaknesses(html: string, nonce: string): readonly string[] {
  const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(html)?.[1];
  if (policy === undefined) return ['no policy'];
  const directives = new Map(
    policy.split(';').map((directive) => {
      const [name = '', ...values] = directive.trim().split(/\s+/);
      return [name, values.join(' ')] as const;
    }),
  );
  const found: string[] = [];
  if (directives.get('default-src') !== "'none'") found.push('default-src');
  if (directives.get('script-src') !== `'nonce-${nonce}'`) found.push('script-src');
  if (/unsafe-|\*|https?:|data:/.test(policy)) found.push('something from elsewhere');
  for (const [tag, attributes = ''] of html.matchAll(/<(?:script|style)\b([^>]*)>/g)) {
    if (!attributes.includes(`nonce="${nonce}"`)) found.push(tag);
  }
  if (/\son\w+="/.test(html)) found.push('a handler in an attribute');
  return found;
}

describe('a web view', () => {
  const hostile = '"><img src=x onerror="alert(1)"><script>';
  const words = new Proxy({} as Parameters<typeof matrixPage>[0]['words'], {
    get: () => hostile,
    ownKeys: () => ['title'],
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true, value: hostile }),
  });

  it('has a strict policy, and words that stay words', () => {
    const html = matrixPage({
      script: 'https://file.example/matrix.js',
      nonce: 'abc',
      language: hostile,
      words,
    });
    expect(weaknesses(html, 'abc')).toEqual([]);
    expect(html).not.toContain('<img');
  });

  it('is caught when it has not', () => {
    expect(weaknesses('<html></html>', 'abc')).toEqual(['no policy']);
    const loose = `<meta http-equiv="Content-Security-Policy" content="default-src *; script-src 'unsafe-inline'"><script></script>`;
    expect(weaknesses(loose, 'abc')).toEqual([
      'default-src',
      'script-src',
      'something from elsewhere',
      '<script>',
    ]);
  });

  it('is one of those that are looked at here', () => {
    const makers = sources.filter(({ code }) =>
      /createWebviewPanel|WebviewViewProvider|CustomTextEditorProvider/.test(code),
    );
    expect(makers.map(({ name }) => name)).toEqual(['matrix/matrixPanel.ts']);
    const pages = sources.filter(({ code }) => /\.html = /.test(code));
    expect(pages.map(({ code }) => /\.html = (\w+)\(/.exec(code)?.[1])).toEqual(['matrixPage']);
  });

  it('may read the folder of the bundles and no other', () => {
    for (const { name, code } of sources) {
      if (!code.includes('enableScripts')) continue;
      expect(code, name).toMatch(/localResourceRoots: \[dist\]/);
      expect(code, name).not.toContain('enableCommandUris');
    }
  });
});
