import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { format } from '../../../server/src/features/format.ts';
import { type PrintStyle, printStyles } from '../../../server/src/syntax/printer.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';
import { Scanner } from '../../../server/src/syntax/scanner.ts';
import { TokenKind } from '../../../server/src/syntax/tokens.ts';

function formatted(
  text: string,
  style: PrintStyle = 'readable',
  range?: { start: number; end: number },
): string {
  let result = text;
  const edits = format(RuleSet.parse(text), { style, ...(range ? { range } : {}) });
  for (const { start, end, newText } of [...edits].reverse()) {
    result = result.slice(0, start) + newText + result.slice(end);
  }
  return result;
}

const untidy = `@ruletemplate="LdapClaims"@RULENAME = "Look up" C:[type=="http://contoso.example/claims/windowsaccountname",issuer  ==  "AD AUTHORITY"]&&NOT  EXISTS( [ Type=="http://contoso.example/claims/suspended" ] )
=>ISSUE(STORE="Active Directory",types=("http://contoso.example/claims/mail","http://contoso.example/claims/name"),query=";mail,displayName;{0}",param=C.value);   => add(type="a",value=regexreplace( "x"+"y" ,"z","")+"b");`;

describe('the two styles', () => {
  it('readable: one condition a line, long lists one member a line', () => {
    expect(formatted(untidy)).toBe(`@RuleTemplate = "LdapClaims"
@RuleName = "Look up"
C:[Type == "http://contoso.example/claims/windowsaccountname", Issuer == "AD AUTHORITY"]
 && not exists([Type == "http://contoso.example/claims/suspended"])
 => issue(store = "Active Directory",
          types = ("http://contoso.example/claims/mail", "http://contoso.example/claims/name"),
          query = ";mail,displayName;{0}",
          param = C.Value);

 => add(Type = "a", Value = RegExReplace("x" + "y", "z", "") + "b");
`);
  });

  it('adfs: as AD FS returns rules', () => {
    expect(formatted(untidy, 'adfs')).toBe(`@RuleTemplate = "LdapClaims"
@RuleName = "Look up"
C:[Type == "http://contoso.example/claims/windowsaccountname", Issuer == "AD AUTHORITY"] && not exists([Type == "http://contoso.example/claims/suspended"])
 => issue(store = "Active Directory", types = ("http://contoso.example/claims/mail", "http://contoso.example/claims/name"), query = ";mail,displayName;{0}", param = C.Value);

 => add(Type = "a", Value = RegExReplace("x" + "y", "z", "") + "b");
`);
  });

  it('readable: a long selector has one constraint a line', () => {
    expect(
      formatted(
        'c:[Type == "http://schemas.contoso.example/2012/01/requestcontext/claims/x-client-application", Value =~ "^(one|two)$"] => issue(claim = c);',
      ),
    ).toBe(`c:[Type == "http://schemas.contoso.example/2012/01/requestcontext/claims/x-client-application",
   Value =~ "^(one|two)$"]
 => issue(claim = c);
`);
  });
});

describe('what is left alone', () => {
  it('a rule with errors stays to the letter while its neighbours are formatted', () => {
    const text =
      'c:[]=>issue(claim=c);\n\n\n\nd:[Type="x"]   =>issue(claim=d);\nE:[]=>issue(claim=E);c:[]=>issue(claim=c);';
    expect(formatted(text)).toBe(
      'c:[]\n => issue(claim = c);\n\n\n\nd:[Type="x"]   =>issue(claim=d);\nE:[]\n => issue(claim = E);\n\nc:[]\n => issue(claim = c);\n',
    );
  });

  it('text that is no rule', () => {
    expect(formatted('Heading\nc:[]=>issue(claim=c);')).toBe('Heading\nc:[]\n => issue(claim = c);\n');
  });

  it('the line breaks of the file', () => {
    expect(formatted('c:[]=>issue(claim=c);\r\nc:[]=>issue(claim=c);\r\n')).toBe(
      'c:[]\r\n => issue(claim = c);\r\n\r\nc:[]\r\n => issue(claim = c);\r\n',
    );
  });

  it('strings, blanks and all', () => {
    expect(formatted('=>issue(Type="  a  ",Value="b\t\\x22");')).toBe(
      ' => issue(Type = "  a  ", Value = "b\t\\x22");\n',
    );
  });

  it('an empty text', () => expect(formatted('')).toBe(''));

  it('everything outside a range', () => {
    const text = 'c:[]=>issue(claim=c);\nd:[]=>issue(claim=d);\ne:[]=>issue(claim=e);\n';
    expect(formatted(text, 'readable', { start: 24, end: 25 })).toBe(
      'c:[]=>issue(claim=c);\nd:[]\n => issue(claim = d);\ne:[]=>issue(claim=e);\n',
    );
  });
});

it('adds the `;` that the last rule lacks', () => {
  expect(formatted('c:[] => issue(claim = c)')).toBe('c:[]\n => issue(claim = c);\n');
});

/** The tokens without what formatting may change: the case of words, and the last `;`. */
function tokensOf(text: string): readonly string[] {
  const scanner = new Scanner(text);
  scanner.begin(0);
  const tokens: string[] = [];
  for (scanner.next(); scanner.kind !== TokenKind.EndOfText; scanner.next()) {
    const token = text.slice(scanner.start, scanner.end);
    tokens.push(scanner.kind === TokenKind.Identifier ? token.toLowerCase() : token);
  }
  if (tokens.at(-1) === ';') tokens.pop();
  return tokens;
}

function expectSound(text: string): void {
  for (const style of printStyles) {
    const once = formatted(text, style);
    expect(tokensOf(once)).toEqual(tokensOf(text));
    expect(formatted(once, style)).toBe(once);
  }
}

describe('whatever the text, no token changes and a second run changes nothing', () => {
  const word = fc.constantFrom(
    'c',
    'C1',
    'Type',
    'value',
    'ISSUER',
    'exists',
    'NOT',
    'count',
    'issue',
    'Add',
    'claim',
    'types',
    'store',
  );
  const mark = fc.constantFrom(
    '[',
    ']',
    '(',
    ')',
    ',',
    ';',
    ':',
    '=',
    '==',
    '=~',
    '=>',
    '&&',
    '+',
    '.',
    '@',
    '1',
    ' ',
    '\n',
    '  ',
  );
  const text = fc.constantFrom('"a"', '"http://contoso.example/x"', '"^(a|b)$"', '""');
  const rule = fc.constantFrom(
    'c:[]=>issue(claim=c);',
    '@RuleName="x" exists([Type=="a"])=>add(Type="b",Value="c"+"d");',
    'count([Type=="a"])>2=>issue(Type="b",Properties["k"]=RegExReplace("a","b","c"));',
    'a:[Type=="x"]&&b:[Value==a.Value,Type=="y"]=>issue(store="s",types=("t","u"),query="q",param=a.Value,param="x");',
  );

  it('in generated texts', () => {
    const pieces = fc.array(fc.oneof({ weight: 3, arbitrary: rule }, word, mark, text), { maxLength: 14 });
    fc.assert(
      fc.property(pieces, (parts) => expectSound(parts.join(''))),
      { numRuns: 2000, interruptAfterTimeLimit: 5000 },
    );
  });

  const corpus =
    process.env.ADFSRULE_CORPUS ?? fileURLToPath(new URL('../../../../shared/corpus', import.meta.url));
  const folder = join(corpus, 'real');
  if (!existsSync(folder)) console.log('Skipped: no corpus of published rules here');
  it.skipIf(!existsSync(folder))('in published rules', () => {
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.adfsrule'))) {
      expectSound(readFileSync(join(folder, file), 'utf8'));
    }
  });
});
