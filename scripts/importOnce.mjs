// For every file that imports from a CommonJS package, esbuild writes a copy of all that the package exports: hundreds of
// properties, dozens of times, at every start. With this plugin our files share one copy.
import { readdir, readFile } from 'node:fs/promises';
import { inProject } from './process/project.mjs';

/**
 * @param {string} wanted the package, as imports name it
 * @param {string} folder of our own sources, from the project's folder
 * @returns {import('esbuild').Plugin}
 */
export function importOnce(wanted, folder) {
  return {
    name: 'import-once',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^[a-z]/ }, ({ path, kind, namespace }) =>
        path === wanted && kind === 'import-statement' && namespace === 'file'
          ? { path, namespace: 'import-once' }
          : undefined,
      );
      onLoad({ filter: /.*/, namespace: 'import-once' }, async () => ({
        // A name that is missing here is an error of the build.
        contents: `export { ${(await namesFrom(wanted, folder)).join(', ')} } from '${wanted}';`,
        resolveDir: inProject(),
      }));
    },
  };
}

/**
 * What the files of a folder import from a package, types aside.
 * @param {string} wanted
 * @param {string} folder
 * @returns {Promise<string[]>}
 */
async function namesFrom(wanted, folder) {
  const importing = new RegExp(`^(?:import|export) \\{([^}]*)\\} from '${wanted}';`, 'gm');
  const names = new Set();
  for (const file of await readdir(inProject(folder), { recursive: true })) {
    if (!file.endsWith('.ts')) continue;
    const text = await readFile(inProject(folder, file), 'utf8');
    for (const [, list = ''] of text.matchAll(importing)) {
      for (const part of list.split(',')) {
        const [name = ''] = part.trim().split(/\s+as\s+/);
        if (name !== '' && !name.startsWith('type ')) names.add(name);
      }
    }
  }
  return [...names].sort();
}
