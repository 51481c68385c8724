import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createClaim,
  createStores,
  evaluate,
  parseScenarioFile,
  readClaims,
  readStores,
  runScenarios,
} from '../../../server/src/engine/index.ts';
import { printRule, printStyles } from '../../../server/src/syntax/printer.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';
import { anyText, goodText, mangledText } from '../support/rules.ts';

/** Each property has a few seconds; a failure prints its seed and the smallest input. */
const few = { numRuns: 1500, seed: 20, interruptAfterTimeLimit: 4000, markInterruptAsFailure: false };

const types = ['a', 'b', 'http://contoso.example/claims/role', 'http://contoso.example/claims/mail'];
const values = ['1', '2', 'true', 'True', 'x y', 'jane@contoso.example', ''];
const patterns = ['^(?i)TRUE$', '[0-9]', '@(?<domain>.+)$', '^$', '(a|b)*c', '1|2'];
const stores = createStores([
  { store: 'S', query: ';mail,title;{0}', rows: [['m', ['t1', 't2']]] },
  { store: 'T', query: 'q', rows: [['1'], [null]] },
]);

const claim = fc
  .record({
    type: fc.constantFrom(...types),
    value: fc.constantFrom(...values),
    issuer: fc.constantFrom('AD AUTHORITY', 'LOCAL AUTHORITY'),
    properties: fc.constantFrom({}, { k: '1' }),
  })
  .map(createClaim);
const claims = fc.array(claim, { maxLength: 8 });

/** A word in any case, with blanks of any kind around it: what a formatter changes. */
const blank = fc.constantFrom('', ' ', '\n', '\r\n', '\t', '  ');
function word(text: string) {
  return fc.constantFrom(text, text.toLowerCase(), text.toUpperCase());
}
function spaced(...parts: readonly (string | fc.Arbitrary<string>)[]): fc.Arbitrary<string> {
  const texts = parts.flatMap((part) => [typeof part === 'string' ? fc.constant(part) : part, blank]);
  return fc.tuple(...texts).map((all) => all.join(''));
}
function joined(members: fc.Arbitrary<readonly string[]>, separator: string): fc.Arbitrary<string> {
  return fc.tuple(members, blank).map(([all, gap]) => all.join(`${gap}${separator}${gap}`));
}

const literal = (texts: readonly string[]) => fc.constantFrom(...texts).map((text) => `"${text}"`);
const property = fc.oneof(
  ...['Type', 'Value', 'ValueType', 'Issuer', 'OriginalIssuer'].map(word),
  spaced(word('Properties'), '[', '"k"', ']'),
);
const constraint = fc.oneof(
  spaced(word('Type'), fc.constantFrom('==', '!='), literal(types)),
  spaced(word('Value'), fc.constantFrom('==', '!='), literal(values)),
  spaced(word('Value'), fc.constantFrom('=~', '!~'), literal(patterns)),
  spaced(word('Issuer'), '==', '"AD AUTHORITY"'),
  spaced(spaced(word('Properties'), '[', '"k"', ']'), '==', literal(['1', ''])),
);
const selector = spaced('[', joined(fc.array(constraint, { maxLength: 3 }), ','), ']');
const condition = fc.oneof(
  selector,
  spaced(word('exists'), '(', selector, ')'),
  spaced(word('not'), ' ', word('exists'), '(', selector, ')'),
  spaced(
    word('count'),
    '(',
    selector,
    ')',
    fc.constantFrom('>', '==', '>=', '<', '<=', '!='),
    fc.constantFrom('0', '1', '2'),
  ),
);
const access = spaced('c', '.', property);
const expression = fc.letrec<{ term: string; all: string }>((tie) => ({
  term: fc.oneof(
    { depthSize: 'small' },
    literal(values),
    access,
    spaced(
      word('RegExReplace'),
      '(',
      tie('all'),
      ',',
      literal(patterns),
      ',',
      literal(['', '$0!', '${domain}']),
      ')',
    ),
  ),
  all: joined(fc.array(tie('term'), { minLength: 1, maxLength: 3 }), '+'),
})).all;
const verb = fc.constantFrom('issue', 'add', 'Issue', 'ADD');
const action = fc.oneof(
  spaced(verb, '(', word('claim'), '=', 'c', ')'),
  spaced(verb, '(', word('Type'), '=', literal(types), ',', word('Value'), '=', expression, ')'),
  spaced(
    verb,
    '(',
    word('Value'),
    '=',
    expression,
    ',',
    word('Type'),
    '=',
    access,
    ',',
    'Properties["k"]',
    '=',
    expression,
    ')',
  ),
  spaced(
    verb,
    '(',
    word('store'),
    '=',
    '"S"',
    ',',
    word('types'),
    '=',
    '("b", "c")',
    ',',
    word('query'),
    '=',
    '";mail,title;{0}"',
    ',',
    word('param'),
    '=',
    access,
    ')',
  ),
  spaced(verb, '(', 'store = "T", types = ("a"), query = "q"', ')'),
);
const rule = fc
  .tuple(selector, fc.array(condition, { maxLength: 2 }), action, fc.boolean(), blank)
  .map(([first, others, act, named, gap]) =>
    [
      named ? '@RuleName="r"\n' : '',
      ['c:'.concat(first), ...others].join(`${gap}&&${gap}`),
      `${gap}=>${gap}`,
      act,
      ';',
    ].join(''),
  );
const ruleSet = joined(fc.array(rule, { minLength: 1, maxLength: 5 }), '\n');

/** Generated rules multiply; small limits keep the test quick. */
const limits = { claims: 300, steps: 100_000 };

/** All that a rule set does, without places in its text. */
function effect(text: string, given: Parameters<typeof evaluate>[1]) {
  const { issued, added, fired, errors } = evaluate(RuleSet.parse(text), given, { stores, limits });
  return {
    issued,
    added,
    fired: fired.map(({ index, name, combinations, claims: count }) => [index, name, combinations, count]),
    errors: errors.map(({ code, rule: ref }) => [code, ref?.index]),
  };
}

describe('formatting', () => {
  it('changes nothing of what rules do', () => {
    let fired = 0;
    fc.assert(
      fc.property(ruleSet, claims, (text, given) => {
        const before = effect(text, given);
        // Generated rules are good ones: nothing but what they ask the stores for, and too much of it, may go wrong.
        for (const [code] of before.errors) expect(['too-many-claims', 'took-too-long']).toContain(code);
        fired += before.fired.length;
        for (const style of printStyles) {
          const printed = RuleSet.parse(text).rules.map((one) => printRule(one, style));
          expect(printed).not.toContain(undefined);
          expect(effect(printed.join('\n\n'), given)).toEqual(before);
        }
      }),
      few,
    );
    expect(fired).toBeGreaterThan(50);
  });

  it('changes nothing of what published forms of rules do', () => {
    fc.assert(
      fc.property(goodText, claims, (text, given) => {
        const printed = RuleSet.parse(text).rules.map((one) => printRule(one, 'adfs') ?? one.text);
        expect(effect(printed.join('\n'), given)).toEqual(effect(text, given));
      }),
      few,
    );
  });
});

describe('any text', () => {
  it('is evaluated, or refused with errors in its range, and without a throw', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, mangledText), claims, fc.boolean(), (text, given, trace) => {
        const { errors, issued, trace: made } = evaluate(RuleSet.parse(text), given, { stores, trace });
        if (errors.length > 0) expect(issued).toEqual([]);
        for (const { start, end, message } of errors) {
          expect(start).toBeLessThanOrEqual(end);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(message).not.toBe('');
        }
        for (const { conditions } of made?.rules ?? []) {
          for (const { start, end } of conditions) expect(text.slice(start, end)).not.toBe('');
        }
      }),
      few,
    );
  });

  it('as claims, stores or scenarios is read without a throw', () => {
    const scraps = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ':',
      ',',
      '"type"',
      '"value"',
      '"a"',
      '1',
      'null',
      'true',
      '//',
      '/*',
      '*/',
      '"rules"',
      '"scenarios"',
      '"given"',
      '"__proto__"',
      '"',
      '\\',
      '\n',
    );
    const json = fc.oneof(
      fc.array(scraps, { maxLength: 40 }).map((parts) => parts.join('')),
      fc.json(),
      anyText,
    );
    fc.assert(
      fc.property(json, (text) => {
        const all = [
          ...readClaims(text).problems,
          ...readStores(text).problems,
          ...parseScenarioFile(text).problems,
        ];
        for (const { start, end } of all) {
          expect(start).toBeLessThanOrEqual(end);
          expect(end).toBeLessThanOrEqual(text.length);
        }
        runScenarios(parseScenarioFile(text), () => undefined);
      }),
      few,
    );
  });
});

describe('a trace', () => {
  it('changes no result', () => {
    fc.assert(
      fc.property(ruleSet, claims, (text, given) => {
        const rules = RuleSet.parse(text);
        const { trace, ...traced } = evaluate(rules, given, { stores, limits, trace: true });
        expect(traced).toEqual(evaluate(rules, given, { stores, limits }));
        const fired = new Set(traced.fired.map(({ index }) => index));
        for (const one of trace?.rules ?? []) {
          expect(one.fired).toBe(fired.has(one.index));
          if (one.fired) expect(one.conditions.map(({ holds }) => holds)).not.toContain(false);
        }
      }),
      few,
    );
  });
});
