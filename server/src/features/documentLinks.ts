import { type ClaimType, catalog } from '../catalog/index.ts';
import { claimTypeUses } from '../semantics/workspaceIndex.ts';
import type { Rule, TextRange } from '../syntax/nodes.ts';
import { stringValue } from '../syntax/nodes.ts';
import type { RuleSet } from '../syntax/ruleSet.ts';
import { walk } from '../syntax/tree.ts';

/** A place that leads to a page. Offsets count from the start of the text. */
export interface DocumentLink extends TextRange {
  /** The address of the page. */
  readonly target: string;
  readonly tooltip: string;
}

/**
 * Links from the claim types and property keys of a text to the pages that explain them. Those that the catalogue does
 * not know, or knows from source code only, have none: the address of a claim type itself leads nowhere.
 */
export function documentLinks(ruleSet: RuleSet): readonly DocumentLink[] {
  const links: DocumentLink[] = [];
  for (let i = 0; i < ruleSet.pieces.length; i++) {
    const start = ruleSet.starts[i] as number;
    for (const { range, uri } of urisOf(ruleSet.pieces[i] as Rule)) {
      const entry = catalog.claimTypes.byUri(uri);
      const target = entry && pageOf(entry);
      if (!target) continue;
      links.push({
        start: start + range.start,
        end: start + range.end,
        target,
        tooltip: `Documentation of ${entry.friendlyName ?? entry.shortName}`,
      });
    }
  }
  return links;
}

function* urisOf(rule: Rule): Generator<{ readonly range: TextRange; readonly uri: string }> {
  for (const { literal, range, type } of claimTypeUses(rule)) if (literal) yield { range, uri: type };
  if (!rule.text.includes('[')) return;
  for (const node of walk(rule)) {
    if (node.kind !== 'property' || !node.key) continue;
    yield {
      range: { start: node.key.contentStart, end: node.key.contentEnd },
      uri: stringValue(rule, node.key),
    };
  }
}

/** The page behind an entry; a source file of some program is none. */
function pageOf(entry: ClaimType): string | undefined {
  const address = entry.sources[0] === undefined ? undefined : catalog.sourceUrl(entry.sources[0]);
  return address?.startsWith('https://github.com/') ? undefined : address;
}
