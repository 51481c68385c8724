// npm run screenshots: takes the pictures of the documentation anew, in a light and in a dark window.
import { cp, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { run, runMain } from './process/children.mjs';
import { cache, inProject, root } from './process/project.mjs';
import { script } from './process/tools.mjs';

const usage = `Usage: node scripts/screenshots.mjs [test …]
Builds, runs the tests that take pictures, or those named, in a light, a dark and a high-contrast window, and keeps
the pictures:
  docs/images/NAME.png, docs/images/light/NAME.png   those that the read-me or a page of docs/ shows
  walkthroughs/NAME.png, walkthroughs/NAME-light.png  those whose name starts with walkthrough-
The rest is for looking at, high contrast as well: .vscode-test/pictures/THEME/.`;

/** Pictures whose name starts so belong to the walkthrough. */
const walkthrough = 'walkthrough-';

await runMain(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean', default: false } },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const built = await execute(script('esbuild.mjs'));
  if (built !== 0) return built;
  const names = positionals.length > 0 ? positionals : await suitesWithPictures();
  const only = names.flatMap((name) => ['--only', name]);
  for (const theme of ['dark', 'light', 'contrast']) {
    const folder = join(cache, 'pictures', theme);
    await rm(folder, { recursive: true, force: true });
    const code = await execute(
      script('scripts/testVscode.mjs', '--line', 'newest', '--theme', theme, '--pictures', folder, ...only),
    );
    if (code !== 0) return code;
    if (theme !== 'contrast') await keep(folder, theme === 'light');
  }
  return 0;
});

/** The tests that take a picture that is kept. */
async function suitesWithPictures() {
  const folder = inProject('test', 'vscode', 'suite');
  const names = [];
  for (const file of await readdir(folder)) {
    const [name, ending] = [file.slice(0, -'.test.ts'.length), file.slice(-'.test.ts'.length)];
    if (ending !== '.test.ts') continue;
    if ((await readFile(join(folder, file), 'utf8')).includes('userInterface.picture(')) names.push(name);
  }
  return names;
}

/**
 * Puts the pictures of a run where the documentation has them.
 * @param {string} folder
 * @param {boolean} light
 */
async function keep(folder, light) {
  const pages = await textOfPages();
  for (const file of await readdir(folder)) {
    const name = file.slice(0, -'.png'.length);
    const image = light ? `images/light/${file}` : `images/${file}`;
    if (!name.startsWith(walkthrough) && !pages.includes(image)) continue;
    const to = name.startsWith(walkthrough)
      ? inProject('walkthroughs', `${name.slice(walkthrough.length)}${light ? '-light' : ''}.png`)
      : inProject('docs', image);
    await mkdir(join(to, '..'), { recursive: true });
    await cp(join(folder, file), to);
    console.log(`  ${to.slice(root.length + 1)}`);
  }
}

/** All that may show a picture. */
async function textOfPages() {
  const pages = [inProject('README.md')];
  for (const name of await readdir(inProject('docs'), { recursive: true })) {
    if (name.endsWith('.md')) pages.push(inProject('docs', name));
  }
  return (await Promise.all(pages.map((page) => readFile(page, 'utf8')))).join('\n');
}

/** @param {readonly [string, ...string[]]} command */
function execute([command, ...args]) {
  return run(command, args, { cwd: root });
}
