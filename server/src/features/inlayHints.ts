import { catalog } from '../catalog/index.ts';
import { claimTypeUses } from '../semantics/workspaceIndex.ts';
import type { Rule } from '../syntax/nodes.ts';
import { stringValue } from '../syntax/nodes.ts';
import type { RuleSet } from '../syntax/ruleSet.ts';
import { walk } from '../syntax/tree.ts';

/** `claimNames`: the friendly name after the URI of a claim type; `all`: also the name after a SID. */
export type InlayHintMode = 'off' | 'claimNames' | 'all';

/** A name that is shown behind a string. */
export interface InlayHint {
  /** Behind the closing quotation mark; counts from the start of the text. */
  readonly offset: number;
  readonly label: string;
  readonly tooltip: string;
}

/** The names between two offsets. What the catalogue does not know gets none, nor does a domain's own group. */
export function inlayHints(
  ruleSet: RuleSet,
  start: number,
  end: number,
  mode: InlayHintMode,
): readonly InlayHint[] {
  if (mode === 'off') return [];
  const hints: InlayHint[] = [];
  for (let i = Math.max(0, ruleSet.indexAt(start) - 1); i < ruleSet.pieces.length; i++) {
    const ruleStart = ruleSet.starts[i] as number;
    if (ruleStart > end) break;
    const rule = ruleSet.pieces[i] as Rule;
    for (const hint of mode === 'all' ? [...claimNames(rule), ...sidNames(rule)] : claimNames(rule)) {
      const offset = ruleStart + hint.offset;
      if (offset >= start && offset <= end) hints.push({ ...hint, offset });
    }
  }
  return hints.sort((a, b) => a.offset - b.offset);
}

function* claimNames(rule: Rule): Generator<InlayHint> {
  for (const { literal, range, type } of claimTypeUses(rule)) {
    if (!literal) continue;
    const entry = catalog.claimTypes.byUri(type);
    if (!entry?.friendlyName || entry.friendlyName === type) continue;
    yield { offset: behindQuote(rule, range.end), label: entry.friendlyName, tooltip: entry.description };
  }
}

/** Also within a regular expression (`^(?i)S-1-5-21-…-512$`), as long as it holds one SID only. */
function* sidNames(rule: Rule): Generator<InlayHint> {
  if (!/S-1-\d/i.test(rule.text)) return;
  for (const node of walk(rule)) {
    if (node.kind !== 'string') continue;
    const found = stringValue(rule, node).match(/S-1(?:-\d+)+/gi);
    const match = found?.length === 1 ? catalog.sids.byText((found[0] as string).toUpperCase()) : undefined;
    if (!match?.wellKnown || match.entry.status === 'placeholder') continue;
    yield {
      offset: behindQuote(rule, node.contentEnd),
      label: match.entry.name,
      tooltip: match.entry.meaning,
    };
  }
}

function behindQuote(rule: Rule, end: number): number {
  return rule.text[end] === '"' ? end + 1 : end;
}
