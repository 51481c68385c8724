// npm run package: builds for production, writes the .vsix and checks it.
import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { bundleBudgets } from './package/budgets.mjs';
import { checkPackage } from './package/check.mjs';
import { run, runMain, temporaryFolder } from './process/children.mjs';
import { inProject, installDependencies, root } from './process/project.mjs';
import { script, tool } from './process/tools.mjs';

const usage = `Usage: node scripts/package.mjs [options]
  --out FILE   where the package goes (default: <name>-<version>.vsix)
  --no-build   packs dist/ as it is
  --twice      builds and packs once more and compares the bytes`;

await runMain(async () => {
  const { values } = parseArgs({
    options: {
      out: { type: 'string' },
      'no-build': { type: 'boolean', default: false },
      twice: { type: 'boolean', default: false },
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
  await pack(file);

  const checks = await checkPackage(file);
  if (values.twice) {
    const folder = (await temporaryFolder('package')).path;
    await must('The build', script('esbuild.mjs', '--production', '--outdir', folder));
    await pack(join(folder, 'again.vsix'));
    checks.push({
      name: 'Built and packed once more it is the same, byte by byte',
      problems: await differences(folder, file),
    });
  }
  for (const { name: what, problems } of checks) {
    console.log(`  ${problems.length === 0 ? '✓' : '✗'} ${what}`);
    for (const problem of problems) console.log(`      ${problem}`);
  }
  const failed = checks.filter(({ problems }) => problems.length > 0).length;
  console.log(`${checks.length - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});

/**
 * Packs dist/. What lies in the archive has one date, so that the same sources give the same bytes on any day.
 * @param {string} file
 */
async function pack(file) {
  const env = { ...process.env, SOURCE_DATE_EPOCH: String(Date.UTC(2000, 0, 1) / 1000), TZ: 'UTC' };
  await must('vsce', tool('vsce', 'package', '--no-dependencies', '--out', file), env);
}

/**
 * What differs from the first build and the first package.
 * @param {string} folder the bundles and `again.vsix`
 * @param {string} file the first package
 * @returns {Promise<string[]>} a line for each
 */
async function differences(folder, file) {
  const same = async (/** @type {string} */ one, /** @type {string} */ other) =>
    (await readFile(one)).equals(await readFile(other));
  const bundles = await Promise.all(
    Object.keys(bundleBudgets).map(async (name) =>
      (await same(join(folder, name), inProject('dist', name))) ? [] : [`dist/${name} differs.`],
    ),
  );
  const packed = (await same(join(folder, 'again.vsix'), file)) ? [] : ['The package differs.'];
  return [...bundles.flat(), ...packed];
}

/**
 * @param {string} what
 * @param {readonly [string, ...string[]]} command
 * @param {NodeJS.ProcessEnv} [env]
 */
async function must(what, [command, ...args], env = process.env) {
  const code = await run(command, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
  if (code !== 0) throw new Error(`${what} ended with ${code}.`);
}
