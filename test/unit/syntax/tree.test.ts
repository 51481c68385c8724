import { describe, expect, it } from 'vitest';
import type { Node, Rule } from '../../../server/src/syntax/nodes.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';
import { childrenOf, pathAt, walk } from '../../../server/src/syntax/tree.ts';
import { marked } from '../support/marked.ts';

/** The kinds of the nodes that hold the cursor, outermost first, and the text of the innermost. */
function at(source: string): readonly [kinds: string, text: string] {
  const { text, cursor } = marked(source);
  const ruleSet = RuleSet.parse(text);
  const index = ruleSet.indexAt(cursor);
  const rule = ruleSet.pieces[index] as Rule;
  const path = pathAt(rule, cursor - (ruleSet.starts[index] as number));
  const inner = path[path.length - 1] as Node;
  return [path.map(({ kind }) => kind).join(' '), rule.text.slice(inner.start, inner.end)];
}

describe('the nodes at an offset', () => {
  it.each([
    ['c‸:[Type == "x"] => issue(claim = c);', 'rule selectorCondition name', 'c'],
    ['c:[Ty‸pe == "x"] => issue(claim = c);', 'rule selectorCondition selector constraint property', 'Type'],
    ['c:[Type‸ == "x"] => issue(claim = c);', 'rule selectorCondition selector constraint property', 'Type'],
    ['c:[Type =‸= "x"] => issue(claim = c);', 'rule selectorCondition selector constraint', 'Type == "x"'],
    ['c:[Type == "‸x"] => issue(claim = c);', 'rule selectorCondition selector constraint string', '"x"'],
    ['c:[‸] => issue(claim = c);', 'rule selectorCondition selector', '[]'],
    ['c:[] => is‸sue(claim = c);', 'rule action', 'issue(claim = c)'],
    ['c:[] => issue(claim = c‸);', 'rule action claimArgument name', 'c'],
    ['c:[] => issue(Type = "a", Value = c.‸Value);', 'rule action propertyArgument access property', 'Value'],
    ['c:[] => issue(Type = "a", Value = ‸c.Value);', 'rule action propertyArgument access name', 'c'],
    [
      'c:[] => issue(Type = "a", Value = c.Value + "‸x");',
      'rule action propertyArgument concatenation string',
      '"x"',
    ],
    [
      'c:[] => issue(Type = "a", Value = RegExReplace(c.Value, "‸x", ""));',
      'rule action propertyArgument call string',
      '"x"',
    ],
    [
      '=> issue(Type = "a", Value = "b", Properties["‸k"] = "v");',
      'rule action propertyArgument property string',
      '"k"',
    ],
    [
      'c:[] => add(store = "S", types = ("a", "‸b"), query = "q");',
      'rule action typesArgument string',
      '"b"',
    ],
    ['c:[] => add(store = "S", types = ("a"), query = "‸q");', 'rule action storeArgument string', '"q"'],
    [
      'exists([Type == "‸x"]) => issue(Type = "a", Value = "b");',
      'rule existsCondition selector constraint string',
      '"x"',
    ],
    ['count([‸]) > 3 => issue(Type = "a", Value = "b");', 'rule countCondition selector', '[]'],
    ['@RuleName = "‸x"\n=> issue(Type = "a", Value = "b");', 'rule annotation string', '"x"'],
    ['@Rule‸Name = "x"\n=> issue(Type = "a", Value = "b");', 'rule annotation name', 'RuleName'],
  ])('%s', (source, kinds, text) => {
    expect(at(source)).toEqual([kinds, text]);
  });

  it('belong to the later rule where two touch', () => {
    expect(at('=> issue(Type = "a", Value = "b");‸c:[] => issue(claim = c);')).toEqual([
      'rule selectorCondition name',
      'c',
    ]);
  });

  it('are the stray text where it is none of a rule', () => {
    expect(at('some te‸xt')).toEqual(['stray', 'some text']);
  });
});

describe('walk', () => {
  it('visits parents first, in the order of the text, and every child once', () => {
    const [rule] = RuleSet.parse(
      '@RuleName = "r"\nc:[Type == "x", Value == "y"] && exists([]) => issue(Type = "a", Value = RegExReplace(c.Value, "b", "c") + "d");',
    ).pieces;
    const nodes = [...walk(rule as Rule)];
    expect(new Set(nodes).size).toBe(nodes.length);
    for (const node of nodes) {
      for (const child of childrenOf(node)) expect(nodes.indexOf(child)).toBeGreaterThan(nodes.indexOf(node));
    }
    const leaves = nodes.filter((node) => childrenOf(node).length === 0).map(({ start }) => start);
    expect(leaves).toEqual([...leaves].sort((a, b) => a - b));
  });
});
