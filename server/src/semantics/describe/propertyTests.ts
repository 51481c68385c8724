/** What a constraint says about a property, in words. */
import { catalog, claimTypeUri, claimValue } from '../../catalog/index.ts';
import type { ComparisonOperator, Constraint, Rule } from '../../syntax/nodes.ts';
import { literalValue } from '../../syntax/nodes.ts';
import { shortSid, valueName } from './claimNames.ts';
import { expressionText, type Speaker } from './expressions.ts';
import { type PatternReading, readPattern } from './regexText.ts';
import { list, quote } from './words.ts';

/** One comparison of a property, with the literal it compares with read as far as it can be. */
export interface PropertyTest {
  readonly operator: ComparisonOperator | undefined;
  /** The literal; undefined for an expression. */
  readonly text: string | undefined;
  /** How the claim's property has to be, for `==` and for patterns that are simple; undefined otherwise. */
  readonly reading: PatternReading | undefined;
  /** The right side in words. */
  readonly words: string;
}

/** Reads a constraint. `type` is the claim type of the selector, which decides how values are called. */
export function readTest(
  rule: Rule,
  constraint: Constraint,
  type: string | undefined,
  speaker: Speaker,
): PropertyTest {
  const text = literalValue(rule, constraint.value);
  const { operator } = constraint;
  if (text === undefined) {
    const words = expressionText(rule, constraint.value, speaker);
    return { operator, text, reading: undefined, words };
  }
  if (operator === '==' || operator === '!=') {
    const reading: PatternReading = { kind: 'is', texts: [text], ignoreCase: false };
    return { operator, text, reading, words: nameOf(constraint, type, text) };
  }
  const reading = readPattern(text);
  const words = reading
    ? list(
        reading.texts.map((value) =>
          reading.kind === 'is' ? nameOf(constraint, type, value) : plain(type, value),
        ),
        'or',
      )
    : `the pattern ${quote(text)}`;
  return { operator, text, reading, words };
}

function nameOf(constraint: Constraint, type: string | undefined, text: string): string {
  const { name } = constraint.property;
  if (name === 'Value') return valueName(type, text);
  if (name === 'Issuer' || name === 'OriginalIssuer') return /^[A-Z ]+$/.test(text) ? text : quote(text);
  return quote(text);
}

function plain(type: string | undefined, text: string): string {
  if (type === claimTypeUri.endpointAbsolutePath && text.startsWith('/')) return text;
  return quote(shortSid(text));
}

const verbs: Readonly<Record<PatternReading['kind'], readonly [yes: string, no: string]>> = {
  is: ['is', 'is not'],
  startsWith: ['starts with', 'does not start with'],
  endsWith: ['ends with', 'does not end with'],
  contains: ['contains', 'does not contain'],
  matches: ['matches', 'does not match'],
};

/** The predicate of a test: `is "x"`, `does not contain "x"`, `matches the pattern "x"`. */
export function predicate(test: PropertyTest): string {
  const negative = test.operator === '!=' || test.operator === '!~';
  if (!test.reading) {
    if (test.text === undefined && test.operator !== '=~' && test.operator !== '!~') {
      return `${negative ? 'differs from' : 'equals'} ${test.words}`;
    }
    return `${negative ? 'does not match' : 'matches'} ${test.words}`;
  }
  const anyCase = test.reading.ignoreCase ? ' (any case)' : '';
  return `${verbs[test.reading.kind][negative ? 1 : 0]} ${test.words}${anyCase}`;
}

/** The one value that the test lets through, case aside; undefined when there are others. */
export function onlyValue(test: PropertyTest | undefined): string | undefined {
  const reading = test?.operator === '==' || test?.operator === '=~' ? test.reading : undefined;
  return reading?.kind === 'is' && reading.texts.length === 1 ? reading.texts[0] : undefined;
}

/** What a claim of a known type with a value that passes the test says about the request. */
export interface Idiom {
  /** For a condition that wants such a claim. */
  readonly yes: string;
  /** For a condition that wants no such claim. */
  readonly no: string;
}

type Reader = (test: PropertyTest | undefined) => Idiom | undefined;

const both = (yes: string, no: string): Idiom => ({ yes, no });

/** `the user is in …` for tests on a value; nothing for a type that is there with any value. */
function about(subject: string): Reader {
  return (test) => {
    if (!test || test.operator === '!=' || test.operator === '!~') return undefined;
    const negated = predicate({ ...test, operator: test.operator === '==' ? '!=' : '!~' });
    return both(`${subject} ${predicate(test)}`, `${subject} ${negated}`);
  };
}

const insideOrOutside: Reader = (test) => {
  const value = onlyValue(test);
  if (value !== 'true' && value !== 'false') return undefined;
  const place = `from ${value === 'true' ? 'inside' : 'outside'} the corporate network`;
  return both(`the request comes ${place}`, `the request is not known to come ${place}`);
};

const group: Reader = (test) => {
  if (!test?.reading || test.operator === '!=' || test.operator === '!~') return undefined;
  const { kind, texts } = test.reading;
  if (kind === 'is')
    return both(`the user is in group ${test.words}`, `the user is not in group ${test.words}`);
  if (kind === 'endsWith' && texts.length === 1) {
    const rid = /^-(\d+)$/.exec(texts[0] as string)?.[1];
    const known = rid === undefined ? undefined : catalog.sids.byRid(Number(rid));
    if (known) {
      const name = `a ${known.name} group (SID ending in ${quote(texts[0] as string)})`;
      return both(`the user is in ${name}`, `the user is not in ${name}`);
    }
  }
  const verb = predicate(test);
  return both(`the user is in a group whose SID ${verb}`, `the user is in no group whose SID ${verb}`);
};

const registered: Reader = (test) => {
  const value = onlyValue(test);
  if (value === 'true') {
    return both(
      'the device is registered to the user',
      'the device is not known to be registered to the user',
    );
  }
  if (value !== 'false') return undefined;
  return both(
    'the device is registered, but to another user',
    'the device is not registered to another user',
  );
};

const methods: Reader = (test) => {
  const value = onlyValue(test);
  if (value === undefined) return undefined;
  if (value === claimValue.multipleAuthentication) {
    return both(
      'the user has signed in with a second factor',
      'the user has not signed in with a second factor',
    );
  }
  const name = catalog.authMethods.byValue(value)?.name ?? quote(value);
  return both(`the user has signed in with ${name}`, `the user has not signed in with ${name}`);
};

// Modern authentication sends no client application, which is what most rules of this kind rely on.
const application: Reader = (test) => {
  const read = about('the client application')(test);
  return read && both(read.yes, `${read.no} (or is absent, as with modern authentication)`);
};

const proxy: Reader = (test) =>
  test ? undefined : both('the request came through the proxy', 'the request did not come through the proxy');

const named: (noun: string) => Reader = (noun) => (test) => {
  if (!test || test.operator === '!=' || test.operator === '!~') return undefined;
  if (test.reading?.kind === 'is' && !test.reading.ignoreCase) {
    return both(`the user has the ${noun} ${test.words}`, `the user does not have the ${noun} ${test.words}`);
  }
  const verb = predicate(test);
  return both(`the user has a ${noun} that ${verb}`, `the user has no ${noun} that ${verb}`);
};

const idioms: ReadonlyMap<string, Reader> = new Map([
  [claimTypeUri.insideCorporateNetwork, insideOrOutside],
  [claimTypeUri.proxy, proxy],
  [claimTypeUri.clientApplication, application],
  [claimTypeUri.clientUserAgent, about('the user agent')],
  [claimTypeUri.endpointAbsolutePath, about('the endpoint path')],
  [claimTypeUri.groupSid, group],
  [claimTypeUri.primarySid, about("the user's SID")],
  [claimTypeUri.windowsAccountName, about("the user's Windows account name")],
  [claimTypeUri.upn, about("the user's UPN")],
  [claimTypeUri.role, named('role')],
  [claimTypeUri.isRegisteredUser, registered],
  [claimTypeUri.authenticationMethodsReferences, methods],
]);

/** The idiom for a selector on one known type with at most one test of the value; undefined for all others. */
export function idiomOf(type: string, test: PropertyTest | undefined): Idiom | undefined {
  return idioms.get(type)?.(test);
}
