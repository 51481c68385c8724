import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { cmdlets } from '../../../server/src/catalog/powershell.ts';
import {
  findRegions,
  parameterTable,
  quoteForPowerShell,
  type Region,
} from '../../../server/src/embedded/index.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';
import { problemsIn } from '../support/problems.ts';

/** Scripts with rules as people write them, kept outside the project. */
const folder =
  process.env.ADFSRULE_POWERSHELL_CORPUS ??
  fileURLToPath(new URL('../../../../shared/corpus/powershell', import.meta.url));

interface Place {
  readonly line: number;
  readonly col: number;
}

interface Entry {
  readonly id: string;
  readonly stage: string;
  readonly parameter?: string;
  readonly start: Place;
  readonly end: Place;
  readonly segments: readonly { readonly quoting: string; readonly start: Place; readonly end: Place }[];
  readonly text: string;
  readonly verdict: 'valid' | 'invalid' | 'unsure';
}

interface File {
  readonly file: string;
  readonly rules: readonly Entry[];
}

const index = join(folder, 'index.json');
const present = existsSync(index);
if (!present) console.log(`PowerShell corpus: skipped, there is no ${index}`);
const files: readonly File[] = present ? JSON.parse(readFileSync(index, 'utf8')).files : [];
const table = parameterTable(cmdlets());

function read(file: string): string {
  const bytes = readFileSync(join(folder, file));
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return isUtf16 ? bytes.subarray(2).toString('utf16le') : bytes.toString('utf8');
}

function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, col: offset - before.lastIndexOf('\n') };
}

function range(text: string, { start, end }: { readonly start: number; readonly end: number }) {
  return { start: placeAt(text, start), end: placeAt(text, end) };
}

const quotings: Readonly<Record<string, string>> = {
  single: 'single-quoted string',
  double: 'double-quoted string',
  singleHere: 'single-quoted here-string',
  doubleHere: 'double-quoted here-string',
};

/** The index has templates as written, CRLF as LF, and quotation marks inside of expressions. */
function comparable(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replaceAll(/\$\((?:[^()]|\([^()]*\))*\)/g, '…')
    .replaceAll(/(\{|\})\1/g, '$1');
}

/** What is wrong in the rules, but for what an expression of the script may have caused. Lines of the host. */
function errors(text: string, region: Region) {
  return problemsIn(region.text)
    .filter(({ problem, start, end }) => problem.severity === 'error' && !region.touchesHole({ start, end }))
    .map(({ problem, start, end }) => ({
      code: problem.code,
      ...range(text, region.toHostRange({ start, end })).start,
    }));
}

describe.skipIf(!present).each(files)('$file', ({ file, rules }) => {
  const text = read(file);
  const { regions, problems } = findRegions(text, 'powershell', table);

  it('has its rule texts exactly where they are, and no other', () => {
    expect(regions.map((region) => ({ ...range(text, region) }))).toEqual(
      rules.map(({ start, end }) => ({ start, end })),
    );
    expect(
      regions.map(({ segments }) =>
        segments.map((segment) => ({ quoting: quotings[segment.quoting], ...range(text, segment) })),
      ),
    ).toEqual(rules.map(({ segments }) => segments));
  });

  it('gives the text that PowerShell builds', () => {
    expect(regions.map((region) => comparable(region.text))).toEqual(
      rules.map((rule) => comparable(rule.text)),
    );
  });

  it('knows the stage of what is given to a parameter', () => {
    const given = rules.map(({ parameter, stage }) => (parameter ? stage : undefined));
    expect(regions.map(({ stage }, i) => (given[i] ? stage : undefined))).toEqual(given);
    // Without a parameter nothing is claimed that is wrong.
    regions.forEach(({ stage }, i) => {
      expect([undefined, rules[i]?.stage]).toContain(stage);
    });
  });

  it('maps every offset there and back', () => {
    for (const region of regions) {
      for (let at = 0; at < region.text.length; at++) {
        if (region.holes.some(({ start, end }) => start < at && at < end)) continue;
        // The line break of the last AppendLine has no place of its own.
        if (region.toHost(at) === region.end) continue;
        const host = region.toHost(at);
        expect(region.toVirtual(host)).toBe(at);
      }
    }
  });

  it('says of the rules what is said of them outside of a script', () => {
    const verdicts = regions.map((region) => (errors(text, region).length > 0 ? 'invalid' : 'valid'));
    expect(verdicts).toEqual(rules.map(({ verdict }) => (verdict === 'unsure' ? 'valid' : verdict)));
    for (const region of regions)
      expect(RuleSet.parse(region.text, region.dialect).pieces.length).toBeGreaterThan(0);
  });

  it('has no finding of its own but the lost groups', () => {
    const found = problems.map((problem) => ({ code: problem.code, ...range(text, problem).start }));
    const lost = ['${user}', '"$1"'].map(
      (expression) => text.indexOf(expression) + (expression[0] === '"' ? 1 : 0),
    );
    const places = lost.map((at) => ({ code: 'variable-in-replacement', ...placeAt(text, at) }));
    expect(found).toEqual(file.startsWith('03-') ? places : []);
  });
});

describe.skipIf(!present)('the faults of 23', () => {
  it('are reported at their places in the script', () => {
    const text = present ? read('23-broken-rules-in-scripts.ps1') : '';
    const { regions } = findRegions(text, 'powershell', table);
    expect(regions.flatMap((region) => errors(text, region))).toMatchInlineSnapshot(`
      [
        {
          "code": "trailing-comma",
          "col": 27,
          "line": 3,
        },
        {
          "code": "tilde-equals",
          "col": 41,
          "line": 6,
        },
        {
          "code": "single-quote",
          "col": 91,
          "line": 6,
        },
        {
          "code": "assignment-in-condition",
          "col": 15,
          "line": 7,
        },
        {
          "code": "comparison-in-action",
          "col": 52,
          "line": 7,
        },
      ]
    `);
  });
});

/** Rules that people run. Their files are named in another index. */
const realFolder =
  process.env.ADFSRULE_CORPUS ?? fileURLToPath(new URL('../../../../shared/corpus/real', import.meta.url));
const realIndex = join(realFolder, 'index.json');
const realPresent = existsSync(realIndex);
if (!realPresent) console.log(`corpus: skipped, there is no ${realIndex}`);
const realFiles: readonly { readonly file: string }[] = realPresent
  ? JSON.parse(readFileSync(realIndex, 'utf8'))
  : [];

describe.skipIf(!realPresent)('rules that people run', () => {
  it('are the same behind a script as before it', () => {
    for (const { file } of realFiles) {
      const rules = readFileSync(join(realFolder, file), 'utf8');
      const script = `Set-AdfsRelyingPartyTrust -IssuanceTransformRules ${quoteForPowerShell(rules)} -WhatIf\n`;
      const { regions, problems } = findRegions(script, 'powershell', table);
      expect({ file, texts: regions.map((region) => region.text), problems }).toEqual({
        file,
        texts: [rules],
        problems: [],
      });
    }
  });
});
