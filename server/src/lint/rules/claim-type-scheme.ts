import { catalog, namespaceHosts } from '../../catalog/index.ts';
import type { StringLiteral } from '../../syntax/nodes.ts';
import type { Fix } from '../../syntax/problem.ts';
import { claimLiterals } from '../claimLiterals.ts';
import { meaningOf } from '../claimTypeMeaning.ts';
import type { Finding, LintContext, LintRule } from '../lintRule.ts';

/** The same in a regular expression, where the dots have backslashes. */
const inPattern = new RegExp(
  `https(?=://(?:${namespaceHosts.map((host) => host.replaceAll('.', '\\\\?\\.')).join('|')})/)`,
  'gi',
);

/**
 * `https://schemas.microsoft.com/…` as a claim type. A bulk edit of Microsoft's documentation made `https` of `http` in
 * rule samples; such rules match nothing (language.md 7.1).
 */
export const claimTypeScheme: LintRule = {
  id: 'claim-type-scheme',
  title: 'Claim type starts with https',
  category: 'correctness',
  severity: 'warning',
  needs: ['https'],
  *check(rule, context) {
    for (const { literal, text, property, use } of claimLiterals(rule)) {
      if (property !== 'Type' || !/https/i.test(text)) continue;
      if (use === 'match') yield* pattern(literal, text);
      else yield* type(literal, text, context);
    }
  },
};

function* type(literal: StringLiteral, text: string, context: LintContext): Generator<Finding> {
  const right = catalog.claimTypes.httpForm(text);
  if (right === undefined || context.isOwnClaimType(text)) return;
  const { miss } = meaningOf(text);
  // With another slip in it, it is a misspelt type.
  if (miss && !miss.slips.every((slip) => slip === 'scheme' || slip === 'blank')) return;
  const start = literal.contentStart + text.search(/\S/);
  yield finding(start, start + 'https'.length, `Claim types of ${hostOf(right)} start with \`http://\`.`);
}

function* pattern(literal: StringLiteral, text: string): Generator<Finding> {
  for (const { index, 0: scheme } of text.matchAll(inPattern)) {
    const start = literal.contentStart + index;
    const host = hostOf(text.slice(index).replaceAll('\\', ''));
    yield finding(start, start + scheme.length, `Claim types of ${host} start with \`http://\`.`);
  }
}

function finding(start: number, end: number, message: string): Finding {
  const fix: Fix = {
    title: 'Use http://',
    edits: [{ start, end, newText: 'http' }],
    preferred: true,
    safe: true,
  };
  return {
    start,
    end,
    message: `${message} With \`https://\` it is another type that nobody has.`,
    fixes: [fix],
  };
}

function hostOf(uri: string): string {
  return /\/\/([^/]*)/.exec(uri)?.[1]?.toLowerCase() ?? uri;
}
