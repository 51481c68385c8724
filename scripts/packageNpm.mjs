// Packs the npm package `adfs-claim-rules`: the bundles of dist/ beside what lies in server/.
import { copyFile, cp, mkdir, readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { run, runMain, temporaryFolder } from './process/children.mjs';
import { inProject, installDependencies, npm, root } from './process/project.mjs';
import { script } from './process/tools.mjs';

const usage = `Usage: node scripts/packageNpm.mjs [options]
  --out FOLDER  where the .tgz goes (default: the project's folder)
  --no-build    packs dist/ as it is`;

/**
 * What the package holds of dist/. `cli.js` reads the catalogue in `data/`; `server.js` takes what does not depend on Node
 * from `server.browser.js`.
 */
const shipped = ['cli.js', 'data', 'server.js', 'server.browser.js'];

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
  if (!values['no-build']) {
    await installDependencies();
    const [command, ...args] = script('esbuild.mjs', '--production');
    if ((await run(command, args, { cwd: root })) !== 0) throw new Error('The build failed.');
  }
  const out = resolve(values.out ?? root);
  await mkdir(out, { recursive: true });
  const { path: stage } = await temporaryFolder('npm');
  await fill(stage);
  const code = await npm(['pack', '--silent', '--pack-destination', out], { cwd: stage });
  if (code !== 0) throw new Error(`npm pack ended with ${code}.`);
  return 0;
});

/**
 * Lays the package out.
 * @param {string} stage an empty folder
 */
async function fill(stage) {
  const manifest = JSON.parse(await readFile(inProject('server', 'package.json'), 'utf8'));
  const { version } = JSON.parse(await readFile(inProject('package.json'), 'utf8'));
  if (manifest.version !== version) {
    throw new Error(
      `server/package.json is version ${manifest.version}, package.json ${version}. Make them one.`,
    );
  }
  for (const name of ['package.json', 'README.md'])
    await copyFile(inProject('server', name), join(stage, name));
  for (const name of ['LICENSE', 'ThirdPartyNotices.txt']) await copyFile(inProject(name), join(stage, name));
  await cp(inProject('server', 'bin'), join(stage, 'bin'), { recursive: true });
  const built = await readdir(inProject('dist')).catch(() => []);
  await mkdir(join(stage, 'dist'));
  for (const name of shipped) {
    if (!built.includes(name))
      throw new Error(`dist/${name} is not there. Build first, or leave --no-build out.`);
    await cp(inProject('dist', name), join(stage, 'dist', name), { recursive: true });
  }
}
