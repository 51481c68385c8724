import { claimTypeUri } from '../../catalog/index.ts';
import { factsIn, isKnownInput, type OpenSelector, type RuleFacts } from '../../semantics/ruleFacts.ts';
import { shortType } from '../../semantics/summary.ts';
import type { ClaimTypeUse } from '../../semantics/workspaceIndex.ts';
import type { RuleSet } from '../../syntax/ruleSet.ts';
import type { LintRule, SetFinding } from '../lintRule.ts';
import { lookAlike } from '../lookAlikes.ts';
import { relatedAt } from '../relatedAt.ts';

/** Types that decide by being issued; adding them is a mistake of its own. */
const decisions: ReadonlySet<string> = new Set([
  claimTypeUri.permit,
  claimTypeUri.deny,
  claimTypeUri.authenticationMethod,
]);

/** More conditions than this that may take any type, and every type counts as read. */
const MOST_OPEN = 8;

/** Who reads what below a rule. */
interface Readers {
  readonly types: Set<string>;
  readonly open: OpenSelector[];
}

/**
 * `add` of a claim that no rule below reads: an added claim never leaves the rule set, so the rule has no effect
 * (language.md 3.2, 7.6).
 */
export const unreadAdd: LintRule = {
  id: 'unread-add',
  wholeSets: true,
  title: 'No rule reads the added claim',
  category: 'correctness',
  severity: 'warning',
  setNeeds: ['add'],
  *checkSet(ruleSet): Generator<SetFinding> {
    const facts = factsIn(ruleSet);
    // A set that sends nothing is a part of one that we do not see; one that adds nothing needs no look.
    if (!facts.some((rule) => rule?.verb === 'add') || !facts.some((rule) => rule?.verb === 'issue')) return;
    const readers: Readers = { types: new Set(), open: [] };
    for (let index = facts.length - 1; index >= 0 && readers.open.length <= MOST_OPEN; index--) {
      const rule = facts[index];
      // A rule that is being written may read anything.
      if (!rule) return;
      if (rule.verb === 'add' && isUnread(rule, readers)) yield finding(ruleSet, index, rule, facts);
      for (const { type } of rule.reads) readers.types.add(type);
      readers.open.push(...rule.open);
    }
  },
};

function isUnread({ makes, makesUnknown }: RuleFacts, { types, open }: Readers): boolean {
  return (
    !makesUnknown &&
    makes.length > 0 &&
    makes.every(
      ({ type, literal }) =>
        literal &&
        !decisions.has(type) &&
        !types.has(type) &&
        !open.some((selector) => selector.mayTake(type)),
    )
  );
}

function finding(
  ruleSet: RuleSet,
  index: number,
  { rule, makes }: RuleFacts,
  facts: readonly (RuleFacts | undefined)[],
): SetFinding {
  const { start, end } = rule.action?.verbRange ?? rule;
  const [made] = makes as readonly [ClaimTypeUse];
  const name = `\`${shortType(made.type)}\``;
  const almost = makes.length === 1 ? readUnderAnotherName(ruleSet, facts, index, made.type) : undefined;
  if (almost) {
    return {
      rule,
      ...made.range,
      message: `No rule below reads ${name}. One reads \`${nameBeside(almost.use.type, made.type)}\`, which no rule makes.`,
      related: [relatedAt(ruleSet, index, almost.index, almost.use.range, 'Read here')],
      fixes: [
        {
          title: 'Write it as it is read',
          edits: [{ ...made.range, newText: almost.use.type }],
          preferred: true,
        },
      ],
    };
  }
  const what = makes.length === 1 ? name : 'what this query adds';
  return {
    rule,
    start,
    end,
    message: `No rule below reads ${what}, so this rule has no effect. Write \`issue\` to send it.`,
    fixes: [{ title: 'Write issue', edits: [{ start, end, newText: 'issue' }] }],
  };
}

/** The end of a claim type, or all of it where the end is the same as the other one's. */
function nameBeside(type: string, other: string): string {
  return shortType(type) === shortType(other) ? type : shortType(type);
}

/** The first condition below that seems to mean the type and writes another one, which no rule makes. */
function readUnderAnotherName(
  ruleSet: RuleSet,
  facts: readonly (RuleFacts | undefined)[],
  from: number,
  wanted: string,
): Unmade | undefined {
  return unmadeReads(ruleSet, facts).find(({ index, use }) => index > from && lookAlike(use.type, wanted));
}

/** A condition on a type that only the own rules could make, and none does. */
interface Unmade {
  readonly index: number;
  readonly use: ClaimTypeUse;
}

/** How many of them are compared with each claim that nobody reads. */
const MOST_UNMADE = 100;

const known = new WeakMap<RuleSet, readonly Unmade[]>();

function unmadeReads(ruleSet: RuleSet, facts: readonly (RuleFacts | undefined)[]): readonly Unmade[] {
  let unmade = known.get(ruleSet);
  if (!unmade) {
    const made = new Set(facts.flatMap((rule) => rule?.makes ?? []).map(({ type }) => type));
    unmade = facts
      .flatMap((rule, index) => (rule?.reads ?? []).map((use) => ({ index, use })))
      .filter(({ use: { type } }) => !made.has(type) && !isKnownInput(type))
      .slice(0, MOST_UNMADE);
    known.set(ruleSet, unmade);
  }
  return unmade;
}
