/** Addresses of documents. Editors and Node escape them differently, so they are compared by key and never by text. */

const parts = /^([a-z][\w+.-]*:)(?:\/\/([^/]*))?([^?#]*)/i;

/** The same text for all spellings of one address. */
export function keyOf(uri: string): string {
  const key = decoded(uri);
  // Windows: `file:///c%3A/…`, `file:///C:/…`.
  return key.replace(
    /^(file:\/\/\/)([A-Z]):/,
    (_, scheme: string, drive: string) => `${scheme}${drive.toLowerCase()}:`,
  );
}

/** The path of an address with `/` between folders, for people and patterns: `/home/a.adfsrule`, `c:/a.adfsrule`. */
export function pathOf(uri: string): string {
  const path = decoded(parts.exec(uri)?.[3] ?? uri);
  return /^\/[A-Za-z]:/.test(path) ? path.slice(1) : path;
}

/** The path of an address relative to a folder's; undefined for one that does not lie below it. */
export function relativeTo(folder: string, uri: string): string | undefined {
  const base = keyOf(folder).replace(/\/$/, '');
  const key = keyOf(uri);
  return key.startsWith(`${base}/`) ? key.slice(base.length + 1) : undefined;
}

/** Whether an address is that of a file somewhere; `untitled:Untitled-1` lies in no folder. */
export function isInFolder(uri: string): boolean {
  return /^[a-z][\w+.-]*:\//i.test(uri);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
