import { describe, expect, it } from 'vitest';
import { createLanguageService } from '../../../server/src/languageService.ts';

const service = createLanguageService();

/** The codes of what is known to be wrong in the one rule set of a string with expansion. */
function known(rules: string): readonly string[] {
  const text = `Set-AdfsRelyingPartyTrust P -IssuanceTransformRules @"\n${rules}\n"@`;
  const [region] = service.findRules(text, 'powershell').regions;
  const ruleSet = service.parse(region!.text, 'adfs');
  return [...service.problems(ruleSet)].flatMap((found) =>
    found.problems
      .filter((problem) => service.isKnownProblem(region, found, problem))
      .map(({ code }) => code),
  );
}

const upn = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/UPN';

describe('a problem in rules that a script completes', () => {
  it('is known where nothing of the script stands', () => {
    expect(known(`c:[Type == "${upn}"] => issue(claim = c);`)).toEqual(['misspelt-claim-type']);
    expect(known('c:[Type = "$type"] => issue(claim = c);')).toEqual(['assignment-in-condition']);
    expect(known(`c:[Type == "${upn}", Value == "$value"] => issue(claim = c);`)).toEqual([
      'misspelt-claim-type',
    ]);
  });

  it('is not known where an expression stands, nor in a rule that it may change', () => {
    expect(known('c:[Type == "$base/upn"] => issue(claim = c);')).toEqual([]);
    expect(known(`c:[Type == "${upn}", $more] => issue(claim = c);`)).toEqual([]);
  });
});
