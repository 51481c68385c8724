import { relative, resolve, sep } from 'node:path';
import type { Severity } from '../../languageService.ts';
import { STANDARD_INPUT } from '../files.ts';
import { type Finding, isAtLeast } from '../finding.ts';
import { summary } from './pretty.ts';
import type { Reporter, Surroundings } from './reporter.ts';

const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/**
 * Findings as annotations of a GitHub Actions run, one line each:
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message
 */
export function githubReporter({ folder, repository, lowest }: Surroundings): Reporter {
  return {
    file: ({ file, findings }) => {
      const path = file === STANDARD_INPUT ? undefined : repositoryPath(folder, repository, file);
      return findings
        .filter((finding) => isAtLeast(finding, lowest))
        .map((finding) => annotation(finding, path))
        .join('');
    },
    whole: (parts, totals) => `${parts.join('')}${summary(totals, lowest)}\n`,
  };
}

/** GitHub ties an annotation to a file by its path from the root of the repository, with slashes. */
function repositoryPath(folder: string, repository: string, file: string): string {
  const path = relative(repository, resolve(folder, file));
  return (path.startsWith('..') ? file : path).split(sep).join('/');
}

function annotation(finding: Finding, file: string | undefined): string {
  const { line, column, endLine, endColumn, code, message, rule } = finding;
  // Columns are shown only where a finding stays on its line.
  const columns: [string, number][] = [
    ['col', column],
    ['endColumn', endColumn],
  ];
  const properties = [
    ...(file === undefined ? [] : [['file', file]]),
    ['line', line],
    ['endLine', endLine],
    ...(line === endLine ? columns : []),
    ['title', rule ? `${code} (${rule})` : code],
  ].map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${commands[finding.severity]} ${properties.join(',')}::${escapeData(message)}\n`;
}

/** As the runner takes it apart: actions/toolkit, packages/core/src/command.ts. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
