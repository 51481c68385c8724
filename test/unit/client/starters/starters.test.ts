import { describe, expect, it } from 'vitest';
import { fillSnippet, regexEscaped } from '../../../../client/src/starters/snippetText.ts';
import { type Starter, type StarterInput, starters } from '../../../../client/src/starters/starters.ts';
import { problemsIn } from '../../../../server/src/features/problems.ts';
import { addressExpression } from '../../../../server/src/features/ruleParts.ts';
import { defaultSetup } from '../../../../server/src/lint/setup.ts';
import { RuleSet } from '../../../../server/src/syntax/ruleSet.ts';
import snippets from '../../../../snippets/adfsrule.json';
import { expand } from '../../features/completionCursor.ts';

const answers: Readonly<Record<StarterInput['kind'], string>> = {
  claimType: 'http://contoso.example/claims/$hift}',
  group: 'S-1-5-21-1004336348-1177238915-682003330-1320',
  account: regexEscaped('o.neill+x@contoso.example'),
  addresses: addressExpression('10.1.0.0/16, 192.0.2.7')?.replace(/^\\b|\\b$/g, '') ?? '',
  value: 'Sales',
  method: 'http://schemas.microsoft.com/ws/2012/12/authmethod/otp',
  clientApplication: 'Microsoft.Exchange.Imap',
  attributes: '',
};

/** The rule after every question was answered. */
function answered({ body, inputs }: Starter): string {
  const fillings = new Map<number, string | null>();
  for (const input of inputs) {
    if (input.kind !== 'attributes') {
      fillings.set(input.stop, answers[input.kind]);
      continue;
    }
    const [type, ...types] = input.types;
    const [name, ...names] = input.names;
    fillings.set(type, ['urn:a', 'urn:b', 'urn:c'].join('", "')).set(name, 'mail,sn,title');
    for (const stop of [...types, ...names]) fillings.set(stop, null);
  }
  return expand(fillSnippet(body, fillings));
}

describe('starters', () => {
  it('are all the rule snippets, each once', () => {
    expect(starters.map(({ id }) => id).sort()).toEqual(
      Object.values(snippets)
        .map(({ prefix }) => prefix)
        .sort(),
    );
  });

  it.each(starters.map((starter) => [starter.id, starter] as const))(
    '%s writes a good rule',
    (_, starter) => {
      const text = answered(starter);
      const ruleSet = RuleSet.parse(text);
      const problems = [...problemsIn(ruleSet, { ...defaultSetup, stage: starter.stage })].flatMap(
        (rule) => rule.problems,
      );
      expect(problems.filter(({ severity }) => severity !== 'hint').map(({ message }) => message)).toEqual(
        [],
      );
      expect(ruleSet.rules).toHaveLength(1);
      for (const { kind } of starter.inputs) expect(text).toContain(answers[kind]);
    },
  );

  it('write as many types as attributes', () => {
    const ldap = starters.find(({ id }) => id === 'ldap-claims') as Starter;
    expect(answered(ldap)).toContain('types = ("urn:a", "urn:b", "urn:c"), query = ";mail,sn,title;{0}"');
  });
});
