import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Language, Parser } from 'web-tree-sitter';
import { cmdlets } from '../../../server/src/catalog/powershell.ts';
import { findRegions, parameterTable, quoteForPowerShell } from '../../../server/src/embedded/index.ts';
import { StringScanner } from '../../../server/src/embedded/stringScanner.ts';
import { anyText } from '../support/rules.ts';

const table = parameterTable(cmdlets());
const few = { numRuns: 2000, interruptAfterTimeLimit: 4000, markInterruptAsFailure: false };

/** What is hard to quote. */
const hard = fc
  .array(
    fc.oneof(
      {
        weight: 3,
        arbitrary: fc.constantFrom(
          ...'\'"`$@{}()‘’‚‛“”„x \n',
          '\r\n',
          '\r',
          "\n'@",
          '\n"@',
          '\r\n’@',
          '$(',
          '${a}',
          '$a',
          '`n',
          '\0',
          'é',
          '\ud83d\ude00',
        ),
      },
      { weight: 1, arbitrary: anyText },
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

/** What PowerShell makes of a literal that is the whole text, as our own scanner reads it. */
function readBack(quoted: string): string {
  const scanner = new StringScanner(quoted);
  const literal = quoted.startsWith('@') ? scanner.hereString(0) : scanner.quotedString(0);
  expect(literal.end).toBe(quoted.length);
  let value = '';
  let at = literal.contentStart;
  for (const part of scanner.specialParts(literal)) {
    expect(part.kind).toBe('escape');
    value += quoted.slice(at, part.start) + part.value;
    at = part.end;
  }
  return value + quoted.slice(at, literal.contentEnd);
}

describe('rule text as a PowerShell string', () => {
  it.each([
    ['c:[] => issue(claim = c);', `'c:[] => issue(claim = c);'`],
    [`Value == "it's $1"`, `'Value == "it''s $1"'`],
    ['a\nb', `@'\na\nb\n'@`],
    ['a\r\n$b', `@'\r\na\r\n$b\r\n'@`],
    [`a\n'@ "$x"`, `@"\na\n'@ "\`$x"\n"@`],
    [`a\n'@\n"@`, `@"\na\n'@\n\`"@\n"@`],
    ['a’b', `@'\na’b\n'@`],
    ['a\rb', '"a`rb"'],
    ['a\nb\r\n"$c"', '"a`nb`r`n`"`$c`""'],
    ['', `''`],
  ])('%j', (text, quoted) => {
    expect(quoteForPowerShell(text)).toBe(quoted);
  });

  it('gives back any text', () => {
    fc.assert(
      fc.property(hard, (text) => {
        expect(readBack(quoteForPowerShell(text))).toBe(text);
      }),
      few,
    );
  });

  it('is found again as the rules of a parameter', () => {
    fc.assert(
      fc.property(hard, (noise) => {
        const text = `c:[] => issue(Type = "a", Value = "${noise}");`;
        const script = `$a = 'b'\nSet-AdfsRelyingPartyTrust -IssuanceTransformRules ${quoteForPowerShell(text)} -WhatIf\n$c = 1`;
        const { regions, problems } = findRegions(script, 'powershell', table);
        expect(regions.map((region) => region.text)).toEqual([text]);
        expect(problems).toEqual([]);
      }),
      few,
    );
  });
});

/** What the grammar reads otherwise than PowerShell, which has been looked at case by case. */
const flaws: readonly RegExp[] = [
  // A comment, it thinks, behind an escape in a string.
  /`[^#]*#/,
  // In a here-string a mark behind an empty line, and an escape at the start of a line.
  /\n\r?\n'/,
  /\n`/,
];

describe('beside tree-sitter-powershell', () => {
  const require = createRequire(import.meta.url);
  let parser: Parser;

  beforeAll(async () => {
    const runtime = require.resolve('web-tree-sitter');
    await Parser.init({ locateFile: (name: string) => join(dirname(runtime), name) });
    const grammar = join(
      dirname(require.resolve('tree-sitter-powershell/package.json')),
      'tree-sitter-powershell.wasm',
    );
    parser = new Parser().setLanguage(await Language.load(readFileSync(grammar)));
  });

  /** The strings of a script, and the expressions in them. */
  function stringsOf(script: string) {
    const tree = parser.parse(script);
    if (!tree) throw new Error('tree-sitter gives no tree');
    const { rootNode } = tree;
    const texts = (...types: string[]) => rootNode.descendantsOfType(types).map((node) => node?.text);
    const found = {
      hasError: rootNode.hasError,
      strings: texts('string_literal'),
      // The grammar takes `@name` at the start of a line for a splatted variable, also in a string.
      expressions: texts('variable', 'sub_expression').filter((text) => !text?.trimStart().startsWith('@')),
    };
    tree.delete();
    return found;
  }

  it('the string is one string and holds no expression', () => {
    let compared = 0;
    fc.assert(
      fc.property(hard, (noise) => {
        const text = `c:[] => issue(Type = "a", Value = "${noise}");`;
        // Typographic quotation marks, which PowerShell takes for plain ones, are unknown to the grammar.
        if (/[\u2018-\u201e\0\ud800-\udfff]/.test(text)) return;
        const quoted = quoteForPowerShell(text);
        if (flaws.some((flaw) => flaw.test(quoted))) return;
        const found = stringsOf(`Set-It -Rules ${quoted}\nGet-It\n`);
        expect(found).toEqual({ hasError: false, strings: [quoted], expressions: [] });
        compared++;
      }),
      { ...few, numRuns: 600, seed: 4 },
    );
    expect(compared).toBeGreaterThan(100);
  });
});
