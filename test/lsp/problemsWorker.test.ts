/** The built `dist/problems.browser.js`: what it finds is what the server finds. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { type Diagnostic, DocumentDiagnosticRequest } from 'vscode-languageserver';
import type {
  FileAnswer,
  FileQuestion,
  FirstAnswer,
  FirstQuestion,
  ReadFileParams,
} from '../../server/src/lsp/protocol.ts';
import { pulling } from './support/capabilities.ts';
import { startClient } from './support/client.ts';
import { startFakeWorker } from './support/fakeWorker.ts';

const examples = fileURLToPath(new URL('../../examples', import.meta.url));
const pages = fileURLToPath(new URL('../../docs/rules', import.meta.url));
const corpus =
  process.env.ADFSRULE_CORPUS ?? fileURLToPath(new URL('../../../shared/corpus/real', import.meta.url));

const folder = 'memfs:/rules';
const mistake =
  'c:[Type == "https://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn"] => issue(claim = c);';

type Files = Readonly<Record<string, string | { readonly large: true }>>;

interface Asked {
  readonly found: readonly (readonly Diagnostic[])[];
  /** The addresses of the files that the worker wanted. */
  readonly wanted: readonly string[];
}

/** Has the worker check documents, by their address. */
async function firstProblems(
  documents: readonly { readonly uri: string; readonly text: string }[],
  { files = {}, settings = {} }: { readonly files?: Files; readonly settings?: unknown } = {},
): Promise<Asked> {
  const found = new Map<number, readonly Diagnostic[]>();
  const wanted: string[] = [];
  const read = ({ uri }: ReadFileParams) => {
    wanted.push(uri);
    const file = files[uri];
    if (file === undefined) return null;
    return typeof file === 'string' ? { text: file } : {};
  };
  const worker = startFakeWorker('problems.browser.js', (message) => {
    const said = message as FirstAnswer | FileQuestion;
    if ('file' in said) {
      const answer: FileAnswer = { file: said.file, result: read(said.params) };
      setTimeout(() => worker.send(answer));
    } else found.set(said.document, said.diagnostics);
  });
  const question: FirstQuestion = {
    folders: [folder],
    settings,
    documents: documents.map((document) => ({ version: 1, ...document })),
  };
  worker.send(question);
  await vi.waitFor(() => expect(found.size).toBe(documents.length));
  return { found: documents.map((_, i) => found.get(i) ?? []), wanted };
}

async function codes(
  uri: string,
  text: string,
  options?: Parameters<typeof firstProblems>[1],
): Promise<readonly unknown[]> {
  const { found } = await firstProblems([{ uri, text }], options);
  return (found[0] ?? []).map(({ code }) => code);
}

/** The rules in a folder: those of rule files, and those that pages show. */
function rulesIn(path: string): { readonly name: string; readonly text: string }[] {
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .sort()
    .flatMap((name) => {
      if (!/\.(?:adfsrule|txt|md)$/.test(name)) return [];
      const text = readFileSync(join(path, name), 'utf8');
      if (!name.endsWith('.md')) return [{ name, text }];
      const shown = [...text.matchAll(/^```adfsrule\n(.*?)^```/gms)];
      return shown.map(([, rules = ''], i) => ({ name: `${name}-${i}.adfsrule`, text: rules }));
    });
}

describe('the first problems', () => {
  it.each([
    ['our examples', examples],
    // An example of what each lint rule finds, and what it leaves alone.
    ['the pages of the lint rules', pages],
    ['real rules', corpus],
  ])('are those of the server: %s', async (_, path) => {
    if (!existsSync(path)) {
      console.log(`first problems: skipped, there is no ${path}`);
      return;
    }
    const files = rulesIn(path);
    expect(files.length).toBeGreaterThan(10);
    const client = await startClient({ capabilities: pulling, files: {} });
    const documents = files.map(({ name, text }) => ({ uri: client.uri(name), text }));
    const { found } = await firstProblems(documents);
    expect(found.flat().length).toBeGreaterThan(5);
    for (const [i, { name, text }] of files.entries()) {
      // Without the marks that tests put into their texts.
      const { uri } = documents[i] as (typeof documents)[number];
      await client.connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: 'adfsrule', version: 1, text },
      });
      const report = await client.request(DocumentDiagnosticRequest.type, { textDocument: { uri } });
      expect(found[i], name).toEqual(report.kind === 'full' ? report.items : undefined);
    }
  });

  it('honour the configuration file in the folder or above', async () => {
    const off = '{ "rules": { "claim-type-scheme": "off" } }';
    const uri = `${folder}/a.adfsrule`;
    expect(await codes(uri, mistake)).toContain('claim-type-scheme');
    const above = { files: { 'memfs:/adfsrule.config.json': off } };
    expect(await codes(uri, mistake, above)).not.toContain('claim-type-scheme');
    const nearer = { files: { ...above.files, [`${folder}/adfsrule.config.json`]: '{}' } };
    expect(await codes(uri, mistake, nearer)).toContain('claim-type-scheme');
    const large = { files: { [`${folder}/adfsrule.config.json`]: { large: true } } } as const;
    expect(await codes(uri, mistake, large)).toContain('claim-type-scheme');
  });

  it('take an open configuration file as it is in the editor', async () => {
    const { found, wanted } = await firstProblems([
      { uri: `${folder}/a.adfsrule`, text: mistake },
      { uri: `${folder}/adfsrule.config.json`, text: '{ "rules": { "claim-type-scheme": "off" } }' },
    ]);
    expect(found).toEqual([[], []]);
    expect(wanted).not.toContain(`${folder}/adfsrule.config.json`);
  });

  it('honour the settings, and do without those that are malformed', async () => {
    const off = { settings: { rules: { 'claim-type-scheme': 'off' } } };
    expect(await codes(`${folder}/a.adfsrule`, mistake, off)).not.toContain('claim-type-scheme');
    for (const settings of [null, 7, { rules: [] }, { dialect: 'latin', stages: 'all' }])
      expect(await codes(`${folder}/a.adfsrule`, mistake, { settings })).toContain('claim-type-scheme');
  });

  it('ask for no file around a document that lies in no folder', async () => {
    const { found, wanted } = await firstProblems([{ uri: 'untitled:Untitled-1', text: mistake }]);
    expect(found[0]?.map(({ code }) => code)).toContain('claim-type-scheme');
    expect(wanted).toEqual([]);
  });
});
