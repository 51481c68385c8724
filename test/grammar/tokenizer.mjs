import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
// Both come along with vscode-tmgrammar-test; resolving from there works wherever npm put them.
const fromGrammarTest = createRequire(require.resolve('vscode-tmgrammar-test/package.json'));
const textmate = fromGrammarTest('vscode-textmate');
const oniguruma = fromGrammarTest('vscode-oniguruma');

/**
 * Loads the grammar of rule files and returns a function that tokenises a text the way VS Code does.
 *
 * @param {string} grammarFile path of `adfsrule.tmLanguage.json`
 * @returns {Promise<(text: string) => { line: number, start: number, text: string, scopes: string[] }[]>}
 *   tokens in the order of the text; `line` counts from 1, `start` from 0 in UTF-16 code units
 */
export async function loadTokenizer(grammarFile) {
  const wasm = readFileSync(fromGrammarTest.resolve('vscode-oniguruma').replace(/main\.js$/, 'onig.wasm'));
  const onigLib = oniguruma.loadWASM(wasm.buffer).then(() => ({
    createOnigScanner: (sources) => new oniguruma.OnigScanner(sources),
    createOnigString: (text) => new oniguruma.OnigString(text),
  }));
  const raw = textmate.parseRawGrammar(readFileSync(grammarFile, 'utf8'), grammarFile);
  const registry = new textmate.Registry({
    onigLib,
    loadGrammar: async (scopeName) => (scopeName === raw.scopeName ? raw : null),
  });
  const grammar = await registry.loadGrammar(raw.scopeName);

  return (text) => {
    const tokens = [];
    let stack = textmate.INITIAL;
    for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
      const result = grammar.tokenizeLine(line, stack);
      stack = result.ruleStack;
      for (const { startIndex, endIndex, scopes } of result.tokens) {
        const part = line.slice(startIndex, endIndex);
        if (part !== '') tokens.push({ line: index + 1, start: startIndex, text: part, scopes });
      }
    }
    return tokens;
  };
}
