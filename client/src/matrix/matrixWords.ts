// The words of the table's web view, which has no access to translations of its own.
import { l10n } from 'vscode';
import type { Words } from './matrixMessages.ts';

/** All that the table says, in the language of the window. */
export function matrixWords(): Words {
  return {
    title: l10n.t('Who is asked for MFA?'),
    filter: l10n.t('Filter'),
    filterHint: l10n.t('Request, group, rule…'),
    show: l10n.t('Show'),
    mfa: l10n.t('MFA'),
    noMfa: l10n.t('No MFA'),
    denied: l10n.t('Denied'),
    permitted: l10n.t('Permitted'),
    cannotAnswer: l10n.t('Cannot answer'),
    cannotAnswerHint: l10n.t(
      'A second factor is asked for, and this client cannot show the page: the sign-in fails.',
    ),
    failed: l10n.t('Error'),
    copy: l10n.t('Copy as Markdown'),
    export: l10n.t('Export as CSV…'),
    request: l10n.t('Request'),
    access: l10n.t('Access'),
    told: l10n.t('Entra ID is told'),
    rule: l10n.t('Deciding rule'),
    openRule: l10n.t('Open the rule {0} in {1}'),
    rows: l10n.t('{0} rows'),
    someRows: l10n.t('{0} of {1} rows'),
    nothingFits: l10n.t('No row fits the filter.'),
    clear: l10n.t('Show all rows'),
    working: l10n.t('Working it out…'),
    notes: l10n.t('Notes'),
    noMfaRules: l10n.t('No additional authentication rules are among these files: nobody is asked.'),
    noAccessRules: l10n.t('No authorization rules are among these files: nobody is denied.'),
  };
}
