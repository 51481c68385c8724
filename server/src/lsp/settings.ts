import {
  type DialectName,
  dialects,
  emptyConfiguration,
  type InlayHintMode,
  type LintConfiguration,
  type PrintStyle,
  printStyles,
  readConfiguration,
} from '../languageService.ts';

/** The settings below `adfsrule`. */
export interface Settings {
  readonly dialect: DialectName;
  /** What counts for files without a configuration file; of it, the stages always. */
  readonly configuration: LintConfiguration;
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
  configuration: emptyConfiguration,
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
    configuration: readConfiguration(configured(given), (path, message) =>
      complaints.push(`In the setting adfsrule.${path[0]}: ${message} The entry is ignored.`),
    ),
    inlayHints: oneOf('inlayHints', ['off', 'claimNames', 'all'], defaultSettings.inlayHints),
    codeLens: readSwitch('codeLens', given.codeLens, defaultSettings.codeLens, complaints),
    formatStyle: oneOf('formatStyle', printStyles, defaultSettings.formatStyle),
  };
  return { settings, complaints };
}

/** The settings that stand in a configuration file under the same names. */
function configured({
  rules,
  stages,
  claimTypes,
  overrides,
  suppressions,
}: Record<string, unknown>): unknown {
  return { rules, stages, claimTypes, overrides, suppressions };
}

function readSwitch(name: string, value: unknown, fallback: boolean, complaints: string[]): boolean {
  if (value === undefined || value === null) return fallback;
  if (typeof value === 'boolean') return value;
  complaints.push(`The setting adfsrule.${name} must be true or false; ${fallback} is used.`);
  return fallback;
}

function listed(choices: readonly string[]): string {
  const quoted = choices.map((choice) => `"${choice}"`);
  return `${quoted.slice(0, -1).join(', ')} or ${quoted[quoted.length - 1]}`;
}
