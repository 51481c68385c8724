import {
  type ClientCapabilities,
  Command,
  CompletionItemKind,
  InsertTextFormat,
  type CompletionItem as LspItem,
  type CompletionList as LspList,
  type Range,
} from 'vscode-languageserver';
import type { CompletionItem, CompletionKind, CompletionList } from '../languageService.ts';
import { toRange } from './convert.ts';
import type { RuleDocument } from './document.ts';
import { suggestCommand } from './protocol.ts';

const kinds: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  keyword: CompletionItemKind.Keyword,
  property: CompletionItemKind.Property,
  operator: CompletionItemKind.Operator,
  claimType: CompletionItemKind.Class,
  value: CompletionItemKind.EnumMember,
  label: CompletionItemKind.Variable,
  function: CompletionItemKind.Function,
  store: CompletionItemKind.Module,
  attribute: CompletionItemKind.Field,
  placeholder: CompletionItemKind.Reference,
  annotation: CompletionItemKind.Keyword,
  template: CompletionItemKind.Constant,
  condition: CompletionItemKind.Snippet,
};

/** What a client makes of an item. */
interface Abilities {
  readonly labelDetails: boolean;
  readonly commitCharacters: boolean;
  /** One range for all items of a list; a list of claim types is half as long by it. */
  readonly sharedRange: boolean;
  readonly suggest: boolean;
}

/** The list as the client can take it. */
export function toCompletionList(
  document: RuleDocument,
  { items, incomplete }: CompletionList,
  client: ClientCapabilities,
  clientCommands: ReadonlySet<string>,
): LspList {
  const { completionItem, completionList } = client.textDocument?.completion ?? {};
  const able: Abilities = {
    labelDetails: completionItem?.labelDetailsSupport === true,
    commitCharacters: completionItem?.commitCharactersSupport === true,
    sharedRange: completionList?.itemDefaults?.includes('editRange') === true,
    suggest: clientCommands.has(suggestCommand),
  };
  const shared = able.sharedRange ? items[0]?.edit : undefined;
  const range = shared && toRange(document, shared);
  return {
    isIncomplete: incomplete === true,
    ...(range ? { itemDefaults: { editRange: range } } : {}),
    items: items.map((item) => {
      const common = shared?.start === item.edit.start && shared.end === item.edit.end;
      return toItem(item, able, common ? undefined : toRange(document, item.edit));
    }),
  };
}

/** `range` is left out where the list says it for all. */
function toItem(item: CompletionItem, able: Abilities, range: Range | undefined): LspItem {
  const { label, description, filterText, sortText, edit, commitCharacters, data } = item;
  const detail = item.detail ?? (able.labelDetails ? undefined : description);
  return {
    label,
    kind: kinds[item.kind],
    filterText,
    sortText,
    ...(description && able.labelDetails ? { labelDetails: { description } } : {}),
    ...(detail === undefined ? {} : { detail }),
    ...(range ? { textEdit: { range, newText: edit.newText } } : { textEditText: edit.newText }),
    ...(item.snippet ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
    ...(commitCharacters && able.commitCharacters ? { commitCharacters: [...commitCharacters] } : {}),
    ...(item.retrigger && able.suggest ? { command: Command.create('Suggest', suggestCommand) } : {}),
    ...(data === undefined ? {} : { data }),
  };
}
