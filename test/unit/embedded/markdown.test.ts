import { describe, expect, it } from 'vitest';
import { findRegions, parameterTable, type Region } from '../../../server/src/embedded/index.ts';
import { marked, withMarks } from '../support/marked.ts';
import { applied } from '../support/problems.ts';

const table = parameterTable([]);

function expectRegions(source: string, texts: readonly string[]): readonly Region[] {
  const { text } = marked(source);
  const { regions } = findRegions(text, 'markdown', table);
  expect(withMarks(text, regions)).toBe(source);
  expect(regions.map((region) => region.text)).toEqual(texts);
  return regions;
}

describe('a fence', () => {
  it.each([
    ['# Title\n\n```adfsrule\n⟦c:[]\n => issue(claim = c);⟧\n```\n', ['c:[]\n => issue(claim = c);']],
    ['~~~ ADFSRULE title="x"\r\n⟦a\r\n```\r\nb⟧\r\n~~~', ['a\r\n```\r\nb']],
    ['````{.adfsrule}\n⟦```\n⟧\n````', ['```\n']],
    ['- item\n\n  ```adfsrule\n  ⟦c:[]\n   => x\n\n  y⟧\n  ```', ['c:[]\n => x\n\ny']],
    ['1. ```adfsrule\n   ⟦a⟧\n   ```', ['a']],
    ['> ```adfsrule\n> ⟦a\n>  b⟧\n> ```\nc', ['a\n b']],
    ['> ```adfsrule\n> ⟦a⟧\nb', ['a']],
    ['```adfsrule\n⟦half typed⟧', ['half typed']],
    ['```adfsrule\n⟦⟧\n```', ['']],
    ['```adfsrule\n⟦a⟧\n```\n```adfsrule\n⟦b⟧\n```', ['a', 'b']],
  ])('%j', (source, texts) => {
    expectRegions(source, texts);
  });

  it.each([
    '```powershell\nc:[]\n```',
    '```adfsrules\na\n```',
    '````md\n```adfsrule\na\n```\n````',
    '`adfsrule`',
    '```adfsrule',
  ])('of something else is none: %j', (text) => {
    expect(
      findRegions(text, 'markdown', table)
        .regions.map((region) => region.text)
        .join(''),
    ).toBe('');
  });

  it('keeps its indentation when it is edited', () => {
    const host = '- ```adfsrule\n  c:[]\n   => issue(claim = c);\n  ```';
    const [region] = findRegions(host, 'markdown', table).regions;
    const text = region?.text ?? '';
    expect(text).toBe('c:[]\n => issue(claim = c);');
    const edits = region?.mapEdits([
      { start: 0, end: text.indexOf('=>'), newText: '@RuleName = "a"\nc:[]\n\n  ' },
      { start: text.length, end: text.length, newText: '\nd' },
    ]);
    expect(applied(host, edits ?? [])).toBe(
      '- ```adfsrule\n  @RuleName = "a"\n  c:[]\n\n    => issue(claim = c);\n  d\n  ```',
    );
  });

  it('takes no line that would close it', () => {
    const [region] = findRegions('```adfsrule\na\n```', 'markdown', table).regions;
    expect(region?.mapEdits([{ start: 1, end: 1, newText: '\n```' }])).toBeUndefined();
  });
});
