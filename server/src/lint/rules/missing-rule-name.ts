import { shortType } from '../../semantics/summary.ts';
import { claimTypeUses } from '../../semantics/workspaceIndex.ts';
import type { Rule, TextRange } from '../../syntax/nodes.ts';
import { isComplete, templateOf } from '../../syntax/nodes.ts';
import { PerRule } from '../../syntax/perRule.ts';
import type { Fix } from '../../syntax/problem.ts';
import { ruleNameOf } from '../../syntax/ruleName.ts';
import type { LintRule, SetFinding } from '../lintRule.ts';

/** How many claim types a name lists that is made of them. */
const LISTED = 3;

/**
 * A rule without `@RuleName` among rules that have one: the console shows an empty line (language.md 7.10). The
 * permit-all rule of the console has no name either (5.2).
 */
export const missingRuleName: LintRule = {
  id: 'missing-rule-name',
  title: 'Rule has no name',
  category: 'style',
  severity: 'hint',
  setNeeds: ['nameless'],
  *checkSet(ruleSet) {
    let named = false;
    const nameless: Rule[] = [];
    for (const rule of ruleSet.pieces) {
      if (rule.kind !== 'rule') continue;
      if (ruleNameOf(rule)) named = true;
      else if (templateOf(rule) !== 'AllowAllAuthzRule') nameless.push(rule);
    }
    if (!named) return;
    for (const rule of nameless) yield findingOf(rule);
  },
};

const kept = new PerRule<SetFinding>();

function findingOf(rule: Rule): SetFinding {
  let finding = kept.get(rule);
  if (!finding) {
    finding = {
      rule,
      ...markOf(rule),
      message: 'This rule has no name. Name it with `@RuleName`.',
      fixes: isComplete(rule) ? [fixFor(rule)] : [],
    };
    kept.set(rule, finding);
  }
  return finding;
}

/** The empty name, or what the rule does: a mark on all of it would fade a good rule. */
function markOf({ annotations, action, start, end }: Rule): TextRange {
  const empty = annotations.find(({ value }) => value && value.contentStart === value.contentEnd);
  const { start: from, end: to } = empty ?? action?.verbRange ?? { start, end };
  return { start: from, end: to };
}

function fixFor(rule: Rule): Fix {
  const name = nameFor(rule);
  const empty = rule.annotations.find(
    ({ name: word, value }) =>
      word && value && rule.text.slice(word.start, word.end).toLowerCase() === 'rulename',
  )?.value;
  const behind = rule.annotations.at(-1)?.end ?? rule.start;
  const newline = rule.text.includes('\r\n') ? '\r\n' : '\n';
  const line = `@RuleName = "${name}"`;
  const edit = empty
    ? { start: empty.contentStart, end: empty.contentEnd, newText: name }
    : rule.annotations.length > 0
      ? { start: behind, end: behind, newText: newline + line }
      : { start: behind, end: behind, newText: line + newline };
  return { title: `Name it “${name}”`, edits: [edit], preferred: true };
}

/** What the rule does with which claims: `Issue role for groupsid`. A name to begin with, made without much ado. */
function nameFor(rule: Rule): string {
  const written = new Set<string>();
  const read = new Set<string>();
  for (const { type, kind } of claimTypeUses(rule)) (kind === 'write' ? written : read).add(shortType(type));
  const verb = rule.action?.verb === 'add' ? 'Add' : rule.action?.form === 'copy' ? 'Pass' : 'Issue';
  const sources = [...read].filter((type) => !written.has(type));
  const name = `${verb} ${listed(written) || 'claims'}${sources.length > 0 ? ` for ${listed(sources)}` : ''}`;
  return name.replaceAll('"', '');
}

function listed(types: Iterable<string>): string {
  const all = [...types];
  return all.length > LISTED ? `${all.slice(0, LISTED).join(', ')} and more` : all.join(', ');
}
