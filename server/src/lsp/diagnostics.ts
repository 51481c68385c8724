/** What is wrong with a file, as the protocol says it. Takes nothing but types from the protocol's packages, so that it is
 * read in no time: the first problems of a window wait for it. */
import type { Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver';
import {
  type CheckService,
  fullMessage,
  type HostProblem,
  type LintSetup,
  type Problem,
  type TextRange,
} from '../languageService.ts';
import type { RuleDocument, RuleSource } from './document.ts';

export const DIAGNOSTIC_SOURCE = 'AD FS';

const severities = { error: 1, warning: 2, information: 3, hint: 4 } as const satisfies Record<
  Problem['severity'],
  DiagnosticSeverity
>;

const tags = { unnecessary: 1, deprecated: 2 } as const satisfies Record<string, DiagnosticTag>;

/** An editor shows no more than this usefully, and every message about them costs time. */
const MOST = 1000;

/** The diagnostics of a file as it is now. */
export function diagnosticsOf(
  service: CheckService,
  source: RuleSource,
  setupOf: (document: RuleDocument) => LintSetup,
): Diagnostic[] {
  const diagnostics = source.hostProblems.slice(0, MOST).map((problem) => toHostDiagnostic(source, problem));
  for (const document of source.ruleDocuments) {
    for (const found of service.problems(document.ruleSet, setupOf(document))) {
      for (const problem of found.problems) {
        if (diagnostics.length === MOST) return diagnostics;
        if (!service.isKnownProblem(document.region, found, problem)) continue;
        diagnostics.push(toDiagnostic(document, problem, found.start, service.pageOf(problem.code)));
      }
    }
  }
  return diagnostics;
}

/** `ruleStart` is where the rule of the problem starts in the document, `page` the address of what explains it. */
export function toDiagnostic(
  document: RuleDocument,
  problem: Problem,
  ruleStart: number,
  page: string | undefined,
): Diagnostic {
  const place = (range: TextRange) =>
    document.rangeOf({ start: ruleStart + range.start, end: ruleStart + range.end });
  return {
    range: place(problem),
    severity: severities[problem.severity],
    code: problem.code,
    ...(page === undefined ? {} : { codeDescription: { href: page } }),
    source: DIAGNOSTIC_SOURCE,
    message: fullMessage(problem),
    ...(problem.tag ? { tags: [tags[problem.tag]] } : {}),
    ...(problem.related
      ? {
          relatedInformation: problem.related.map((related) => ({
            location: { uri: document.uri, range: place(related) },
            message: related.message,
          })),
        }
      : {}),
  };
}

/** A problem of a script with the rules in it; its offsets count in the script. */
export function toHostDiagnostic({ text }: RuleSource, { start, end, ...problem }: HostProblem): Diagnostic {
  return {
    range: { start: text.positionAt(start), end: text.positionAt(end) },
    severity: severities[problem.severity],
    code: problem.code,
    source: DIAGNOSTIC_SOURCE,
    message: problem.message,
  };
}
