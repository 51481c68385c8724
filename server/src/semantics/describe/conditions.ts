/** Conditions in words: what has to be true of the request. */
import type { Condition, Constraint, CountOperator, Rule, Selector } from '../../syntax/nodes.ts';
import { stringValue, textOf } from '../../syntax/nodes.ts';
import { shortType, typesOf } from '../summary.ts';
import { typeName } from './claimNames.ts';
import type { Speaker } from './expressions.ts';
import { idiomOf, type PropertyTest, predicate, readTest } from './propertyTests.ts';
import { list, withArticle } from './words.ts';

/** A selector taken apart. */
interface SelectorReading {
  /** The claim type, when the selector names exactly one. */
  readonly type: string | undefined;
  readonly types: readonly PropertyTest[];
  readonly values: readonly PropertyTest[];
  readonly others: readonly { readonly constraint: Constraint; readonly test: PropertyTest }[];
}

function read(rule: Rule, selector: Selector, speaker: Speaker): SelectorReading {
  const named = typesOf(rule, selector);
  const type = named.length === 1 ? named[0] : undefined;
  const types: PropertyTest[] = [];
  const values: PropertyTest[] = [];
  const others: SelectorReading['others'][number][] = [];
  for (const constraint of selector.constraints) {
    const test = readTest(rule, constraint, type, speaker);
    if (constraint.property.name === 'Type') types.push(test);
    else if (constraint.property.name === 'Value') values.push(test);
    else others.push({ constraint, test });
  }
  const single = types.length === 1 && type !== undefined;
  return { type: single ? type : undefined, types, values, others };
}

/**
 * The claims that a selector takes, without an article: `Role claim with the value "editor" issued by AD AUTHORITY`,
 * `claim of any type`.
 */
export function claimPhrase(rule: Rule, selector: Selector, speaker: Speaker): string {
  const { type, types, values, others } = read(rule, selector, speaker);
  if (selector.constraints.length === 0) return 'claim of any type';
  const whose = [
    ...(type === undefined ? types.map((test) => `type ${predicate(test)}`) : []),
    ...values.filter((test) => !isPlain(test)).map((test) => `value ${predicate(test)}`),
  ];
  const fixed = values.filter(isPlain).map(({ words }) => words);
  const noun = type === undefined ? 'claim' : `${typeName(type)} claim`;
  const value = fixed.length === 0 ? '' : ` with the value ${list(fixed, 'and')}`;
  const rest = whose.length === 0 ? '' : ` whose ${list(whose, 'and')}`;
  return noun + value + rest + otherTests(rule, others);
}

/** `Value == "x"` */
function isPlain(test: PropertyTest): boolean {
  return test.operator === '==' && test.text !== undefined;
}

function otherTests(rule: Rule, others: SelectorReading['others']): string {
  const phrases = others.map(({ constraint, test }) => {
    const { name, key } = constraint.property;
    const issuer = name === 'Issuer' ? 'issued' : name === 'OriginalIssuer' ? 'first issued' : undefined;
    const positive = test.operator === '==' || test.operator === '=~';
    if (issuer && test.reading?.kind === 'is') return `${positive ? '' : 'not '}${issuer} by ${test.words}`;
    if (name === 'Issuer') return `whose issuer ${predicate(test)}`;
    if (name === 'OriginalIssuer') return `whose original issuer ${predicate(test)}`;
    if (name === 'ValueType') return `whose value type ${predicate(test)}`;
    const property = key ? shortType(stringValue(rule, key)) : textOf(rule, constraint.property);
    return `whose property ${property} ${predicate(test)}`;
  });
  return phrases.length === 0 ? '' : ` ${list(phrases, 'and')}`;
}

/** What a selector or its absence says about the request, where its type has a meaning of its own. */
function idiom(rule: Rule, selector: Selector, speaker: Speaker) {
  const { type, values, others } = read(rule, selector, speaker);
  const [value, ...more] = values;
  if (type === undefined || more.length > 0) return undefined;
  if (others.some(({ constraint }) => !/Issuer$/.test(constraint.property.name ?? ''))) return undefined;
  const found = idiomOf(type, value);
  if (!found) return undefined;
  const by = otherTests(rule, others)
    .trim()
    .replace(/^issued by /, 'according to ');
  return by === '' ? found : { yes: `${found.yes} (${by})`, no: `${found.no} (${by})` };
}

const comparisons: Readonly<Record<CountOperator, string>> = {
  '>': 'more than',
  '>=': 'at least',
  '<': 'fewer than',
  '<=': 'at most',
  '==': 'exactly',
  '!=': 'any number other than',
};

/** A condition as a clause that can follow "when": `the user is in group …`, `there is no Role claim`. */
export function clause(rule: Rule, condition: Condition, speaker: Speaker): string {
  const { selector } = condition;
  if (!selector) return 'a condition without a selector holds';
  const phrase = claimPhrase(rule, selector, speaker);
  const any = selector.constraints.length === 0;
  if (condition.kind === 'countCondition') {
    const { operator, number } = condition;
    const n = number ? textOf(rule, number) : '?';
    if (operator === '>' && n === '0') {
      return any ? 'there is any claim at all' : `there is at least one ${phrase}`;
    }
    if ((operator === '==' && n === '0') || (operator === '<' && n === '1')) return `there is no ${phrase}`;
    const many = n === '1' ? phrase : phrase.replace(/\bclaim\b(?!.*" claim\b)/, 'claims');
    const verb = n === '1' && operator !== '!=' ? 'is' : 'are';
    return `there ${verb} ${operator ? comparisons[operator] : 'some number compared with'} ${n} ${many}`;
  }
  const known = idiom(rule, selector, speaker);
  if (condition.kind === 'existsCondition' && condition.negated) {
    if (any) return 'there is no claim at all';
    return known?.no ?? `there is no ${phrase}`;
  }
  if (any) return 'there is any claim at all';
  return known?.yes ?? `there is ${withArticle(phrase)}`;
}
