import type { DialectName } from '../languageService.ts';
import { dialects } from '../languageService.ts';

/** The settings below `adfsrule`. */
export interface Settings {
  readonly dialect: DialectName;
}

export const defaultSettings: Settings = { dialect: 'adfs' };

/** Reads settings of any shape. What is malformed is the default, and `complaints` says so for the user. */
export function readSettings(value: unknown): {
  readonly settings: Settings;
  readonly complaints: readonly string[];
} {
  const given = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  const dialect = given['dialect'] ?? defaultSettings.dialect;
  if (typeof dialect === 'string' && Object.hasOwn(dialects, dialect)) {
    return { settings: { dialect: dialect as DialectName }, complaints: [] };
  }
  const names = Object.keys(dialects).map((name) => `"${name}"`);
  return {
    settings: defaultSettings,
    complaints: [
      `The setting adfsrule.dialect must be ${names.join(' or ')}; "${defaultSettings.dialect}" is used.`,
    ],
  };
}
