import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { catalog } from '../../server/src/catalog/index.ts';
import { problemsIn } from '../../server/src/features/problems.ts';
import { defaultSetup } from '../../server/src/lint/setup.ts';
import type { Stage } from '../../server/src/semantics/stage.ts';
import { literalValue, type Rule } from '../../server/src/syntax/nodes.ts';
import { RuleSet } from '../../server/src/syntax/ruleSet.ts';
import { walk } from '../../server/src/syntax/tree.ts';
import { expand } from './features/completionCursor.ts';

interface Snippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}

const project = join(import.meta.dirname, '../..');

function read(file: string): readonly (readonly [name: string, snippet: Snippet])[] {
  return Object.entries(
    JSON.parse(readFileSync(join(project, 'snippets', file), 'utf8')) as Record<string, Snippet>,
  );
}

const rules = read('adfsrule.json');
const powershell = read('powershell.json');

/** Everything but hints that is found in a text, and claim types that nobody knows. */
function faults(text: string, stage?: Stage): readonly string[] {
  const ruleSet = RuleSet.parse(text);
  const found = [...problemsIn(ruleSet, { ...defaultSetup, stage })].flatMap(({ problems }) => problems);
  return [
    ...found.filter(({ severity }) => severity !== 'hint').map(({ code, message }) => `${code}: ${message}`),
    ...ruleSet.pieces.flatMap(unknownTypes),
  ];
}

/** The rule set that a snippet is for, by the first part of its prefix. */
function stageOf(prefix: string): Stage {
  if (prefix.startsWith('mfa-')) return 'additionalAuthentication';
  return /^(authz|permit|deny)-/.test(prefix) ? 'authorization' : 'issuance';
}

function unknownTypes(rule: Rule): readonly string[] {
  const types: string[] = [];
  for (const node of walk(rule)) {
    if (node.kind !== 'constraint' && node.kind !== 'propertyArgument') continue;
    const type = node.property.name === 'Type' ? literalValue(rule, node.value) : undefined;
    if (type !== undefined && !type.startsWith('http://contoso.example/')) types.push(type);
  }
  return types.filter((type) => !catalog.claimTypes.byUri(type)).map((type) => `unknown type ${type}`);
}

describe('rule snippets', () => {
  test.each(rules)('%s: the default text is without fault', (_, { prefix, body }) => {
    const text = expand(body.join('\n'));
    expect(RuleSet.parse(text).rules).toHaveLength(1);
    expect(faults(text)).toEqual([]);
    expect(faults(text, stageOf(prefix))).toEqual([]);
  });

  test('there is one for every story and every template of the console', () => {
    const prefixes = rules.map(([, { prefix }]) => prefix);
    expect(prefixes).toEqual(
      expect.arrayContaining([
        'mfa-skip-activesync',
        'mfa-group-outside',
        'mfa-outlook-passive',
        'mfa-except-legacy',
        'authz-deny-without-mfa',
        'authz-one-method',
        'mfa-except-addresses',
        'mfa-except-account',
      ]),
    );
    const templates = rules.map(([, { body }]) => /@RuleTemplate = "(\w+)"/.exec(body.join('\n'))?.[1]);
    for (const template of [
      'LdapClaims',
      'EmitGroupClaims',
      'MapClaims',
      'PassThroughClaims',
      'Authorization',
      'AllowAllAuthzRule',
    ]) {
      expect(templates).toContain(template);
    }
  });

  test('the one that skips MFA says that it is a bypass', () => {
    const skip = rules.find(([, { prefix }]) => prefix === 'mfa-skip-activesync');
    expect(skip?.[0]).toContain('bypass');
    expect(skip?.[1].description).toContain('A bypass');
  });

  test('the default texts are the rules meant', () => {
    const text = (prefix: string): string =>
      expand(rules.find(([, snippet]) => snippet.prefix === prefix)?.[1].body.join('\n') ?? '');
    expect(text('mfa-outlook-passive')).toContain('"(?i)^/adfs/ls(/|$)"');
    expect(text('mfa-except-legacy')).toContain(
      '"^Microsoft\\.Exchange\\.(ActiveSync|Autodiscover|RPC|WebServices)$"',
    );
    expect(text('mfa-except-addresses')).toContain('"\\b203\\.0\\.113\\.(6[0-3]|[1-5]?[0-9])\\b"');
    expect(text('mfa-except-account')).toContain('"(?i)^svc-backup@contoso\\.example$"');
    expect(text('ldap-claims')).toContain('query = ";mail,sn;{0}"');
  });

  test('the expression for 203.0.113.0/26 lets in exactly its addresses', () => {
    const expression = /\b203\.0\.113\.(6[0-3]|[1-5]?[0-9])\b/;
    for (let last = 0; last < 256; last++) {
      expect(expression.test(`10.1.1.1,203.0.113.${last}`)).toBe(last < 64);
    }
  });
});

describe('PowerShell snippets', () => {
  test.each(powershell)('%s: cmdlets and parameters are known', (_, { body }) => {
    const text = expand(body.join('\n').replace(/\$\{2\}/g, 'IssuanceTransformRules')).replace(/`\n\s*/g, '');
    const unknown: string[] = [];
    for (const [, cmdlet = '', rest = ''] of text.matchAll(/^(?!\$|#)\s*([A-Z]\w+-[A-Z]\w+)([^|\n]*)/gm)) {
      if (!catalog.powershell.byName(cmdlet)) continue;
      for (const [, parameter = ''] of rest.matchAll(/ -([A-Z]\w+)/g)) {
        if (parameter === 'WhatIf') continue;
        if (!catalog.powershell.parameter(cmdlet, parameter)) unknown.push(`${cmdlet} -${parameter}`);
      }
    }
    expect(unknown).toEqual([]);
  });

  test.each(powershell)('%s: rule text stands in single quotes and is without fault', (_, { body }) => {
    const text = expand(body.join('\n'));
    expect(text).not.toContain('@"');
    for (const [, rule = ''] of text.matchAll(/@'\n([\s\S]*?)\n'@/g)) expect(faults(rule)).toEqual([]);
  });

  test('the rules of all trusts are the text that the cmdlet gives, and no property of it', () => {
    const texts = powershell.map(([, { body }]) => body.join('\n'));
    const reading = texts.filter((text) => text.includes('Get-AdfsAdditionalAuthenticationRule'));
    expect(reading.length).toBeGreaterThan(0);
    // A property that a string does not have is nothing: the rules that are there would be gone, and their backup empty.
    for (const text of reading) expect(text).not.toMatch(/Get-AdfsAdditionalAuthenticationRule\)\s*\./);
  });

  test('what changes rules shows it first and keeps the old ones', () => {
    for (const [, { body }] of powershell) {
      const text = body.join('\n');
      if (!/Set-Adfs/.test(text)) continue;
      expect(text).toContain('-WhatIf');
      expect(text).toContain('Set-Content');
    }
  });
});

test('prefixes and descriptions: one each, on one line', () => {
  for (const snippets of [rules, powershell]) {
    const prefixes = snippets.map(([, { prefix }]) => prefix);
    expect(new Set(prefixes).size).toBe(prefixes.length);
    for (const [, { prefix, description }] of snippets) {
      expect(prefix).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(description).toMatch(/^[^\n]{20,180}\.$/);
    }
  }
});

describe('the examples', () => {
  const folder = join(project, 'examples');
  const names = readdirSync(folder).filter(
    (name) => name.endsWith('.adfsrule') && !name.startsWith('broken'),
  );

  test.each(names)('%s is without fault', (name) => {
    expect(faults(readFileSync(join(folder, name), 'utf8'))).toEqual([]);
  });

  test('the rules in the scripts are without fault', () => {
    const script = readFileSync(join(folder, 'add-mfa-rule.ps1'), 'utf8');
    const [, rule = ''] = /@'\n([\s\S]*?)\n'@/.exec(script) ?? [];
    expect(RuleSet.parse(rule).rules).toHaveLength(1);
    expect(faults(rule)).toEqual([]);
  });

  test('the read-me names every file', () => {
    const readMe = readFileSync(join(folder, 'README.md'), 'utf8');
    const files = readdirSync(folder).filter((name) => /\.(adfsrule|ps1)$/.test(name));
    for (const name of files) expect(readMe).toContain(`](${name})`);
  });
});
