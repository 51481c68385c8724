// npm run new-lint-rule -- ID: the three files of a lint rule, ready to be filled in, and what follows from them.
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { camelCase } from './lint/generated.mjs';
import { run, runMain } from './process/children.mjs';
import { inProject } from './process/project.mjs';
import { script, tool } from './process/tools.mjs';

const usage = `Usage: npm run new-lint-rule -- ID [options]
  ID               in kebab case, says what is wrong: claim-type-scheme
  --title TEXT     the heading of the page (default: from the id)
  --category NAME  correctness, security, regex, stage, store or style (default: correctness)
  --severity NAME  error, warning, information or hint (default: warning)`;

await runMain(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      title: { type: 'string' },
      category: { type: 'string', default: 'correctness' },
      severity: { type: 'string', default: 'warning' },
      help: { type: 'boolean', default: false },
    },
  });
  const [id] = positionals;
  if (values.help || !id || !/^[a-z]+(-[a-z]+)*$/.test(id)) {
    console.log(usage);
    return values.help ? 0 : 2;
  }
  const words = id.replaceAll('-', ' ');
  const lintRule = {
    id,
    title: values.title ?? words.charAt(0).toUpperCase() + words.slice(1),
    category: values.category,
    severity: values.severity,
  };
  const files = {
    [`server/src/lint/rules/${id}.ts`]: source(lintRule),
    [`docs/rules/${id}.md`]: page(lintRule),
    [`test/unit/lint/rules/${id}.test.ts`]: test(lintRule),
  };
  for (const file of Object.keys(files)) {
    if (existsSync(inProject(file))) {
      console.error(`${file} is there already. Choose another id.`);
      return 2;
    }
  }
  for (const [file, text] of Object.entries(files)) {
    await writeFile(inProject(file), text);
    console.log(`  ${file}`);
  }
  const [format, ...formatted] = tool(
    'biome',
    'check',
    '--write',
    ...Object.keys(files).filter((file) => file.endsWith('.ts')),
  );
  await run(format, formatted, { stdio: ['ignore', 'ignore', 'inherit'] });
  const [generate, ...args] = script('scripts/generate.mjs');
  return run(generate, args);
});

/** @param {Record<'id' | 'title' | 'category' | 'severity', string>} lintRule */
function source({ id, title, category, severity }) {
  return `import type { Finding, LintRule } from '../lintRule.ts';

/** What it finds, why that is wrong, and where that is documented (language.md). */
export const ${camelCase(id)}: LintRule = {
  id: '${id}',
  title: '${title}',
  category: '${category}',
  severity: '${severity}',
  // needs: ['pattern'], or what else a rule must have (traits.ts). Without needs this runs on every rule.
  *check(rule): Generator<Finding> {
    for (const condition of rule.conditions) {
      // yield { start: condition.start, end: condition.end, message: 'What is wrong. What to do.' };
      void condition;
    }
  },
};
`;
}

/** @param {Record<'id' | 'title' | 'category' | 'severity', string>} lintRule */
function page({ id, title, category, severity }) {
  const example = `\`\`\`adfsrule
c:[Type == "http://contoso.example/claims/department"]
 => issue(claim = c);
\`\`\``;
  return `# ${title}

\`${id}\` · ${category} · ${severity}

## Summary

What it finds, in one sentence.

## Avoid

${example}

## Prefer

${example}

## Why

What AD FS does, and what it costs.

## Exceptions

None.

## Configuration

Nothing to configure.

## Sources

- language.md
`;
}

/** @param {Record<'id' | 'title' | 'category' | 'severity', string>} lintRule */
function test({ id }) {
  return `import { describe, it } from 'vitest';
import { expectClean, expectFindings } from '../../support/lint.ts';

describe('${id}', () => {
  it('finds it', () => {
    expectFindings('${id}', 'c:[⟦Type⟧ == "http://contoso.example/claims/department"] => issue(claim = c);');
  });

  it('leaves a good rule alone', () => {
    expectClean('${id}', 'c:[Type == "http://contoso.example/claims/department"] => issue(claim = c);');
  });
});
`;
}
