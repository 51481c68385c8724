/** Every lint rule has a page, every page a lint rule, and what the page shows is true. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lint, lintRules } from '../../../server/src/lint/linter.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';

const folder = new URL('../../../docs/rules/', import.meta.url);
const sections = ['Summary', 'Avoid', 'Prefer', 'Why', 'Exceptions', 'Configuration', 'Sources'];

function page(id: string): string {
  return readFileSync(new URL(`${id}.md`, folder), 'utf8');
}

/** The claim rules shown under a heading. */
function examples(text: string, heading: string): readonly string[] {
  const section = text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  return [...section.matchAll(/^```adfsrule\n([\s\S]*?)^```/gm)].map((match) => match[1] as string);
}

function codesIn(text: string): readonly string[] {
  return RuleSet.parse(text).pieces.flatMap((rule) =>
    [...rule.problems, ...lint(rule)].map(({ code }) => code),
  );
}

it('there is a page for every lint rule and a lint rule for every page', () => {
  const pages = readdirSync(folder)
    .filter((file) => file.endsWith('.md') && file !== 'README.md')
    .map((file) => basename(file, '.md'));
  expect(pages.sort()).toEqual(lintRules.map(({ id }) => id).sort());
});

describe.each(lintRules.map((lintRule) => [lintRule.id, lintRule] as const))('%s', (id, lintRule) => {
  it('has the page’s outline', () => {
    const text = page(id);
    expect(text).toMatch(
      new RegExp(`^# ${lintRule.title}\n\n\`${id}\` · ${lintRule.category} · ${lintRule.severity}\n`),
    );
    expect([...text.matchAll(/^## (.*)$/gm)].map((match) => match[1])).toEqual(sections);
  });

  it('finds what the page says to avoid', () => {
    const shown = examples(page(id), 'Avoid');
    expect(shown.length).toBeGreaterThan(0);
    for (const text of shown) expect(new Set(codesIn(text))).toEqual(new Set([id]));
  });

  it('is content with what the page says to prefer', () => {
    const shown = examples(page(id), 'Prefer');
    expect(shown.length).toBeGreaterThan(0);
    for (const text of shown) expect(codesIn(text)).toEqual([]);
  });
});
