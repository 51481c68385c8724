import { catalog } from '../../catalog/index.ts';
import { shortType } from '../../semantics/summary.ts';
import type { Expression, Rule, Selector } from '../../syntax/nodes.ts';
import { literalValue } from '../../syntax/nodes.ts';
import type { Fix } from '../../syntax/problem.ts';
import type { Finding, LintRule } from '../lintRule.ts';

/** How many claim types are offered where the value fits several. */
const OFFERED = 4;

/**
 * `Type == ""`, `Type = ""`, `types = ("")`: what remains when a web page strips the URI. Nothing has an empty type,
 * so the rule never matches or makes a claim that nobody finds (language.md 8.1, stories.md A).
 */
export const emptyClaimType: LintRule = {
  id: 'empty-claim-type',
  title: 'Claim type is empty',
  category: 'correctness',
  severity: 'error',
  needs: ['emptyType'],
  check(rule) {
    const findings: Finding[] = [];
    for (const condition of rule.conditions) {
      if (condition.selector) findings.push(...checkSelector(rule, condition.selector));
    }
    for (const arg of rule.action?.args ?? []) {
      if (arg.kind === 'propertyArgument' && arg.property.name === 'Type' && isEmpty(rule, arg.value)) {
        findings.push(finding(arg.value, writtenValue(rule), 'write'));
      } else if (arg.kind === 'typesArgument') {
        for (const value of arg.values)
          if (isEmpty(rule, value)) findings.push(finding(value, undefined, 'write'));
      }
    }
    return findings;
  },
};

function checkSelector(rule: Rule, selector: Selector): readonly Finding[] {
  const type = selector.constraints.find(
    ({ property, operator, value }) => property.name === 'Type' && operator === '==' && isEmpty(rule, value),
  );
  if (!type) return [];
  const value = selector.constraints.find(
    ({ property, operator }) => property.name === 'Value' && operator !== '!=',
  );
  return [finding(type.value, literalValue(rule, value?.value), 'read')];
}

function writtenValue(rule: Rule): string | undefined {
  for (const arg of rule.action?.args ?? []) {
    if (arg.kind === 'propertyArgument' && arg.property.name === 'Value')
      return literalValue(rule, arg.value);
  }
  return undefined;
}

function isEmpty(rule: Rule, value: Expression): boolean {
  return literalValue(rule, value)?.trim() === '';
}

function finding(at: Expression, value: string | undefined, use: 'read' | 'write'): Finding {
  const candidates = value === undefined ? [] : catalog.claimTypes.ofValue(value, { use });
  const certain = candidates.find((candidate) => candidate.certain);
  return {
    start: at.start,
    end: at.end,
    message: `Claim type is empty. Web pages often strip the URI${advice(certain ? [certain] : candidates)}`,
    fixes: candidates.slice(0, OFFERED).map((candidate) => fixFor(at, candidate.uri, candidate === certain)),
  };
}

/** Names what fits the value where that is no long list. */
function advice(candidates: readonly { readonly uri: string; readonly certain: boolean }[]): string {
  const names = candidates.map(({ uri }) => shortType(uri));
  const last = names.pop();
  if (last === undefined || names.length >= OFFERED) return ': look it up and put it in.';
  if (candidates[0]?.certain) return `; this value belongs to ${last}.`;
  return `; this value fits ${names.length > 0 ? `${names.join(', ')} or ` : ''}${last}.`;
}

function fixFor(at: Expression, uri: string, preferred: boolean): Fix {
  return {
    title: `Use ${shortType(uri)}`,
    edits: [{ start: at.start, end: at.end, newText: `"${uri}"` }],
    preferred,
  };
}
