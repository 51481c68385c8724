// npm test: runs all parts, or those named, and closes with `N passed, N failed` over all of them.
import { parseArgs } from 'node:util';
import { chosenParts, parts } from './parts/parts.mjs';
import { runParts } from './parts/schedule.mjs';
import { runMain, temporaryFolder } from './process/children.mjs';
import { installDependencies } from './process/project.mjs';

await runMain(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean', default: false } },
  });
  if (values.help) {
    console.log(`Usage: npm test -- [part …]\nParts: ${parts.map(({ name }) => name).join(', ')}, vscode`);
    return 0;
  }
  const chosen = chosenParts(positionals);
  const begin = Date.now();
  try {
    await installDependencies();
  } catch (error) {
    console.log(error instanceof Error ? error.message : error);
    console.log('0 passed, 1 failed');
    return 1;
  }
  const folder = await temporaryFolder('test');
  const outcomes = await runParts(chosen, folder.path);

  const total = { passed: 0, failed: 0 };
  console.log(`\n${row('part', 'passed', 'failed', 'seconds')}`);
  for (const { part, passed, failed, seconds, notRun } of outcomes) {
    total.passed += passed;
    total.failed += failed;
    const time = notRun ? 'not run' : seconds.toFixed(1);
    console.log(
      row(part.name, part.preparation ? '' : passed, part.preparation && !failed ? '' : failed, time),
    );
  }
  console.log(row('all', total.passed, total.failed, ((Date.now() - begin) / 1000).toFixed(1)));
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
});

/**
 * @param {string} name
 * @param {...(string | number)} cells
 */
function row(name, ...cells) {
  return name.padEnd(16) + cells.map((cell) => String(cell).padStart(9)).join('');
}
