// How catalogue data gets into a bundle.
import { readFile } from 'node:fs/promises';

/**
 * Data files as text (`import text from './x.json?raw'`, which Vite understands by itself): parsed when somebody asks,
 * not at start. Without blanks, and of the sources only the first, the one that hover links to.
 */
export const dataAsText = {
  name: 'data-as-text',
  setup({ onLoad }) {
    onLoad({ filter: /\.json$/ }, async ({ path, suffix }) => {
      if (suffix !== '?raw') return undefined;
      const data = JSON.parse(await readFile(path, 'utf8'), (key, value) =>
        key === 'sources' ? value.slice(0, 1) : value,
      );
      // Without apostrophes esbuild writes a plain string, which V8 scans faster than a template literal.
      const contents = JSON.stringify(data).replaceAll("'", '\\u0027');
      return { contents, loader: 'text', watchFiles: [path] };
    });
  },
};
