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
  /** What sorts rules before what others offer in a script: PowerShell's items begin with a number of four digits, too. */
  readonly rank: string;
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
    rank: document.region ? ' ' : '',
  };
  // Not all that fits can be written into the string of a script.
  const placed = items.flatMap((item) => {
    const edit = document.toCompletionEdit(item.edit, item.snippet);
    return edit ? [{ item, edit }] : [];
  });
  const shared = able.sharedRange ? placed[0]?.edit.range : undefined;
  return {
    isIncomplete: incomplete === true,
    ...(shared ? { itemDefaults: { editRange: shared } } : {}),
    items: placed.map(({ item, edit }) => toItem(item, able, edit, isSame(shared, edit.range))),
  };
}

function isSame(a: Range | undefined, b: Range): boolean {
  return (
    a?.start.line === b.start.line &&
    a.start.character === b.start.character &&
    a.end.line === b.end.line &&
    a.end.character === b.end.character
  );
}

/** `shares`: the list says the range for all. */
function toItem(
  item: CompletionItem,
  able: Abilities,
  edit: NonNullable<ReturnType<RuleDocument['toCompletionEdit']>>,
  shares: boolean,
): LspItem {
  const { label, description, commitCharacters, data } = item;
  const { range, newText, skipped } = edit;
  const filterText = item.filterText.slice(skipped);
  const detail = item.detail ?? (able.labelDetails ? undefined : description);
  return {
    label,
    kind: kinds[item.kind],
    filterText,
    sortText: able.rank + item.sortText,
    ...(description && able.labelDetails ? { labelDetails: { description } } : {}),
    ...(detail === undefined ? {} : { detail }),
    ...(shares ? { textEditText: newText } : { textEdit: { range, newText } }),
    ...(item.snippet ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
    ...(commitCharacters && able.commitCharacters ? { commitCharacters: [...commitCharacters] } : {}),
    ...(item.retrigger && able.suggest ? { command: Command.create('Suggest', suggestCommand) } : {}),
    ...(data === undefined ? {} : { data }),
  };
}
