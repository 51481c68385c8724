// npm run package: builds for production, writes the .vsix and checks it.
import { mkdir, readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkPackage } from './package/check.mjs';
import { run, runMain } from './process/children.mjs';
import { inProject, installDependencies, root } from './process/project.mjs';
import { script, tool } from './process/tools.mjs';

const usage = `Usage: node scripts/package.mjs [options]
  --out FILE   where the package goes (default: <name>-<version>.vsix)
  --no-build   packs dist/ as it is`;

await runMain(async () => {
  const { values } = parseArgs({
    options: {
      out: { type: 'string' },
      'no-build': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  await installDependencies();
  if (!values['no-build']) await must('The build', script('esbuild.mjs', '--production'));
  const { name, version } = JSON.parse(await readFile(inProject('package.json'), 'utf8'));
  const file = resolve(values.out ?? inProject(`${name}-${version}.vsix`));
  await mkdir(dirname(file), { recursive: true });
  await must('vsce', tool('vsce', 'package', '--no-dependencies', '--out', file));

  const checks = await checkPackage(file);
  for (const { name: what, problems } of checks) {
    console.log(`  ${problems.length === 0 ? '✓' : '✗'} ${what}`);
    for (const problem of problems) console.log(`      ${problem}`);
  }
  const failed = checks.filter(({ problems }) => problems.length > 0).length;
  console.log(`${checks.length - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});

/**
 * @param {string} what
 * @param {readonly [string, ...string[]]} command
 */
async function must(what, [command, ...args]) {
  const code = await run(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (code !== 0) throw new Error(`${what} ended with ${code}.`);
}
