/** The texts that inputs are made of: our own examples, and published rules where they are present. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RuleSet } from '../../server/src/syntax/ruleSet.ts';
import { goodRules } from '../unit/support/rules.ts';

export interface Pool {
  /** Single rules, and the text between rules. */
  readonly rules: readonly string[];
  readonly scripts: readonly string[];
  readonly markdown: readonly string[];
  readonly json: readonly string[];
}

/**
 * @param root the project's folder
 * @param corpus a folder with `real/` and `powershell/`; what is not there is left out
 */
export function loadPool(root: string, corpus: string): Pool {
  const pages = texts(join(root, 'docs/rules'), '.md');
  const fences = pages.flatMap((page) =>
    [...page.matchAll(/^```adfsrule[^\n]*\n([\s\S]*?)^```/gm)].map((match) => match[1] as string),
  );
  const files = [
    ...goodRules,
    ...fences,
    ...texts(join(root, 'examples'), '.adfsrule'),
    ...texts(join(corpus, 'real'), '.adfsrule'),
  ];
  const rules = files.flatMap((text) => RuleSet.parse(text).pieces.map((piece) => piece.text));
  return {
    rules: rules.filter(({ length }) => length < 4000),
    scripts: [...texts(join(root, 'examples'), '.ps1'), ...texts(join(corpus, 'powershell'), '.ps1')],
    markdown: [...pages, ...texts(join(root, 'docs'), '.md')],
    json: [...texts(join(root, 'examples'), '.json'), ...configurations],
  };
}

const configurations = [
  '{ "rules": { "unescaped-dot": "off", "keyword-case": { "severity": "error" } }, "stages": { "trusts/*.adfsrule": "issuance" } }',
  '{\n  // known\n  "suppressions": [{ "lint": "unescaped-dot", "rule": "Staff", "file": "x.adfsrule" }],\n  "claimTypes": { "http://contoso.example/claims/dept": { "name": "Department", "description": "Where somebody works" } },\n}',
  '{ "overrides": [{ "files": ["lab/**"], "rules": { "unescaped-dot": "hint" } }] }',
  '[{ "type": "upn", "value": "jane@contoso.example", "properties": { "k": "1" } }, { "type": "http://contoso.example/claims/role", "value": "auditor" }]',
  '[{ "store": "Active Directory", "query": ";mail;{0}", "params": ["CONTOSO\\\\jane"], "rows": [["jane@contoso.example"]] }]',
  '{ "rules": { "issuance": "a.adfsrule" }, "scenarios": [{ "name": "staff", "given": { "claims": [{ "type": "a", "value": "b" }] }, "expect": { "issued": [{ "type": "a" }] } }] }',
];

/** In the order of their names, so that a seed means the same everywhere. */
function texts(folder: string, extension: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(extension))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n'));
}
