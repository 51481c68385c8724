import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Tokenises every published rule set that is known to be valid: nothing in it may be marked as illegal, and outside
 * of strings everything but white space has a scope of its own. The rule sets are other people's and not part of the
 * project, so they may be absent.
 *
 * @param {(text: string) => { line: number, start: number, text: string, scopes: string[] }[]} tokenize
 * @param {string} folder holds `index.json`, which names the files and says which are valid
 * @returns {{ name: string, failures: string[] }[] | undefined} undefined when there is no such folder
 */
export function checkCorpus(tokenize, folder) {
  const index = path.join(folder, 'index.json');
  if (!existsSync(index)) return undefined;
  const valid = JSON.parse(readFileSync(index, 'utf8')).filter((entry) => entry.verdict === 'valid');
  return valid.map(({ file }) => {
    const failures = [];
    const started = performance.now();
    for (const { line, start, text, scopes } of tokenize(readFileSync(path.join(folder, file), 'utf8'))) {
      if (text.trim() === '') continue;
      const where = `${line}:${start + 1} ${JSON.stringify(text)}`;
      if (scopes.some((scope) => scope.startsWith('invalid.')))
        failures.push(`${where} is marked as illegal`);
      // The first scope is the language's own, and a meta scope has no colour.
      if (scopes.slice(1).every((scope) => scope.startsWith('meta.'))) failures.push(`${where} has no scope`);
    }
    const elapsed = performance.now() - started;
    // The largest of them has a few thousand characters: some milliseconds, and much room for a busy machine.
    if (elapsed > 1000) failures.push(`took ${Math.round(elapsed)} ms`);
    return { name: file, failures };
  });
}
