import { describe, expect, it } from 'vitest';
import { claimTypeOf, ownNames, readClaims, readStores } from '../../../server/src/engine/index.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';
import { marked, withMarks } from '../support/marked.ts';

const upn = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn';

/** Expects these problems at the marked ranges. */
function expectProblems(
  read: (text: string) => {
    readonly problems: readonly { start: number; end: number; code: string; message: string }[];
  },
  source: string,
  ...problems: readonly string[]
) {
  const { text } = marked(source);
  const found = read(text).problems;
  expect([withMarks(text, found), found.map(({ code, message }) => `${code}: ${message}`)]).toEqual([
    source,
    problems,
  ]);
}

describe('claims from a file', () => {
  it('need type and value; the rest has defaults', () => {
    const { claims, problems } = readClaims(
      '[{ "type": "a", "value": "1" }, // a comment\n { "type": "b", "value": "", "valueType": "urn:v", "issuer": "I", "originalIssuer": "O", "properties": { "k": "p" } },]',
    );
    expect(problems).toEqual([]);
    expect(claims).toEqual([
      {
        type: 'a',
        value: '1',
        valueType: 'http://www.w3.org/2001/XMLSchema#string',
        issuer: 'LOCAL AUTHORITY',
        originalIssuer: 'LOCAL AUTHORITY',
        properties: {},
      },
      { type: 'b', value: '', valueType: 'urn:v', issuer: 'I', originalIssuer: 'O', properties: { k: 'p' } },
    ]);
  });

  it('print as the six properties', () => {
    const [claim] = readClaims('[{ "type": "a", "value": "1" }]').claims;
    expect(Object.keys(JSON.parse(JSON.stringify(claim)))).toEqual([
      'type',
      'value',
      'valueType',
      'issuer',
      'originalIssuer',
      'properties',
    ]);
  });

  it('may have short names: the documented ones, then the ends of URIs', () => {
    expect(claimTypeOf('upn')).toBe(upn);
    expect(claimTypeOf('UPN')).toBe(upn);
    expect(claimTypeOf('x-ms-client-application')).toBe(
      'http://schemas.microsoft.com/2012/01/requestcontext/claims/x-ms-client-application',
    );
    expect(claimTypeOf('windowsaccountname')).toBe(
      'http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname',
    );
    expect(claimTypeOf('role')).toBe('http://schemas.microsoft.com/ws/2008/06/identity/claims/role');
    expect(claimTypeOf(upn)).toBe(upn);
    expect(claimTypeOf('no-such-name')).toBe('no-such-name');
  });

  it('a name that the rules use themselves is no short name', () => {
    const own = ownNames([RuleSet.parse('c:[Type == "role"] => issue(Type = "phone", Value = "upn");')]);
    expect(claimTypeOf('role', own)).toBe('role');
    expect(
      readClaims('[{ "type": "role", "value": "x" }, { "type": "upn", "value": "y" }]', own).claims.map(
        ({ type }) => type,
      ),
    ).toEqual(['role', upn]);
  });

  it.each([
    ['⟦{}⟧', 'wrong-type: The claims must be an array.'],
    ['[⟦1⟧]', 'wrong-type: A claim must be an object.'],
    ['[⟦{ "type": "a" }⟧]', 'missing-property: A claim needs `value`.'],
    ['[⟦{ "value": "a" }⟧]', 'missing-property: A claim needs `type`.'],
    ['[{ "type": "a", "value": ⟦true⟧ }]', 'wrong-type: `value` must be text.'],
    [
      '[{ "type": "a", "value": "b", ⟦"isuer"⟧: "c" }]',
      'unknown-property: A claim has no property `isuer`. Did you mean `issuer`?',
    ],
    ['[{ "type": "a", "value": "b", "properties": { "k": ⟦1⟧ } }]', 'wrong-type: A property must be text.'],
    ['[{ "type": "a" ⟦"value"⟧: "b" }]', 'invalid-json: This is not JSON: comma expected.'],
    ['⟦⟧', 'invalid-json: The file is empty.'],
  ])('%s', (source, problem) => {
    expectProblems(readClaims, source, problem);
  });

  it('a file that is nested too deeply is refused, comments and strings aside', () => {
    expect(readClaims('['.repeat(100_000)).problems.map(({ message }) => message)).toEqual([
      'The file is nested too deeply.',
    ]);
    expect(
      readClaims(
        `[{ "type": "a", "value": "${'['.repeat(100)}\\"[" }] /* ${'['.repeat(100)} */ // ${'['.repeat(100)}`,
      ).problems,
    ).toEqual([]);
  });
});

describe('stores from a file', () => {
  it.each([
    ['⟦1⟧', 'wrong-type: The stores must be an array.'],
    ['[⟦{ "store": "S", "query": "q" }⟧]', 'missing-property: A store needs `rows`.'],
    ['[{ "store": "S", "query": "q", "rows": [[⟦1⟧]] }]', 'wrong-type: A field must be text.'],
    [
      '[{ "store": "S", "query": "q", "params": ⟦"x"⟧, "rows": [] }]',
      'wrong-type: `params` must be an array.',
    ],
    [
      '{ "directory": { "users": [{ "account": ⟦"jane"⟧ }] } }',
      'wrong-type: `account` must have the form `DOMAIN\\\\name`.',
    ],
    [
      '{ "directory": { "users": [{ "account": "C\\\\jane", "groups": [⟦"Sales"⟧] }] } }',
      'unknown-name: The directory has no group `C\\Sales`. Add it to "groups".',
    ],
    ['{ "directory": { "users": [⟦{}⟧] } }', 'missing-property: A user needs `account`.'],
  ])('%s', (source, problem) => {
    expectProblems(readStores, source, problem);
  });
});
