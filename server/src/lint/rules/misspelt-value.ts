import {
  type ClaimType,
  catalog,
  claimPropertyUri,
  claimTypeUri,
  type NearMiss,
  type Slip,
} from '../../catalog/index.ts';
import { shortType } from '../../semantics/summary.ts';
import type { Fix } from '../../syntax/problem.ts';
import { type ClaimLiteral, claimLiterals, innerRange } from '../claimLiterals.ts';
import { asSeen } from '../invisible.ts';
import { knownValuesOf } from '../knownValues.ts';
import type { Finding, LintRule } from '../lintRule.ts';
import { correction, escapeRegex, type PatternText, patternTexts } from '../patternTexts.ts';
import { placeholderIn } from '../placeholders.ts';
import { looksLikeRegex } from '../regexSyntax.ts';
import { treeOf } from '../rulePatterns.ts';

/**
 * `Microsoft.Exchange.Activesync`, `https://…/multipleauthn`, `adfs/ls/`: values that Microsoft's own components send
 * are compared letter by letter (language.md 3.5, 8.1). Types with free text are left alone.
 */
export const misspeltValue: LintRule = {
  id: 'misspelt-value',
  title: 'Value is misspelt',
  category: 'correctness',
  severity: 'warning',
  needs: ['knownType'],
  *check(rule) {
    for (const claim of claimLiterals(rule)) {
      const { entry, use } = claim;
      if (!entry || !isFixedByMicrosoft(claim, entry)) continue;
      if (use === 'match') yield* inPattern(claim, entry);
      else yield* inText(claim, entry);
    }
  },
};

/** Values of schools and vendors are theirs to spell; whether a claim is `true` has a lint rule of its own. */
function isFixedByMicrosoft({ property }: ClaimLiteral, { uri, category, valueKind }: ClaimType): boolean {
  if (property === 'Properties') return uri === claimPropertyUri.format;
  if (property !== 'Value' || valueKind === 'boolean' || valueKind === 'sid') return false;
  return category !== 'edu-federation' && category !== 'saml-property' && uri !== claimTypeUri.issuerId;
}

function* inText(claim: ClaimLiteral, entry: ClaimType): Generator<Finding> {
  const { text, use } = claim;
  const value = asSeen(text).trim();
  const values = knownValuesOf(entry);
  if (values.size === 0 || value === '' || values.has(value)) return;
  if (looksLikeRegex(value) || placeholderIn(value, use)) return;
  const miss = catalog.values.nearMiss(entry.uri, value);
  if (!miss || miss.right[0] === value) return;
  yield {
    ...innerRange(claim),
    message: message(entry, miss),
    fixes: fixesFor(claim, miss),
  };
}

function message({ uri }: ClaimType, { right, slips }: NearMiss): string {
  if (right.length > 1) {
    return `${right.length} values of ${shortType(uri)} have run together. Put a \`|\` between them and use \`=~\`.`;
  }
  const written = `\`${right[0]}\``;
  if (slips.every((slip) => slip === 'scheme'))
    return `The value starts with \`http://\`, not \`https://\`: ${written}.`;
  if (slips.every((slip) => slip === 'case'))
    return `Case counts. ${shortType(uri)} has the value ${written}.`;
  return `No known value of ${shortType(uri)}. Probably ${written} is meant.`;
}

function fixesFor(claim: ClaimLiteral, { right, slips }: NearMiss): readonly Fix[] {
  const content = innerRange(claim);
  if (right.length === 1) {
    const safe = slips.every((slip) => slip === 'case' || slip === 'scheme');
    return [{ title: `Use ${right[0]}`, edits: [{ ...content, newText: right[0] }], preferred: true, safe }];
  }
  const { operator, operatorStart, operatorEnd } = claim.constraint ?? {};
  if (operatorStart === undefined || operatorEnd === undefined || operator === undefined) return [];
  const newText = `^(${right.map(escapeRegex).join('|')})$`;
  return [
    {
      title: 'Compare with each of them',
      edits: [
        { start: operatorStart, end: operatorEnd, newText: operator === '==' ? '=~' : '!~' },
        { ...content, newText },
      ],
      preferred: true,
    },
  ];
}

function* inPattern({ literal, text }: ClaimLiteral, entry: ClaimType): Generator<Finding> {
  // User agents and endpoints are searched for parts of them.
  const searched =
    entry.uri === claimTypeUri.clientUserAgent || entry.uri === claimTypeUri.endpointAbsolutePath;
  if (searched || !/[A-Za-z]{3}/.test(text)) return;
  const values = knownValuesOf(entry);
  if (values.size === 0 || placeholderIn(text, 'match')) return;
  const { texts, ignoreCase, whole } = patternTexts(treeOf(text));
  for (const found of texts) {
    const right = meant(found, entry, values, ignoreCase, whole);
    const edit = right === undefined ? undefined : correction(found, right);
    if (right === undefined || !edit) continue;
    const start = literal.contentStart + (found.nodes[0]?.start ?? 0);
    const end = literal.contentStart + (found.nodes.at(-1)?.end ?? text.length);
    yield {
      start: Math.min(start, literal.contentStart + edit.start),
      end,
      message: message(entry, { right: [right], slips: slipsOf(found.text, right) }),
      fixes: [
        {
          title: `Use ${right}`,
          edits: [
            {
              start: literal.contentStart + edit.start,
              end: literal.contentStart + edit.end,
              newText: edit.newText,
            },
          ],
          preferred: true,
        },
      ],
    };
  }
}

/** The value, or the part of one, that a text of an expression stands for wrongly. */
function meant(
  { text }: PatternText,
  { uri }: ClaimType,
  values: ReadonlySet<string>,
  ignoreCase: boolean,
  whole: boolean,
): string | undefined {
  const lower = text.toLowerCase();
  let sameLetters: string | undefined;
  for (const value of values) {
    const at = whole ? (value.toLowerCase() === lower ? 0 : -1) : value.toLowerCase().indexOf(lower);
    if (at < 0) continue;
    const part = value.slice(at, at + text.length);
    if (ignoreCase || part === text) return undefined;
    sameLetters ??= part;
  }
  if (sameLetters !== undefined) return sameLetters;
  const miss = catalog.values.nearMiss(uri, text);
  // `ActiveSync` is a part that an expression may search for, when it is not held at both ends.
  if (!miss || miss.right.length > 1 || (miss.slips.includes('prefix') && !whole)) return undefined;
  return miss.right[0];
}

function slipsOf(text: string, right: string): readonly Slip[] {
  if (text.toLowerCase() === right.toLowerCase()) return ['case'];
  return [text.replace(/^https:/i, 'http:') === right ? 'scheme' : 'spelling'];
}
