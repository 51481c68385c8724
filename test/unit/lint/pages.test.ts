/** Every lint rule has a page, every page a lint rule, what the page shows is true, and what follows is up to date. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  configurationSchema,
  pagesIndex,
  rulesModule,
  rulesSetting,
} from '../../../scripts/lint/generated.mjs';
import { lint } from '../../../server/src/lint/linter.ts';
import { lintRules } from '../../../server/src/lint/rules/index.ts';
import { defaultSetup } from '../../../server/src/lint/setup.ts';
import { type Stage, stages } from '../../../server/src/semantics/stage.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';

const project = new URL('../../../', import.meta.url);
const sections = ['Summary', 'Avoid', 'Prefer', 'Why', 'Exceptions', 'Configuration', 'Sources'];

function read(path: string): string {
  return readFileSync(new URL(path, project), 'utf8');
}

function namesIn(folder: string, extension: string): readonly string[] {
  return readdirSync(new URL(folder, project))
    .filter((file) => file.endsWith(extension) && file !== 'README.md' && file !== 'index.ts')
    .map((file) => basename(file, extension))
    .sort();
}

interface Example {
  readonly text: string;
  /** What stands behind the language of the fence; else the first stage that the lint rule names. */
  readonly stage: Stage | undefined;
}

/** The claim rules shown under a heading. */
function examples(text: string, heading: string, stage: Stage | undefined): readonly Example[] {
  const section = text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  return [...section.matchAll(/^```adfsrule(?: (\w+))?\n([\s\S]*?)^```/gm)].map((match) => ({
    text: match[2] as string,
    stage: (match[1] as Stage | undefined) ?? stage,
  }));
}

/** What is found in an example, hints of other lint rules left out. */
function codesIn({ text, stage }: Example, id: string): ReadonlySet<string> {
  const ruleSet = RuleSet.parse(text);
  return new Set(
    ruleSet.pieces
      .flatMap((rule) => [...rule.problems, ...lint(ruleSet, rule, { ...defaultSetup, stage })])
      .filter(({ code, severity }) => code === id || severity !== 'hint')
      .map(({ code }) => code),
  );
}

const ids = lintRules.map(({ id }) => id).sort();

it('there is a page and a file for every lint rule, and none without', () => {
  expect(namesIn('docs/rules', '.md')).toEqual(ids);
  expect(namesIn('server/src/lint/rules', '.ts')).toEqual(ids);
});

describe('what `npm run generate` writes is up to date', () => {
  it('the list of the lint rules', () => {
    const lines = (text: string) =>
      text.replace(/\s+/g, ' ').replace(/,? \]/g, ' ]').replace(/\[ /g, '[').trim();
    expect(lines(read('server/src/lint/rules/index.ts'))).toBe(lines(rulesModule(ids)));
  });

  it('the index of the pages', () => {
    expect(read('docs/rules/README.md')).toBe(pagesIndex(lintRules));
  });

  it('the schema of the configuration', () => {
    expect(JSON.parse(read('schemas/adfsrule.config.schema.json'))).toEqual(
      JSON.parse(JSON.stringify(configurationSchema(lintRules, stages))),
    );
  });

  it('the setting', () => {
    const { contributes } = JSON.parse(read('package.json'));
    expect(contributes.configuration.properties['adfsrule.rules']).toMatchObject(
      JSON.parse(JSON.stringify(rulesSetting(lintRules))),
    );
  });
});

describe.each(lintRules.map((lintRule) => [lintRule.id, lintRule] as const))('%s', (id, lintRule) => {
  const page = read(`docs/rules/${id}.md`);
  const stage = lintRule.stages?.[0];

  it('has the page’s outline', () => {
    const where = lintRule.stages ? ` · ${lintRule.stages.join(', ')}` : '';
    const [title, , facts] = page.split('\n');
    expect(title).toBe(`# ${lintRule.title}`);
    expect(facts).toBe(`\`${id}\` · ${lintRule.category} · ${lintRule.severity}${where}`);
    expect([...page.matchAll(/^## (.*)$/gm)].map((match) => match[1])).toEqual(sections);
  });

  it('finds what the page says to avoid', () => {
    const shown = examples(page, 'Avoid', stage);
    expect(shown.length).toBeGreaterThan(0);
    for (const example of shown) expect(codesIn(example, id)).toEqual(new Set([id]));
  });

  it('is content with what the page says to prefer', () => {
    const shown = examples(page, 'Prefer', stage);
    expect(shown.length).toBeGreaterThan(0);
    for (const example of shown) expect(codesIn(example, id)).toEqual(new Set());
  });

  it('names its options on the page', () => {
    for (const option of Object.keys(lintRule.options ?? {})) expect(page).toContain(`\`${option}\``);
  });
});
