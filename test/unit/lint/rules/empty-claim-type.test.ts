import { describe, expect, it } from 'vitest';
import { emptyClaimType } from '../../../../server/src/lint/rules/empty-claim-type.ts';
import { RuleSet } from '../../../../server/src/syntax/ruleSet.ts';

const clientApplication =
  'http://schemas.microsoft.com/2012/01/requestcontext/claims/x-ms-client-application';
const inside = 'http://schemas.microsoft.com/ws/2012/01/insidecorporatenetwork';

/** The text with `⟦…⟧` around what is found, and the findings. */
function found(text: string) {
  const [rule] = RuleSet.parse(text).pieces;
  if (!rule) throw new Error('no rule');
  const findings = emptyClaimType.check(rule);
  let marked = '';
  let at = 0;
  for (const { start, end } of findings) {
    marked += `${text.slice(at, start)}⟦${text.slice(start, end)}⟧`;
    at = end;
  }
  return { text: marked + text.slice(at), findings };
}

describe('an empty claim type is found', () => {
  it.each([
    'exists([Type == ⟦""⟧, Value == "Microsoft.Exchange.ActiveSync"]) => issue(Type = ⟦""⟧, Value = "true");',
    'c:[Value == "x", Type == ⟦""⟧] => issue(claim = c);',
    'c:[Type == ⟦" "⟧] => issue(claim = c);',
    'c:[] => issue(store = "Active Directory", types = ("a", ⟦""⟧), query = ";mail,cn;{0}", param = c.Value);',
    // Half of the paste is broken too.
    'exists([Type == ⟦""⟧, Value == “a”]) => issue(Type = ⟦""⟧, Value = "true"',
  ])('%s', (marked) => {
    expect(found(marked.replace(/[⟦⟧]/g, '')).text).toBe(marked);
  });
});

describe('these are left alone', () => {
  it.each([
    'c:[Type != ""] => issue(claim = c);',
    'c:[Type =~ ""] => issue(claim = c);',
    'c:[Type == "a", Value == ""] => issue(Type = "b", Value = "");',
    'c:[Type == "a"] => issue(Type = "" + c.Value, Value = "x");',
  ])('%s', (text) => expect(found(text).findings).toEqual([]));
});

describe('the type is guessed', () => {
  function offered(text: string): readonly (readonly string[])[] {
    return found(text).findings.map(({ fixes }) => (fixes ?? []).map(({ edits }) => edits[0]?.newText ?? ''));
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
});
