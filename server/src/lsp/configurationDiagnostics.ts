import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { rangeOfSuppression, type Suppression } from '../languageService.ts';
import type { ConfigurationFound } from './configurations.ts';
import type { ServerContext } from './context.ts';
import { DIAGNOSTIC_SOURCE } from './diagnostics.ts';
import { relativeTo } from './uris.ts';

/** What is wrong with a configuration file: the first mistake, else the suppressions that suppress nothing. */
export async function configurationDiagnostics(
  context: ServerContext,
  found: ConfigurationFound,
): Promise<Diagnostic[]> {
  const { file } = found;
  if (!file) return [];
  const text = TextDocument.create(file.uri, 'jsonc', 0, file.text);
  const rangeOf = ({ start, end }: { start: number; end: number }) => ({
    start: text.positionAt(start),
    end: text.positionAt(end),
  });
  if (file.problem) {
    return [
      {
        range: rangeOf(file.problem),
        severity: DiagnosticSeverity.Error,
        source: DIAGNOSTIC_SOURCE,
        code: 'invalid-configuration',
        message: file.problem.message,
      },
    ];
  }
  return (await unusedSuppressions(context, found)).map((suppression) => ({
    range: rangeOf(rangeOfSuppression(file.text, suppression)),
    severity: DiagnosticSeverity.Warning,
    tags: [DiagnosticTag.Unnecessary],
    source: DIAGNOSTIC_SOURCE,
    code: 'unused-suppression',
    message: 'This suppresses nothing: there is no such finding any more. Remove it.',
  }));
}

async function unusedSuppressions(
  context: ServerContext,
  found: ConfigurationFound,
): Promise<readonly Suppression[]> {
  const unused = new Set(found.configuration.suppressions);
  if (unused.size === 0) return [];
  for (const document of await context.files.all()) {
    if (unused.size === 0) break;
    if (relativeTo(found.folder ?? '', document.uri) === undefined) continue;
    await context.configurations.load(document.uri);
    if (context.configurations.of(document.uri) !== found) continue;
    for (const { suppressed } of context.service.problems(document.ruleSet, context.setupOf(document))) {
      for (const { suppression } of suppressed) unused.delete(suppression);
    }
  }
  return [...unused];
}
