import process from 'node:process';
import { Command, CommanderError, Option } from 'commander';
import { version } from '../../../package.json';
import {
  createLanguageService,
  type DialectName,
  dialects,
  type PrintStyle,
  printStyles,
  type Severity,
} from '../languageService.ts';
import { checkFile, type Finding, isAtLeast } from './check.ts';
import { explainFile, prettyExplanation } from './explain.ts';
import { formatFile, writeFormatted } from './format.ts';
import { InputError, inputFiles } from './input.ts';
import { outlineFile, prettyOutline } from './outline.ts';
import { prettyFindings, prettySummary } from './pretty.ts';

/** Exit codes of the command line's contract. */
const FINDINGS = 1;
const WRONG_USAGE = 2;

const service = createLanguageService();

const dialectOption = () =>
  new Option('--dialect <name>', 'the language of the files').choices(Object.keys(dialects)).default('adfs');
const formatOption = () =>
  new Option('--format <name>', 'how the result is printed').choices(['pretty', 'json']).default('pretty');
const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

const program = new Command('adfsrule')
  .description('Checks AD FS claim rules without a farm, a network or Windows.')
  .version(version)
  .configureHelp({ showGlobalOptions: true })
  .showSuggestionAfterError()
  .exitOverride()
  .configureOutput({
    outputError: (text, write) =>
      write(
        `adfsrule: ${text
          .replace(/^error: /, '')
          .trim()
          .replace(/\s*\n\s*/g, ' ')}\n`,
      ),
  })
  .addHelpText(
    'after',
    `
Paths are files, folders (all .adfsrule files below) or - for standard input. Files may be UTF-8 or UTF-16 with a
byte order mark. Lines and columns count from 1.

Exit status: 0 nothing found at or above --fail-on, 1 something found, 2 wrong usage or unreadable input.

Examples:
  adfsrule check rules/                          every rule file below rules/
  Get-Content r.adfsrule | adfsrule check -      rules from a pipe
  adfsrule outline --format json r.adfsrule      the rules with the claim types they read and make`,
  );

interface CommonOptions {
  readonly dialect: DialectName;
  readonly format: 'pretty' | 'json';
}

program
  .command('check')
  .description('report everything that is wrong with the rules')
  .argument('<path...>', 'files, folders, or -')
  .addOption(formatOption())
  .addOption(dialectOption())
  .addOption(
    new Option('--fail-on <severity>', 'the lowest severity that makes the exit status 1')
      .choices([...severities])
      .default('error'),
  )
  .action((paths: string[], options: CommonOptions & { failOn: Severity }) => {
    const all: Finding[] = [];
    let files = 0;
    for (const file of inputFiles(paths)) {
      const checked = checkFile(service, file, options.dialect);
      files++;
      all.push(...checked.findings);
      const text = options.format === 'pretty' ? prettyFindings(checked, process.stdout.isTTY === true) : '';
      if (text !== '') process.stdout.write(`${text}\n`);
    }
    if (options.format === 'json') process.stdout.write(`${JSON.stringify(all, null, 2)}\n`);
    else process.stdout.write(`${prettySummary(all, files)}\n`);
    if (all.some((finding) => isAtLeast(finding, options.failOn))) process.exitCode = FINDINGS;
  });

program
  .command('outline')
  .description('list the rules: name, template, place, claim types read and made')
  .argument('<path...>', 'files, folders, or -')
  .addOption(formatOption())
  .addOption(dialectOption())
  .action((paths: string[], options: CommonOptions) => {
    const outlines = [...inputFiles(paths)].map((file) => outlineFile(service, file, options.dialect));
    process.stdout.write(
      options.format === 'json'
        ? `${JSON.stringify(outlines, null, 2)}\n`
        : outlines.map(prettyOutline).join('\n'),
    );
  });

program
  .command('explain')
  .description('say in plain English what each rule does')
  .argument('<path...>', 'files, folders, or -')
  .addOption(formatOption())
  .addOption(dialectOption())
  .action((paths: string[], options: CommonOptions) => {
    const files = [...inputFiles(paths)].map((file) => explainFile(service, file, options.dialect));
    process.stdout.write(
      options.format === 'json'
        ? `${JSON.stringify(files, null, 2)}\n`
        : files.map(prettyExplanation).join('\n'),
    );
  });

program
  .command('format')
  .description('bring the rules into one form; - writes to standard output')
  .argument('<path...>', 'files, folders, or -')
  .option('--check', 'change nothing; list the files that are not in form and exit with 1')
  .addOption(
    new Option('--style <name>', 'readable: one condition a line; adfs: as AD FS returns rules')
      .choices([...printStyles])
      .default('readable'),
  )
  .addOption(dialectOption())
  .action((paths: string[], options: { check?: true; style: PrintStyle; dialect: DialectName }) => {
    for (const file of inputFiles(paths)) {
      const formatted = formatFile(service, file, options.dialect, options.style);
      if (options.check) {
        if (formatted === file.text) continue;
        process.stdout.write(`${file.path}\n`);
        process.exitCode = FINDINGS;
      } else writeFormatted(file, formatted);
    }
  });

// A reader that closes the pipe early (`adfsrule check … | head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  program.parse();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : WRONG_USAGE;
  } else if (error instanceof InputError) {
    process.stderr.write(`adfsrule: ${error.message}\n`);
    process.exitCode = WRONG_USAGE;
  } else throw error;
}
