// How the dialog for a new rule talks.
import { l10n } from 'vscode';
import type { Starter, StarterInput } from './starters.ts';

/** The starter's name in the user's language. */
export function titleOf({ title }: Starter): string {
  return l10n.t(title);
}

/** What there is to know about the starter, in the user's language, without the rule set that it begins with. */
export function descriptionOf({ description }: Starter): string {
  const what = l10n.t(description).replace(/^[^:.]+[:.] /, '');
  return what.charAt(0).toUpperCase() + what.slice(1);
}

/** The question. */
export function promptOf(input: StarterInput): string {
  switch (input.kind) {
    case 'claimType':
      return input.use === 'read'
        ? l10n.t('Which claim? Choose one, or type the URI of its type')
        : l10n.t('Which claim shall be issued? Choose one, or type the URI of its type');
    case 'group':
      return l10n.t('SID of the group. In PowerShell: (Get-ADGroup "Finance").SID.Value');
    case 'account':
      return l10n.t('UPN of the account, as in svc-backup@contoso.example');
    case 'addresses':
      return l10n.t('Addresses or networks, as in 203.0.113.0/26, 198.51.100.20');
    case 'value':
      return l10n.t('Value of the claim, as the application expects it');
    case 'method':
      return l10n.t('Which second factor?');
    case 'clientApplication':
      return l10n.t('Which client application?');
    case 'attributes':
      return l10n.t('Which attributes of the user? Each is sent as the claim beside it');
  }
}

/** A question that may stay open. */
export function openPrompt(input: StarterInput): string {
  return l10n.t('{0} (leave it empty to fill it in later)', promptOf(input));
}

/** What people call an authentication method; the URI's end where nobody has named it. */
export function methodName(uri: string): string {
  const end = uri.slice(uri.lastIndexOf('/') + 1);
  switch (end) {
    case 'otp':
      return l10n.t('One-time password');
    case 'phoneappnotification':
      return l10n.t('Notification of a phone app');
    case 'phoneconfirmation':
      return l10n.t('Phone call');
    case 'smsotp':
      return l10n.t('One-time password by text message');
    case 'tlsclient':
      return l10n.t('Certificate');
    default:
      return end;
  }
}
