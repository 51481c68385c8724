// npm run fuzz: random and mutated texts through everything that reads them; see test/fuzz/main.ts.
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { dataAsText } from './catalogData.mjs';
import { run, runMain, temporaryFolder } from './process/children.mjs';
import { cache, inProject, installDependencies, root } from './process/project.mjs';

const usage = `Usage: npm run fuzz -- [options]
  --seconds N   how long (120)
  --inputs N    how many inputs, instead of a time
  --from N      the first input, to go on where a run ended (0)
  --seed N      which inputs (another seed each time; it is printed)
  --threads N   (all cores)`;

await runMain(async () => {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string', default: '120' },
      inputs: { type: 'string' },
      from: { type: 'string' },
      seed: { type: 'string' },
      threads: { type: 'string', default: String(availableParallelism()) },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  await installDependencies();
  const { path: folder } = await temporaryFolder('fuzz');
  const bundle = join(folder, 'fuzz.mjs');
  await build({
    entryPoints: [inProject('test', 'fuzz', 'main.ts')],
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    outfile: bundle,
    sourcemap: 'inline',
    logLevel: 'error',
    plugins: [dataAsText],
    alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
  });
  const { seconds, inputs, from, seed, threads } = values;
  const options = { root, out: join(cache, 'fuzz'), seconds, inputs, from, seed, threads };
  const args = Object.entries(options).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}`, value],
  );
  return run(process.execPath, ['--enable-source-maps', bundle, ...args], { cwd: root });
});
