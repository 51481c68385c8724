/**
 * A hundred thousand messages in no order: edits, questions, cancellations, closed documents, wrong parameters. At the
 * end the server is alive, knows every document as a fresh server does, and holds no more memory than before.
 */
import { afterAll, describe, expect, it } from 'vitest';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { Random } from '../fuzz/random.ts';
import { goodRules } from '../unit/support/rules.ts';
import { Chaos, ownRequests } from './support/chaos.ts';
import { WatchedServer } from './support/watchedServer.ts';

const messages = 100_000;
/** Documents are closed and memory is looked at so often. */
const rounds = 4;
/**
 * What may be kept beyond what was kept before, in bytes: code that was compiled meanwhile, tables of the catalogue and
 * of WeakMaps. The texts alone of two thousand documents are more.
 */
const tolerance = 6 * 1024 * 1024;

/** The seed of every run: what fails once fails again. */
const seed = 20_120_101;

const servers: WatchedServer[] = [];
afterAll(() => {
  for (const server of servers) server.process.kill('SIGKILL');
});

async function startServer(): Promise<WatchedServer> {
  const server = new WatchedServer();
  servers.push(server);
  return server.start();
}

describe('a server under fire', () => {
  it(`answers ${messages} messages, knows its documents, and keeps nothing`, {
    timeout: 300_000,
  }, async () => {
    const server = await startServer();
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
    const fresh = await startServer();
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
    const server = await startServer();
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
