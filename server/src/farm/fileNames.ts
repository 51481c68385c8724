/** Names of files and folders that every system takes, Windows first. */

/** Devices that Windows sees in any folder, whatever the extension (learn.microsoft.com, Naming Files, Paths, and Namespaces). */
const devices = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])(?=\.|$)/i;

/** Long enough for every name that people give, short enough for paths of 260 characters with two folders of it. */
const LONGEST = 60;

/** The nearest name for a file or folder. Two texts can have the same one; see `UniqueNames`. */
export function safeFileName(text: string): string {
  const plain = text
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll(/[<>:"/\\|?*]+/g, '-')
    .replaceAll(/\s+/g, ' ');
  const cut = [...plain].slice(0, LONGEST).join('');
  const trimmed = cut.replaceAll(/^[\s.-]+|[\s.-]+$/g, '');
  if (trimmed === '') return 'unnamed';
  return devices.test(trimmed) ? `_${trimmed}` : trimmed;
}

/** Gives each text a name of its own within one folder; case does not tell names apart. */
export class UniqueNames {
  readonly #taken = new Set<string>();
  readonly #last = new Map<string, number>();

  nameFor(text: string): string {
    const name = safeFileName(text);
    for (let i = (this.#last.get(name) ?? 0) + 1; ; i++) {
      const candidate = i === 1 ? name : `${name} (${i})`;
      if (this.#taken.has(candidate.toLowerCase())) continue;
      this.#taken.add(candidate.toLowerCase());
      this.#last.set(name, i);
      return candidate;
    }
  }
}
