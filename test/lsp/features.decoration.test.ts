import { describe, expect, it } from 'vitest';
import {
  type CodeLens,
  CodeLensRequest,
  CodeLensResolveRequest,
  DocumentLinkRequest,
  InlayHintRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
} from 'vscode-languageserver/node';
import { editorCapabilities, plainCapabilities } from './support/capabilities.ts';
import { startClient, type TestClient } from './support/client.ts';
import type { OpenDocument } from './support/openDocument.ts';

const upn = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn';

describe('semantic tokens', () => {
  /** The tokens as `type modifiers text`. */
  function decode(client: TestClient, document: OpenDocument, data: readonly number[]): readonly string[] {
    const legend = (client.announced.semanticTokensProvider as { legend: { tokenTypes: string[] } }).legend;
    const tokens: string[] = [];
    let line = 0;
    let character = 0;
    for (let i = 0; i < data.length; i += 5) {
      const [lines, characters, length, type, modifiers] = data.slice(i, i + 5) as [
        number,
        number,
        number,
        number,
        number,
      ];
      character = lines === 0 ? character + characters : characters;
      line += lines;
      const range = { start: { line, character }, end: { line, character: character + length } };
      tokens.push(`${legend.tokenTypes[type]} ${modifiers} ${document.at(range)}`);
    }
    return tokens;
  }
  const text = `c:[Type == "${upn}"]\n => issue(claim = c);\n`;

  it('add to the grammar', async () => {
    const client = await startClient();
    const document = client.open('a.adfsrule', text);
    const { data } = (await client.request(SemanticTokensRequest.type, {
      textDocument: document.textDocument,
    })) ?? { data: [] };
    expect(decode(client, document, data)).toEqual([
      'parameter 1 c',
      'property 0 Type',
      `type 2 ${upn}`,
      'parameter 0 c',
    ]);
  });

  it('are given for a range', async () => {
    const client = await startClient();
    const document = client.open('a.adfsrule', text);
    const { data } = (await client.request(SemanticTokensRangeRequest.type, {
      textDocument: document.textDocument,
      range: { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } },
    })) ?? { data: [] };
    expect(decode(client, document, data)).toEqual(['parameter 0 c']);
  });

  it('replace the grammar where the client has none', async () => {
    const client = await startClient({ capabilities: plainCapabilities });
    const document = client.open('a.adfsrule', '=> issue(Type = "t");');
    const { data } = (await client.request(SemanticTokensRequest.type, {
      textDocument: document.textDocument,
    })) ?? { data: [] };
    expect(decode(client, document, data)).toEqual([
      'operator 0 =>',
      'keyword 0 issue',
      'property 0 Type',
      'type 0 t',
    ]);
  });
});

describe('inlay hints', () => {
  it('are off, and appear when they are switched on', async () => {
    const client = await startClient();
    const document = client.open(
      'a.adfsrule',
      `c:[Type == "${upn}", Value == "S-1-5-32-544"] => issue(claim = c);`,
    );
    const ask = async () =>
      (await client.request(InlayHintRequest.type, {
        textDocument: document.textDocument,
        range: document.whole,
      })) ?? [];
    expect(await ask()).toEqual([]);
    await client.configure({ inlayHints: 'claimNames' });
    await client.until('a hint', async () => (await ask()).length === 1);
    expect(client.received).toContain('workspace/inlayHint/refresh');
    await client.configure({ inlayHints: 'all' });
    await client.until('two hints', async () => (await ask()).length === 2);
    expect((await ask()).map(({ label }) => label)).toEqual(['UPN', 'BUILTIN\\Administrators']);
  });

  it('stay off with a word that means nothing, and say so', async () => {
    const client = await startClient({ settings: { inlayHints: 'sometimes' } });
    await client.until('a message', () => client.shown.length > 0);
    expect(client.shown).toEqual([
      'The setting adfsrule.inlayHints must be "off", "claimNames" or "all"; "off" is used.',
    ]);
  });
});

describe('document links', () => {
  it('lead from known claim types to their page', async () => {
    const client = await startClient();
    const document = client.open(
      'a.adfsrule',
      `c:[Type == "⟦${upn}⟧"] => issue(Type = "http://contoso.example/x", Value = "y");`,
    );
    const links = await client.request(DocumentLinkRequest.type, { textDocument: document.textDocument });
    expect(links?.map(({ range, tooltip }) => ({ range, tooltip }))).toEqual([
      { range: document.ranges[0], tooltip: 'Documentation of UPN' },
    ]);
    expect(links?.[0]?.target).toMatch(/^https:\/\/learn\.microsoft\.com\//);
  });
});

describe('code lenses', () => {
  const text = '=> add(Type = "a", Value = "1");\n[Type == "⟦a⟧"]\n => issue(Type = "b", Value = "2");\n';

  /** The lenses with their text, as a client gets them for what is on the screen. */
  async function lensesOf(client: TestClient, document: OpenDocument): Promise<readonly CodeLens[]> {
    const { textDocument } = document;
    const lenses = (await client.request(CodeLensRequest.type, { textDocument })) ?? [];
    return Promise.all(lenses.map((lens) => client.request(CodeLensResolveRequest.type, lens)));
  }

  it('show the rules that read a rule, for a client that can show places', async () => {
    const client = await startClient({ initializationOptions: { commands: ['adfsrule.showReferences'] } });
    const document = client.open('a.adfsrule', text);
    const lenses = await lensesOf(client, document);
    const start = { line: 0, character: 0 };
    expect(lenses[0]).toMatchObject({
      range: { start, end: start },
      command: {
        title: 'read by 1 rule',
        command: 'adfsrule.showReferences',
        arguments: [document.uri, start, [{ uri: document.uri, range: document.ranges[0] }]],
      },
    });
    expect(lenses[1]?.command?.title).toBe('reads 1 claim');
  });

  it('are text for other clients', async () => {
    const client = await startClient();
    const lenses = await lensesOf(client, client.open('a.adfsrule', text));
    expect(lenses.map(({ command }) => command)).toEqual([
      { title: 'read by 1 rule', command: '' },
      { title: 'reads 1 claim', command: '' },
    ]);
  });

  it('say nothing more when their rule is gone', async () => {
    const client = await startClient();
    const document = client.open('a.adfsrule', text);
    const lenses = await client.request(CodeLensRequest.type, { textDocument: document.textDocument });
    document.replace(text.replaceAll(/[⟦⟧]/g, ''), '');
    const resolved = await client.request(CodeLensResolveRequest.type, lenses?.[0] as CodeLens);
    expect(resolved.command).toEqual({ title: '', command: '' });
  });

  it('can be switched off', async () => {
    const client = await startClient();
    const document = client.open('a.adfsrule', text);
    await client.configure({ codeLens: false });
    await client.until('no lens', async () => {
      const lenses = await client.request(CodeLensRequest.type, { textDocument: document.textDocument });
      return lenses?.length === 0;
    });
    expect(client.received).toContain('workspace/codeLens/refresh');
    expect(editorCapabilities.workspace?.codeLens?.refreshSupport).toBe(true);
  });
});
