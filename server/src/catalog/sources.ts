/** Turns the sources of catalogue entries into links. */

/** Where the published page of a documentation file lies: repository and folder, then the page's address. */
const published: readonly (readonly [prefix: string, address: string])[] = [
  ['MicrosoftDocs/windowsserverdocs WindowsServerDocs/', 'https://learn.microsoft.com/windows-server/'],
  ['MicrosoftDocs/entra-docs docs/', 'https://learn.microsoft.com/entra/'],
  [
    'MicrosoftDocs/windows-powershell-docs docset/winserver2025-ps/',
    'https://learn.microsoft.com/powershell/module/',
  ],
  [
    'MicrosoftDocs/office-docs-powershell exchange/exchange-ps/ExchangePowerShell/',
    'https://learn.microsoft.com/powershell/module/exchangepowershell/',
  ],
  ['MicrosoftDocs/OfficeDocs-Exchange Exchange/ExchangeOnline/', 'https://learn.microsoft.com/exchange/'],
  ['MicrosoftDocs/OfficeDocs-Exchange Exchange/ExchangeHybrid/', 'https://learn.microsoft.com/exchange/'],
  [
    // Moved to the Entra documentation; the old path is gone from the repository.
    'MicrosoftDocs/azure-docs articles/active-directory/authentication/',
    'https://learn.microsoft.com/entra/identity/authentication/',
  ],
  [
    'MicrosoftDocs/azure-docs articles/active-directory/hybrid/',
    'https://learn.microsoft.com/entra/identity/hybrid/connect/',
  ],
];

/**
 * The address to open for a source: the published page of a Microsoft documentation file, the file on GitHub for
 * any other `owner/repository path`, the source itself when it is a URL. Undefined for text of another form.
 */
export function sourceUrl(source: string): string | undefined {
  if (/^https?:\/\/\S+$/.test(source)) return source;
  for (const [prefix, address] of published) {
    if (source.startsWith(prefix) && source.endsWith('.md')) {
      return address + source.slice(prefix.length, -'.md'.length).toLowerCase();
    }
  }
  const file = /^([\w.-]+\/[\w.-]+) (\S.*)$/.exec(source);
  if (!file) return undefined;
  const path = file[2]!.split('/').map(encodeURIComponent).join('/');
  return `https://github.com/${file[1]}/blob/HEAD/${path}`;
}
