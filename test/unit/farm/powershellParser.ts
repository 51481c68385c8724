/** A parser of PowerShell that is not ours: tree-sitter-powershell. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Language, type Node, Parser } from 'web-tree-sitter';

const require = createRequire(import.meta.url);

export interface ParsedScript {
  /** What the grammar could not read, with its line; empty for a script that is right. */
  readonly errors: readonly string[];
  /** The text of every string literal in the order of the script. */
  readonly strings: readonly string[];
  /** Commands and functions by name, as they are called. */
  readonly commands: readonly string[];
}

export async function powershellParser(): Promise<(script: string) => ParsedScript> {
  const runtime = require.resolve('web-tree-sitter');
  await Parser.init({ locateFile: (name: string) => join(dirname(runtime), name) });
  const grammar = join(
    dirname(require.resolve('tree-sitter-powershell/package.json')),
    'tree-sitter-powershell.wasm',
  );
  const parser = new Parser().setLanguage(await Language.load(readFileSync(grammar)));
  return (script) => {
    const tree = parser.parse(script.replace(/^\ufeff/, ''));
    if (!tree) throw new Error('tree-sitter gives no tree');
    const found = { errors: errorsIn(tree.rootNode), strings: [] as string[], commands: [] as string[] };
    for (const node of tree.rootNode.descendantsOfType('string_literal'))
      if (node) found.strings.push(node.text);
    for (const node of tree.rootNode.descendantsOfType('command_name'))
      if (node) found.commands.push(node.text);
    tree.delete();
    return found;
  };
}

function errorsIn(root: Node): readonly string[] {
  const found: string[] = [];
  const open = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.isError || node.isMissing)
      found.push(`line ${node.startPosition.row + 1}: ${node.text.slice(0, 80)}`);
    if (node.hasError) for (const child of node.children) if (child) open.push(child);
  }
  return found;
}

/** What PowerShell makes of a string literal without expressions (about_Quoting_Rules), written apart from our own code. */
export function stringValue(literal: string): string {
  const here = /^@(['"])[ \t]*(?:\r\n|\n)([\s\S]*?)(?:\r\n|\n)\1@$/.exec(literal);
  if (here) return here[1] === "'" ? (here[2] ?? '') : unescapeDouble(here[2] ?? '', false);
  if (literal.startsWith("'")) return literal.slice(1, -1).replaceAll(/(['‘’‚‛])\1/g, '$1');
  return unescapeDouble(literal.slice(1, -1), true);
}

function unescapeDouble(text: string, doubled: boolean): string {
  const letters: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '0': '\0' };
  const escapes = doubled ? /`([\s\S])|(["“”„])\2/g : /`([\s\S])/g;
  return text.replaceAll(escapes, (_, escaped?: string, quote?: string) =>
    escaped === undefined ? (quote ?? '') : (letters[escaped] ?? escaped),
  );
}
