import { describe, expect, it } from 'vitest';
import { textOf } from '../support/mistake.ts';
import { errorsIn, expectFixed, expectProblems, problemsIn } from '../support/problems.ts';
import { allMistakes } from './mistakes/index.ts';

describe.each(Object.entries(allMistakes))('%s', (_, mistakes) => {
  it.each(mistakes)('$title: one mistake, one problem, on the smallest right range', (mistake) => {
    const { dialect, severity } = mistake;
    expectProblems(mistake.wrong, mistake.code, { severity, ...(dialect ? { dialect } : {}) });
  });

  const repairable = mistakes.filter(({ right }) => right !== undefined);
  it.runIf(repairable.length > 0).each(repairable)('$title: the repair is right', (mistake) => {
    expectFixed(textOf(mistake), mistake.right as string, mistake.dialect);
  });

  it('offers a preferred repair only where the text says what was meant', () => {
    const offered = mistakes.filter((mistake) => {
      const fixes = problemsIn(textOf(mistake), mistake.dialect).flatMap(
        ({ problem }) => problem.fixes ?? [],
      );
      return mistake.right === undefined && fixes.some(({ preferred }) => preferred);
    });
    expect(offered.map(({ title }) => title)).toEqual([]);
  });
});

describe('messages', () => {
  const all = Object.values(allMistakes)
    .flat()
    .flatMap((mistake) => problemsIn(textOf(mistake), mistake.dialect).map(({ problem }) => problem));

  it('are short, are sentences and close what they open', () => {
    const odd = all.filter(({ message }) => {
      const sentence = /^[`A-Z].*(?:\.|\?|`)$/s.test(message) && !message.includes('\n');
      return !sentence || message.length > 160 || message.split('`').length % 2 === 0;
    });
    expect(odd.map(({ message }) => message)).toEqual([]);
  });

  it('say what to write instead of blaming', () => {
    const blaming = all.filter(({ message }) =>
      /\b(?:invalid|illegal|unexpected|expected|failed)\b/i.test(message),
    );
    expect(blaming.map(({ message }) => message)).toEqual([]);
  });

  it('quote AD FS only in the forms that are documented', () => {
    const quoted = all.flatMap(({ reported }) => (reported ? [reported] : []));
    const documented =
      /^POLICY0029: Unexpected input\.$|^POLICY0030: Syntax error, unexpected '[^\n]+'(?:, expecting one of the following: '[:=]')?\.$|^POLICY0011: No conditions in the claim rule match the condition tag specified in the CopyIssuanceStatement: '\w+'\.$/;
    expect(quoted.filter((text) => !documented.test(text))).toEqual([]);
    expect(quoted.length).toBeGreaterThan(50);
  });

  it('quotes the documented words for c;[ and for a comparison in an action', () => {
    expect(errorsIn('c;[] => issue(claim = c);')[0]?.problem.reported).toBe(
      "POLICY0030: Syntax error, unexpected ';', expecting one of the following: ':'.",
    );
    expect(errorsIn('=> issue(Type == "a", Value = "b");')[0]?.problem.reported).toBe(
      "POLICY0030: Syntax error, unexpected '==', expecting one of the following: '='.",
    );
  });
});
