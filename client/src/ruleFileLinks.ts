// Links from PowerShell to rule files: `Set-AdfsRelyingPartyTrust … -IssuanceTransformRulesFile .\office365.adfsrule`.
import { type Disposable, DocumentLink, l10n, languages, Range, type TextDocument, Uri } from 'vscode';

/** The parameters that take the path of a rule file (the `…File` twins of the parameters that take rules). */
const parameter =
  /-(?:(?:AcceptanceTransform|IssuanceTransform|(?:Issuance|Delegation|Impersonation)Authorization|AdditionalAuthentication)Rules|ClaimRule)File[ \t:]+(?:"((?:\$PSScriptRoot)?[^"\r\n$]+)"|'([^'\r\n]+)'|((?:\$PSScriptRoot)?[^\s"'$;|)]+)(?=[\s;|)]|$))/gim;

/**
 * Makes the paths of rule files in PowerShell text links. Other variables than `$PSScriptRoot` are not known, so
 * paths with them are left alone. Works as soon as the extension is active.
 */
export function registerRuleFileLinks(): Disposable {
  return languages.registerDocumentLinkProvider(
    { language: 'powershell' },
    { provideDocumentLinks: (document) => [...linksIn(document)] },
  );
}

function* linksIn(document: TextDocument): Generator<DocumentLink> {
  if (document.isUntitled) return;
  for (const match of document.getText().matchAll(parameter)) {
    const path = match[1] ?? match[2] ?? match[3] ?? '';
    const start = match.index + match[0].lastIndexOf(path);
    const range = new Range(document.positionAt(start), document.positionAt(start + path.length));
    const link = new DocumentLink(range, fileAt(document.uri, path));
    link.tooltip = l10n.t('Open the rule file');
    yield link;
  }
}

/** The file that a path means: as it stands, or below the folder of the script. */
function fileAt(script: Uri, path: string): Uri {
  const forward = path.replaceAll('\\', '/').replace(/^\$PSScriptRoot\//i, '');
  if (/^[a-z]:\//i.test(forward)) return script.with({ path: `/${forward}` });
  if (forward.startsWith('/')) return script.with({ path: forward });
  return Uri.joinPath(script, '..', forward);
}
