import type { Stage } from '../../catalog/index.ts';
import type { OwnClaimType } from '../../lint/setup.ts';
import type { Node, Rule, TextRange } from '../../syntax/nodes.ts';
import type { RuleSet } from '../../syntax/ruleSet.ts';
import type { Card } from './markdown.ts';

/** The place that is asked about. Offsets count from the start of the rule. */
export interface Site {
  readonly ruleSet: RuleSet;
  readonly rule: Rule;
  readonly offset: number;
  readonly stage: Stage | undefined;
  /** The claim types that the configuration describes, by URI. */
  readonly claimTypes: ReadonlyMap<string, OwnClaimType> | undefined;
  /** The nodes that hold the character at the offset, outermost first. */
  readonly path: readonly Node[];
}

/** An answer with the range that it is about, relative to the rule. */
export interface Found {
  readonly card: Card;
  readonly range: TextRange;
}

/** Whether the range holds the character at the offset. */
export function holds(range: TextRange | undefined, offset: number): boolean {
  return range !== undefined && range.start <= offset && offset < range.end;
}

/** The innermost node of one of these kinds around the place. */
export function around<K extends Node['kind']>(
  site: Site,
  ...kinds: readonly K[]
): Extract<Node, { kind: K }> | undefined {
  return site.path.findLast((node): node is Extract<Node, { kind: K }> =>
    (kinds as readonly string[]).includes(node.kind),
  );
}

/** How messages call the rule sets. */
export const stageNames: Readonly<Record<Stage, string>> = {
  acceptance: 'acceptance',
  authorization: 'authorization',
  delegation: 'delegation',
  impersonation: 'impersonation',
  additionalAuthentication: 'additional authentication',
  issuance: 'issuance',
};
