/** The configuration that counts for a file, and what is wrong with it. */
import { existsSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import process from 'node:process';
import {
  CONFIGURATION_FILE,
  type ConfigurationProblem,
  emptyConfiguration,
  isPartial,
  type LintConfiguration,
  type LintSetup,
  type Region,
  type RuleService,
  type RuleSet,
  rangeOfSuppression,
  type Stage,
  type Suppression,
} from '../languageService.ts';
import { matchesGlob } from '../semantics/stageGlob.ts';
import { STANDARD_INPUT } from './files.ts';
import type { CheckedFile, Finding } from './finding.ts';
import { readInput } from './input.ts';
import { Lines } from './lines.ts';

/** What the command line says about it. */
export interface ConfigurationOptions {
  /** The file to read, wherever the rules are; without it the nearest one above each rule file. */
  readonly config?: string;
  readonly stage?: Stage;
  /** False for `--no-suppressions`. */
  readonly suppressions: boolean;
}

/** One configuration file. */
interface Loaded {
  readonly configuration: LintConfiguration;
  readonly folder: string;
  /** As messages name it; undefined where there is no file. */
  readonly path?: string;
  readonly text: string;
  readonly problem?: ConfigurationProblem;
  /** The rule files that were checked under it, as its patterns see them. */
  readonly files: Set<string>;
  readonly used: Set<Suppression>;
}

/** A folder with rule files. */
interface PlacedFolder {
  readonly loaded: Loaded;
  /** From the configuration's folder, with `/`; '' for that folder itself. */
  readonly path: string;
}

export class Configurations {
  private readonly service: RuleService;
  private readonly options: ConfigurationOptions;
  private readonly byFolder = new Map<string, Loaded>();
  private readonly byFile = new Map<string, Loaded>();
  /** By folder, as the paths of files name it. */
  private readonly placedFolders = new Map<string, PlacedFolder>();

  constructor(service: RuleService, options: ConfigurationOptions) {
    this.service = service;
    this.options = options;
    // A file that was named and cannot be read is wrong usage, whether or not a rule file needs it.
    if (options.config !== undefined) this.load(options.config, dirname(resolve(options.config)));
  }

  /** Under what the rules of a file, or of a region of it, are checked. Throws an `InputError` for a configuration that cannot be read. */
  setupFor(file: string, ruleSet: RuleSet, region?: Region): LintSetup {
    const { loaded, path } = this.placed(file);
    const stage =
      this.options.stage ??
      region?.stage ??
      this.service.findStage([path], ruleSet, loaded.configuration.stages).stage;
    return this.service.setupFor(loaded.configuration, path, stage, region && isPartial(region));
  }

  /** Takes note of what was suppressed in a file. */
  checked(file: string, used: Iterable<Suppression>): void {
    const { loaded, path } = this.placed(file);
    loaded.files.add(path);
    for (const suppression of used) loaded.used.add(suppression);
  }

  /**
   * What is wrong with the configuration files themselves: the first mistake, or suppressions that suppress nothing.
   *
   * @param paths the paths of the command: of a suppression for several files something can be said only when all were
   * checked
   */
  reports(paths: readonly string[]): readonly CheckedFile[] {
    const reports: CheckedFile[] = [];
    for (const loaded of this.byFile.values()) {
      const lines = new Lines(loaded.text);
      const findings = loaded.problem
        ? [finding(loaded, lines, loaded.problem, 'error', 'invalid-configuration', loaded.problem.message)]
        : this.unused(loaded, paths).map((suppression) =>
            finding(
              loaded,
              lines,
              rangeOfSuppression(loaded.text, suppression),
              'warning',
              'unused-suppression',
              'This suppresses nothing: there is no such finding any more. Remove it.',
            ),
          );
      if (findings.length > 0) {
        reports.push({ file: loaded.path as string, findings, suppressed: [], lines });
      }
    }
    return reports;
  }

  private unused(
    { configuration, folder, files, used }: Loaded,
    paths: readonly string[],
  ): readonly Suppression[] {
    if (!this.options.suppressions) return [];
    const all = paths.some((path) => path !== STANDARD_INPUT && isWithin(resolve(path), folder));
    return configuration.suppressions.filter((suppression) => {
      if (used.has(suppression)) return false;
      const { file } = suppression;
      const one = file !== undefined && [...files].some((path) => path === file || matchesGlob(file, path));
      return all || (one && !/[*?[{]/.test(file));
    });
  }

  /** The configuration of a file, and the file as its patterns see it: from its folder, with `/`. */
  private placed(file: string): { readonly loaded: Loaded; readonly path: string } {
    const folder = this.placedFolder(file === STANDARD_INPUT ? '.' : dirname(file));
    const { loaded } = folder;
    if (file === STANDARD_INPUT) return { loaded, path: file };
    const name = basename(file);
    return { loaded, path: folder.path === '' ? name : `${folder.path}/${name}` };
  }

  /** Files of one folder have most of it in common. */
  private placedFolder(folder: string): PlacedFolder {
    let placed = this.placedFolders.get(folder);
    if (!placed) {
      const whole = resolve(folder);
      const { config } = this.options;
      const loaded =
        config === undefined ? this.nearest(whole) : (this.byFile.get(resolve(config)) as Loaded);
      placed = { loaded, path: relative(loaded.folder, whole).split(sep).join('/') };
      this.placedFolders.set(folder, placed);
    }
    return placed;
  }

  private nearest(start: string): Loaded {
    const passed: string[] = [];
    let found: Loaded | undefined;
    for (let folder = start; !found; folder = dirname(folder)) {
      found = this.byFolder.get(folder);
      if (found) break;
      passed.push(folder);
      const path = join(folder, CONFIGURATION_FILE);
      if (existsSync(path)) found = this.load(relativePath(path), folder);
      else if (dirname(folder) === folder) {
        found = {
          configuration: emptyConfiguration,
          folder: process.cwd(),
          text: '',
          files: new Set(),
          used: new Set(),
        };
      }
    }
    for (const folder of passed) this.byFolder.set(folder, found as Loaded);
    return found as Loaded;
  }

  private load(path: string, folder: string): Loaded {
    const { text } = readInput(path);
    const { configuration, problem } = this.service.readConfigurationFile(text);
    const counted = this.options.suppressions ? configuration : { ...configuration, suppressions: [] };
    const loaded: Loaded = {
      configuration: counted,
      folder,
      path,
      text,
      ...(problem ? { problem } : {}),
      files: new Set(),
      used: new Set(),
    };
    this.byFile.set(resolve(path), loaded);
    return loaded;
  }
}

function finding(
  { path }: Loaded,
  lines: Lines,
  { start, end }: { readonly start: number; readonly end: number },
  severity: Finding['severity'],
  code: string,
  message: string,
): Finding {
  const from = lines.placeOf(start);
  const to = lines.placeOf(end);
  return {
    file: path as string,
    line: from.line,
    column: from.column,
    endLine: to.line,
    endColumn: to.column,
    severity,
    code,
    message,
    rule: null,
    fixes: [],
  };
}

/** A path as short as it goes, for messages. */
function relativePath(path: string): string {
  const short = relative(process.cwd(), path);
  return short.startsWith('..') ? path : short;
}

/** Whether a folder is the other one or lies above it. */
function isWithin(above: string, folder: string): boolean {
  return above === folder || folder.startsWith(above.endsWith(sep) ? above : `${above}${sep}`);
}
