/** Commands, options and help. */
import { Command, Option } from 'commander';
import { version } from '../../../package.json';
import { dialects, printStyles, stages } from '../languageService.ts';
import { type CheckOptions, runCheck } from './commands/check.ts';
import { type ExplainOptions, runExplain } from './commands/explain.ts';
import { type FormatOptions, runFormat } from './commands/format.ts';
import { type OutlineOptions, runOutline } from './commands/outline.ts';
import { severities } from './finding.ts';
import { reporterNames } from './reporters/index.ts';

/**
 * The program with all its commands. `done` gets the exit status of the command that ran.
 *
 * Commands are imported in the ordinary way: `import()` would wrap all that they share into functions in the bundle,
 * which V8 reads twice, and the start of every command would take longer.
 */
export function createProgram(done: (exitStatus: number) => void): Command {
  const program = new Command('adfsrule')
    .description('Checks, explains and formats AD FS claim rules, without a farm, a network or Windows.')
    .usage('<command> [options] <path...>')
    .version(version)
    .helpOption('-h, --help', 'show this help; of a command: adfsrule check --help')
    .helpCommand(false)
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(`adfsrule: ${usageError(text)}\n`) })
    .addHelpText('after', help.program);

  const command = (name: string, description: string, more: string): Command =>
    program
      .command(name)
      .description(description)
      .argument('<path...>', 'files, folders, globs, or - for standard input')
      .helpOption('-h, --help', 'show this help')
      .addHelpText('after', more);

  command('check', 'Report what is wrong with the rules.', help.check)
    .addOption(choice('--format <name>', 'how findings are printed', reporterNames, 'pretty'))
    .addOption(stage())
    .addOption(dialect())
    .option('--config <file>', 'the configuration; without it the nearest adfsrule.config.json')
    .option('--no-suppressions', 'report suppressed findings too')
    .addOption(
      choice('--fail-on <severity>', 'the lowest severity that makes the exit status 1', severities, 'error'),
    )
    .action((paths: string[], options: CheckOptions) => done(runCheck(paths, options)));

  command('outline', 'List the rules: name, template, place, claim types read and made.', help.outline)
    .addOption(choice('--format <name>', 'how the list is printed', ['pretty', 'json'], 'pretty'))
    .addOption(dialect())
    .action((paths: string[], options: OutlineOptions) => done(runOutline(paths, options)));

  command('explain', 'Say in plain English what each rule does.', help.explain)
    .addOption(choice('--format <name>', 'how the sentences are printed', ['pretty', 'json'], 'pretty'))
    .addOption(dialect())
    .action((paths: string[], options: ExplainOptions) => done(runExplain(paths, options)));

  command('format', 'Bring the rules into one form, in place.', help.format)
    .option('--check', 'change nothing; list the files that are not in form and exit with 1')
    .addOption(
      choice(
        '--style <name>',
        'readable: one condition a line; adfs: as AD FS returns rules',
        printStyles,
        'readable',
      ),
    )
    .addOption(dialect())
    .action((paths: string[], options: FormatOptions) => done(runFormat(paths, options)));

  return program;
}

/** An option with fixed values. */
function choice<T extends string>(
  flags: string,
  description: string,
  values: readonly T[],
  usual: T,
): Option {
  return new Option(flags, description).choices([...values]).default(usual);
}

function stage(): Option {
  return new Option('--stage <name>', 'the rule set that the rules belong to').choices([...stages]);
}

function dialect(): Option {
  return choice(
    '--dialect <name>',
    'adfs: AD FS; cta: claims transformation of AD DS',
    Object.keys(dialects),
    'adfs',
  );
}

/** What the argument parser found wrong, as one line that ends with what to do. */
function usageError(text: string): string {
  const line = text
    .replace(/^error: /, '')
    .trim()
    .replace(/\s*\n\s*/g, ' ');
  return /Allowed choices|Did you mean/.test(line) ? line : `${line}. Try adfsrule --help.`;
}

/** What stands below the lists of commands and options; 80 columns wide, as those are. */
const help = {
  program: `
Paths are files, folders (all .adfsrule files below), globs in quotation marks,
or - for standard input. Files may be UTF-8, or UTF-16 with a byte order mark.
Lines and columns count from 1.

Exit status:
  0  nothing found at or above --fail-on
  1  something found
  2  wrong usage or unreadable input: one line on standard error says what, and
     nothing else is written

Examples:
  adfsrule check rules/                        every rule file below rules/
  Get-Content r.adfsrule | adfsrule check -    rules from a pipe
  adfsrule explain r.adfsrule                  what each rule does
  adfsrule format --check rules/               is everything in form?`,
  check: `
Formats:
  pretty   for people: the line with a mark below it; colours on a terminal,
           unless NO_COLOR is set
  json     one array; columns in UTF-16 units, ends exclusive
  sarif    SARIF 2.1.0, for code scanning; suppressed findings are included as
           suppressed
  github   annotations in the log of GitHub Actions

The stage is taken from --stage, the configuration, the file's name
(x.mfa.adfsrule) or the rules, in this order.

Hints are for editors: json has them always, the others with --fail-on hint.

Examples:
  adfsrule check rules/
  adfsrule check --fail-on warning 'trusts/**/*.adfsrule'
  adfsrule check --format sarif rules/ > adfsrule.sarif`,
  outline: `
The JSON is an array of { file, rules }; a rule with syntax errors has
"complete": false.

Examples:
  adfsrule outline r.adfsrule
  adfsrule outline --format json rules/`,
  explain: `
Examples:
  adfsrule explain r.adfsrule
  (Get-AdfsRelyingPartyTrust Payroll).IssuanceTransformRules |
    adfsrule explain -`,
  format: `
Strings are never changed, and a rule with syntax errors stays as it is. A file
keeps its encoding, line breaks and permissions. It is replaced in one step: an
interrupted run leaves no half file. With - the result goes to standard output.

Examples:
  adfsrule format rules/
  adfsrule format --check rules/    change nothing, exit with 1 where it would
  adfsrule format --style adfs -    smallest differences against exported rules`,
} as const;
