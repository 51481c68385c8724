// npm start: installs what is missing, builds, and opens the extension on examples/.
import { parseArgs } from 'node:util';
import { run, runMain, toldToEnd } from './process/children.mjs';
import { installDependencies, root } from './process/project.mjs';
import { script } from './process/tools.mjs';
import { desktopCommand, openDesktop, openInBrowser, serve } from './vscode/development.mjs';

const usage = `Usage: npm start -- [options]
  --no-open   serves VS Code and prints its address; opens nothing
  --browser   serves VS Code and opens it in the browser, also where the desktop VS Code is installed`;

await runMain(async () => {
  const { values } = parseArgs({
    options: {
      'no-open': { type: 'boolean', default: false },
      browser: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  await installDependencies();
  const [node, ...build] = script('esbuild.mjs');
  if ((await run(node, build, { cwd: root })) !== 0) throw new Error('The build failed.');

  const desktop = values['no-open'] || values.browser ? undefined : await desktopCommand();
  if (desktop) {
    console.log('Opening VS Code on examples/ …');
    if ((await openDesktop(desktop)) === 0) return 0;
    console.log('That did not work. Serving VS Code for the browser instead.');
  }
  const address = await serve();
  console.log(`\nVS Code with the extension, on examples/:\n\n    ${address}\n\nCtrl-C ends it.`);
  if (!values['no-open']) openInBrowser(address);
  await toldToEnd;
  return 0;
});
