// npm run generate: writes what follows from the lint rules. A test asserts that it is up to date.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { dataAsText } from './catalogData.mjs';
import { configurationSchema, pagesIndex, rulesModule, rulesSetting } from './lint/generated.mjs';
import { run, runMain } from './process/children.mjs';
import { inProject } from './process/project.mjs';
import { tool } from './process/tools.mjs';

await runMain(async () => {
  const files = await readdir(inProject('server/src/lint/rules'));
  const ids = files
    .filter((file) => file.endsWith('.ts') && file !== 'index.ts')
    .map((file) => file.slice(0, -3));
  await writeFile(inProject('server/src/lint/rules/index.ts'), rulesModule(ids));

  const { lintRules, stages } = await load();
  await writeFile(inProject('docs/rules/README.md'), pagesIndex(lintRules));
  await writeFile(
    inProject('schemas/adfsrule.config.schema.json'),
    `${JSON.stringify(configurationSchema(lintRules, stages), null, 2)}\n`,
  );
  const manifest = JSON.parse(await readFile(inProject('package.json'), 'utf8'));
  const setting = manifest.contributes.configuration.properties['adfsrule.rules'];
  Object.assign(setting, rulesSetting(lintRules));
  await writeFile(inProject('package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  const [command, ...args] = tool(
    'biome',
    'check',
    '--write',
    'package.json',
    'schemas',
    'server/src/lint/rules/index.ts',
  );
  return run(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
});

/** The lint rules and the names of the stages, from the source. */
async function load() {
  const { outputFiles } = await build({
    stdin: {
      contents:
        "export { lintRules } from './server/src/lint/rules/index.ts'; export { stages } from './server/src/semantics/stage.ts';",
      resolveDir: inProject('.'),
      loader: 'ts',
    },
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
    plugins: [dataAsText],
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
