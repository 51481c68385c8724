// Which documents hold rules, or may. Needs nothing else, as it is asked before the rest of the extension is loaded.
import type { TextDocument } from 'vscode';
import { CONFIGURATION_FILE } from '../../server/src/lsp/protocol.ts';
import { languageId } from './languageId.ts';

/** What a document of the language does not go without where it holds rules. Cheap, as every script is asked. */
const signs: ReadonlyMap<string, RegExp> = new Map([
  [
    'powershell',
    /=>\s*(?:issue|add)\s*\(|@Rule(?:Name|Template)\b|(?:Transform|Authorization|Authentication)Rules\b|Adfs\w*ClaimRule|ADClaimTransform/i,
  ],
  ['markdown', /^[\s>]*(?:`{3,}|~{3,})\s*\{?\s*\.?adfsrule\b/im],
]);

/** The languages that rules stand in. */
export const hostLanguages: readonly string[] = [...signs.keys()];

/** Whether a document is rules, or may hold some. */
export function mayHoldRules(document: TextDocument): boolean {
  const { languageId: language, uri } = document;
  if (language === languageId || uri.path.endsWith(`/${CONFIGURATION_FILE}`)) return true;
  return signs.get(language)?.test(document.getText()) === true;
}
