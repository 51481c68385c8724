/**
 * A hundred thousand messages in no order: edits, questions, cancellations, closed documents, wrong parameters. At the
 * end the server is alive, knows every document as a fresh server does, and holds no more memory than before.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import {
  CancellationTokenSource,
  createMessageConnection,
  type MessageConnection,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import * as farmProtocol from '../../server/src/lsp/farmProtocol.ts';
import * as protocol from '../../server/src/lsp/protocol.ts';
import * as scenarioProtocol from '../../server/src/lsp/scenarioProtocol.ts';
import { Random } from '../fuzz/random.ts';
import { goodRules } from '../unit/support/rules.ts';
import { pulling } from './support/capabilities.ts';

const serverFile = fileURLToPath(new URL('../../dist/server.js', import.meta.url));
const heapReport = fileURLToPath(new URL('./support/heapReport.cjs', import.meta.url));

const messages = 100_000;
/** Documents are closed and memory is looked at so often. */
const rounds = 4;
/** So many messages are sent before the answers are waited for. */
const batch = 250;
/**
 * What may be kept beyond what was kept before, in bytes: code that was compiled meanwhile, tables of the catalogue and
 * of WeakMaps. The texts alone of two thousand documents are more.
 */
const tolerance = 6 * 1024 * 1024;
const longestText = 3000;

/** The seed of every run: what fails once fails again. */
const seed = 20_120_101;

const scraps = [
  '"',
  '[',
  ']',
  '(',
  ')',
  ';',
  '=>',
  '==',
  '&&',
  'c:[',
  'issue(',
  '\n',
  '\r\n',
  '@RuleName = "',
  'é',
  '\ud83d',
];
const words = ['Type', 'Value', '"http://contoso.example/claims/role"', 'c.Value', 'exists', '"(a|b"', '=~ '];
const settings: readonly unknown[] = [
  {},
  { dialect: 'cta' },
  { rules: { 'unescaped-dot': 'off' } },
  { rules: 7, stages: [] },
  { stages: { '*.adfsrule': 'issuance' } },
  null,
];
const odd: readonly unknown[] = [
  null,
  7,
  'x',
  [],
  {},
  { textDocument: null },
  { textDocument: { uri: 7 } },
  { uri: 'file:///a' },
];

/** The requests of our own. */
const ownRequests = Object.values({ ...protocol, ...scenarioProtocol, ...farmProtocol }).filter(
  (name) => typeof name === 'string' && name.startsWith('adfsrule/'),
);

const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.process.kill('SIGKILL');
});

class Server {
  readonly process: ChildProcess;
  readonly connection: MessageConnection;
  settings: unknown = {};
  /** What it says in its log. */
  readonly logged: string[] = [];

  constructor() {
    const args = ['--expose-gc', '--require', heapReport, serverFile, '--stdio'];
    this.process = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'pipe', 'ipc'] });
    this.process.stderr?.resume();
    this.connection = createMessageConnection(this.process.stdout!, this.process.stdin!);
    this.connection.onRequest('workspace/configuration', ({ items }: { items: { section?: string }[] }) =>
      items.map(({ section }) => (section === 'adfsrule' ? this.settings : null)),
    );
    this.connection.onRequest(() => null);
    this.connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.logged.push(message);
    });
    this.connection.onNotification(() => undefined);
    this.connection.onError(() => undefined);
    this.connection.listen();
    servers.push(this);
  }

  async start(): Promise<this> {
    const folders = [{ uri: 'file:///chaos', name: 'chaos' }];
    const params = {
      processId: process.pid,
      rootUri: null,
      capabilities: pulling,
      workspaceFolders: folders,
    };
    await this.request('initialize', params);
    this.notify('initialized', {});
    return this;
  }

  request(method: string, params: unknown): Promise<unknown> {
    return this.connection.sendRequest(method, params as object);
  }

  notify(method: string, params: unknown): void {
    void this.connection.sendNotification(method, params as object);
  }

  open({
    uri,
    version,
    languageId,
    text,
  }: {
    uri: string;
    version: number;
    languageId: string;
    text: string;
  }): void {
    this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version, text } });
  }

  close(uri: string): void {
    this.notify('textDocument/didClose', { textDocument: { uri } });
  }

  /** What the server says about a document as a whole. */
  async viewOf(uri: string): Promise<unknown> {
    const textDocument = { uri };
    const [report, symbols, folds, tokens, formatted] = await Promise.all([
      this.request('textDocument/diagnostic', { textDocument }),
      this.request('textDocument/documentSymbol', { textDocument }),
      this.request('textDocument/foldingRange', { textDocument }),
      this.request('textDocument/semanticTokens/full', { textDocument }),
      this.request('textDocument/formatting', { textDocument, options: { tabSize: 2, insertSpaces: true } }),
    ]);
    const { items } = report as { items: unknown };
    return { items, symbols, folds, tokens: (tokens as { data: unknown } | null)?.data, formatted };
  }

  async heap(): Promise<number> {
    // Whatever was sent before has been read when this is answered.
    await this.request('workspace/symbol', { query: '' });
    const answer = once(this.process, 'message');
    this.process.send?.('heap');
    const [bytes] = await answer;
    return bytes as number;
  }

  async stop(): Promise<void> {
    const ended = once(this.process, 'exit');
    await this.request('shutdown', undefined);
    this.notify('exit', undefined);
    await ended;
    this.connection.dispose();
  }
}

/** The client's side: which documents are open, and their texts. */
class Chaos {
  readonly open = new Map<string, TextDocument>();
  sent = 0;
  /** Sends only what an editor sends. */
  polite = false;
  private readonly server: Server;
  private readonly random: Random;
  private waiting: Promise<unknown>[] = [];

  constructor(server: Server, random: Random) {
    this.server = server;
    this.random = random;
  }

  async send(count: number): Promise<void> {
    for (let left = count; left > 0; left--) {
      this.one();
      this.sent++;
      if (this.waiting.length >= batch || left === 1) await this.settled();
      // Reading and writing have their turn.
      else if (this.sent % batch === 0) await new Promise((resolve) => setImmediate(resolve));
    }
  }

  private async settled(): Promise<void> {
    const { waiting } = this;
    this.waiting = [];
    await Promise.all(waiting);
  }

  private one(): void {
    const chance = this.random.below(100);
    if (chance < 50) this.edit();
    else if (chance < 55) this.openOne();
    else if (chance < 58) this.closeOne();
    else if (chance < 84) this.ask(false);
    else if (chance < 91) this.ask(true);
    else if (this.polite && chance < 98) this.edit();
    else if (chance < 95) this.oddRequest();
    else if (chance < 98) this.oddNotification();
    else this.change();
  }

  private anyUri(): string {
    const extension = this.random.pick(['adfsrule', 'mfa.adfsrule', 'ps1', 'md', 'config.json']);
    const name =
      extension === 'config.json' ? 'adfsrule.config.json' : `${this.random.below(6)}.${extension}`;
    return `file:///chaos/${name}`;
  }

  private textOf(uri: string): string {
    if (uri.endsWith('.json'))
      return this.random.pick(['{}', '{ "rules": { "unescaped-dot": "off" } }', '{ "rules": 7', '']);
    const rules = Array.from({ length: this.random.below(4) }, () => this.random.pick(goodRules)).join(
      '\n\n',
    );
    if (uri.endsWith('.md')) return `# Rules\n\n\`\`\`adfsrule\n${rules}\n\`\`\`\n`;
    return uri.endsWith('.ps1')
      ? `Set-AdfsRelyingPartyTrust -IssuanceTransformRules @'\n${rules}\n'@\n`
      : rules;
  }

  private openOne(): void {
    const uri = this.anyUri();
    if (this.open.has(uri)) return;
    const languageId = uri.endsWith('.ps1') ? 'powershell' : uri.endsWith('.md') ? 'markdown' : 'adfsrule';
    const document = TextDocument.create(uri, languageId, 1, this.textOf(uri));
    this.open.set(uri, document);
    this.server.open({ uri, languageId, version: 1, text: document.getText() });
  }

  private closeOne(): void {
    const uri = this.random.once(4) ? this.anyUri() : (this.someOpen()?.uri ?? this.anyUri());
    this.open.delete(uri);
    this.server.close(uri);
  }

  private someOpen(): TextDocument | undefined {
    return this.random.pick([...this.open.values()]);
  }

  private edit(): void {
    const document = this.someOpen();
    if (!document) {
      this.openOne();
      return;
    }
    const length = document.getText().length;
    const changes: ({ range: unknown; text: string } | { text: string })[] = [];
    if (length > longestText || this.random.once(40)) changes.push({ text: this.textOf(document.uri) });
    else {
      const { start, end } = this.random.range(length);
      const text = this.random.pick([...scraps, ...words, ...words, '', '', this.random.pick(goodRules)]);
      const range = {
        start: document.positionAt(start),
        end: document.positionAt(this.random.once(2) ? start : end),
      };
      changes.push({ range, text });
    }
    const version = document.version + 1;
    TextDocument.update(document, changes as never, version);
    const textDocument = { uri: document.uri, version };
    this.server.notify('textDocument/didChange', { textDocument, contentChanges: changes });
  }

  private ask(cancels: boolean): void {
    const uri = this.random.once(8) ? this.anyUri() : (this.someOpen()?.uri ?? this.anyUri());
    const textDocument = { uri };
    const length = this.open.get(uri)?.getText().length ?? 10;
    const position = this.open.get(uri)?.positionAt(this.random.below(length + 1)) ?? {
      line: 0,
      character: 3,
    };
    const place = { textDocument, position };
    const range = { start: { line: 0, character: 0 }, end: position };
    const options = { tabSize: 2, insertSpaces: true };
    const [method, params] = this.random.pick<readonly [string, unknown]>([
      ['textDocument/hover', place],
      ['textDocument/completion', place],
      ['textDocument/signatureHelp', place],
      ['textDocument/definition', place],
      ['textDocument/references', { ...place, context: { includeDeclaration: true } }],
      ['textDocument/documentHighlight', place],
      ['textDocument/documentSymbol', { textDocument }],
      ['textDocument/diagnostic', { textDocument }],
      ['textDocument/codeAction', { textDocument, range, context: { diagnostics: [] } }],
      ['textDocument/codeLens', { textDocument }],
      ['textDocument/documentLink', { textDocument }],
      ['textDocument/formatting', { textDocument, options }],
      ['textDocument/rangeFormatting', { textDocument, range, options }],
      ['textDocument/rename', { ...place, newName: 'renamed' }],
      ['textDocument/prepareRename', place],
      ['textDocument/foldingRange', { textDocument }],
      ['textDocument/selectionRange', { textDocument, positions: [position] }],
      ['textDocument/semanticTokens/full', { textDocument }],
      ['textDocument/semanticTokens/range', { textDocument, range }],
      ['textDocument/inlayHint', { textDocument, range }],
      ['workspace/symbol', { query: this.random.pick(['', 'mail']) }],
    ]);
    if (!cancels) {
      this.waiting.push(this.server.request(method, params).catch(() => undefined));
      return;
    }
    const source = new CancellationTokenSource();
    const answer = this.server.connection.sendRequest(method, params as object, source.token);
    source.cancel();
    this.waiting.push(answer.catch(() => undefined));
  }

  private oddRequest(): void {
    const methods = [
      'hover',
      'completion',
      'diagnostic',
      'codeAction',
      'rename',
      'semanticTokens/full',
      'noSuchThing',
    ];
    const method = this.random.once(9)
      ? 'workspace/executeCommand'
      : this.random.once(2)
        ? this.random.pick(ownRequests as readonly string[])
        : `textDocument/${this.random.pick(methods)}`;
    this.waiting.push(this.server.request(method, this.random.pick(odd)).catch(() => undefined));
  }

  private oddNotification(): void {
    const nowhere = { uri: 'file:///chaos/nowhere.adfsrule', version: 9 };
    const [method, params] = this.random.pick<readonly [string, unknown]>([
      ['textDocument/didOpen', this.random.pick(odd)],
      ['textDocument/didClose', this.random.pick(odd)],
      ['textDocument/didChange', this.random.pick(odd)],
      ['textDocument/didChange', { textDocument: nowhere, contentChanges: [{ text: 'x' }] }],
      ['textDocument/didSave', { textDocument: nowhere }],
      ['workspace/didChangeWatchedFiles', this.random.pick(odd)],
      ['$/cancelRequest', { id: this.random.below(1_000_000) }],
      ['$/noSuchThing', this.random.pick(odd)],
      ['noSuchThing', this.random.pick(odd)],
    ]);
    this.server.notify(method, params);
  }

  private change(): void {
    if (this.random.once(2)) {
      const changes = [{ uri: this.anyUri(), type: 1 + this.random.below(3) }];
      this.server.notify('workspace/didChangeWatchedFiles', { changes });
      return;
    }
    this.server.settings = this.random.pick(settings);
    this.server.notify('workspace/didChangeConfiguration', { settings: { adfsrule: this.server.settings } });
  }
}

describe('a server under fire', () => {
  it(`answers ${messages} messages, knows its documents, and keeps nothing`, {
    timeout: 300_000,
  }, async () => {
    const server = await new Server().start();
    const chaos = new Chaos(server, new Random(seed, 0));
    const heaps: number[] = [];
    for (let round = 0; round < rounds; round++) {
      // In the last round all is as it should be: then nothing fails.
      chaos.polite = round === rounds - 1;
      if (chaos.polite) server.logged.length = 0;
      await chaos.send(messages / rounds);
      if (round < rounds - 1) {
        for (const uri of chaos.open.keys()) server.close(uri);
        chaos.open.clear();
        heaps.push(await server.heap());
      }
    }
    expect(server.process.exitCode).toBe(null);
    expect(server.logged.filter((line) => line.includes(' failed: '))).toEqual([]);
    expect(ownRequests.length).toBeGreaterThan(8);

    // What it says of the documents is what a server says that has seen nothing else.
    const fresh = await new Server().start();
    fresh.settings = {};
    server.settings = {};
    server.notify('workspace/didChangeConfiguration', { settings: { adfsrule: {} } });
    for (const { uri, languageId, version, ...rest } of [...chaos.open.values()].map(plainDocument)) {
      fresh.open({ uri, languageId, version, ...rest });
    }
    expect(chaos.open.size).toBeGreaterThan(5);
    for (const uri of chaos.open.keys())
      expect(await server.viewOf(uri), uri).toEqual(await fresh.viewOf(uri));

    for (const uri of chaos.open.keys()) server.close(uri);
    heaps.push(await server.heap());
    expect(heaps.at(-1)! - heaps[0]!, `bytes in use: ${heaps.join(', ')}`).toBeLessThan(tolerance);
    await server.stop();
    await fresh.stop();
  });

  it('forgets two thousand documents that were open', { timeout: 120_000 }, async () => {
    const server = await new Server().start();
    // A hundred are open at a time: the tables of a WeakMap keep the size that they once had.
    const visit = async (from: number, to: number) => {
      for (let first = from; first < to; first += 100) {
        const uris = Array.from({ length: 100 }, (_, i) => `file:///chaos/many/${first + i}.adfsrule`);
        const answers = uris.flatMap((uri, i) => {
          const text = goodRules.join('\n\n').replaceAll('contoso', `contoso${first + i}`);
          server.open({ uri, languageId: 'adfsrule', version: 1, text });
          return ['diagnostic', 'documentSymbol', 'codeLens'].map((method) =>
            server.request(`textDocument/${method}`, { textDocument: { uri } }),
          );
        });
        await Promise.all(answers);
        for (const uri of uris) server.close(uri);
      }
      return server.heap();
    };
    // What is kept of texts seen lately has a bound: it has to be reached first.
    const before = await visit(0, 500);
    const after = await visit(500, 2500);
    expect(after - before, `bytes in use: ${before}, ${after}`).toBeLessThan(tolerance);
    await server.stop();
  });
});

function plainDocument(document: TextDocument) {
  const { uri, languageId, version } = document;
  return { uri, languageId, version, text: document.getText() };
}
