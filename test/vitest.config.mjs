import { defineConfig } from 'vitest/config';

/** Unit tests import the sources; the `lsp` project drives what was built into `dist/`, and looks at it. */
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
          include: ['test/lsp/**/*.test.ts', 'test/cli/**/*.test.ts', 'test/package/**/*.test.ts'],
          testTimeout: 30_000,
        },
      },
    ],
  },
});
