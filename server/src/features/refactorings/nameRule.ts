import { claimTypeUri, claimValue } from '../../catalog/index.ts';
import { typeName } from '../../semantics/describe/claimNames.ts';
import { describeCondition } from '../../semantics/describe.ts';
import { claimTypeUses } from '../../semantics/workspaceIndex.ts';
import { dialects } from '../../syntax/dialect.ts';
import type { Condition, Rule } from '../../syntax/nodes.ts';
import { annotationOf, literalValue, stringValue, textOf } from '../../syntax/nodes.ts';
import { ruleNameOf } from '../../syntax/ruleName.ts';
import type { RuleSet } from '../../syntax/ruleSet.ts';
import { around, inText, lineEnd, placeOf, type RulePlace } from './place.ts';
import type { Refactoring } from './refactoring.ts';

/** A name is read in a list. */
const LONGEST = 90;

/** How many claim types a name mentions. */
const MENTIONED = 3;

/**
 * Gives a rule without a name one that says what it does. A rule with a name gets another one only where its annotation
 * is selected. None in a dialect without names.
 */
export function nameRuleRefactorings(ruleSet: RuleSet, start: number, end: number): readonly Refactoring[] {
  const place = placeOf(ruleSet, start, end);
  if (!place || !dialects[ruleSet.dialect].annotations) return [];
  const { rule } = place;
  const annotation = annotationOf(rule, 'RuleName');
  if (ruleNameOf(rule) && around(place, 'annotation') !== annotation) return [];
  const name = unusedName(place, ruleName(rule));
  if (name === undefined || (annotation && name === stringValue(rule, annotation.value))) return [];
  const edit = annotation
    ? { start: annotation.value.start, end: annotation.value.end, newText: `"${name}"` }
    : insertion(place, name);
  const title = `Name the rule "${name}"`;
  return [{ title, kind: 'refactor.rewrite', edits: inText(place, [edit]) }];
}

/** The annotation stands behind the template, as AD FS writes it (language.md 1.7). */
function insertion(place: RulePlace, name: string) {
  const { rule } = place;
  const template = rule.annotations.at(-1);
  const line = `@RuleName = "${name}"`;
  if (!template) return { start: rule.start, end: rule.start, newText: line + lineEnd(place) };
  return { start: template.end, end: template.end, newText: lineEnd(place) + line };
}

/** What a rule does, in a few words. */
function ruleName(rule: Rule): string | undefined {
  const main = mainWords(rule);
  if (main === undefined) return undefined;
  const tests = rule.conditions.filter((condition) => !isSource(rule, condition));
  const clauses = tests.map((condition) => describeCondition(rule, condition));
  const whole = clauses.length === 0 ? main : `${main} when ${clauses.join(' and ')}`;
  // Quotation marks end the string, and nothing escapes them.
  return (whole.length <= LONGEST ? whole : main).replaceAll('"', "'");
}

function mainWords(rule: Rule): string | undefined {
  const { action } = rule;
  if (!action?.verb) return undefined;
  const types = [
    ...new Set(claimTypeUses(rule).flatMap(({ kind, type }) => (kind === 'write' ? [type] : []))),
  ];
  if (types[0] === claimTypeUri.permit) return 'Permit';
  if (types[0] === claimTypeUri.deny) return 'Deny';
  if (types[0] === claimTypeUri.authenticationMethod && asksForSecondFactor(rule)) {
    return 'Ask for a second factor';
  }
  const names = types.map(typeName);
  const listed =
    names.length > MENTIONED
      ? `${names.slice(0, MENTIONED - 1).join(', ')} and ${names.length - MENTIONED + 1} more`
      : names.join(', ');
  if (action.form === 'copy') return listed === '' ? 'Pass claims through' : `Pass ${listed} through`;
  if (listed === '') return undefined;
  if (action.form === 'query') return `Look up ${listed}`;
  const from = sourceType(rule);
  const verb = action.verb === 'issue' ? 'Issue' : 'Add';
  return from !== undefined && from !== types[0]
    ? `${verb} ${typeName(from)} as ${listed}`
    : `${verb} ${listed}`;
}

function asksForSecondFactor(rule: Rule): boolean {
  return valuesGiven(rule).some((arg) => literalValue(rule, arg) === claimValue.multipleAuthentication);
}

/** What the action gives as value; one in a rule without errors. */
function valuesGiven(rule: Rule) {
  return (rule.action?.args ?? []).flatMap((arg) =>
    arg.kind === 'propertyArgument' && arg.property.name === 'Value' ? [arg.value] : [],
  );
}

/** The claim type whose value the action hands on as it is. */
function sourceType(rule: Rule): string | undefined {
  const [value] = valuesGiven(rule);
  if (value?.kind !== 'access' || value.property?.name !== 'Value') return undefined;
  const condition = rule.conditions.find((candidate) => hasLabel(rule, candidate, textOf(rule, value.label)));
  const reads = claimTypeUses(rule).filter(
    ({ kind, range }) =>
      kind === 'read' && condition && condition.start <= range.start && range.end <= condition.end,
  );
  return reads.length === 1 ? reads[0]?.type : undefined;
}

function hasLabel(rule: Rule, condition: Condition, label: string): boolean {
  return (
    condition.kind === 'selectorCondition' &&
    condition.label !== undefined &&
    textOf(rule, condition.label).toLowerCase() === label.toLowerCase()
  );
}

/** A condition that names no more than a type and an issuer feeds the action; it says nothing about when. */
function isSource(rule: Rule, condition: Condition): boolean {
  return (
    condition.kind === 'selectorCondition' &&
    (rule.action?.form === 'copy' || rule.action?.form === 'query' || sourceType(rule) !== undefined) &&
    condition.selector.constraints.every(
      ({ property }) => property.name === 'Type' || property.name === 'Issuer',
    )
  );
}

/** The name, with a number behind it where another rule has it. */
function unusedName({ ruleSet, rule }: RulePlace, name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const used = new Set<string | undefined>();
  for (const other of ruleSet.pieces) if (other !== rule) used.add(ruleNameOf(other)?.text);
  let free = name;
  for (let number = 2; used.has(free); number++) free = `${name} (${number})`;
  return free;
}
