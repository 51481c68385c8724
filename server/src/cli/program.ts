/** Commands, options and help. */
import { Command, Option } from 'commander';
import { version } from '../../../package.json';
import { dialects, printStyles, stages } from '../languageService.ts';
import { type CheckOptions, runCheck } from './commands/check.ts';
import { type CompareOptions, runCompare } from './commands/compare.ts';
import { type DeployOptions, deployKinds, runDeploy } from './commands/deploy.ts';
import { type EvalOptions, runEval } from './commands/eval.ts';
import { type ExplainOptions, runExplain } from './commands/explain.ts';
import { type FormatOptions, runFormat } from './commands/format.ts';
import { type ImportOptions, runImport } from './commands/import.ts';
import { type MatrixCommandOptions, matrixFormats, runMatrix } from './commands/matrix.ts';
import { type OutlineOptions, runOutline } from './commands/outline.ts';
import { runTest, type TestOptions } from './commands/test.ts';
import { severities } from './finding.ts';
import { reporterNames } from './reporters/index.ts';

/**
 * The program with its commands. `done` gets the exit status of the command that ran.
 *
 * @param asked the first argument: where that is a command, the program has no other
 *
 * Commands are imported in the ordinary way: `import()` would wrap all that they share into functions in the bundle,
 * which V8 reads twice, and the start of every command would take longer.
 */
export function createProgram(asked: string, done: (exitStatus: number) => void): Command {
  const program = new Command('adfsrule')
    .description(
      'Checks, explains, formats and runs AD FS claim rules, without a farm, a network or Windows.',
    )
    .usage('<command> [options] <path...>')
    .version(version)
    .helpOption('-h, --help', 'show this help; of a command: adfsrule check --help')
    .helpCommand(false)
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(`adfsrule: ${usageError(text)}\n`) })
    .addHelpText('after', help.program);

  const command = (name: string, description: string, more: string): Command =>
    withoutPaths(name, description, more).argument(
      '<path...>',
      'files, folders, globs, or - for standard input',
    );
  const withoutPaths = (name: string, description: string, more: string): Command =>
    program
      .command(name)
      .description(description)
      .helpOption('-h, --help', 'show this help')
      .addHelpText('after', more);

  /** Making a command takes longer than running it on one file: where one is named, only that is made. */
  const commands: Readonly<Record<string, () => Command>> = {
    check: () =>
      command('check', 'Report what is wrong with the rules.', help.check)
        .addOption(choice('--format <name>', 'how findings are printed', reporterNames, 'pretty'))
        .addOption(stage())
        .addOption(dialect())
        .option('--config <file>', 'the configuration; without it the nearest adfsrule.config.json')
        .option('--no-suppressions', 'report suppressed findings too')
        .addOption(
          choice(
            '--fail-on <severity>',
            'the lowest severity that makes the exit status 1',
            severities,
            'error',
          ),
        )
        .action((paths: string[], options: CheckOptions) => done(runCheck(paths, options))),
    outline: () =>
      command('outline', 'List the rules: name, template, place, claim types read and made.', help.outline)
        .addOption(choice('--format <name>', 'how the list is printed', ['pretty', 'json'], 'pretty'))
        .addOption(dialect())
        .action((paths: string[], options: OutlineOptions) => done(runOutline(paths, options))),
    explain: () =>
      command('explain', 'Say in plain English what each rule does.', help.explain)
        .addOption(choice('--format <name>', 'how the sentences are printed', ['pretty', 'json'], 'pretty'))
        .addOption(dialect())
        .action((paths: string[], options: ExplainOptions) => done(runExplain(paths, options))),
    format: () =>
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
        .action((paths: string[], options: FormatOptions) => done(runFormat(paths, options))),
    eval: () =>
      withoutPaths(
        'eval',
        'Run rules over claims: what is issued, who gets in, who is asked for MFA.',
        help.eval,
      )
        .requiredOption('--rules <file>', 'the rules')
        .requiredOption('--claims <file>', 'the claims of the request, as JSON')
        .option('--stores <file>', 'what attribute stores answer, as JSON')
        .addOption(stage())
        .addOption(dialect())
        .option('--trace', 'say of every rule and condition what it did, and why')
        .option('--ignore-case', 'compare and match without regard to case')
        .addOption(choice('--format <name>', 'how the result is printed', ['pretty', 'json'], 'pretty'))
        .action((options: EvalOptions) => done(runEval(options))),
    test: () =>
      command('test', 'Run scenario files (*.adfstest.json).', help.test)
        .addOption(
          choice('--format <name>', 'how results are printed', ['pretty', 'json', 'junit'], 'pretty'),
        )
        .option('--coverage', 'say which rules fired, and which conditions were true and false')
        .option('--watch', 'run again when a file changes')
        .action((paths: string[], options: TestOptions) => done(runTest(paths, options))),
    matrix: () =>
      command(
        'matrix',
        'Who is asked for MFA? A table of clients, groups, devices and addresses.',
        help.matrix,
      )
        .addOption(choice('--format <name>', 'how the table is printed', matrixFormats, 'pretty'))
        .addOption(stage())
        .option('--stores <file>', 'what attribute stores answer, as JSON')
        .action((paths: string[], options: MatrixCommandOptions) => done(runMatrix(paths, options))),
    import: () =>
      withoutPaths('import', 'Turn an export of a farm into rule files.', help.import)
        .argument('<export>', 'the file, or - for standard input')
        .requiredOption('--out <folder>', 'where the files go')
        .option('--force', 'replace files that are there already')
        .action((path: string, options: ImportOptions) => done(runImport(path, options))),
    compare: () =>
      command('compare', 'Show what differs from an export of a farm.', help.compare)
        .requiredOption('--with <export>', 'the export, or - for standard input')
        .addOption(choice('--format <name>', 'how differences are printed', ['pretty', 'json'], 'pretty'))
        .addOption(new Option('--kind <name>', 'what the rules are for').choices(deployKinds))
        .option('--name <name>', 'the name of the trust')
        .addOption(stage())
        .action((paths: string[], options: CompareOptions) => done(runCompare(paths, options))),
    deploy: () =>
      withoutPaths('deploy', 'Write the PowerShell script that sets rules on a trust.', help.deploy)
        .argument('<path...>', 'rule files of one trust, or their folder')
        .requiredOption('--out <file>', 'the script to write')
        .addOption(new Option('--kind <name>', 'what the rules are for').choices(deployKinds))
        .option('--name <name>', 'the name of the trust')
        .addOption(stage())
        .option('--append', 'behind the rules that are there, instead of in their place')
        .action((paths: string[], options: DeployOptions) => done(runDeploy(paths, options))),
  };
  const named = Object.hasOwn(commands, asked) ? [asked] : Object.keys(commands);
  for (const name of named) commands[name]?.();

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

check, outline and explain also read the rules in PowerShell scripts (.ps1,
.psm1, .psd1), and in the adfsrule blocks of Markdown files that are named.
eval, test and matrix run them: where a file has several rule sets, add the name
of the trust, the variable or the parameter, or a number: 'deploy.ps1#Portal'.

Exit status:
  0  nothing found at or above --fail-on, or all scenarios passed
  1  something found, a difference, a scenario that failed, or rules that cannot
     be evaluated
  2  wrong usage or unreadable input: one line on standard error says what, and
     nothing else is written

Examples:
  adfsrule check rules/                        every rule file below rules/
  Get-Content r.adfsrule | adfsrule check -    rules from a pipe
  adfsrule explain r.adfsrule                  what each rule does
  adfsrule format --check rules/               is everything in form?
  adfsrule test scenarios/                     do the rules what they should?`,
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
  adfsrule check deploy.ps1
  adfsrule check --fail-on warning 'trusts/**/*.adfsrule'
  adfsrule check --format sarif rules/ > adfsrule.sarif`,
  outline: `
The JSON is an array of { file, rules }; a rule with syntax errors has
"complete": false.

Examples:
  adfsrule outline r.adfsrule
  adfsrule outline --format json rules/`,
  import: `
The export is what Export-AdfsRules.ps1 writes (docs/farm.md), the output of
Get-AdfsRelyingPartyTrust | ConvertTo-Json or Export-Clixml, or a backup of
policies in XML. Of a damaged export nothing is written. The paths of the files
that were written go to standard output.

Examples:
  adfsrule import adfs-rules.json --out farm/
  git diff farm/                               what has changed since then`,
  compare: `
Both sides are laid out alike, so what AD FS makes of line breaks is no
difference. Lines with - are in the export only, lines with + in the files only:
what a deployment would take away and add. Of a folder, a rule set that only the
export has is shown, too; trusts that no file is for are left out.

The export is what "import" reads. Without --kind and --name, the trust.json
beside the rule files says what they are for.

The JSON is an array of { kind, name, stage, file, same, exported, local }; file
and the text of a side are null where there is none.

Examples:
  adfsrule compare farm/ --with adfs-rules.json
  adfsrule compare r.adfsrule --with e.json --kind global`,
  deploy: `
Without --kind and --name, the trust.json beside the rule files says what they
are for; "import" writes it. Nothing is run: take the script to the primary
AD FS server, and start with -WhatIf. docs/farm.md says what it does.

Examples:
  adfsrule deploy 'farm/Relying party trusts/Payroll' --out payroll.ps1
  adfsrule deploy mfa.adfsrule --kind global --append --out mfa.ps1`,
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
  eval: `
Claims are an array of { type, value }, with valueType, issuer, originalIssuer
and properties where they matter; a type can be a short name such as upn. Stores
are an array of { store, query, params, rows }, or an object with stores and a
directory. One of the files can be -, standard input.

The stage is found as in check. Denied is a result; the exit status is 1 where
rules cannot be evaluated, and the reason is printed.

Examples:
  adfsrule eval --rules x.authorization.adfsrule --claims jane.json
  adfsrule eval --rules r.adfsrule --claims jane.json --trace
  adfsrule eval --rules 'deploy.ps1#Portal' --claims jane.json
  adfsrule eval --rules r.adfsrule --claims c.json --format json`,
  test: `
Formats:
  pretty   for people: a line for each file, and all of what failed
  json     { passed, failed, files, coverage }
  junit    JUnit XML, for build servers

A condition is covered when it was true once and false once.

Examples:
  adfsrule test scenarios/
  adfsrule test --coverage --watch scenarios/
  adfsrule test --format junit scenarios/ > results.xml`,
  matrix: `
Name the rules of one trust, or one scenario file. The stage of a file is
found as in check. Rows are the clients that are known, crossed with what the
rules ask about; rows that come to the same are one. What was left out stands
below the table.

Examples:
  adfsrule matrix o365.mfa.adfsrule o365.authorization.adfsrule
  adfsrule matrix o365.adfstest.json
  adfsrule matrix --format csv o365.mfa.adfsrule > mfa.csv`,
} as const;
