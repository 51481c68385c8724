import { describe, expect, it } from 'vitest';
import { matrixNotes, mfaMatrix, mfaMatrixSteps } from '../../../server/src/engine/index.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';
import { groupSid, matrixOf, methods, permit, upn } from './matrixOf.ts';

describe('any text', () => {
  const text = `@RuleName = "Mixed"
c:[Type == "${groupSid}", Value =~ "^(a|b)$"] && not exists([Type == "${upn}", Value != "x"])
 && count([Type == "${methods}"]) >= 2 && d:[Type =~ "role$", Value == c.Value]
 => issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = c.Value + d.Issuer);
`;

  it('gives a table or errors, wherever it is cut off', () => {
    for (let end = 0; end <= text.length; end += 7) {
      const matrix = matrixOf({ authorization: text.slice(0, end), issuance: text.slice(end) });
      expect(matrix.rows.length).toBeGreaterThan(0);
      expect(matrix.combinations).toBeLessThanOrEqual(1000);
      for (const { outcome } of matrix.rows) {
        expect(outcome.permitted === null).toBe(outcome.error !== null);
      }
    }
  });
});

describe('bounds', () => {
  const many = Array.from(
    { length: 60 },
    (_, i) =>
      `[Type == "${groupSid}", Value == "S-1-5-21-1-2-3-${3000 + i}"] && [Type == "${upn}", Value == "u${i}@contoso.example"] ${permit}`,
  ).join('\n');

  it('keep the number of combinations, and say what was left out', () => {
    const matrix = matrixOf({ authorization: many });
    expect(matrix.combinations).toBeLessThanOrEqual(1000);
    expect(matrix.leftOut.join('\n')).toMatch(/^User: u\d+@contoso\.example, .* and \d+ more\.$/m);
    expect(matrix.leftOut.join('\n')).toMatch(/^Groups: …-\d+, .* and \d+ more\.$/m);
    expect(matrixNotes(matrix).at(-1)).toMatch(/^Left out: User: /);
  });

  it('can be set by the caller', () => {
    expect(matrixOf({ authorization: many }, { mostCombinations: 50 }).combinations).toBeLessThanOrEqual(50);
  });

  it('the caller can pause between combinations, and stop', () => {
    const rules = [{ stage: 'authorization' as const, name: 'a', rules: RuleSet.parse(many) }];
    const steps = mfaMatrixSteps(rules);
    const first = steps.next().value;
    expect(first).toMatchObject({ done: 1 });
    let asked = 0;
    const matrix = mfaMatrix(rules, { isCancelled: () => ++asked > 5 });
    expect(matrix.isCancelled).toBe(true);
    expect(matrix.leftOut.at(-1)).toMatch(/combinations: cancelled\.$/);
  });

  it('a condition with a pattern on types, or that compares claims, is named', () => {
    const { leftOut } = matrixOf({
      authorization: `@RuleName = "By pattern"
[Type =~ "role$", Value == "a"] ${permit}
@RuleName = "Compared"
a:[Type == "${upn}"] && b:[Type == "b", Value == a.Value] ${permit}`,
    });
    expect(leftOut).toEqual([
      'Rule "By pattern" names claim types by a pattern; only its result is shown.',
      'Rule "Compared": compares claims with each other; no values were tried.',
    ]);
  });
});
