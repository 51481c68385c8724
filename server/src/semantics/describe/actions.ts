/** Issuance statements in words: what a rule does when its conditions hold. */
import { catalog, claimPropertyUri, claimTypeUri, claimValue, type Stage } from '../../catalog/index.ts';
import type { Action, Expression, PropertyArgument, Rule } from '../../syntax/nodes.ts';
import { literalValue, stringValue } from '../../syntax/nodes.ts';
import { shortType, typesOf } from '../summary.ts';
import { typeName } from './claimNames.ts';
import { expressionText, type Speaker } from './expressions.ts';
import { list, quote, withArticle } from './words.ts';

/** What is said about an action. */
export interface ActionWords {
  /** Verb phrase in the third person: `issues a Role claim with the value "x"`. */
  readonly does: string;
  /** A second sentence: that the rule has no effect, that AD FS will fail. */
  readonly remark?: string;
}

const forLaterRules = ', for later rules only';

/** The arguments of a create statement by property; of two with the same property the first. */
export function createArguments(action: Action): {
  readonly type: Expression | undefined;
  readonly value: Expression | undefined;
  readonly others: readonly PropertyArgument[];
} {
  const all = action.args.filter((arg) => arg.kind === 'propertyArgument');
  const of = (name: string) => all.find(({ property }) => property.name === name)?.value;
  const others = all.filter(({ property }) => property.name !== 'Type' && property.name !== 'Value');
  return { type: of('Type'), value: of('Value'), others };
}

/** `a Role claim`; with the whole type where the claim that is read has the same short name and another type. */
export function targetNoun(rule: Rule, type: string): string {
  const name = typeName(type);
  const confusing = rule.conditions.some((condition) =>
    typesOf(rule, condition.selector).some((read) => read !== type && typeName(read) === name),
  );
  return confusing ? `a claim of the type ${quote(type, 110)}` : withArticle(`${name} claim`);
}

/** `issue(Type = "…", Value = "…")` with a meaning of its own, such as the second factor. */
function decision(
  rule: Rule,
  action: Action,
  stage: Stage | undefined,
  speaker: Speaker,
): ActionWords | undefined {
  const { type, value } = createArguments(action);
  const uri = literalValue(rule, type);
  const text = literalValue(rule, value);
  if (uri === claimTypeUri.permit) return outcome(action, 'permits access', 'the permit claim');
  if (uri === claimTypeUri.deny) return outcome(action, 'denies access', 'the deny claim');
  const asksHere = stage === undefined || stage === 'additionalAuthentication';
  if (uri === claimTypeUri.authenticationMethod && text === claimValue.multipleAuthentication && asksHere) {
    return outcome(action, 'asks for a second factor', 'the claim that asks for a second factor');
  }
  if (uri === claimTypeUri.authenticationMethodsProviders && value && stage === 'additionalAuthentication') {
    const provider = expressionText(rule, value, speaker);
    return outcome(action, `chooses ${provider} for the second factor`, 'the claim that chooses a provider');
  }
  if (uri === claimTypeUri.insideCorporateNetwork && (text === 'true' || text === 'false')) {
    const where = text === 'true' ? 'inside' : 'outside';
    const does = `marks the request as coming from ${where} the corporate network`;
    return { does: action.verb === 'add' ? does + forLaterRules : does };
  }
  return undefined;
}

/** `add` keeps the claim to later rules, and only what is issued counts (language.md 4.3, 7.6). */
function outcome(action: Action, does: string, claim: string): ActionWords {
  if (action.verb !== 'add') return { does };
  return {
    does: `adds ${claim}${forLaterRules}`,
    remark: 'That decides nothing: only claims that are issued count, so write issue instead of add.',
  };
}

/** `issue(Type = …, Value = …)` */
export function createWords(
  rule: Rule,
  action: Action,
  speaker: Speaker,
  stage: Stage | undefined,
): ActionWords {
  const known = decision(rule, action, stage, speaker);
  if (known) return known;
  const { type, value } = createArguments(action);
  const verb = action.verb === 'add' ? 'adds' : 'issues';
  const uri = literalValue(rule, type);
  const noun =
    uri !== undefined
      ? targetNoun(rule, uri)
      : type
        ? `a claim whose type is ${expressionText(rule, type, speaker)}`
        : 'a claim without a type';
  const made = value?.kind === 'call' || value?.kind === 'concatenation' ? 'made of' : 'with';
  const worth = value ? ` ${made} ${valueWords(rule, value, speaker, uri)}` : ' without a value';
  const later = action.verb === 'add' ? forLaterRules : '';
  return { does: `${verb} ${noun}${worth}${extras(rule, action)}${later}` };
}

function valueWords(rule: Rule, value: Expression, speaker: Speaker, type: string | undefined): string {
  const words = expressionText(rule, value, speaker, type);
  if (value.kind === 'string') return `the value ${words}`;
  return words === 'its value' ? 'the same value' : words;
}

/** The properties that shape the claim, and an issuer that is made up. */
export function extras(rule: Rule, action: Action): string {
  const found: string[] = [];
  const properties: string[] = [];
  let format = '';
  for (const { property, value } of createArguments(action).others) {
    const text = literalValue(rule, value);
    if (property.name === 'Properties' && property.key) {
      const key = stringValue(rule, property.key);
      if (key === claimPropertyUri.format && text) format = ` in the format ${shortType(text)}`;
      else properties.push(shortType(key));
    } else if (text !== undefined && property.name === 'Issuer') found.push(`the issuer ${quote(text)}`);
    else if (text !== undefined && property.name === 'OriginalIssuer') {
      found.push(`the original issuer ${quote(text)}`);
    }
  }
  if (properties.length > 0) {
    found.push(`the claim ${properties.length === 1 ? 'property' : 'properties'} ${list(properties, 'and')}`);
  }
  return format + (found.length === 0 ? '' : `, setting ${list(found, 'and')}`);
}

/** `issue(store = …, types = (…), query = …, param = …)` */
export function queryWords(rule: Rule, action: Action, speaker: Speaker): ActionWords {
  let store = '';
  let query: string | undefined;
  let types: readonly Expression[] = [];
  const params: string[] = [];
  for (const arg of action.args) {
    if (arg.kind === 'typesArgument') types = arg.values;
    else if (arg.kind === 'storeArgument') {
      const text = literalValue(rule, arg.value);
      if (arg.name === 'store') store = text ?? expressionText(rule, arg.value, speaker);
      else if (arg.name === 'query') query = text;
      else params.push(text ?? '');
    }
  }
  const names = types.map((type) => {
    const uri = literalValue(rule, type);
    return uri === undefined ? expressionText(rule, type, speaker) : typeName(uri);
  });
  const result = (what: string): string => {
    const verb = action.verb === 'add' ? 'adds' : 'issues';
    const later = action.verb === 'add' ? forLaterRules : '';
    return `${verb} ${what} as ${list(names, 'and') || 'nothing'}${later}`;
  };
  const kind = catalog.attributeStores.byName(store)?.storeType;
  if (kind === 'internal') return internalStore(store, params[0], query, result);
  const directory = query === undefined ? undefined : directoryQuery(query, kind === 'ActiveDirectory');
  if (!directory) {
    const asked = query === undefined ? '' : ` (${quote(query, 90)})`;
    const does = `asks the attribute store ${quote(store)}${asked} and ${result('the answer')}`;
    return kind === 'ActiveDirectory' && query !== undefined
      ? {
          does,
          remark:
            'The query does not have the three parts filter;attributes;DOMAIN\\user; AD FS refuses that (POLICY3824).',
        }
      : { does };
  }
  const { filter, attributes } = directory;
  const where = kind === 'ActiveDirectory' ? store : `the attribute store ${quote(store)}`;
  const whose = filter === '' ? '' : ` of every object that matches the filter ${quote(filter)}`;
  const does = `looks up ${list(attributes, 'and')}${whose} in ${where} and ${result(attributes.length === 1 ? 'it' : 'them')}`;
  const differ = attributes.length !== names.length;
  return differ
    ? {
        does,
        remark:
          `The query names ${attributes.length} attribute${attributes.length === 1 ? '' : 's'} for ` +
          `${names.length} claim type${names.length === 1 ? '' : 's'}; AD FS refuses that (POLICY0019).`,
      }
    : { does };
}

/** Filter and attributes of an LDAP query; undefined for a query of another kind. */
function directoryQuery(query: string, activeDirectory: boolean) {
  const parts = query.split(';');
  const [filter = '', list = ''] = parts;
  const ldap = activeDirectory
    ? parts.length === 3
    : (parts.length === 2 || parts.length === 3) &&
      (filter === '' || /^[^\s=]*=/.test(filter)) &&
      /^[\w-]+(?:,\s*[\w-]+)*$/.test(list);
  if (!ldap || list.trim() === '') return undefined;
  return { filter: filter.trim(), attributes: list.split(',').map((name) => name.trim()) };
}

function internalStore(
  store: string,
  mode: string | undefined,
  query: string | undefined,
  result: (what: string) => string,
): ActionWords {
  if (mode === 'ppid') {
    return {
      does: `makes an identifier that is the same at every sign-in to this application and ${result('it')}`,
    };
  }
  if (mode === 'useEntropy') return { does: `makes an identifier for this sign-in only and ${result('it')}` };
  const asked = query === undefined ? '' : ` (${quote(query)})`;
  return { does: `asks the built-in store ${store}${asked} and ${result('the answer')}` };
}
