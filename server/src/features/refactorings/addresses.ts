import { catalog } from '../../catalog/index.ts';
import { addressSetOf } from '../../regex/addresses.ts';
import { addressesInList } from '../../regex/addressesInList.ts';
import { patternOfAddresses } from '../../regex/addressesToPattern.ts';
import { typesOf } from '../../semantics/summary.ts';
import type { ComparisonOperator, Constraint, Rule, Selector, StringLiteral } from '../../syntax/nodes.ts';
import { stringValue } from '../../syntax/nodes.ts';
import type { RuleSet } from '../../syntax/ruleSet.ts';
import type { Refactoring } from './refactoring.ts';

const matching: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
  '==': '=~',
  '=~': '=~',
  '!=': '!~',
  '!~': '!~',
};

/**
 * Turns the list of addresses or networks in which the range lies, such as `203.0.113.0/26, 198.51.100.20`, into the
 * expression that finds them (stories.md H). A single address only where the claim type holds addresses. Nothing for
 * ranges elsewhere. UTF-16 offsets of the whole text.
 */
export function addressRefactorings(ruleSet: RuleSet, start: number, end: number): readonly Refactoring[] {
  const index = ruleSet.indexAt(start);
  const rule = ruleSet.pieces[index];
  const ruleStart = ruleSet.starts[index];
  if (!rule || ruleStart === undefined) return [];
  const found = constraintAt(rule, start - ruleStart, end - ruleStart);
  if (!found) return [];
  const { selector, constraint, literal, operator } = found;
  const text = stringValue(rule, literal);
  const entries = addressesInList(text);
  if (!entries) return [];
  const isOneAddress = entries.length === 1 && entries[0]?.from === entries[0]?.to;
  if (isOneAddress && !typesOf(rule, selector).some(holdsAddresses)) return [];
  const pattern = patternOfAddresses(addressSetOf(entries));
  if (pattern === undefined) return [];
  const edit = (from: number, to: number, newText: string) => ({
    start: ruleStart + from,
    end: ruleStart + to,
    newText,
  });
  const change = edit(literal.contentStart, literal.contentEnd, pattern);
  const right = matching[operator];
  return [
    {
      title: `Convert address${isOneAddress ? '' : ' list'} into an expression`,
      kind: 'refactor.rewrite',
      edits:
        right === operator
          ? [change]
          : [edit(constraint.operatorStart, constraint.operatorEnd, right), change],
    },
  ];
}

interface Place {
  readonly selector: Selector;
  readonly constraint: Constraint;
  readonly literal: StringLiteral;
  readonly operator: ComparisonOperator;
}

/** The constraint on a value in whose literal the range lies. */
function constraintAt(rule: Rule, start: number, end: number): Place | undefined {
  for (const { selector } of rule.conditions) {
    if (!selector || start < selector.start || end > selector.end) continue;
    for (const constraint of selector.constraints) {
      const { operator, value: literal, property } = constraint;
      if (!operator || literal.kind !== 'string' || property.name !== 'Value') continue;
      if (start >= literal.start && end <= literal.end) return { selector, constraint, literal, operator };
    }
  }
  return undefined;
}

function holdsAddresses(type: string): boolean {
  const kind = catalog.claimTypes.byUri(catalog.claimTypes.httpForm(type) ?? type)?.valueKind;
  return kind === 'ip' || kind === 'ip-list';
}
