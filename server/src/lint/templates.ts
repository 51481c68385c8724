/** The templates of the AD FS console and the rules that they write (language.md 5.1, 5.2). */
import { catalog, claimTypeUri } from '../catalog/index.ts';
import type { Action, Constraint, Expression, PropertyName, Rule, Selector } from '../syntax/nodes.ts';
import { literalValue, textOf } from '../syntax/nodes.ts';

/** All names that `@RuleTemplate` can have. */
export const templateNames = [
  'LdapClaims',
  'EmitGroupClaims',
  'MapClaims',
  'PassThroughClaims',
  'Authorization',
  'AllowAllAuthzRule',
] as const;

export type TemplateName = (typeof templateNames)[number];

/** A rule taken to pieces for the comparison with a template. */
interface Parts {
  readonly rule: Rule;
  readonly action: Action;
  /** The label of the one condition, in small letters. */
  readonly label: string | undefined;
  readonly constraints: readonly Constraint[];
}

/** Whether a complete rule has the shape that its template writes; options of the template included (5.2). */
export function fitsTemplate(rule: Rule, template: TemplateName): boolean {
  const { action } = rule;
  if (action?.verb !== 'issue') return false;
  if (template === 'AllowAllAuthzRule')
    return rule.conditions.length === 0 && decides({ rule, action }, 'true');
  const [condition, ...others] = rule.conditions;
  if (condition?.kind !== 'selectorCondition' || others.length > 0) return false;
  const label = condition.label && textOf(rule, condition.label).toLowerCase();
  const parts: Parts = { rule, action, label, constraints: condition.selector.constraints };
  if (!isPlain(condition.selector)) return false;
  switch (template) {
    case 'PassThroughClaims':
      return action.form === 'copy';
    case 'MapClaims':
      return createsFrom(parts, ['Type', 'Value'], true);
    case 'EmitGroupClaims':
      return testsGroup(parts) && createsFrom(parts, ['Type', 'Value'], false);
    case 'LdapClaims':
      return asksStore(parts);
    case 'Authorization':
      return parts.constraints.some(({ property }) => property.name === 'Value') && decides(parts);
  }
}

/** One type, compared by `==`; every other property at most once, with a literal. */
function isPlain(selector: Selector): boolean {
  const seen: PropertyName[] = [];
  for (const { property, operator, value } of selector.constraints) {
    if (!property.name || seen.includes(property.name) || value.kind !== 'string') return false;
    if (operator !== '==' && (operator !== '=~' || property.name === 'Type')) return false;
    seen.push(property.name);
  }
  return seen.includes('Type');
}

function testsGroup({ rule, constraints }: Parts): boolean {
  const type = constraints.find(({ property }) => property.name === 'Type');
  const value = constraints.find(({ property }) => property.name === 'Value');
  return typeNamed(rule, type?.value) === claimTypeUri.groupSid && value !== undefined;
}

/** `Type = "…"`, a value, and nothing else but what is taken from the incoming claim and the format of a Name ID. */
function createsFrom(parts: Parts, wanted: readonly PropertyName[], mayTakeOver: boolean): boolean {
  const { rule, action } = parts;
  if (action.form !== 'create') return false;
  const seen = new Set<PropertyName>();
  for (const arg of action.args) {
    if (arg.kind !== 'propertyArgument' || !arg.property.name) return false;
    const { name } = arg.property;
    seen.add(name);
    const isLiteral = literalValue(rule, arg.value) !== undefined;
    if (name === 'Type' || name === 'Properties') {
      if (!isLiteral) return false;
    } else if (name === 'Value') {
      if (!isLiteral && !(mayTakeOver && takesFrom(parts, arg.value))) return false;
    } else if (!takes(parts, arg.value, name)) return false;
  }
  return wanted.every((name) => seen.has(name));
}

/** `c.Issuer` for the label of the condition. */
function takes({ rule, label }: Parts, value: Expression, name: PropertyName): boolean {
  return (
    value.kind === 'access' &&
    value.property?.name === name &&
    textOf(rule, value.label).toLowerCase() === label
  );
}

/** `c.Value`, also with its e-mail suffix replaced. */
function takesFrom(parts: Parts, value: Expression): boolean {
  if (value.kind === 'call') return value.args[0] !== undefined && takes(parts, value.args[0], 'Value');
  return takes(parts, value, 'Value');
}

function asksStore(parts: Parts): boolean {
  const { rule, action } = parts;
  if (action.form !== 'query') return false;
  let query: string | undefined;
  let params = 0;
  for (const arg of action.args) {
    if (arg.kind !== 'storeArgument') continue;
    if (arg.name === 'query') query ??= literalValue(rule, arg.value) ?? '';
    else if (arg.name === 'param') {
      params++;
      if (!takes(parts, arg.value, 'Value')) return false;
    }
  }
  return params === 1 && query?.startsWith(';') === true;
}

/** Issues permit or deny with a literal value; `only` is the one value that it may be. */
function decides({ rule, action }: Pick<Parts, 'rule' | 'action'>, only?: string): boolean {
  if (action.form !== 'create' || action.args.length !== 2) return false;
  let type: string | undefined;
  let value: string | undefined;
  for (const arg of action.args) {
    if (arg.kind !== 'propertyArgument') return false;
    if (arg.property.name === 'Type') type = typeNamed(rule, arg.value);
    if (arg.property.name === 'Value') value = literalValue(rule, arg.value);
  }
  if (value === undefined || (only !== undefined && value.toLowerCase() !== only)) return false;
  return type === claimTypeUri.permit || (only === undefined && type === claimTypeUri.deny);
}

/** The claim type that is meant: the wrong scheme of copied documentation is another lint rule's matter. */
function typeNamed(rule: Rule, value: Expression | undefined): string | undefined {
  const type = literalValue(rule, value);
  return type === undefined ? undefined : (catalog.claimTypes.httpForm(type) ?? type);
}
