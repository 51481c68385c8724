import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cmdlets } from '../../../server/src/catalog/powershell.ts';
import { escapeFor, findRegions, parameterTable, type Quoting } from '../../../server/src/embedded/index.ts';
import { endsHereString } from '../../../server/src/embedded/quote.ts';
import { scriptScraps } from '../../fuzz/words.ts';
import { applied } from '../support/problems.ts';
import { anyText, goodText, scrap } from '../support/rules.ts';
import { stopwatch } from '../support/stopwatch.ts';

const table = parameterTable(cmdlets());
const few = { numRuns: 2000, interruptAfterTimeLimit: 4000, markInterruptAsFailure: false };

const forms: Readonly<Record<Exclude<Quoting, 'fence'>, (content: string) => string>> = {
  single: (content) => `'${content}'`,
  double: (content) => `"${content}"`,
  singleHere: (content) => `@'\n${content}\n'@`,
  doubleHere: (content) => `@"\n${content}\n"@`,
};
const quotings = Object.keys(forms) as (keyof typeof forms)[];
const quoting = fc.constantFrom(...quotings);
const style = fc.record({ doubled: fc.boolean(), lineBreaks: fc.boolean() });
const rules = fc
  .tuple(goodText, scrap, goodText)
  .map(([a, b, c]) => `c:[] => issue(claim = c);${a}${b}${c}c:[];`);

function wrapped(kind: keyof typeof forms, content: string): string {
  return `$a = 1\nSet-AdfsRelyingPartyTrust -IssuanceTransformRules ${forms[kind](content)} -WhatIf\n$b = "x"\n`;
}

describe('any rule text', () => {
  it('written into a string of any kind is read back', () => {
    fc.assert(
      fc.property(rules, quoting, style, (text, kind, how) => {
        const here = kind === 'singleHere' || kind === 'doubleHere';
        const content = escapeFor(kind, text, how);
        if (here && endsHereString(kind, `\n${content}`)) return;
        const { regions, problems } = findRegions(wrapped(kind, content), 'powershell', table);
        expect(problems).toEqual([]);
        expect(regions.map((region) => region.text)).toEqual([text]);
        const [region] = regions;
        for (let at = 0; at <= text.length; at++) expect(region?.toVirtual(region.toHost(at))).toBe(at);
      }),
      few,
    );
  });

  it('is edited in the script as it would be edited alone', () => {
    const where = fc.tuple(
      fc.nat(),
      fc.nat(),
      fc.oneof(scrap, fc.constantFrom('$', 'x', '${a}', '{', '"@', "'")),
    );
    fc.assert(
      fc.property(rules, quoting, style, where, (text, kind, how, [from, length, newText]) => {
        const content = escapeFor(kind, text, how);
        if ((kind === 'singleHere' || kind === 'doubleHere') && endsHereString(kind, `\n${content}`)) return;
        const host = wrapped(kind, content);
        const [region] = findRegions(host, 'powershell', table).regions;
        // The first rule stays, so that the text stays rules; layout at both ends belongs to quoted strings.
        const start = 25 + (from % (text.length - 26));
        const end = Math.min(text.length - 1, start + (length % 4));
        const edits = region?.mapEdits([{ start, end, newText }]);
        if (!edits) {
          expect(kind).toMatch(/Here$/);
          return;
        }
        const after = findRegions(applied(host, edits), 'powershell', table);
        expect(after.regions.map((again) => again.text)).toEqual([
          text.slice(0, start) + newText + text.slice(end),
        ]);
      }),
      few,
    );
  });
});

describe('any script', () => {
  const part = fc.oneof(scrap, anyText, fc.constantFrom(...scriptScraps));
  const script = fc.array(part, { maxLength: 30 }).map((parts) => parts.join(''));

  it.each(['powershell', 'markdown'] as const)(
    'gives regions in order that hold what they say: %s',
    (kind) => {
      fc.assert(
        fc.property(script, (text) => {
          const host = kind === 'markdown' ? `\`\`\`adfsrule\n${text}` : text;
          const { regions, problems } = findRegions(host, kind, table);
          let last = 0;
          for (const region of regions) {
            expect(region.start).toBeGreaterThanOrEqual(last);
            expect(region.end).toBeLessThanOrEqual(host.length);
            last = region.end;
            let before = region.start;
            for (let at = 0; at <= region.text.length; at++) {
              const place = region.toHost(at);
              expect(place).toBeGreaterThanOrEqual(at === 0 ? 0 : before);
              before = place;
              const inHole = region.holes.some(({ start, end }) => start <= at && at < end);
              if (!inHole && at < region.text.length && region.toHost(at, 'end') < place) {
                expect(host.slice(region.toHost(at, 'end'), place)).not.toBe('');
              }
            }
          }
          for (const { start, end, fixes } of problems) {
            expect(start).toBeLessThan(end);
            expect(end).toBeLessThanOrEqual(host.length);
            for (const { edits } of fixes ?? []) expect(applied(host, edits)).not.toBe(host);
          }
        }),
        few,
      );
    },
  );

  it.each([
    '(',
    '{',
    '"$(',
    '"',
    "'",
    "@'\n",
    "\n  '@\n@'\n",
    "$a += 'c:[]'\n",
    "$a += 'c:[] => issue(claim = c);'\n",
    '$a = $a + "x"\n',
    "'c:[] => issue(claim = c);' + ",
    '${',
    '"c:[Type == "x',
    `'c:[Type == "it's`,
    "{0}'{0}' -f ",
    '@{ IssuanceTransformRules = @(',
    '$a.Foo(',
    "@'x\n",
    'if ($a) {} else ',
    '$old = $rp.IssuanceTransformRules\nSet-AdfsRelyingPartyTrust -IssuanceTransformRules $r\n',
  ])('takes linear time: %j', (unit) => {
    const seconds = (count: number): number => {
      const text = `# IssuanceTransformRules\n${unit.repeat(count)}`;
      const time = stopwatch();
      findRegions(text, 'powershell', table);
      return time();
    };
    seconds(500);
    // Ten times the text; a square would be a hundred times the time, and much room is left for a busy machine.
    const [small, large] = [seconds(3000), seconds(30_000)];
    expect(large).toBeLessThan(Math.max(300, small * 45));
  });
});
