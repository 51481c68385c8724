import { catalog } from '../catalog/index.ts';
import { shortType } from '../semantics/summary.ts';
import { type RuleFile, usesOfType } from '../semantics/workspaceIndex.ts';
import { Keyword, keywordOf } from '../syntax/keywords.ts';
import type { TextRange } from '../syntax/nodes.ts';
import { textOf } from '../syntax/nodes.ts';
import type { TextEdit } from '../syntax/problem.ts';
import type { RuleSet } from '../syntax/ruleSet.ts';
import { type LabelSymbol, labelNames, placesOfLabel, type RuleSymbol, symbolAt } from './claimTypeUses.ts';

/** Why something cannot be renamed, for the user. */
export interface Refusal {
  readonly refusal: string;
}

/** What a rename would replace, and the text to start from. */
export interface RenameTarget {
  readonly range: TextRange;
  readonly text: string;
}

/** One edit of a rename. */
export interface RenameEdit extends TextEdit {
  readonly uri: string;
  /** `claimType` edits change what rules say to other rules and to applications: they are to be confirmed. */
  readonly kind: 'label' | 'claimType';
  /** Whether the edited place makes the claim; for a label, whether it binds it. */
  readonly writes: boolean;
}

/** What can be renamed at an offset, or why nothing can. */
export function prepareRename(ruleSet: RuleSet, offset: number): RenameTarget | Refusal {
  const symbol = symbolAt(ruleSet, offset);
  if (!symbol) return { refusal: whyNot(ruleSet.text, offset) };
  const refusal = refuse(symbol);
  return refusal ?? { range: symbol.range, text: symbol.kind === 'label' ? symbol.name : symbol.type };
}

/**
 * The edits of a rename, file by file. A label is renamed in its rule, a claim type in all files.
 *
 * @param uri the file that the symbol is in
 * @param files the files to look in; for a label nothing but its own rule counts
 */
export function rename(
  symbol: RuleSymbol,
  newName: string,
  uri: string,
  files: Iterable<RuleFile>,
): readonly RenameEdit[] | Refusal {
  const refusal =
    refuse(symbol) ??
    (symbol.kind === 'label' ? refuseLabel(symbol, newName) : refuseClaimType(symbol.type, newName));
  if (refusal) return refusal;
  if (symbol.kind === 'label') {
    return [...placesOfLabel(symbol)].map(({ name, binds }) => ({
      uri,
      start: symbol.ruleStart + name.start,
      end: symbol.ruleStart + name.end,
      newText: newName,
      kind: 'label',
      writes: binds,
    }));
  }
  return [...usesOfType(symbol.type, files)]
    .filter(({ use }) => use.literal)
    .map((place) => ({
      uri: place.uri,
      ...place.range,
      newText: newName,
      kind: 'claimType',
      writes: place.use.kind === 'write',
    }));
}

function refuse(symbol: RuleSymbol): Refusal | undefined {
  if (symbol.kind === 'label' || !catalog.claimTypes.byUri(symbol.type)) return undefined;
  return {
    refusal: `“${shortType(symbol.type)}” is a known claim type: AD FS and applications look for exactly this text. Only claim types of your own can be renamed.`,
  };
}

function refuseLabel(symbol: LabelSymbol, newName: string): Refusal | undefined {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(newName)) {
    return {
      refusal: `“${newName}” is no label. A label starts with a letter or “_”; letters, digits and “_” follow.`,
    };
  }
  if (keywordOf(newName) !== Keyword.None) {
    return { refusal: `“${newName}” is a word of the language. Choose another label.` };
  }
  const wanted = newName.toLowerCase();
  if (wanted === symbol.name.toLowerCase()) return undefined;
  for (const { name } of labelNames(symbol.rule)) {
    if (textOf(symbol.rule, name).toLowerCase() === wanted) {
      return { refusal: `“${newName}” is already a label in this rule. Choose another one.` };
    }
  }
  return undefined;
}

function refuseClaimType(type: string, newName: string): Refusal | undefined {
  if (newName.trim() === '') return { refusal: 'A claim type cannot be empty.' };
  if (/["\r\n]/.test(newName)) {
    return { refusal: 'A claim type cannot hold a quotation mark or a line break.' };
  }
  if (newName !== newName.trim()) {
    return { refusal: 'The claim type starts or ends with a blank, which would count as part of it.' };
  }
  return newName === type ? { refusal: 'The claim type has this name already.' } : undefined;
}

/** What stands at the offset instead of something with a name. */
function whyNot(text: string, offset: number): string {
  const start =
    offset - (/[A-Za-z0-9_]*$/.exec(text.slice(Math.max(0, offset - 40), offset))?.[0].length ?? 0);
  const word = /^[A-Za-z0-9_]*/.exec(text.slice(start, start + 80))?.[0] ?? '';
  const quoted = text.lastIndexOf('\n', start - 1) + 1;
  const inString = (text.slice(quoted, start).split('"').length - 1) % 2 === 1;
  if (!inString && keywordOf(word) !== Keyword.None) {
    return `“${word}” is a word of the language and cannot be renamed.`;
  }
  return 'Only labels and claim types can be renamed.';
}
