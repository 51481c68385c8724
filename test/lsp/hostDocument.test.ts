import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLanguageService } from '../../server/src/languageService.ts';
import { HostDocument } from '../../server/src/lsp/hostDocument.ts';
import { hiddenStops, shownStops } from '../../server/src/lsp/snippetStops.ts';

const service = createLanguageService();
const open = (text: string) =>
  new HostDocument('file:///a.ps1', 'powershell', 'powershell', 1, text, 'adfs', service.findRules);

const set = 'Set-AdfsRelyingPartyTrust P -IssuanceTransformRules';
const scripts = [
  `${set} @'\nc:[Type == "a:b"]\n => issue(claim = c);\n'@\n`,
  `${set} "c:[Type == \`"$x/y\`"] => issue(claim = c);"\n`,
  `$r = 'c:[] => issue(claim = c);' +\n '=> issue(Type = "a");'\n${set} $r\n`,
];
const typed = [`'`, '"', `@'`, `'@`, '@"', '"@', '$', '`', '{', '}', '\n', ';', 'c', '$(', ')', '=> issue('];

describe('a script that is edited', () => {
  it('has the rules that a script opened now would have, and answers at every place', () => {
    const edits = fc.array(fc.tuple(fc.nat(), fc.nat(12), fc.constantFrom(...typed)), { maxLength: 10 });
    const texts = fc.array(fc.constantFrom(...scripts), { maxLength: 4 });
    fc.assert(
      fc.property(texts, edits, (parts, changes) => {
        const document = open(parts.join(''));
        // Read before the first edit, so that there is something to build on.
        shape(document);
        for (const [place, length, text] of changes) {
          const size = document.text.getText().length;
          const start = place % (size + 1);
          const range = {
            start: document.text.positionAt(start),
            end: document.text.positionAt(Math.min(size, start + length)),
          };
          document.update([{ range, text }], document.version + 1);
          const fresh = open(document.text.getText());
          expect(shape(document)).toEqual(shape(fresh));
          for (const rules of fresh.ruleDocuments) {
            const { ruleSet } = rules;
            for (const token of service.semanticTokens(ruleSet, 0, ruleSet.text.length, true)) {
              for (const { start, end } of rules.rangesOf(token)) {
                expect(end.line).toBe(start.line);
                expect(end.character).toBeGreaterThan(start.character);
              }
            }
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('keeps the rules of the sets that did not change', () => {
    const document = open(scripts.join(''));
    const [first, second, third] = document.ruleDocuments.map(({ ruleSet }) => ruleSet);
    const at = document.text.positionAt(document.text.getText().indexOf('$x/y'));
    document.update([{ range: { start: at, end: at }, text: 'a' }], 2);
    document.update([{ range: { start: at, end: at }, text: '\n# a' }], 3);
    const after = document.ruleDocuments.map(({ ruleSet }) => ruleSet);
    expect(after[0]).toBe(first);
    expect(after[1]).not.toBe(second);
    expect(after[2]).toBe(third);
  });
});

function shape(document: HostDocument) {
  return document.ruleDocuments.map(({ ruleSet, region }) => ({
    text: ruleSet.text,
    pieces: ruleSet.pieces.map(({ text }) => text),
    start: region.start,
    stage: region.stage,
  }));
}

describe('tab stops', () => {
  it('are found again around text that was escaped meanwhile', () => {
    const { text, stops } = hiddenStops('f(${1:c.Value}, "\\$x$2", ${3|a,b|}) {}');
    expect(text.replaceAll(/[\ue000-\uf8ff]/g, '·')).toBe('f(·c.Value·, "$x·", ·) {}');
    expect(shownStops(text.replaceAll('"', '`"').replaceAll('$', '`$'), stops)).toBe(
      'f(${1:c.Value}, `"`\\$x$2`", ${3|a,b|}) {\\}',
    );
  });
});
