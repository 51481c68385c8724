import { defineConfig } from 'vitest/config';

/** Unit tests import the sources; the `lsp` project drives the built `dist/server.js` and `dist/cli.js`. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts', 'test/corpus/**/*.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'lsp',
          include: ['test/lsp/**/*.test.ts', 'test/cli/**/*.test.ts'],
          testTimeout: 30_000,
        },
      },
    ],
  },
});
