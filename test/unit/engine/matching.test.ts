import { describe, expect, it } from 'vitest';
import { createStores } from '../../../server/src/engine/index.ts';
import { errorCodes, issued, run, texts } from './run.ts';

describe('3.1 The claim', () => {
  it('has six properties, which selectors and expressions read', () => {
    const claim = {
      type: 'a',
      value: 'v',
      valueType: 'urn:vt',
      issuer: 'AD AUTHORITY',
      originalIssuer: 'urn:partner',
      properties: { k: 'p' },
    };
    const rules =
      'c:[Type == "a", Value == "v", ValueType == "urn:vt", Issuer == "AD AUTHORITY", OriginalIssuer == "urn:partner", Properties["k"] == "p"]' +
      ' => issue(Type = "all", Value = c.Type + c.Value + c.ValueType + c.Issuer + c.OriginalIssuer + c.Properties["k"]);';
    expect(issued(rules, [claim])).toEqual(['all=avurn:vtAD AUTHORITYurn:partnerp']);
  });

  it('a missing key of Properties reads as the empty string (2.6)', () => {
    expect(
      issued('c:[Properties["no"] == ""] => issue(Type = "t", Value = "<" + c.Properties["no"] + ">");', [
        'a=1',
      ]),
    ).toEqual(['t=<>']);
    expect(
      issued('c:[Properties["constructor"] == ""] => issue(Type = "t", Value = "ok");', ['a=1']),
    ).toEqual(['t=ok']);
  });
});

describe('3.2 Sets and visibility', () => {
  it('each rule set has an input set and an output set, empty at first', () => {
    expect(issued('', ['a=1'])).toEqual([]);
  });

  it('rules run in list order, each once; a later rule cannot trigger an earlier one', () => {
    const later = '[Type == "b"] => issue(Type = "c", Value = "3");';
    const earlier = '[Type == "a"] => issue(Type = "b", Value = "2");';
    expect(issued(earlier + later, ['a=1'])).toEqual(['b=2', 'c=3']);
    expect(issued(later + earlier, ['a=1'])).toEqual(['b=2']);
  });

  it('issue puts the claim into both sets, add only into the input set', () => {
    const rules =
      'c:[Type == "a"] => VERB(Type = "b", Value = c.Value); c:[Type == "b"] => issue(Type = "seen", Value = c.Value);';
    expect(issued(rules.replace('VERB', 'issue'), ['a=1'])).toEqual(['b=1', 'seen=1']);
    const added = run(rules.replace('VERB', 'add'), ['a=1']);
    expect(texts(added.issued)).toEqual(['seen=1']);
    expect(texts(added.added)).toEqual(['b=1']);
  });

  it('only the output set leaves: incoming claims that nobody issues vanish', () => {
    expect(issued('c:[Type == "a"] => issue(claim = c);', ['a=1', 'b=2'])).toEqual(['a=1']);
  });

  it('a claim is never changed or deleted', () => {
    expect(
      issued('c:[Type == "a"] => add(Type = "a", Value = "2"); c:[Type == "a"] => issue(claim = c);', [
        'a=1',
      ]),
    ).toEqual(['a=1', 'a=2']);
  });

  it('a rule never sees the claims that it makes itself', () => {
    const { fired } = run('c:[Type == "a"] => issue(Type = "a", Value = c.Value + "x");', ['a=1', 'a=2']);
    expect(fired.map(({ combinations }) => combinations)).toEqual([2]);
    expect(
      issued(
        'not exists([Type == "b"]) => issue(Type = "b", Value = "1"); not exists([Type == "b"]) => issue(Type = "b", Value = "2");',
      ),
    ).toEqual(['b=1']);
  });

  it('add(claim = c) has no effect: the claim is in the input set already (2.5)', () => {
    const rules =
      'c:[Type == "a"] => add(claim = c); count([Type == "a"]) == 1 => issue(Type = "still", Value = "one");';
    expect(issued(rules, ['a=1'])).toEqual(['still=one']);
    expect(run(rules, ['a=1']).added).toEqual([]);
  });
});

describe('3.3 Matching', () => {
  it('runs once for each combination: two first names and two last names give four', () => {
    const rules =
      'f:[Type == "first"] && l:[Type == "last"] => issue(Type = "full", Value = f.Value + " " + l.Value);';
    expect(issued(rules, ['first=A', 'first=B', 'last=X', 'last=Y']).toSorted()).toEqual([
      'full=A X',
      'full=A Y',
      'full=B X',
      'full=B Y',
    ]);
  });

  it('unlabelled selectors multiply in the same way', () => {
    const { fired } = run('[Type == "a"] && [Type == "b"] => issue(Type = "t", Value = "x");', [
      'a=1',
      'a=2',
      'b=1',
      'b=2',
      'b=3',
    ]);
    expect(fired[0]?.combinations).toBe(6);
  });

  it('one claim may satisfy several selectors at once', () => {
    const { fired } = run(
      'a:[Type == "a"] && b:[Value == "1"] => issue(Type = "t", Value = a.Value + b.Value);',
      ['a=1'],
    );
    expect(fired[0]?.combinations).toBe(1);
  });

  it('does nothing if one selector matches nothing', () => {
    expect(issued('a:[Type == "a"] && b:[Type == "b"] => issue(claim = a);', ['a=1'])).toEqual([]);
  });

  it('runs per match also with a fixed value on the right', () => {
    const { fired, notes } = run('c:[] => issue(Type = "t", Value = "b");', ['a=1', 'a=2', 'a=3']);
    expect(fired[0]).toMatchObject({ combinations: 3, claims: 3 });
    expect(notes.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'merged-duplicates: `t` with this value was issued 3 times; equal claims are merged.',
    ]);
  });

  it('runs once without conditions (2.2)', () => {
    expect(issued('=> issue(Type = "tenant", Value = "contoso");')).toEqual(['tenant=contoso']);
  });

  it('[] matches every claim (2.2)', () => {
    expect(issued('c:[] => issue(claim = c);', ['a=1', 'b=2'])).toEqual(['a=1', 'b=2']);
  });

  it('constraints of one selector refer to the same claim (2.2)', () => {
    expect(issued('c:[Type == "a", Value == "2"] => issue(claim = c);', ['a=1', 'b=2'])).toEqual([]);
    expect(issued('c:[Value =~ "a", Value =~ "b"] => issue(claim = c);', ['t=ab', 't=a', 't=b'])).toEqual([
      't=ab',
    ]);
  });
});

describe('3.4 Aggregates', () => {
  it('with exists the action runs at most once', () => {
    const { fired } = run('exists([Type == "a"]) => issue(Type = "t", Value = "x");', ['a=1', 'a=2', 'a=3']);
    expect(fired[0]?.combinations).toBe(1);
  });

  it('aggregates bind nothing', () => {
    expect(errorCodes('exists([Type == "a"]) => issue(claim = c);', ['a=1'])).toEqual(['POLICY0011']);
    expect(errorCodes('x:exists([Type == "a"]) => issue(Type = "t", Value = x.Value);', ['a=1'])).toEqual([
      'unbound-label',
    ]);
  });

  it('count counts claims, not distinct values', () => {
    const rules = 'count([Type == "a"]) == 3 => issue(Type = "three", Value = "yes");';
    expect(issued(rules, ['a=1', 'a=1', 'a=1'])).toEqual(['three=yes']);
  });

  it.each([
    ['> 1', true],
    ['> 2', false],
    ['== 2', true],
    ['== 1', false],
    ['>= 2', true],
    ['>= 3', false],
    ['< 3', true],
    ['< 2', false],
    ['<= 2', true],
    ['<= 1', false],
    ['!= 1', true],
    ['!= 2', false],
  ])('count(…) %s for two claims: %s', (comparison, holds) => {
    const rules = `count([Type == "a"]) ${comparison} => issue(Type = "t", Value = "x");`;
    expect(issued(rules, ['a=1', 'a=2', 'b=1'])).toEqual(holds ? ['t=x'] : []);
  });

  it('not exists tells that an attribute of a store is empty, which yields no claim at all', () => {
    const stores = createStores([{ store: 'S', query: 'q {0}', params: ['u'], rows: [[null]] }]);
    const rules =
      'c:[Type == "u"] => add(store = "S", types = ("mail"), query = "q {0}", param = c.Value);' +
      'not exists([Type == "mail"]) => issue(Type = "mail", Value = "none");';
    expect(issued(rules, ['u=u'], { stores })).toEqual(['mail=none']);
  });

  it('selectors and aggregates together: the product of the selectors, provided every aggregate is true', () => {
    const rules =
      'c:[Type == "a"] && NOT EXISTS([Type == "b"]) && COUNT([Type == "a"]) == 2 => issue(claim = c);';
    expect(issued(rules, ['a=1', 'a=2'])).toEqual(['a=1', 'a=2']);
    expect(issued(rules, ['a=1', 'a=2', 'b=1'])).toEqual([]);
  });
});

describe('2.4 Right-hand sides in selectors', () => {
  const claims = ['login=jane', 'owner=john', 'owner=jane', 'owner=anna'];

  it('a later selector may compare with an earlier label, per combination', () => {
    const rules = 'a:[Type == "login"] && b:[Type == "owner", Value == a.Value] => issue(claim = b);';
    expect(issued(rules, claims)).toEqual(['owner=jane']);
    expect(issued(rules, [...claims, 'login=anna'])).toEqual(['owner=jane', 'owner=anna']);
  });

  it('so may an aggregate', () => {
    const rules =
      'a:[Type == "owner"] && not exists([Type == "login", Value == a.Value]) => issue(claim = a);';
    expect(issued(rules, claims)).toEqual(['owner=john', 'owner=anna']);
  });

  it('expressions stand there too', () => {
    expect(
      issued(
        'a:[Type == "login"] && b:[Value == "j" + RegExReplace(a.Value, "^j", "")] => issue(claim = b);',
        claims,
      ),
    ).toEqual(['login=jane', 'owner=jane']);
  });

  it('the label of the very condition, or of a later one, is an error', () => {
    expect(errorCodes('a:[Value == a.Type] => issue(claim = a);')).toEqual(['unbound-label']);
    expect(errorCodes('a:[Value == b.Value] && b:[] => issue(claim = a);')).toEqual(['unbound-label']);
  });

  it('labels ignore case (section 8, no. 12), and name one condition each (no. 14)', () => {
    expect(issued('C1:[Type == "a"] => issue(claim = c1);', ['a=1'])).toEqual(['a=1']);
    expect(errorCodes('c:[Type == "a"] && C:[Type == "b"] => issue(claim = c);')).toEqual([
      'duplicate-label',
    ]);
  });
});

describe('3.5 Comparison and case', () => {
  it.each([
    ['==', 'true', ['a=true']],
    ['==', 'True', []],
    ['!=', 'True', ['a=true']],
    ['!=', 'true', []],
    ['=~', '^TRUE$', []],
    ['=~', '^(?i)TRUE$', ['a=true']],
    ['!~', '^TRUE$', ['a=true']],
    ['!~', '^true$', []],
  ])('Value %s "%s" is case-sensitive', (operator, text, expected) => {
    expect(issued(`c:[Value ${operator} "${text}"] => issue(claim = c);`, ['a=true'])).toEqual(expected);
  });

  it('values that differ only in case are different claims', () => {
    const rules = 'c:[Type == "upn"] => issue(claim = c);';
    expect(issued(rules, ['upn=Jane@contoso.example', 'upn=jane@contoso.example'])).toHaveLength(2);
  });

  it('Type, Issuer and property keys follow the same rule (section 8, no. 11)', () => {
    const claim = { type: 'A', value: 'v', issuer: 'AD AUTHORITY', properties: { Key: 'x' } };
    expect(issued('c:[Type == "a"] => issue(claim = c);', [claim])).toEqual([]);
    expect(issued('c:[Issuer == "ad authority"] => issue(claim = c);', [claim])).toEqual([]);
    expect(issued('c:[Properties["key"] == "x"] => issue(claim = c);', [claim])).toEqual([]);
  });

  it('is switchable, for every property and for patterns', () => {
    const claim = { type: 'A', value: 'Straße', issuer: 'AD AUTHORITY', properties: { Key: 'x' } };
    const rules =
      'c:[Type == "a", Value == "STRAßE", Value =~ "^STRA", Issuer != "x", Issuer == "ad authority", Properties["key"] == "X"] => issue(claim = c);';
    expect(issued(rules, [claim])).toEqual([]);
    expect(issued(rules, [claim], { caseSensitive: false })).toEqual(['A=Straße']);
    expect(issued('c:[Value != "STRAßE"] => issue(claim = c);', [claim], { caseSensitive: false })).toEqual(
      [],
    );
  });

  it('=~ is a search, not a full match', () => {
    expect(issued('c:[Value =~ "contoso"] => issue(claim = c);', ['a=jane@contoso.example'])).toHaveLength(1);
    expect(issued('c:[Value =~ "^contoso"] => issue(claim = c);', ['a=jane@contoso.example'])).toEqual([]);
  });

  it('!~ and != are negations for the same claim; "no such claim" needs not exists', () => {
    const rules = 'c:[Type == "role", Value != "guest"] => issue(Type = "in", Value = "yes");';
    expect(issued(rules, [])).toEqual([]);
    expect(issued(rules, ['role=guest', 'role=staff'])).toEqual(['in=yes']);
    expect(
      issued('c:[Type == "role", Value !~ "^g"] => issue(claim = c);', ['role=guest', 'role=staff']),
    ).toEqual(['role=staff']);
  });

  it('a literal with & is compared like any other', () => {
    expect(
      issued('c:[Value == "Research & Development"] => issue(claim = c);', ['a=Research & Development']),
    ).toHaveLength(1);
  });

  it('without case one character is compared with one, as in the invariant culture', () => {
    const same = (a: string, b: string) =>
      issued(`c:[Value == "${a}"] => issue(claim = c);`, [`a=${b}`], { caseSensitive: false }).length === 1;
    expect([same('é', 'É'), same('i', 'I'), same('ß', 'SS'), same('ı', 'I'), same('\u212a', 'k')]).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('a trailing blank in a literal counts', () => {
    expect(
      issued('c:[Value == "jane@contoso.example "] => issue(claim = c);', ['a=jane@contoso.example']),
    ).toEqual([]);
  });
});
