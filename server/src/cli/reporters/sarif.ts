/** Findings as SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  ArtifactLocation,
  Fix,
  Log,
  Region,
  ReportingConfiguration,
  ReportingDescriptor,
  Result,
} from 'sarif';
import { repository, version } from '../../../../package.json';
import { sourceUrl } from '../../catalog/sources.ts';
import type { Severity } from '../../languageService.ts';
import { pageOf } from '../../lint/pages.ts';
import { lintRules } from '../../lint/rules/index.ts';
import { STANDARD_INPUT } from '../files.ts';
import { type Finding, type FindingRange, isAtLeast } from '../finding.ts';
import type { Reporter, Surroundings } from './reporter.ts';

const home = repository.url.replace(/^git\+/, '').replace(/\.git$/, '');

/** What a path is relative to; the name is the one that GitHub and others know. */
const BASE = '%SRCROOT%';

const levels: Readonly<Record<Severity, ReportingConfiguration.level>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** SARIF 2.1.0, which code scanning services read: https://docs.oasis-open.org/sarif/sarif/v2.1.0/. */
export function sarifReporter({ folder, lowest }: Surroundings): Reporter {
  return {
    file: ({ file, findings, suppressed }) => {
      const shown = (finding: Finding) => isAtLeast(finding, lowest);
      if (!findings.some(shown) && !suppressed.some(shown)) return '';
      const artifact = artifactOf(folder, file);
      const results = [
        ...findings.filter(shown).map((finding) => toResult(finding, artifact)),
        // They stand in the configuration, not in the rules.
        ...suppressed.filter(shown).map((finding) => ({
          ...toResult(finding, artifact),
          suppressions: [{ kind: 'external' as const }],
        })),
      ];
      return results.map((result) => JSON.stringify(result)).join(',\n');
    },
    whole: (parts, { codes }) => {
      const [head, tail] = JSON.stringify(frame(folder, codes), null, 2).split('"results": []') as [
        string,
        string,
      ];
      return `${head}"results": [${parts.length > 0 ? `\n${parts.join(',\n')}\n` : ''}]${tail}\n`;
    },
  };
}

/** The log without its results. */
function frame(folder: string, codes: ReadonlySet<string>): Log {
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'adfsrule', version, informationUri: home, rules: descriptors(codes) },
        },
        columnKind: 'utf16CodeUnits',
        newlineSequences: ['\r\n', '\n', '\r'],
        originalUriBaseIds: { [BASE]: { uri: `${pathToFileURL(folder).href.replace(/\/$/, '')}/` } },
        results: [],
      },
    ],
  };
}

function toResult(finding: Finding, artifactLocation: ArtifactLocation): Result {
  return {
    ruleId: finding.code,
    level: levels[finding.severity],
    message: { text: finding.message },
    locations: [{ physicalLocation: { artifactLocation, region: toRegion(finding) } }],
    ...(finding.fixes.length > 0 ? { fixes: finding.fixes.map((fix) => toFix(fix, artifactLocation)) } : {}),
  };
}

function toFix({ title, edits }: Finding['fixes'][number], artifactLocation: ArtifactLocation): Fix {
  const replacements = edits.map((edit) => ({
    deletedRegion: toRegion(edit),
    insertedContent: { text: edit.newText },
  }));
  return { description: { text: title }, artifactChanges: [{ artifactLocation, replacements }] };
}

function toRegion({ line, column, endLine, endColumn }: FindingRange): Region {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

/** Relative to the folder that the command runs in, where the file lies in it; else the file's whole address. */
function artifactOf(folder: string, file: string): ArtifactLocation {
  if (file === STANDARD_INPUT) return { uri: 'stdin' };
  const path = relative(folder, resolve(folder, file));
  if (isAbsolute(path) || path.split(sep)[0] === '..') {
    return { uri: pathToFileURL(resolve(folder, file)).href };
  }
  return { uri: path.split(sep).map(encodeURIComponent).join('/'), uriBaseId: BASE };
}

/** What the lint rules, and those problems of syntax that were found, are about. */
function descriptors(codes: ReadonlySet<string>): ReportingDescriptor[] {
  const lint = lintRules.map(({ id, title, severity, category }) =>
    descriptor(id, title, pageOf(id) ?? home, levels[severity], category),
  );
  const known = new Set(lintRules.map(({ id }) => id));
  const language =
    sourceUrl(
      'MicrosoftDocs/windowsserverdocs WindowsServerDocs/identity/ad-fs/technical-reference/the-role-of-the-claim-rule-language.md',
    ) ?? home;
  const syntax = [...codes]
    .filter((code) => !known.has(code))
    .sort()
    .map((code) => descriptor(code, titleOf(code), language, 'error', 'syntax'));
  return [...lint, ...syntax];
}

function descriptor(
  id: string,
  title: string,
  helpUri: string,
  level: ReportingConfiguration.level,
  category: string,
): ReportingDescriptor {
  const text = { text: `${title}.` };
  return {
    id,
    shortDescription: text,
    fullDescription: text,
    help: { text: `${title}. ${helpUri}`, markdown: `${title}. [More](${helpUri})` },
    helpUri,
    defaultConfiguration: { level },
    properties: { tags: [category] },
  };
}

/** `missing-semicolon` as a heading. */
function titleOf(code: string): string {
  const words = code.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
