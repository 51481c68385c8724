// What is written from the lint rules: their list, the schema of the configuration, the index of the pages, the settings.

/**
 * @typedef {object} Described what a lint rule says about itself, see server/src/lint/lintRule.ts
 * @property {string} id
 * @property {string} title
 * @property {string} category
 * @property {string} severity
 * @property {readonly string[]} [stages]
 * @property {Readonly<Record<string, { description: string, default: unknown }>>} [options]
 */

const categories = [
  ['correctness', 'Correctness', 'Rules that do not do what they say.'],
  ['security', 'Security', 'Rules that let in whom they should not.'],
  ['regex', 'Regular expressions', 'Patterns that match too much, too little, or too slowly.'],
  ['stage', 'Stages', 'Rules in a rule set where they have no effect, or another one.'],
  ['store', 'Attribute stores', 'Queries that AD FS refuses or that return something else.'],
  ['style', 'Style', 'What makes a rule set harder to read than it need be.'],
];

const severities = ['error', 'warning', 'information', 'hint', 'off'];

/**
 * `server/src/lint/rules/index.ts`.
 *
 * @param {readonly string[]} ids
 */
export function rulesModule(ids) {
  const sorted = [...ids].sort();
  return [
    '// Written by `npm run generate` from the files in this folder.',
    "import type { LintRule } from '../lintRule.ts';",
    ...sorted.map((id) => `import { ${camelCase(id)} } from './${id}.ts';`),
    '',
    '/** Every lint rule, by id. */',
    'export const lintRules: readonly LintRule[] = [',
    ...sorted.map((id) => `  ${camelCase(id)},`),
    '];',
    '',
  ].join('\n');
}

/** @param {string} id */
export function camelCase(id) {
  return id.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
}

/**
 * `docs/rules/README.md`.
 *
 * @param {readonly Described[]} lintRules
 */
export function pagesIndex(lintRules) {
  const lines = [
    '# Lint rules',
    '',
    'What AD FS accepts without a word and this extension reports. Severities can be changed and findings suppressed:',
    'see [configuration](../configuration.md).',
  ];
  for (const [category, title, subtitle] of categories) {
    const members = lintRules.filter((lintRule) => lintRule.category === category);
    if (members.length === 0) continue;
    lines.push('', `## ${title}`, '', subtitle, '', '| Lint rule | | Severity |', '| --- | --- | --- |');
    for (const { id, title: what, severity } of members.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
      lines.push(`| [\`${id}\`](${id}.md) | ${what} | ${severity} |`);
    }
  }
  return `${lines.join('\n')}\n`;
}

/**
 * The schema of `rules` in the configuration.
 *
 * @param {readonly Described[]} lintRules
 */
export function rulesSchema(lintRules) {
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(
      lintRules
        .toSorted((a, b) => (a.id < b.id ? -1 : 1))
        .map((lintRule) => [lintRule.id, ruleSchema(lintRule)]),
    ),
  };
}

/**
 * The same for the settings, in few words: package.json is read at every start.
 *
 * @param {readonly Described[]} lintRules
 */
export function rulesSetting(lintRules) {
  return {
    type: 'object',
    propertyNames: { enum: lintRules.map(({ id }) => id).sort() },
    additionalProperties: { anyOf: [{ enum: severities }, { type: 'object' }] },
  };
}

/** @param {Described} lintRule */
function ruleSchema({ title, severity, options }) {
  const level = { enum: severities };
  const description = `${title}. Severity without this entry: ${severity}.`;
  if (!options) return { description, ...level };
  return {
    description,
    anyOf: [
      level,
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          severity: { description: 'How serious a finding is.', ...level },
          ...Object.fromEntries(
            Object.entries(options).map(([name, option]) => [name, optionSchema(option)]),
          ),
        },
      },
    ],
  };
}

/** @param {{ description: string, default: unknown }} option */
function optionSchema({ description, default: value }) {
  const type = Array.isArray(value) ? { type: 'array', items: { type: 'string' } } : { type: typeof value };
  return { description, default: value, ...type };
}

/**
 * `schemas/adfsrule.config.schema.json`.
 *
 * @param {readonly Described[]} lintRules
 * @param {readonly string[]} stages
 */
export function configurationSchema(lintRules, stages) {
  const stage = { enum: stages };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Configuration of the AD FS claim rule tools',
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: { type: 'string' },
      rules: { description: 'The severity of lint rules, and their options.', $ref: '#/definitions/rules' },
      stages: {
        description:
          'Which rule set files belong to, by file pattern. A pattern without / means the file’s name; the longest pattern that fits decides.',
        type: 'object',
        additionalProperties: stage,
      },
      claimTypes: {
        description: 'Claim types of your own, by URI: they are offered, and explained on hover.',
        type: 'object',
        additionalProperties: {
          anyOf: [
            { type: 'string', description: 'What the claim says.' },
            {
              type: 'object',
              additionalProperties: false,
              properties: {
                name: { type: 'string', description: 'What people call the claim.' },
                description: { type: 'string', description: 'What the claim says.' },
              },
            },
          ],
        },
      },
      overrides: {
        description: 'Other severities and options for some files; later entries win.',
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['files', 'rules'],
          properties: {
            files: { type: 'array', items: { type: 'string' }, description: 'File patterns.' },
            rules: { $ref: '#/definitions/rules' },
          },
        },
      },
      suppressions: {
        description: 'Findings that are known and to be reported no more.',
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['lint'],
          anyOf: [{ required: ['rule'] }, { required: ['file'] }],
          properties: {
            lint: { enum: lintRules.map(({ id }) => id).sort(), description: 'The id of the lint rule.' },
            rule: {
              type: 'string',
              description: 'The name of the claim rule. Without it all rules of the file.',
            },
            file: { type: 'string', description: 'A file or file pattern. Without it all files.' },
            reason: { type: 'string', description: 'Why. For whoever reads this next.' },
          },
        },
      },
    },
    definitions: { rules: rulesSchema(lintRules) },
  };
}
