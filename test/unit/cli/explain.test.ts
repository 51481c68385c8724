import { describe, expect, it } from 'vitest';
import { explainFile, prettyExplanation } from '../../../server/src/cli/explain.ts';
import { readRules } from '../../../server/src/cli/ruleTexts.ts';
import { createLanguageService } from '../../../server/src/languageService.ts';

const service = createLanguageService();
const explain = (text: string) =>
  explainFile(
    service,
    readRules(service, { path: 'rules.adfsrule', text, bytes: new TextEncoder().encode(text) }, 'adfs'),
  );

const text = `@RuleName = "Everything"
c:[] => issue(claim = c);

c:[Type = "x"]
 => issue(claim = c);
prose;
=> issue(Type = "tenant", Value = "contoso");`;

describe('explain', () => {
  it('gives number, name, place and sentence of each rule', () => {
    const [first, , , last] = explain(text).rules;
    expect(first).toEqual({
      number: 1,
      name: 'Everything',
      line: 1,
      column: 1,
      endLine: 2,
      endColumn: 26,
      complete: true,
      explanation: 'Passes through every claim of any type.',
      errors: [],
    });
    expect(last).toMatchObject({
      number: 3,
      name: null,
      line: 7,
      explanation: 'Always issues a tenant claim with the value "contoso".',
    });
  });

  it('names syntax errors and text that is no rule', () => {
    const [, broken, stray] = explain(text).rules;
    expect(broken).toMatchObject({ number: 2, complete: false, line: 4 });
    expect(broken?.errors).toMatchObject([{ line: 4, column: 9 }]);
    expect(stray).toMatchObject({
      number: null,
      complete: false,
      line: 6,
      explanation: 'This text is no rule.',
    });
  });

  it('prints for people', () => {
    const printed = prettyExplanation(explain(text));
    expect(printed).toContain(
      'rules.adfsrule\n  1. Everything, line 1\n     Passes through every claim of any type.\n',
    );
    expect(printed).toContain(
      '  2. (no name), line 4 — has syntax errors\n     line 4, column 9: Write `==` to compare;',
    );
    expect(printed).toContain('  –  (no rule), line 6 — has syntax errors\n     line 6, column 1: ');
    expect(printed).toContain('  3. (no name), line 7\n     Always issues a tenant claim');
    for (const line of printed.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  it('says so when there are no rules', () => {
    expect(prettyExplanation(explain('\n'))).toBe('rules.adfsrule\n     No rules.\n');
  });
});
