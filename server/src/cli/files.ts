/** Which files a command's paths mean. */
import { type Dirent, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { matchesGlob } from '../semantics/stageGlob.ts';
import { InputError, unreadable } from './inputError.ts';

/** What `-` stands for on the command line. */
export const STANDARD_INPUT = '-';

/** The rule files of a folder, by the end of their names: the extension's manifest names the same. */
export const ruleFileExtensions: readonly string[] = ['.adfsrule'];

/** The scripts that can hold rules. Pages hold them as well, but often as examples of what is wrong: they are to be named. */
export const scriptExtensions: readonly string[] = ['.ps1', '.psm1', '.psd1'];

/** The files of scenarios in a folder: the extension's manifest names the same. */
export const scenarioFileExtensions: readonly string[] = ['.adfstest.json'];

/** Folders that hold no rules of the user and can be very large. */
const skipped: ReadonlySet<string> = new Set(['node_modules', '.git', '.hg', '.svn']);

/**
 * The files that the paths mean: a file is itself, a folder all files below it with one of the extensions, a glob what
 * it matches, in the order of the names. Each file comes once. Throws an `InputError` for a path that means no file.
 */
export function findFiles(
  paths: readonly string[],
  extensions: readonly string[] = ruleFileExtensions,
): readonly string[] {
  const found = new Map<string, string>();
  for (const path of paths) {
    for (const file of filesAt(path, extensions)) {
      const key = file === STANDARD_INPUT ? file : resolve(file);
      if (!found.has(key)) found.set(key, file);
    }
  }
  return [...found.values()];
}

function filesAt(path: string, extensions: readonly string[]): readonly string[] {
  if (path === STANDARD_INPUT) return [path];
  let isFolder: boolean;
  try {
    isFolder = statSync(path).isDirectory();
  } catch (error) {
    // A shell passes a pattern on when it does not expand it: in quotation marks, or on Windows.
    if (hasWildcard(path)) return matching(path);
    throw unreadable(path, error);
  }
  if (!isFolder) return [path];
  const isMeant = (name: string) => extensions.some((extension) => name.toLowerCase().endsWith(extension));
  const files = namesBelow(path, Number.POSITIVE_INFINITY).filter(isMeant);
  if (files.length > 0) return files.map((file) => join(path, file));
  const kinds = extensions.join(', ').replace(/, ([^,]*)$/, ' or $1');
  throw new InputError(`${path}: no ${kinds} files in this folder. Name a file or another folder.`);
}

/** The files that a glob means, which is read as in the settings. Searches below its first folder without wildcards. */
function matching(glob: string): readonly string[] {
  const segments = (process.platform === 'win32' ? glob.replaceAll('\\', '/') : glob).split('/');
  const first = segments.findIndex(hasWildcard);
  const folder = first === 0 ? '.' : segments.slice(0, first).join('/') || '/';
  const wanted = segments.slice(first);
  const pattern = wanted.join('/');
  const depth = pattern.includes('**') ? Number.POSITIVE_INFINITY : wanted.length;
  const files = namesBelow(folder, depth).filter((name) => matchesGlob(pattern, name));
  if (files.length > 0) return files.map((file) => join(folder, file));
  throw new InputError(`${glob}: matches no file. Check the pattern.`);
}

function hasWildcard(text: string): boolean {
  return /[*?[{]/.test(text);
}

/**
 * The files below a folder, as paths from it with `/`, in order. Links to files count, links to folders are left
 * alone: they can go round in circles. A depth of 1 means the folder itself.
 */
function namesBelow(folder: string, depth: number): string[] {
  const names: string[] = [];
  const open = [{ below: '', level: 1 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const entry of entriesOf(join(folder, next.below))) {
      const name = `${next.below}${entry.name}`;
      if (entry.isDirectory()) {
        if (next.level < depth && !skipped.has(entry.name)) {
          open.push({ below: `${name}/`, level: next.level + 1 });
        }
      } else if (entry.isFile() || (entry.isSymbolicLink() && isFile(join(folder, name)))) names.push(name);
    }
  }
  return names.sort();
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    throw unreadable(folder, error);
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
