/**
 * `docs/lsp.md` says of every method of the protocol whether it is supported. Here the page is compared with the
 * protocol library (is every method there?), with the handlers that the server registers, with what it announces and
 * with what it sends.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PassThrough } from 'node:stream';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import {
  createConnection,
  createMessageConnection,
  ProposedFeatures,
  type ServerCapabilities,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { startServer } from '../../server/src/lsp/server.ts';
import { editorCapabilities, pulling } from './support/capabilities.ts';

/** The protocol library that the server library uses. */
const protocol = createRequire(createRequire(import.meta.url).resolve('vscode-languageserver/node'))(
  'vscode-languageserver-protocol/node',
) as Record<string, unknown> & { createProtocolConnection: (...args: unknown[]) => Registers };

type Register = (type: string | { readonly method: string }, ...rest: unknown[]) => unknown;

/** The part of a connection through which every handler goes. */
interface Registers {
  onRequest: Register;
  onNotification: Register;
}

/** JSON-RPC answers these two by itself; the library exports no name for them. */
const ofJsonRpc = ['$/cancelRequest', '$/progress'];

/** The library handles these wherever documents are synchronized; nobody sends them unless they are announced. */
const ofTextDocuments = ['textDocument/willSave', 'textDocument/willSaveWaitUntil'];

interface Row {
  readonly method: string;
  readonly supported: string;
  /** Only for methods that the editor sends. */
  readonly announced: string;
  readonly from: 'editor' | 'server';
}

function readPage(): readonly Row[] {
  const page = readFileSync(new URL('../../docs/lsp.md', import.meta.url), 'utf8');
  const [, editor = '', server = ''] = page.split(/^## From the (?:editor|server)$/m);
  const rows = (text: string, from: Row['from']): readonly Row[] =>
    [...text.matchAll(/^\| `([^`]+)` +\| (.*) \|$/gm)].map(([, method = '', rest = '']) => {
      const [supported = '', announced = ''] = rest.split('|').map((cell) => cell.trim().replaceAll('`', ''));
      return { method, supported, announced: from === 'editor' ? announced : '', from };
    });
  return [...rows(editor, 'editor'), ...rows(server, 'server')];
}

/** Every method that the library knows. */
function methodsOfLibrary(): readonly string[] {
  const methods = Object.values(protocol).flatMap((value) => {
    const type = (value as { type?: { method?: unknown } } | null)?.type;
    // A `RegistrationType` names capabilities, not messages.
    const isMessage = /Request|Notification/.test(type?.constructor.name ?? '');
    return isMessage && typeof type?.method === 'string' ? [type.method] : [];
  });
  return [...new Set([...methods, ...ofJsonRpc])].sort();
}

/** What a server does that is asked for everything. */
interface Seen {
  readonly handled: Set<string>;
  readonly sent: Set<string>;
  readonly registered: Set<string>;
  capabilities: ServerCapabilities;
}

async function observe(): Promise<Seen> {
  const seen: Seen = { handled: new Set(), sent: new Set(), registered: new Set(), capabilities: {} };
  for (const capabilities of [pulling, editorCapabilities]) {
    const toServer = new PassThrough();
    const toClient = new PassThrough();
    const original = protocol.createProtocolConnection;
    protocol.createProtocolConnection = (...args) => {
      const connection = original(...args);
      for (const name of ['onRequest', 'onNotification'] as const) {
        const register = connection[name];
        connection[name] = (type, ...rest) => {
          seen.handled.add(typeof type === 'string' ? type : type.method);
          return register(type, ...rest);
        };
      }
      return connection;
    };
    const connection = createConnection(
      ProposedFeatures.all,
      new StreamMessageReader(toServer),
      new StreamMessageWriter(toClient),
    );
    protocol.createProtocolConnection = original;
    startServer(connection, '0.0.0', {
      findRuleFiles: async () => ({ uris: [], leftOut: 'Too many files.' }),
      readFile: async () => undefined,
    });

    const client = createMessageConnection(
      new StreamMessageReader(toClient),
      new StreamMessageWriter(toServer),
    );
    let settings: unknown = {};
    client.onRequest((method, params) => {
      seen.sent.add(method);
      if (method === 'client/registerCapability') {
        const { registrations } = params as unknown as { registrations: { method: string }[] };
        for (const registration of registrations) seen.registered.add(registration.method);
      }
      return method === 'workspace/configuration' ? [settings] : null;
    });
    client.onNotification((method) => {
      seen.sent.add(method);
    });
    client.listen();
    const folder = { uri: 'file:///rules', name: 'rules' };
    const initialize = { processId: null, rootUri: null, capabilities, workspaceFolders: [folder] };
    const answer = await client.sendRequest<{ capabilities: ServerCapabilities }>('initialize', initialize);
    Object.assign(seen.capabilities, answer.capabilities);
    await client.sendNotification('initialized', {});
    const textDocument = { uri: 'file:///rules/a.adfsrule', languageId: 'adfsrule', version: 1, text: '=>' };
    await client.sendNotification('textDocument/didOpen', { textDocument });
    // A malformed setting is shown; the others make the client ask again; the search for symbols reads the folder.
    settings = { dialect: 'cta', inlayHints: 'all', codeLens: false, formatStyle: 7 };
    await client.sendNotification('workspace/didChangeConfiguration', { settings: { adfsrule: settings } });
    await client.sendRequest('workspace/symbol', { query: '' });
    const wanted =
      capabilities === pulling ? 'workspace/diagnostic/refresh' : 'textDocument/publishDiagnostics';
    await vi.waitFor(() =>
      expect([...seen.sent]).toEqual(expect.arrayContaining([wanted, 'window/showMessage'])),
    );
    await client.sendRequest('shutdown');
    client.dispose();
  }
  return seen;
}

/** The names of what is announced, as the page writes them: what holds more than a switch is taken apart. */
function announcedNames(capabilities: ServerCapabilities): readonly string[] {
  const { positionEncoding, workspace, textDocumentSync, ...providers } = capabilities;
  const below = (name: string, value: unknown) => Object.keys(value ?? {}).map((key) => `${name}.${key}`);
  return [
    ...Object.keys(providers),
    ...below('textDocumentSync', textDocumentSync),
    ...below('workspace', workspace).filter((name) => name !== 'workspace.fileOperations'),
    ...below('workspace.fileOperations', workspace?.fileOperations),
  ].sort();
}

function valueAt(capabilities: ServerCapabilities, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], capabilities);
}

describe('docs/lsp.md', () => {
  const rows = readPage();
  const supported = rows.filter((row) => row.supported === 'yes');
  const byEditor = supported.filter((row) => row.from === 'editor');
  let seen: Seen;
  beforeAll(async () => {
    seen = await observe();
  });

  it('has every method of the protocol once', () => {
    expect(rows.map(({ method }) => method).sort()).toEqual(methodsOfLibrary());
    expect(rows.length).toBeGreaterThan(90);
    expect(rows.filter((row) => !['yes', 'no'].includes(row.supported))).toEqual([]);
  });

  it('says yes where the server has a handler', () => {
    const handled = [...seen.handled].filter(
      (method) => !method.startsWith('adfsrule/') && !ofTextDocuments.includes(method),
    );
    const ours = byEditor.map(({ method }) => method).filter((method) => !ofJsonRpc.includes(method));
    expect(handled.sort()).toEqual(ours.sort());
  });

  it('names what is announced, all of it and no more', () => {
    const registered = byEditor.filter((row) => row.announced === 'at run time');
    expect(registered.map(({ method }) => method).sort()).toEqual([...seen.registered].sort());
    const names = byEditor
      .map((row) => row.announced)
      .filter((name) => name !== '' && name !== 'at run time');
    const missing = names.filter((name) => !valueAt(seen.capabilities, name));
    expect(missing).toEqual([]);
    const known = new Set(names.flatMap((name) => [name, name.split('.')[0]]));
    expect(announcedNames(seen.capabilities).filter((name) => !known.has(name))).toEqual([]);
    expect(rows.filter((row) => row.supported === 'no' && row.announced !== '')).toEqual([]);
    for (const method of ofTextDocuments) {
      expect(
        valueAt(seen.capabilities, `textDocumentSync.${method.slice('textDocument/'.length)}`),
      ).toBeFalsy();
    }
  });

  it('says yes where the server sends something', () => {
    const sent = [...seen.sent].filter((method) => !method.startsWith('adfsrule/'));
    const ours = supported.filter((row) => row.from === 'server').map(({ method }) => method);
    expect(sent.sort()).toEqual(ours.sort());
  });
});
