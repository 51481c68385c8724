/** The server as an editor meets it: it starts, keeps up with edits, survives bad messages and ends when told. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  CancellationTokenSource,
  CodeActionRequest,
  createMessageConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
} from 'vscode-languageserver/node';
import { editorCapabilities, plainCapabilities, pulling } from './support/capabilities.ts';
import { startClient } from './support/client.ts';

const good = 'c:[Type == "http://contoso.example/claims/dept"]\n => issue(claim = c);\n';
const broken = 'c:[Type = "http://contoso.example/claims/dept"]\n => issue(claim = c);\n';
const storyA =
  'exists([Type == "", Value == "Microsoft.Exchange.ActiveSync"]) => issue(Type = "", Value = "true");';
const codes = (diagnostics: readonly { code?: number | string }[]) => diagnostics.map(({ code }) => code);

describe('start', () => {
  it('announces pull diagnostics to a client that pulls, and only to it', async () => {
    const puller = await startClient({ capabilities: pulling });
    expect(puller.announced.diagnosticProvider).toEqual({
      interFileDependencies: false,
      workspaceDiagnostics: false,
    });
    const pushed = await startClient({ capabilities: editorCapabilities });
    expect(pushed.announced.diagnosticProvider).toBeUndefined();
  });

  it('serves a client that announces nothing', async () => {
    const client = await startClient({ capabilities: plainCapabilities });
    const document = client.open('a.adfsrule', broken);
    expect(codes(await document.diagnostics())).toEqual(['assignment-in-condition']);
  });

  it('names itself and its version', async () => {
    const client = await startClient();
    expect(client.initialized.serverInfo).toEqual({
      name: 'AD FS Claim Rules',
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    });
  });
});

describe('diagnostics', () => {
  it.each([
    ['pushed', editorCapabilities],
    ['pulled', pulling],
  ])('follow incremental edits when they are %s', async (_, capabilities) => {
    const client = await startClient({ capabilities });
    const document = client.open('a.adfsrule', good + good.replace('dept', 'team'));
    expect(await document.diagnostics()).toEqual([]);
    document.replace('==', '=');
    const [diagnostic] = await document.diagnostics();
    expect(diagnostic).toMatchObject({
      code: 'assignment-in-condition',
      source: 'AD FS',
      severity: 1,
      range: { start: { line: 0, character: 8 }, end: { line: 0, character: 9 } },
    });
    document.replace('=', '==');
    expect(await document.diagnostics()).toEqual([]);
  });

  it('apply the changes of one message in order', async () => {
    const client = await startClient();
    const document = client.open('a.adfsrule', 'c:[Type == "a"]\n');
    const at = (line: number, character: number) => ({ line, character });
    await client.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri: document.uri, version: 2 },
      contentChanges: [
        { range: { start: at(1, 0), end: at(1, 0) }, text: ' => issue(claim = c);\n' },
        { range: { start: at(2, 0), end: at(2, 0) }, text: 'd:[Type == "b"] => issue(claim = c);' },
        { range: { start: at(2, 33), end: at(2, 34) }, text: 'd' },
      ],
    });
    const diagnostics = await client.until('version 2', () => {
      const pushed = client.pushed.get(document.uri);
      return pushed?.version === 2 && pushed.diagnostics;
    });
    expect(codes(diagnostics)).toEqual([]);
  });

  it('follow many changes in one message, and a message with the whole text', async () => {
    const client = await startClient({ capabilities: pulling });
    const document = client.open('a.adfsrule', good.repeat(60));
    await document.diagnostics();
    const uri = document.uri;
    const contentChanges = Array.from({ length: 60 }, (_, i) => ({
      range: { start: { line: 2 * i, character: 8 }, end: { line: 2 * i, character: 10 } },
      text: '=',
    }));
    await client.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version: 2 },
      contentChanges,
    });
    const many = await client.request(DocumentDiagnosticRequest.type, { textDocument: { uri } });
    expect(many).toMatchObject({ kind: 'full', items: { length: 60 } });
    await client.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version: 3 },
      contentChanges: [{ text: good }],
    });
    expect(await client.request(DocumentDiagnosticRequest.type, { textDocument: { uri } })).toMatchObject({
      items: [],
    });
  });

  it('say "unchanged" when nothing changed since the last pull', async () => {
    const client = await startClient({ capabilities: pulling });
    const document = client.open('a.adfsrule', broken);
    const first = await client.request(DocumentDiagnosticRequest.type, {
      textDocument: document.textDocument,
    });
    const again = { textDocument: document.textDocument, previousResultId: first.resultId! };
    expect(await client.request(DocumentDiagnosticRequest.type, again)).toEqual({
      kind: 'unchanged',
      resultId: first.resultId,
    });
  });

  it('are empty again when the document is closed', async () => {
    const client = await startClient();
    const document = client.open('a.adfsrule', broken);
    await document.diagnostics();
    document.close();
    await client.until('no diagnostics', () => client.pushed.get(document.uri)?.diagnostics.length === 0);
  });

  it('stop at a thousand', async () => {
    const client = await startClient({ capabilities: pulling });
    const document = client.open('a.adfsrule', broken.repeat(1200));
    expect(await document.diagnostics()).toHaveLength(1000);
  });

  it('carry what AD FS would say, related places and tags', async () => {
    const client = await startClient({ capabilities: pulling });
    const document = client.open(
      'a.adfsrule',
      '⟦c⟧:[Type == "a"] && c:[Type == "b"] && d:[] => issue(claim = c2);',
    );
    // The linter has its own words about this.
    const diagnostics = (await document.diagnostics()).filter(({ codeDescription }) => !codeDescription);
    expect(diagnostics).toMatchObject([
      { code: 'unused-label', tags: [1], severity: 4 },
      {
        code: 'duplicate-label',
        relatedInformation: [{ location: { uri: document.uri, range: document.ranges[0] } }],
      },
      { code: 'unused-label' },
      {
        code: 'unbound-label',
        message: expect.stringContaining('\nAD FS reports POLICY0011: No conditions'),
      },
    ]);
  });
});

describe('quick fixes', () => {
  it('repair story A’s stripped rule, type by type', async () => {
    const client = await startClient({ capabilities: pulling });
    const document = client.open('a.adfsrule', storyA);
    const diagnostics = await document.diagnostics();
    expect(diagnostics.map(({ message }) => message)).toEqual([
      'Claim type is empty. Web pages often strip the URI; this value belongs to x-ms-client-application.',
      expect.stringMatching(/^Claim type is empty\. Web pages often strip the URI/),
    ]);
    for (const { range } of [...diagnostics].reverse()) {
      const [action] =
        (await client.request(CodeActionRequest.type, {
          textDocument: document.textDocument,
          range,
          context: { diagnostics: [] },
        })) ?? [];
      if (!action || !('edit' in action)) throw new Error('no fix');
      const [change] = action.edit?.documentChanges ?? [];
      if (!change || !('edits' in change)) throw new Error('no edit');
      expect(change.textDocument).toEqual({ uri: document.uri, version: document.version });
      const [edit] = change.edits;
      if (!edit || !('newText' in edit)) throw new Error('no text');
      document.edit(edit);
    }
    expect(document.text).toBe(
      'exists([Type == "http://schemas.microsoft.com/2012/01/requestcontext/claims/x-ms-client-application", Value == "Microsoft.Exchange.ActiveSync"]) => issue(Type = "http://schemas.microsoft.com/ws/2012/01/insidecorporatenetwork", Value = "true");',
    );
    expect(codes((await document.diagnostics()).filter(({ severity }) => severity === 1))).toEqual([]);
  });

  it('use plain changes for a client that knows no versions', async () => {
    const client = await startClient({ capabilities: plainCapabilities });
    const document = client.open('a.adfsrule', broken);
    const actions = await client.request(CodeActionRequest.type, {
      textDocument: document.textDocument,
      range: document.whole,
      context: { diagnostics: [] },
    });
    expect(actions).toMatchObject([
      {
        title: 'Replace with ==',
        kind: 'quickfix',
        isPreferred: true,
        edit: { changes: { [document.uri]: [{ newText: '==' }] } },
      },
    ]);
  });

  it('are not offered where other kinds are asked for', async () => {
    const client = await startClient();
    const document = client.open('a.adfsrule', broken);
    const context = { diagnostics: [], only: ['refactor'] };
    const asked = { textDocument: document.textDocument, range: document.whole, context };
    expect(await client.request(CodeActionRequest.type, asked)).toEqual([]);
  });
});

describe('structure', () => {
  it('names rules by their name, else by what they issue', async () => {
    const client = await startClient();
    const document = client.open('a.adfsrule', `@RuleName = "⟦Department⟧"\n${good}\n${good}`);
    const symbols = await client.request(DocumentSymbolRequest.type, { textDocument: document.textDocument });
    expect(symbols).toMatchObject([
      { name: 'Department', detail: 'issue dept', selectionRange: document.ranges[0] },
      { name: 'issue dept' },
    ]);
  });

  it('folds rules of more than one line', async () => {
    const client = await startClient();
    const document = client.open(
      'a.adfsrule',
      `${good}=> issue(Type = "a", Value = "b");\n\n@RuleName = "x"\n${good}`,
    );
    const ranges = await client.request(FoldingRangeRequest.type, { textDocument: document.textDocument });
    expect(ranges?.map(({ startLine, endLine }) => [startLine, endLine])).toEqual([
      [0, 1],
      [4, 6],
    ]);
  });
});

describe('settings', () => {
  it('switch the dialect of open documents', async () => {
    const client = await startClient({ capabilities: pulling });
    const document = client.open('a.adfsrule', '@RuleName = "x"\nc:[Type == "dept"] => issue(claim = c);');
    expect(await document.diagnostics()).toEqual([]);
    await client.configure({ dialect: 'cta' });
    await client.until(
      'the answer in the other dialect',
      async () => (await document.diagnostics()).length === 1,
    );
    expect(codes(await document.diagnostics())).toEqual(['not-in-dialect']);
    expect(client.received).toContain('workspace/diagnostic/refresh');
  });

  it('are taken from the start-up options where the client cannot be asked', async () => {
    const client = await startClient({
      capabilities: plainCapabilities,
      initializationOptions: { dialect: 'cta' },
    });
    const document = client.open('a.adfsrule', '@RuleName = "x"\nc:[Type == "dept"] => issue(claim = c);');
    expect(codes(await document.diagnostics())).toEqual(['not-in-dialect']);
  });

  it('say once what is malformed and go on with the default', async () => {
    const client = await startClient({ settings: { dialect: 7 } });
    await client.until('a message', () => client.shown.length > 0);
    expect(client.shown).toEqual(['The setting adfsrule.dialect must be "adfs" or "cta"; "adfs" is used.']);
    const document = client.open('a.adfsrule', good);
    expect(await document.diagnostics()).toEqual([]);
  });
});

describe('trouble', () => {
  it('answers requests for documents that are not open', async () => {
    const client = await startClient({ capabilities: pulling });
    const textDocument = { uri: 'file:///nowhere.adfsrule' };
    expect(await client.request(DocumentSymbolRequest.type, { textDocument })).toEqual([]);
    expect(await client.request(DocumentDiagnosticRequest.type, { textDocument })).toMatchObject({
      items: [],
    });
  });

  it('answers a request whose document is closed at once', async () => {
    const client = await startClient({ capabilities: pulling });
    const document = client.open('a.adfsrule', good.repeat(2000));
    const answer = client.request(DocumentSymbolRequest.type, { textDocument: document.textDocument });
    document.close();
    expect(await answer).toBeInstanceOf(Array);
    const other = client.open('b.adfsrule', broken);
    expect(codes(await other.diagnostics())).toEqual(['assignment-in-condition']);
  });

  it('takes a cancelled request back or answers it, and goes on', async () => {
    const client = await startClient({ capabilities: pulling });
    const document = client.open('a.adfsrule', good.repeat(2000));
    const source = new CancellationTokenSource();
    const answer = client.connection.sendRequest(
      DocumentSymbolRequest.type,
      { textDocument: document.textDocument },
      source.token,
    );
    source.cancel();
    const result = await answer.catch((error: { code: number }) => error.code);
    expect(Array.isArray(result) || result === -32800).toBe(true);
    expect(new Set(codes(await document.diagnostics()))).toEqual(new Set(['duplicate-rule']));
  });

  it.each([
    ['textDocument/documentSymbol', null],
    ['textDocument/documentSymbol', { textDocument: 7 }],
    ['textDocument/diagnostic', { textDocument: {} }],
    ['textDocument/codeAction', { textDocument: { uri: 'file:///a' }, range: 'all' }],
    ['textDocument/foldingRange', []],
    ['no/suchMethod', {}],
  ])('survives %s with %j', async (method, params) => {
    const client = await startClient({ capabilities: pulling });
    await client.connection.sendRequest(method, params as never).catch(() => undefined);
    const document = client.open('a.adfsrule', broken);
    expect(codes(await document.diagnostics())).toEqual(['assignment-in-condition']);
  });

  it('survives malformed notifications', async () => {
    const client = await startClient({ capabilities: pulling });
    const send = (method: string, params: unknown) =>
      client.connection.sendNotification(method, params as never);
    await send(DidOpenTextDocumentNotification.method, { textDocument: { uri: 'file:///x.adfsrule' } });
    await send(DidChangeTextDocumentNotification.method, { textDocument: { uri: 'file:///y', version: 2 } });
    await send(DidChangeTextDocumentNotification.method, {
      textDocument: { uri: 'file:///x.adfsrule', version: 2 },
      contentChanges: [
        { range: { start: { line: 1e9, character: -4 }, end: { line: -1, character: 1e9 } }, text: 'x' },
      ],
    });
    await send('workspace/didChangeConfiguration', null);
    const document = client.open('a.adfsrule', broken);
    expect(codes(await document.diagnostics())).toEqual(['assignment-in-condition']);
  });
});

describe('end', () => {
  async function endAfter(shutdown: boolean): Promise<number | null> {
    const main = fileURLToPath(new URL('../../dist/server.js', import.meta.url));
    const server = spawn(process.execPath, [main, '--stdio'], { stdio: 'pipe' });
    const connection = createMessageConnection(server.stdout, server.stdin);
    connection.listen();
    await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
    const ended = once(server, 'exit');
    if (shutdown) await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    const [code] = await ended;
    connection.dispose();
    return code;
  }

  it('is clean after a shutdown', async () => expect(await endAfter(true)).toBe(0));
  it('is a failure without one', async () => expect(await endAfter(false)).toBe(1));
});
