/** Findings for people: where, what, and the line with a mark below it. */
import type { Severity } from '../../languageService.ts';
import { type Finding, isAtLeast, severities } from '../finding.ts';
import { colours, type Paint, painter } from '../output.ts';
import type { Reporter, Surroundings, Totals } from './reporter.ts';

/** A line of source longer than this is cut around the finding. */
const WIDTH = 110;

const severityColours: Readonly<Record<Severity, number>> = {
  error: colours.red,
  warning: colours.yellow,
  information: colours.cyan,
  hint: colours.grey,
};
const words: Readonly<Record<Severity, readonly [one: string, many: string]>> = {
  error: ['error', 'errors'],
  warning: ['warning', 'warnings'],
  information: ['note', 'notes'],
  hint: ['hint', 'hints'],
};

/** For people: a line for each finding, and a sum at the end. */
export function prettyReporter({ colour, lowest }: Surroundings): Reporter {
  const paint = painter(colour);
  return {
    file: ({ findings, lines }) =>
      findings
        .filter((finding) => isAtLeast(finding, lowest))
        .map((finding) => {
          const place = `${finding.file}:${finding.line}:${finding.column}`;
          const severity = paint(finding.severity, severityColours[finding.severity]);
          const rule = finding.rule ? ` (rule “${finding.rule}”)` : '';
          const message = finding.message.replaceAll('\n', '\n  ');
          const head = `${paint(place, colours.bold)}: ${severity} ${finding.code}${rule}\n  ${message}\n`;
          return `${head}${excerpt(finding, lines.textOf(finding.line), paint)}\n`;
        })
        .join(''),
    whole: (parts, totals) => `${parts.join('')}${summary(totals, lowest)}\n`,
  };
}

/** `12 | c:[Type = "…"]` with `^` below what the finding is about. */
function excerpt(finding: Finding, line: string, paint: Paint): string {
  const gutter = `${finding.line} | `;
  const start = finding.column - 1;
  const end = finding.endLine === finding.line ? Math.max(finding.endColumn - 1, start + 1) : line.length;
  const from = line.length <= WIDTH ? 0 : Math.max(0, Math.min(start - 30, line.length - WIDTH));
  const shown = line.slice(from, from + WIDTH);
  const before = `${from > 0 ? '…' : ''}${shown.slice(0, start - from)}`.replace(/[^\t]/g, ' ');
  const marks = '^'.repeat(Math.max(1, Math.min(end, from + WIDTH) - start));
  const cut = from + WIDTH < line.length ? '…' : '';
  const pad = ' '.repeat(gutter.length);
  return `  ${gutter}${from > 0 ? '…' : ''}${shown}${cut}\n  ${pad}${before}${paint(marks, severityColours[finding.severity])}\n`;
}

/** The last line: `2 errors, 1 warning in 3 files.` */
export function summary({ counts, files }: Totals, lowest: Severity): string {
  const found = severities
    .slice(0, severities.indexOf(lowest) + 1)
    .filter((severity) => counts[severity] > 0)
    .map((severity) => `${counts[severity]} ${words[severity][counts[severity] === 1 ? 0 : 1]}`);
  const where = `${files} ${files === 1 ? 'file' : 'files'}`;
  return found.length === 0 ? `No problems in ${where}.` : `${found.join(', ')} in ${where}.`;
}
