/** Findings for people: where, what, and the line with a mark below it. */
import type { CheckedFile, Finding } from './check.ts';
import { isAtLeast } from './check.ts';

/** A line of source longer than this is cut around the finding. */
const WIDTH = 110;

const colours = { error: 31, warning: 33, information: 36, hint: 90 } as const;

/** `colour` only where the output is a terminal. Hints are for editors and left out. */
export function prettyFindings({ findings, lines }: CheckedFile, colour: boolean): string {
  return findings
    .filter((finding) => isAtLeast(finding, 'information'))
    .map((finding) => {
      const paint = (text: string, code: number) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
      const place = `${finding.file}:${finding.line}:${finding.column}`;
      const rule = finding.rule ? ` (rule “${finding.rule}”)` : '';
      const head = `${paint(place, 1)}: ${paint(finding.severity, colours[finding.severity])} ${finding.code}${rule}`;
      const message = finding.message.replaceAll('\n', '\n  ');
      return `${head}\n  ${message}\n${excerpt(finding, lines.textOf(finding.line), paint)}`;
    })
    .join('\n');
}

/** `12 | c:[Type = "…"]` with `^` below what the finding is about. */
function excerpt(finding: Finding, line: string, paint: (text: string, code: number) => string): string {
  const gutter = `${finding.line} | `;
  const start = finding.column - 1;
  const end = finding.endLine === finding.line ? Math.max(finding.endColumn - 1, start + 1) : line.length;
  const from = line.length <= WIDTH ? 0 : Math.max(0, Math.min(start - 30, line.length - WIDTH));
  const shown = line.slice(from, from + WIDTH);
  const before = `${from > 0 ? '…' : ''}${shown.slice(0, start - from)}`.replace(/[^\t]/g, ' ');
  const marks = '^'.repeat(Math.max(1, Math.min(end, from + WIDTH) - start));
  const cut = from + WIDTH < line.length ? '…' : '';
  const pad = ' '.repeat(gutter.length);
  return `  ${gutter}${from > 0 ? '…' : ''}${shown}${cut}\n  ${pad}${before}${paint(marks, colours[finding.severity])}\n`;
}

/** The last line: `2 errors, 1 warning in 3 files`. */
export function prettySummary(findings: readonly Finding[], files: number): string {
  const count = (severity: Finding['severity'], one: string, many: string) => {
    const n = findings.filter((finding) => finding.severity === severity).length;
    return n === 0 ? '' : `${n} ${n === 1 ? one : many}`;
  };
  const parts = [
    count('error', 'error', 'errors'),
    count('warning', 'warning', 'warnings'),
    count('information', 'note', 'notes'),
  ].filter((part) => part !== '');
  const where = `${files} ${files === 1 ? 'file' : 'files'}`;
  return parts.length === 0 ? `No problems in ${where}.` : `${parts.join(', ')} in ${where}.`;
}
