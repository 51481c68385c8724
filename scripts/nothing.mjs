// An empty module: see esbuild.mjs.
export {};
