/** The command line `adfsrule`. */
import process from 'node:process';
import { CommanderError } from 'commander';
import { WRONG_USAGE } from './exitStatus.ts';
import { InputError } from './inputError.ts';
import { createProgram } from './program.ts';

// A reader that closes the pipe early (`adfsrule check … | head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

function main(): number {
  try {
    const [, , asked] = process.argv;
    if (asked === undefined) {
      throw new InputError('no command. Try adfsrule check rules/, or adfsrule --help.');
    }
    let status = 0;
    createProgram(asked, (exitStatus) => {
      status = exitStatus;
    }).parse();
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : WRONG_USAGE;
    if (!(error instanceof InputError)) throw error;
    process.stderr.write(`adfsrule: ${error.message}\n`);
    return WRONG_USAGE;
  }
}

// Not `process.exit`: what was written into a pipe would be lost.
process.exitCode = main();
