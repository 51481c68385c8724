import { describe, expect, it } from 'vitest';
import { locateError, readPolicyError } from '../../../server/src/farm/index.ts';
import { stopwatch } from '../support/stopwatch.ts';

/** The message as the cmdlets write it (language.md 6.1). */
const parseError = (line: number, column: number, token: string, text: string, inner: string) =>
  `Set-AdfsRelyingPartyTrust : POLICY0002: Could not parse policy data.
Line number: ${line}, Column number: ${column}, Error token: ${token}. Line: '${text}'.
Parser error: '${inner}'
At line:1 char:1
+ Set-AdfsRelyingPartyTrust -TargetName Payroll`;

const unexpected = (what: string, expected: string) =>
  `POLICY0030: Syntax error, unexpected '${what}', expecting one of the following: '${expected}' .`;

const semicolon = parseError(1, 2, ';', 'c1;[]=>Issue(claim=c1);', unexpected(';', ':'));

/** The places in a text, each shown with marks, and what is said about the first. */
function locate(text: string, message: string) {
  const error = readPolicyError(message);
  if (!error) throw new Error('no error');
  const places = locateError(text, error);
  return {
    marked: places.map(
      ({ start, end }) => `${text.slice(0, start)}⟦${text.slice(start, end)}⟧${text.slice(end)}`,
    ),
    said: places[0]?.explanation,
  };
}

describe('a message of AD FS', () => {
  it('is taken apart', () => {
    expect(readPolicyError(semicolon)).toEqual({
      id: 'POLICY0030',
      words: "Syntax error, unexpected ';', expecting one of the following: ':'",
      parse: { line: 1, column: 2, token: ';', text: 'c1;[]=>Issue(claim=c1);' },
    });
    expect(
      readPolicyError(
        "POLICY0011: No conditions in the claim rule match the condition tag specified in the CopyIssuanceStatement: 'c2'.",
      ),
    ).toMatchObject({ id: 'POLICY0011', label: 'c2' });
    expect(
      readPolicyError(
        "POLICY0018: Query 'mail;CONTOSO\\ann' to attribute store 'Active Directory' failed: 'POLICY3824: LDAP query to the Active Directory store must have three parts'.",
      ),
    ).toMatchObject({ id: 'POLICY3824', query: { query: 'mail;CONTOSO\\ann', store: 'Active Directory' } });
    expect(
      readPolicyError(
        "Event 111\nPOLICY0019: Query 'select a, b, c from t' to attribute store 'hr' returned an unexpected number of fields: expected '1', got '3'.",
      ),
    ).toMatchObject({ id: 'POLICY0019', query: { query: 'select a, b, c from t', store: 'hr' } });
  });

  it('is read in another language by its numbers and marks', () => {
    const german =
      "POLICY0002: Die Richtliniendaten konnten nicht analysiert werden. Zeilennummer: 3, Spaltennummer: 5, Fehlertoken: =. Zeile: 'c:[Type = \"a\"]'. Parserfehler: 'POLICY0030: Syntaxfehler'";
    expect(readPolicyError(german)).toMatchObject({
      id: 'POLICY0030',
      parse: { line: 3, column: 5, token: '=', text: 'c:[Type = "a"]' },
    });
  });

  it('is undefined where there is none', () => {
    expect(readPolicyError('The term Set-AdfsThing is not recognized.')).toBeUndefined();
  });

  it('is read in no time, however it goes on', () => {
    const time = stopwatch();
    for (const piece of ["Query '", ', Error token: ', "'", ': 1, x', ' ', "POLICY0018: Query 'a' to "]) {
      readPolicyError(`POLICY0002: ${piece.repeat(30_000)}`);
      readPolicyError(`POLICY0018: ${piece.repeat(30_000)}`);
    }
    expect(time()).toBeLessThan(3000);
  });
});

describe('the place of an error', () => {
  it('is the token at line and column', () => {
    const { marked, said } = locate('c1;[]=>Issue(claim=c1);\n', semicolon);
    expect(marked).toEqual(['c1⟦;⟧[]=>Issue(claim=c1);\n']);
    expect(said).toBe("POLICY0030: Found `;`; expected ':'.");
  });

  it('is found where the file is laid out in another way, and in other lines', () => {
    const file =
      '@RuleName = "Other"\n=> issue(Type = "a", Value = "b");\n\nc1;[]\n => Issue(\n  claim = c1);\n';
    expect(locate(file, semicolon).marked).toEqual([file.replace('c1;', 'c1⟦;⟧')]);
  });

  it('is found in a message that a console has broken over lines', () => {
    const message = semicolon
      .replace('claim=c1);', 'cla\r\nim=c1);')
      .replace('Column number', 'Column\r\nnumber');
    expect(locate('c1;[]=>Issue(claim=c1);', message).marked).toEqual(['c1⟦;⟧[]=>Issue(claim=c1);']);
  });

  it('is the one of several alike that stands in the line, and a column that counts from 1 is understood', () => {
    const line = 'c:[Type = "a"] => issue(claim = c);';
    const message = parseError(3, 9, '=', line, unexpected('=', '=='));
    expect(locate(`${line}\n\n${line}\n`, message).marked).toEqual([
      `${line}\n\nc:[Type ⟦=⟧ "a"] => issue(claim = c);\n`,
    ]);
    expect(locate(`${line}\n${line}\n\n`, message).marked).toEqual([
      `${line}\nc:[Type ⟦=⟧ "a"] => issue(claim = c);\n\n`,
      `c:[Type ⟦=⟧ "a"] => issue(claim = c);\n${line}\n\n`,
    ]);
  });

  it('may hold apostrophes in its line', () => {
    const line = `c:[Value == "it's"] -> issue(claim = c);`;
    const { marked } = locate(line, parseError(1, 20, '-', line, 'POLICY0029: Unexpected input.'));
    expect(marked[0]).toContain('⟦-');
  });

  it('is nowhere in other rules', () => {
    expect(locate('c:[] => issue(claim = c);', semicolon).marked).toEqual([]);
  });

  it('is our own syntax error where the message has none, first the one that says the same', () => {
    const text =
      'c:[Type = "a"] => issue(claim = c);\nd:[Type == "b"] => issue(claim = d)\n@RuleName = "x"\n';
    const found = locate(
      `${text}=> issue(claim = d);`,
      "POLICY0030: Syntax error, unexpected '@', expecting ';'",
    );
    expect(found.marked).toHaveLength(2);
    expect(found.marked[0]).toContain('issue(claim = d⟦)⟧\n@RuleName');
    expect(found.marked[1]).toContain('c:[Type ⟦=⟧ "a"]');
    expect(locate('c:[] => issue(claim = c);', 'POLICY0030: Syntax error').marked).toEqual([]);
    expect(locate(text, "POLICY0011: No conditions match: 'c2'.").marked).toEqual([]);
  });

  it('is the copied label that nothing binds', () => {
    const text = 'c2:[] => issue(claim = c2);\nc1:[Type == "a"]\n => issue(claim = c2);\n';
    const message =
      "POLICY0011: No conditions in the claim rule match the condition tag specified in the CopyIssuanceStatement: 'c2'.";
    const { marked, said } = locate(text, message);
    expect(marked).toEqual(['c2:[] => issue(claim = c2);\nc1:[Type == "a"]\n => issue(claim = ⟦c2⟧);\n']);
    expect(said).toBe(
      'POLICY0011: No condition of the rule has the label `c2`. Put the label before the condition, or correct it.',
    );
  });

  it('is the query, also with the values of its parameters', () => {
    const rule = (store: string, query: string) =>
      `c:[Type == "a"] => issue(store = "${store}", types = ("b"), query = "${query}", param = c.Value);`;
    const text = `${rule('Active Directory', ';mail;{0}')}\n${rule('Active Directory', 'mail;{0}')}\n${rule('hr', 'mail;{0}')}`;
    const message =
      "POLICY0018: Query 'mail;CONTOSO\\ann' to attribute store 'Active Directory' failed: 'POLICY3824: LDAP query …'.";
    const { marked, said } = locate(text, message);
    expect(marked).toHaveLength(1);
    expect(marked[0]).toContain('⟦"mail;{0}"⟧, param = c.Value);\nc:[Type');
    expect(said).toMatch(/^POLICY3824: A query to Active Directory has three parts/);
  });
});
