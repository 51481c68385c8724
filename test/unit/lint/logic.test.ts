/** The lint rules about logic and order, on rules put together at random: every repair leaves good rules and repairs. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimTypeUri } from '../../../server/src/catalog/index.ts';
import { lint } from '../../../server/src/lint/linter.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';
import { mangledText } from '../support/rules.ts';

const ids: ReadonlySet<string> = new Set([
  'add-without-effect',
  'claim-added-later',
  'constant-condition',
  'contradicting-conditions',
  'contradicting-constraints',
  'duplicate-rule',
  'intermediate-claim-issued',
  'multivalued-product',
  'negation-over-multiple-values',
  'opposite-values',
  'redundant-constraint',
  'unread-add',
  'unused-multivalued-condition',
]);

const type = fc.constantFrom(
  claimTypeUri.groupSid,
  claimTypeUri.forwardedClientIp,
  'urn:tmp/a',
  'urn:b',
  'urn:B',
);
const operator = fc.constantFrom('==', '!=', '=~', '!~');
const value = fc.constantFrom('a', 'b', '^a$', 'a|b', '(');
const constraint = fc.oneof(
  type.map((uri) => `Type == "${uri}"`),
  fc
    .tuple(fc.constantFrom('Value', 'value', 'Issuer', 'Properties["p"]'), operator, value)
    .map(([p, o, v]) => `${p} ${o} "${v}"`),
);
const selector = fc.array(constraint, { maxLength: 4 }).map((list) => `[${list.join(', ')}]`);
const condition = fc.oneof(
  fc.tuple(fc.constantFrom('', 'd:', 'e :'), selector).map(([label, text]) => label + text),
  selector.map((text) => `exists(${text})`),
  selector.map((text) => `NOT exists ( ${text} )`),
  fc
    .tuple(selector, fc.constantFrom('> 0', '>= 0', '< 0', '== 1', '<= 2'))
    .map(([text, test]) => `count(${text}) ${test}`),
);
const action = fc.oneof(
  fc
    .tuple(fc.constantFrom('issue', 'add'), type)
    .map(([verb, uri]) => `${verb}(Type = "${uri}", Value = "v")`),
  type.map((uri) => `add(store = "HR", types = ("${uri}", "urn:c"), query = "SELECT 1")`),
  fc.constantFrom('issue(claim = c)', 'add(claim = c)', 'issue(Type = c.Type, Value = c.Value)'),
);
const rule = fc
  .tuple(fc.constantFrom('', '@RuleName = "N"\n'), selector, fc.array(condition, { maxLength: 3 }), action)
  .map(([name, first, others, end]) => `${name}${[`c:${first}`, ...others].join('\n && ')}\n => ${end};`);
const rules = fc.array(rule, { minLength: 1, maxLength: 5 }).map((list) => list.join('\n\n'));

function findings(text: string) {
  const ruleSet = RuleSet.parse(text);
  return ruleSet.pieces.flatMap((piece, i) =>
    lint(ruleSet, piece)
      .filter(({ code }) => ids.has(code))
      .map((problem) => ({ ...problem, ruleStart: ruleSet.starts[i] as number, length: piece.text.length })),
  );
}

function errors(text: string): readonly string[] {
  return RuleSet.parse(text).pieces.flatMap(({ problems }) =>
    problems.filter(({ severity }) => severity === 'error').map(({ message }) => message),
  );
}

describe('repairs', () => {
  it('leave rules that parse, and one finding of the kind fewer', () => {
    let repaired = 0;
    fc.assert(
      fc.property(rules, (text) => {
        const all = findings(text);
        for (const { code, fixes, ruleStart } of all) {
          for (const { title, edits } of fixes ?? []) {
            const after = edits
              .toSorted((a, b) => b.start - a.start)
              .reduce(
                (result, edit) =>
                  result.slice(0, ruleStart + edit.start) + edit.newText + result.slice(ruleStart + edit.end),
                text,
              );
            const count = (found: readonly { readonly code: string }[]) =>
              found.filter((other) => other.code === code).length;
            expect(errors(after), `${title}\n${text}\n---\n${after}`).toEqual([]);
            expect(count(findings(after)), `${code}: ${title}\n${text}\n---\n${after}`).toBeLessThan(
              count(all),
            );
            repaired++;
          }
        }
      }),
      { seed: 4, numRuns: 80 },
    );
    expect(repaired).toBeGreaterThan(60);
  });
});

it('nothing throws, and findings lie in their rule', () => {
  fc.assert(
    fc.property(fc.oneof(mangledText, rules), fc.nat(), (text, cut) => {
      for (const { start, end, length } of findings(text.slice(0, cut % (text.length + 1)))) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(length);
      }
    }),
    { seed: 4, numRuns: 200 },
  );
});
