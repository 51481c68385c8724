/** The built `dist/server.browser.js`, in a world that has what a web worker has and nothing of Node. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Diagnostic, InitializeParams, Location } from 'vscode-languageserver';
import { findRuleFilesRequest, readFileRequest } from '../../server/src/lsp/protocol.ts';
import { type FakeWorker, startFakeWorker } from './support/fakeWorker.ts';

const folder = 'memfs:/rules';
const mistake =
  'c:[Type == "https://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn"] => issue(claim = c);';

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Record<string, unknown>;
  readonly result?: unknown;
}

type Answers = Readonly<Record<string, (params: never) => unknown>>;

/** A client on the other side of the worker. */
class WorkerClient {
  readonly asked: string[] = [];
  readonly pushed = new Map<string, readonly Diagnostic[]>();
  readonly close = vi.fn();
  private readonly pending = new Map<number, (result: unknown) => void>();
  private readonly worker: FakeWorker;
  private nextId = 1;

  /** @param answers to the server's requests; the server is told that there are no others */
  constructor(private readonly answers: Answers) {
    const receive = (message: unknown) => this.receive(message as Message);
    this.worker = startFakeWorker('server.browser.js', receive, { close: this.close });
  }

  send(message: Message): void {
    this.worker.send({ jsonrpc: '2.0', ...message });
  }

  request<R>(method: string, params: object): Promise<R> {
    const id = this.nextId++;
    const result = new Promise((resolve) => this.pending.set(id, resolve));
    this.send({ id, method, params: params as Record<string, unknown> });
    return result as Promise<R>;
  }

  async start(): Promise<void> {
    const params: InitializeParams = {
      processId: null,
      rootUri: null,
      capabilities: { workspace: { workspaceFolders: true } },
      workspaceFolders: [{ uri: folder, name: 'rules' }],
    };
    await this.request('initialize', params);
    this.send({ method: 'initialized', params: {} });
  }

  open(uri: string, text: string): void {
    const textDocument = { uri, languageId: 'adfsrule', version: 1, text };
    this.send({ method: 'textDocument/didOpen', params: { textDocument } });
  }

  /** The codes of the diagnostics that come for a document. */
  async codes(uri: string): Promise<readonly unknown[]> {
    return vi.waitFor(() => {
      const found = this.pushed.get(uri);
      if (!found) throw new Error(`No diagnostics for ${uri}.`);
      return found.map(({ code }) => code);
    });
  }

  private receive({ id, method, params, result }: Message): void {
    if (method === 'textDocument/publishDiagnostics') {
      this.pushed.set(String(params?.uri), params?.diagnostics as readonly Diagnostic[]);
    } else if (method !== undefined && id !== undefined) {
      this.asked.push(method);
      const answer = this.answers[method];
      const outcome = answer
        ? { result: answer(params as never) }
        : { error: { code: -32601, message: `Unhandled method ${method}` } };
      this.send({ id, ...outcome } as Message);
    } else if (id !== undefined) this.pending.get(id)?.(result);
  }
}

/** Answers from files by their address. */
function filesOf(files: Readonly<Record<string, string>>): Answers {
  return {
    [findRuleFilesRequest]: ({ folders }: { folders: readonly string[] }) => ({
      uris: Object.keys(files).filter(
        (uri) => uri.endsWith('.adfsrule') && folders.some((each) => uri.startsWith(`${each}/`)),
      ),
      more: false,
    }),
    [readFileRequest]: ({ uri }: { uri: string }) => {
      const text = files[uri];
      return text === undefined ? null : { text };
    },
  };
}

describe('the server in a web worker', () => {
  let client: WorkerClient | undefined;
  afterEach(() => client?.send({ method: 'exit' }));

  async function start(answers: Answers): Promise<WorkerClient> {
    client = new WorkerClient(answers);
    await client.start();
    return client;
  }

  it('reports problems, also for a client that reads no files', async () => {
    const client = await start({});
    client.open(`${folder}/a.adfsrule`, mistake);
    expect(await client.codes(`${folder}/a.adfsrule`)).toContain('claim-type-scheme');
    const asked = () => client.asked.filter((method) => method === readFileRequest).length;
    const askedFirst = asked();
    client.open(`${folder}/elsewhere/b.adfsrule`, mistake);
    expect(await client.codes(`${folder}/elsewhere/b.adfsrule`)).toContain('claim-type-scheme');
    expect(asked()).toBe(askedFirst);
  });

  it('honours the configuration file that the client reads, in the folder or above', async () => {
    const client = await start(
      filesOf({ 'memfs:/adfsrule.config.json': '{ "rules": { "claim-type-scheme": "off" } }' }),
    );
    client.open(`${folder}/a.adfsrule`, mistake);
    expect(await client.codes(`${folder}/a.adfsrule`)).not.toContain('claim-type-scheme');
  });

  it('knows the rules of the workspace', async () => {
    const made = '=> issue(Type = "urn:contoso:department", Value = "a");';
    const read = 'c:[Type == "urn:contoso:department"] => issue(Type = "urn:contoso:unit", Value = "b");';
    const client = await start(filesOf({ [`${folder}/deep/b.adfsrule`]: made }));
    const uri = `${folder}/a.adfsrule`;
    client.open(uri, read);
    const places = await client.request<readonly Location[]>('textDocument/definition', {
      textDocument: { uri },
      position: { line: 0, character: 15 },
    });
    expect(places.map((place) => place.uri)).toEqual([`${folder}/deep/b.adfsrule`]);
  });

  it('asks for no file around a document that lies in no folder', async () => {
    const client = await start(filesOf({}));
    client.open('untitled:Untitled-1', mistake);
    expect(await client.codes('untitled:Untitled-1')).toContain('claim-type-scheme');
    expect(client.asked).not.toContain(readFileRequest);
  });

  it('ends when it is told', async () => {
    const client = await start({});
    await client.request('shutdown', {});
    client.send({ method: 'exit' });
    await vi.waitFor(() => expect(client.close).toHaveBeenCalledOnce());
  });
});
