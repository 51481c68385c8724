// Runs the suite of test/vscode in the desktop VS Code, which @vscode/test-electron downloads. For machines with
// open internet, above all the project's workflow on Windows and macOS. What needs Chromium's eyes is skipped there.
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { runMain, temporaryFolder } from './process/children.mjs';
import { cache, root } from './process/project.mjs';
import { conductorVariable, startConductor } from './vscode/conductor.mjs';
import { lines } from './vscode/lines.mjs';
import { collectResults } from './vscode/results.mjs';
import { besideOthers, compiledSuite, compileSuite, copyExamples } from './vscode/suite.mjs';

const usage = `Usage: node scripts/testVscodeDesktop.mjs [options]
  --version VERSION  the VS Code to run in; may be repeated (default: stable and the oldest supported)`;

await runMain(async () => {
  const { values } = parseArgs({
    options: {
      version: { type: 'string', multiple: true, default: ['stable', lines.oldest.vscode] },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const { downloadAndUnzipVSCode, runTests } = await import('@vscode/test-electron');
  await compileSuite({ include: (name) => name !== 'smoke' && !besideOthers.includes(name) });
  const total = { passed: 0, failed: 0 };
  for (const version of values.version) {
    console.log(`VS Code ${version}, desktop`);
    const collected = collectResults(`VS Code ${version}`);
    const conductor = await startConductor({ report: collected.report });
    const workspace = await copyExamples();
    const folder = await temporaryFolder('desktop');
    try {
      const vscodeExecutablePath = await downloadAndUnzipVSCode({ version, cachePath: cache });
      await runTests({
        vscodeExecutablePath,
        extensionDevelopmentPath: root,
        extensionTestsPath: compiledSuite,
        extensionTestsEnv: { [conductorVariable]: conductor.url },
        launchArgs: [
          workspace.examples,
          `--user-data-dir=${join(folder.path, 'data')}`,
          `--extensions-dir=${join(folder.path, 'extensions')}`,
          '--disable-workspace-trust',
          '--disable-telemetry',
          '--skip-welcome',
          '--skip-release-notes',
          // Root has no sandbox, nor have most containers.
          ...(process.platform === 'linux' ? ['--no-sandbox'] : []),
        ],
      });
    } catch (error) {
      // A failed test ends here too, and has been counted.
      if (collected.results.failed === 0)
        collected.fail(error instanceof Error ? error.message : String(error));
    } finally {
      await conductor.stop();
      await folder.remove();
      await workspace.remove();
    }
    if (collected.results.passed + collected.results.failed === 0) collected.fail('No test ran.');
    total.passed += collected.results.passed;
    total.failed += collected.results.failed;
  }
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
});
