import {
  type DialectName,
  dialects,
  type InlayHintMode,
  type PrintStyle,
  printStyles,
  type Stage,
  type StagePattern,
  stages,
} from '../languageService.ts';

/** The settings below `adfsrule`. */
export interface Settings {
  readonly dialect: DialectName;
  /** Which stage files belong to, by glob. */
  readonly stages: readonly StagePattern[];
  readonly inlayHints: InlayHintMode;
  readonly codeLens: boolean;
  /** The form that the formatter writes. */
  readonly formatStyle: PrintStyle;
}

/**
 * Inlay hints are off: the end of most URIs says the name already, hover says more, and the lines are long as they
 * are. The code lens is on: it stands only where rules depend on each other, which the rule itself does not show.
 */
export const defaultSettings: Settings = {
  dialect: 'adfs',
  stages: [],
  inlayHints: 'off',
  codeLens: true,
  formatStyle: 'readable',
};

/** Reads settings of any shape. What is malformed is the default, and `complaints` says so for the user. */
export function readSettings(value: unknown): {
  readonly settings: Settings;
  readonly complaints: readonly string[];
} {
  const given = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  const complaints: string[] = [];
  const oneOf = <T extends string>(name: string, choices: readonly T[], fallback: T): T => {
    const found = given[name] ?? fallback;
    if (choices.includes(found as T)) return found as T;
    complaints.push(`The setting adfsrule.${name} must be ${listed(choices)}; "${fallback}" is used.`);
    return fallback;
  };
  const settings: Settings = {
    dialect: oneOf('dialect', Object.keys(dialects) as DialectName[], defaultSettings.dialect),
    stages: readStages(given.stages, complaints),
    inlayHints: oneOf('inlayHints', ['off', 'claimNames', 'all'], defaultSettings.inlayHints),
    codeLens: readSwitch('codeLens', given.codeLens, defaultSettings.codeLens, complaints),
    formatStyle: oneOf('formatStyle', printStyles, defaultSettings.formatStyle),
  };
  return { settings, complaints };
}

function readSwitch(name: string, value: unknown, fallback: boolean, complaints: string[]): boolean {
  if (value === undefined || value === null) return fallback;
  if (typeof value === 'boolean') return value;
  complaints.push(`The setting adfsrule.${name} must be true or false; ${fallback} is used.`);
  return fallback;
}

/** An object of globs and stages; an entry with anything else is left out. */
function readStages(value: unknown, complaints: string[]): readonly StagePattern[] {
  if (value === undefined || value === null) return [];
  if (typeof value !== 'object' || Array.isArray(value)) {
    complaints.push(
      'The setting adfsrule.stages must be an object of file patterns and stages; it is ignored.',
    );
    return [];
  }
  const patterns: StagePattern[] = [];
  for (const [pattern, stage] of Object.entries(value)) {
    if (stages.includes(stage as Stage)) patterns.push({ pattern, stage: stage as Stage });
    else {
      complaints.push(
        `In the setting adfsrule.stages, "${pattern}" must be ${listed(stages)}; the entry is ignored.`,
      );
    }
  }
  return patterns;
}

function listed(choices: readonly string[]): string {
  const quoted = choices.map((choice) => `"${choice}"`);
  return `${quoted.slice(0, -1).join(', ')} or ${quoted[quoted.length - 1]}`;
}
