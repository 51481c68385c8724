import { CancellationTokenSource } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import * as farmProtocol from '../../../server/src/lsp/farmProtocol.ts';
import * as protocol from '../../../server/src/lsp/protocol.ts';
import * as scenarioProtocol from '../../../server/src/lsp/scenarioProtocol.ts';
import type { Random } from '../../fuzz/random.ts';
import { goodRules } from '../../unit/support/rules.ts';
import type { WatchedServer } from './watchedServer.ts';

/** So many messages are sent before the answers are waited for. */
const batch = 250;
const longestText = 3000;

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
export const ownRequests = Object.values({ ...protocol, ...scenarioProtocol, ...farmProtocol }).filter(
  (name) => typeof name === 'string' && name.startsWith('adfsrule/'),
);

/** The client's side: which documents are open, and their texts. */
export class Chaos {
  readonly open = new Map<string, TextDocument>();
  sent = 0;
  /** Sends only what an editor sends. */
  polite = false;
  private readonly server: WatchedServer;
  private readonly random: Random;
  private waiting: Promise<unknown>[] = [];

  constructor(server: WatchedServer, random: Random) {
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
