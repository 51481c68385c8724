/** The rules in the files that a command names: rule files, and scripts and pages with rules in them. */
import {
  type DialectName,
  type HostProblem,
  hostKindOfPath,
  type Region,
  type RuleService,
  type RuleSet,
  type TextEdit,
  type TextRange,
} from '../languageService.ts';
import { ruleFileExtensions, scriptExtensions } from './files.ts';
import { type InputFile, inputFiles } from './input.ts';
import { InputError } from './inputError.ts';
import { Lines } from './lines.ts';

/** A file with the rule sets in it: one that is all of it, or any number. */
export interface RuleSource {
  readonly path: string;
  readonly lines: Lines;
  readonly texts: readonly RuleText[];
  /** What is wrong with the way rules stand in a script; offsets count in the file. */
  readonly problems: readonly HostProblem[];
}

/** One rule set; offsets count in its own text. */
export interface RuleText {
  readonly ruleSet: RuleSet;
  /** Where it stands in a script; undefined in a rule file. */
  readonly region: Region | undefined;
  /** The offsets in the file. */
  inFile(range: TextRange): TextRange;
  /** The edits of the file; undefined where a script cannot be edited like that. */
  editsOfFile(edits: readonly TextEdit[]): readonly TextEdit[] | undefined;
}

/**
 * The files that the paths mean, one at a time; see `inputFiles`. Of a folder those are rule files, and scripts that hold
 * rules. Throws an `InputError` also where folders hold neither.
 */
export function* ruleSources(
  service: RuleService,
  paths: readonly string[],
  dialect: DialectName,
): Generator<RuleSource> {
  const named = new Set(paths);
  let any = false;
  for (const file of inputFiles(paths, [...ruleFileExtensions, ...scriptExtensions])) {
    const source = readRules(service, file, dialect);
    if (source.texts.length === 0 && !named.has(file.path)) continue;
    any = true;
    yield source;
  }
  if (!any) throw new InputError(`${paths.join(', ')}: no rules here. Name a file or another folder.`);
}

/** The rules of one file. */
export function readRules(service: RuleService, { path, text }: InputFile, dialect: DialectName): RuleSource {
  const kind = hostKindOfPath(path);
  const lines = new Lines(text);
  if (!kind) {
    const whole: RuleText = {
      ruleSet: service.parse(text, dialect, true),
      region: undefined,
      inFile: (range) => range,
      editsOfFile: (edits) => edits,
    };
    return { path, lines, texts: [whole], problems: [] };
  }
  const { regions, problems } = service.findRules(text, kind);
  const texts = regions.map(
    (region): RuleText => ({
      // Rules that say themselves for whom they are, are read as that.
      ruleSet: service.parse(
        region.text,
        region.dialect === 'cta' || region.parameter ? region.dialect : dialect,
        true,
      ),
      region,
      inFile: (range) => region.toHostRange(range),
      editsOfFile: (edits) => region.mapEdits(edits),
    }),
  );
  return { path, lines, texts, problems };
}
