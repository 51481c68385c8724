import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The floors of the house, from the ground up. An import runs to the same folder or to a lower floor. */
const floors: readonly (readonly [folder: string, floor: number])[] = [
  ['server/src/syntax/', 1],
  ['server/src/catalog/', 1],
  ['server/src/regex/', 1],
  ['server/src/embedded/', 1],
  ['server/src/semantics/', 2],
  ['server/src/engine/', 2],
  ['server/src/farm/', 3],
  ['server/src/lint/', 3],
  ['server/src/features/', 4],
  ['server/src/languageService.ts', 5],
  ['server/src/lsp/', 6],
  ['server/src/cli/', 6],
  ['client/src/', 7],
];

/** All that the client may know of the server. */
const protocol = 'server/src/lsp/protocol.ts';

const LONGEST = 400;

interface Import {
  readonly from: string;
  /** The file below the project's root, or the name of a package. */
  readonly to: string;
}

const files = ['client/src', 'server/src'].flatMap((folder) =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts'))
        .map((name) => join(folder, name).replaceAll('\\', '/'))
    : [],
);

const imports = files.flatMap((from) => importsOf(from, readFileSync(join(root, from), 'utf8')));

/** Every `import` and `export … from` of a file, types and `import(…)` included. */
function importsOf(from: string, source: string): readonly Import[] {
  const specifiers = source.matchAll(
    /^\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm,
  );
  return [...specifiers].map((match) => {
    const specifier = (match[1] ?? match[2] ?? match[3]) as string;
    const to = specifier.startsWith('.')
      ? relative(root, resolve(root, dirname(from), specifier)).replaceAll('\\', '/')
      : specifier;
    return { from, to };
  });
}

function floorOf(file: string): readonly [folder: string, floor: number] | undefined {
  return floors.find(([folder]) => file.startsWith(folder));
}

function shown({ from, to }: Import): string {
  return `${from} → ${to}`;
}

describe('imports', () => {
  it('are found', () => {
    expect(imports.length).toBeGreaterThan(100);
    expect(imports.map(shown)).toContain('server/src/syntax/ruleSet.ts → server/src/syntax/parser.ts');
    expect(
      importsOf('client/src/a.ts', "import type {\n  A,\n} from '../../server/src/lsp/protocol.ts';"),
    ).toEqual([{ from: 'client/src/a.ts', to: protocol }]);
  });

  it('stand on a floor', () => {
    expect(files.filter((file) => !floorOf(file))).toEqual([]);
  });

  it('run downward, or stay in their folder', () => {
    const wrong = imports.filter(({ from, to }) => {
      const [here, there] = [floorOf(from), floorOf(to)];
      if (!here || !there || here[0] === there[0]) return false;
      // The command line and the editor's edge share a floor; what two folders of a floor need lies below them.
      return there[1] >= here[1];
    });
    expect(wrong.map(shown)).toEqual([]);
  });

  it('lead the client to nothing of the server but the protocol', () => {
    const wrong = imports.filter(
      ({ from, to }) => from.startsWith('client/') && to.startsWith('server/') && to !== protocol,
    );
    expect(wrong.map(shown)).toEqual([]);
  });

  it('never go round in a circle', () => {
    const next = new Map<string, string[]>();
    for (const { from, to } of imports)
      if (files.includes(to)) next.set(from, [...(next.get(from) ?? []), to]);
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
      if (path.includes(file) || done.has(file)) return;
      for (const to of next.get(file) ?? []) visit(to, [...path, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
    expect(circles).toEqual([]);
  });
});

describe('the server', () => {
  const server = files.filter((file) => file.startsWith('server/src/'));
  const atTheEdge = (file: string) => file === 'server/src/lsp/node.ts' || file.startsWith('server/src/cli/');

  it('never imports vscode', () => {
    expect(
      imports.filter(({ from, to }) => from.startsWith('server/') && to === 'vscode').map(shown),
    ).toEqual([]);
  });

  it('knows Node only at its edge, so that it runs in a browser', () => {
    const wrong = imports.filter(
      ({ from, to }) =>
        from.startsWith('server/') &&
        !atTheEdge(from) &&
        (to.startsWith('node:') ||
          /^(?:fs|path|os|process|child_process|worker_threads|url|util)(?:\/|$)/.test(to)),
    );
    expect(wrong.map(shown)).toEqual([]);
  });

  it('reads no process outside its edge', () => {
    const wrong = server.filter((file) => {
      if (atTheEdge(file)) return false;
      const code = readFileSync(join(root, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
      return /(?<![\w.'"`-])process\s*\.\s*\w/.test(code);
    });
    expect(wrong).toEqual([]);
  });
});

describe('files', () => {
  it(`have at most ${LONGEST} lines`, () => {
    const long = files
      .map((file) => ({ file, lines: readFileSync(join(root, file), 'utf8').split('\n').length - 1 }))
      .filter(({ lines }) => lines > LONGEST);
    expect(long).toEqual([]);
  });
});
