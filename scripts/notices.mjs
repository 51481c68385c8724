// npm run notices: writes ThirdPartyNotices.txt from what esbuild puts into the bundles. A test asserts that it is up to
// date.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { noticesText } from './package/notices.mjs';
import { run, runMain, temporaryFolder } from './process/children.mjs';
import { inProject, installDependencies, root } from './process/project.mjs';
import { script } from './process/tools.mjs';

await runMain(async () => {
  await installDependencies();
  const { path } = await temporaryFolder('notices');
  const [command, ...args] = script('esbuild.mjs', '--production', '--outdir', path);
  const code = await run(command, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  if (code !== 0) throw new Error('The build failed.');
  const meta = JSON.parse(await readFile(join(path, 'meta.json'), 'utf8'));
  await writeFile(inProject('ThirdPartyNotices.txt'), await noticesText(meta));
  return 0;
});
