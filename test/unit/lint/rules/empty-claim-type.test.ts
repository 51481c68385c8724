import { describe, expect, it } from 'vitest';
import { expectClean, expectFindings, findings } from '../../support/lint.ts';

const clientApplication =
  'http://schemas.microsoft.com/2012/01/requestcontext/claims/x-ms-client-application';
const inside = 'http://schemas.microsoft.com/ws/2012/01/insidecorporatenetwork';

describe('an empty claim type is found', () => {
  it.each([
    'exists([Type == ⟦""⟧, Value == "Microsoft.Exchange.ActiveSync"]) => issue(Type = ⟦""⟧, Value = "true");',
    'c:[Value == "x", Type == ⟦""⟧] => issue(claim = c);',
    'c:[Type == ⟦" "⟧] => issue(claim = c);',
    'c:[] => issue(store = "Active Directory", types = ("a", ⟦""⟧), query = ";mail,cn;{0}", param = c.Value);',
    // Half of the paste is broken too.
    'exists([Type == ⟦""⟧, Value == “a”]) => issue(Type = ⟦""⟧, Value = "true"',
  ])('%s', (marked) => {
    expectFindings('empty-claim-type', marked);
  });
});

describe('these are left alone', () => {
  it.each([
    'c:[Type != ""] => issue(claim = c);',
    'c:[Type =~ ""] => issue(claim = c);',
    'c:[Type == "a", Value == ""] => issue(Type = "b", Value = "");',
    'c:[Type == "a"] => issue(Type = "" + c.Value, Value = "x");',
  ])('%s', (text) => expectClean('empty-claim-type', text));
});

describe('the type is guessed', () => {
  function offered(text: string): readonly (readonly string[])[] {
    return findings('empty-claim-type', text).map(({ problem }) =>
      (problem.fixes ?? []).map(({ edits }) => edits[0]?.newText ?? ''),
    );
  }

  it('from the value of the condition', () => {
    const [read] = offered(
      'exists([Type == "", Value == "Microsoft.Exchange.ActiveSync"]) => issue(Type = "a", Value = "b");',
    );
    expect(read?.[0]).toBe(`"${clientApplication}"`);
  });

  it('from the alternatives of an expression', () => {
    const [read] = offered(
      'exists([Type == "", Value =~ "Microsoft.Exchange.RPC|Microsoft.Exchange.WebServices"]) => issue(Type = "a", Value = "b");',
    );
    expect(read?.[0]).toBe(`"${clientApplication}"`);
  });

  it('from the value of the action, surest first', () => {
    const [write] = offered('=> issue(Type = "", Value = "true");');
    expect(write?.[0]).toBe(`"${inside}"`);
  });

  it('and not where the value says nothing', () => {
    expect(offered('c:[Type == "", Value == "Research"] => issue(claim = c);')).toEqual([[]]);
  });

  it('and said', () => {
    const said = (text: string) => findings('empty-claim-type', text).map(({ problem }) => problem.message);
    expect(said('=> issue(Type = "", Value = "http://schemas.microsoft.com/claims/multipleauthn");')).toEqual(
      [
        'Claim type is empty. Web pages often strip the URI; this value fits authenticationmethod or authnmethodsreferences.',
      ],
    );
    expect(
      said('exists([Type == "", Value == "Microsoft.Exchange.ActiveSync"]) => issue(claim = c);'),
    ).toEqual([
      'Claim type is empty. Web pages often strip the URI; this value belongs to x-ms-client-application.',
    ]);
    expect(said('c:[Type == "", Value == "Research"] => issue(claim = c);')).toEqual([
      'Claim type is empty. Web pages often strip the URI: look it up and put it in.',
    ]);
  });
});
