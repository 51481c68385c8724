import process from 'node:process';
import { createRuleService, type DialectName, type Severity } from '../../languageService.ts';
import { checkFile } from '../check.ts';
import { type ConfigurationOptions, Configurations } from '../configuration.ts';
import { FINDINGS, NOTHING_FOUND } from '../exitStatus.ts';
import { type CheckedFile, isAtLeast } from '../finding.ts';
import { wantsColour } from '../output.ts';
import { createReporter, type ReporterName } from '../reporters/index.ts';
import { ruleSources } from '../ruleTexts.ts';

export interface CheckOptions extends ConfigurationOptions {
  readonly format: ReporterName;
  readonly dialect: DialectName;
  readonly failOn: Severity;
}

/** `adfsrule check`. Prints once all files have been read, so that a file that cannot be read leaves no half report. */
export function runCheck(paths: readonly string[], options: CheckOptions): number {
  const service = createRuleService();
  const reporter = createReporter(options.format, {
    colour: wantsColour(process.stdout, process.env),
    // Hints are for editors, where they fade text out; a person sees them where they decide about the exit status.
    lowest: options.failOn === 'hint' ? 'hint' : 'information',
    folder: process.cwd(),
    repository: process.env.GITHUB_WORKSPACE || process.cwd(),
  });
  const counts: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  const codes = new Set<string>();
  const parts: string[] = [];
  let files = 0;
  let failed = false;
  const configurations = new Configurations(service, options);
  const report = (checked: CheckedFile) => {
    for (const finding of checked.findings) {
      counts[finding.severity]++;
      codes.add(finding.code);
      failed ||= isAtLeast(finding, options.failOn);
    }
    for (const { code } of checked.suppressed) codes.add(code);
    const part = reporter.file(checked);
    if (part !== '') parts.push(part);
  };
  for (const source of ruleSources(service, paths, options.dialect)) {
    files++;
    report(checkFile(service, source, configurations));
  }
  for (const checked of configurations.reports(paths)) report(checked);
  process.stdout.write(reporter.whole(parts, { files, counts, codes }));
  return failed ? FINDINGS : NOTHING_FOUND;
}
