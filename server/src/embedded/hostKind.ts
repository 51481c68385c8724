/** Which files have rules inside. */

/** A language that rules stand in. */
export type HostKind = 'powershell' | 'markdown';

const byExtension: ReadonlyMap<string, HostKind> = new Map([
  ['ps1', 'powershell'],
  ['psm1', 'powershell'],
  ['psd1', 'powershell'],
  ['md', 'markdown'],
  ['markdown', 'markdown'],
]);

/** What editors call the languages: VS Code and Emacs say `powershell`, Vim `ps1`. */
const byLanguage: ReadonlyMap<string, HostKind> = new Map([
  ['powershell', 'powershell'],
  ['ps1', 'powershell'],
  ['markdown', 'markdown'],
]);

/** The kind of a file, by the end of its path or address; undefined for all that is neither. */
export function hostKindOfPath(path: string): HostKind | undefined {
  return byExtension.get(/\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? '');
}

/** The kind of a document, by what an editor calls its language. */
export function hostKindOfLanguage(languageId: string): HostKind | undefined {
  return byLanguage.get(languageId);
}
