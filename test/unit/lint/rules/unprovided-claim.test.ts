import { describe, it } from 'vitest';
import { expectClean, expectFindings, expectFixed } from '../../support/lint.ts';

const id = 'unprovided-claim';
const other = 'c:[Type == "http://contoso.example/claims/unit"] => issue(claim = c);';

describe('a claim that only a rule could make, and none does', () => {
  it.each([
    `c:[Type == "⟦http://contoso.example/tmp/flag⟧"] => issue(Type = "u", Value = "v");\n${other}`,
    `exists([Type == "⟦urn:contoso:temp:flag⟧", Value == "1"]) => issue(Type = "u", Value = "v");\n${other}`,
    `c:[Value == "1", type == "⟦http://contoso.example/tmpFlag⟧"] && not exists([Type == "http://contoso.example/tmp/x"])
 => issue(Type = "u", Value = "v");\n${other}`,
    // `issue(claim = c)` hands on what is there.
    `c:[Type == "⟦http://contoso.example/tmp/flag⟧"] => issue(claim = c);\n${other}`,
  ])('%s', (text) => {
    expectFindings(id, text);
  });

  it('the type that is made is offered', () => {
    expectFixed(
      id,
      `c:[Type == "m"] => add(store = "HR", types = ("urn:tmp:department", "urn:tmp:office"), query = "SELECT a, b FROM t");
c:[Type == "⟦urn:tmp:departmnet⟧"] && d:[Type == "urn:tmp:office"] => issue(Type = "u", Value = c.Value + d.Value);`,
      `c:[Type == "m"] => add(store = "HR", types = ("urn:tmp:department", "urn:tmp:office"), query = "SELECT a, b FROM t");
c:[Type == "urn:tmp:department"] && d:[Type == "urn:tmp:office"] => issue(Type = "u", Value = c.Value + d.Value);`,
    );
  });

  it('is sent by the claims provider, if by anybody, in acceptance rules', () => {
    expectFindings(id, `c:[Type == "⟦urn:tmp:flag⟧"] => issue(Type = "u", Value = "v");\n${other}`, {
      stage: 'acceptance',
    });
  });
});

describe('these are left alone', () => {
  it.each([
    // A part of a set.
    'c:[Type == "http://contoso.example/tmp/flag"] => issue(Type = "u", Value = "v");',
    // Made above, made below (claim-added-later says so), made under names that nobody knows.
    `=> add(Type = "urn:tmp:flag", Value = "1");\nc:[Type == "urn:tmp:flag"] => issue(Type = "u", Value = "v");`,
    `c:[Type == "urn:tmp:flag"] => issue(Type = "u", Value = "v");\n=> add(Type = "urn:tmp:flag", Value = "1");`,
    `c:[Type == "urn:tmp:flag"] => issue(Type = "u", Value = "v");\nc:[Type == "m"] => add(Type = "urn:tmp:" + c.Value, Value = "1");`,
    // A rule that is being written may make it.
    `c:[Type == "urn:tmp:flag"] => issue(Type = "u", Value = "v");\n=> add(Type = `,
    // Names that say nothing, and conditions that hold without the claim.
    `c:[Type == "http://contoso.example/claims/flag"] => issue(Type = "u", Value = "v");\n${other}`,
    `c:[Type == "http://contoso.example/template"] => issue(Type = "u", Value = "v");\n${other}`,
    `not exists([Type == "urn:tmp:flag"]) => issue(Type = "u", Value = "v");\n${other}`,
    `count([Type == "urn:tmp:flag"]) < 2 => issue(Type = "u", Value = "v");\n${other}`,
    // unread-add shows the two spellings.
    `=> add(Type = "urn:tmp:department", Value = "1");\nc:[Type == "urn:tmp:departmnet"] => issue(Type = "u", Value = "v");`,
  ])('%s', (text) => expectClean(id, text));

  it('types that the configuration declares', () => {
    expectClean(id, `c:[Type == "urn:tmp:flag"] => issue(Type = "u", Value = "v");\n${other}`, {
      claimTypes: ['urn:tmp:flag'],
    });
  });
});
