import { describe, expect, it } from 'vitest';
import { invertAggregateRefactorings as offer } from '../../../../server/src/features/refactorings/invertAggregate.ts';
import { expectRefactored, titles } from './apply.ts';

const action = ' => issue(Type = "u", Value = "v");';

describe('inverting a condition', () => {
  it.each([
    ['ex‸ists([Type == "t"])', 'not exists([Type == "t"])'],
    ['‸not exists([Type == "t"])', 'exists([Type == "t"])'],
    ['EXISTS‸ ([Type == "t"])', 'NOT EXISTS ([Type == "t"])'],
    ['a:[Type == "t"] && NOT ‸EXISTS([Type == "u"])', 'a:[Type == "t"] && EXISTS([Type == "u"])'],
    ['count([Type == "t"]) ‸> 2', 'count([Type == "t"]) <= 2'],
    ['count([Type == "t"]) ‸== 1', 'count([Type == "t"]) != 1'],
    ['cou‸nt([Type == "t"]) >= 3', 'count([Type == "t"]) < 3'],
  ])('%s', (before, after) => {
    expectRefactored(offer, before + action, after + action);
  });

  it.each([
    ['count([Type == "t"]) ‸> 0', 'exists([Type == "t"])'],
    ['COUNT( [Type == "t"] ) ‸== 0', 'NOT EXISTS( [Type == "t"] )'],
    ['count([Type == "t"]) ‸>= 1', 'exists([Type == "t"])'],
  ])('a count that asks whether there are claims: %s', (before, after) => {
    expectRefactored(offer, before + action, after + action, /^Write /);
    expect(titles(offer, before + action)).toHaveLength(2);
  });

  it('is offered for the condition itself only', () => {
    expect(titles(offer, `exists([Type == "‸t"])${action}`)).toEqual([]);
    expect(titles(offer, `c:[Type == "t"]‸${action}`)).toEqual([]);
    expect(titles(offer, 'exi‸sts([Type == ')).toEqual([]);
  });
});
