import { defineConfig } from 'vitest/config';

/** Unit tests import the sources; LSP tests drive the built `dist/server.js` and need more time. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['test/unit/**/*.test.ts'], testTimeout: 30_000 } },
      { test: { name: 'lsp', include: ['test/lsp/**/*.test.ts'], testTimeout: 30_000 } },
    ],
  },
});
