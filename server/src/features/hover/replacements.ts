/** Hover on the arguments of `RegExReplace` and the references of its replacement. */

import type { ReplacementPart } from '../../regex/index.ts';
import { groupsOf, type RegexGroup, referencesIn } from '../../semantics/describe/regexGroups.ts';
import { isRegExReplace } from '../../syntax/keywords.ts';
import type { Call, StringLiteral } from '../../syntax/nodes.ts';
import { literalValue, stringValue, textOf } from '../../syntax/nodes.ts';
import { type Card, code, few } from './markdown.ts';
import type { Found, Site } from './site.ts';
import { wordCard } from './words.ts';

/** Hover on a literal argument of `RegExReplace`. Undefined for other functions and further arguments. */
export function replacementHover(site: Site, call: Call, literal: StringLiteral): Found | undefined {
  const { rule, offset } = site;
  if (!isRegExReplace(textOf(rule, call.name))) return undefined;
  const index = call.args.indexOf(literal);
  const text = stringValue(rule, literal);
  const content = { start: literal.contentStart, end: literal.contentEnd };
  const source = wordCard('function', 'RegExReplace')?.source;
  if (index === 0) return { card: { lines: ['**1. Text** in which to replace.'], source }, range: content };
  const pattern = literalValue(rule, call.args[1]);
  if (index === 1) return { card: { ...patternCard(text), source }, range: content };
  if (index !== 2) return undefined;
  const groups = pattern === undefined ? undefined : groupsOf(pattern);
  for (const reference of referencesIn(text, groups ?? [])) {
    const start = literal.contentStart + reference.start;
    const end = literal.contentStart + reference.end;
    if (start <= offset && offset < end) {
      const card = referenceCard(reference, text, pattern ?? '', groups);
      return { card: { ...card, source }, range: { start, end } };
    }
  }
  return { card: { ...replacementCard(text, pattern, groups), source }, range: content };
}

function patternCard(pattern: string): Card {
  const groups = groupsOf(pattern);
  const anchored = pattern.startsWith('^') && pattern.endsWith('$');
  return {
    lines: [
      '**2. Pattern:** a .NET regular expression. Every match is replaced; without a match the text stays.',
      groups.length === 0
        ? 'It has no groups.'
        : `Groups: ${few(
            groups.map((group) => groupText(group, pattern)),
            6,
          )}.`,
    ],
    details: anchored
      ? []
      : ['Without `^` and `$` it replaces parts of the text, and each one that matches.'],
  };
}

function groupText(group: RegexGroup, pattern: string): string {
  const reference = group.named ? `\${${group.name}}` : `$${group.number}`;
  return `${code(reference)} is ${code(pattern.slice(group.start, group.end), 60)}`;
}

const special: Readonly<Partial<Record<ReplacementPart['kind'], string>>> = {
  group: 'the whole match',
  text: 'a dollar sign',
  before: 'the text before the match',
  after: 'the text behind the match',
  all: 'the whole text',
};

function referenceCard(
  reference: ReplacementPart,
  text: string,
  pattern: string,
  groups: readonly RegexGroup[] | undefined,
): Card {
  const spelled = text.slice(reference.start, reference.end);
  const written = code(spelled);
  if (spelled === '$+') return { lines: [`${written}: the last group that matched`] };
  if (reference.kind !== 'unknownGroup') {
    const group = groupOf(reference, groups);
    const means = group
      ? `what ${code(pattern.slice(group.start, group.end))} matched`
      : special[reference.kind];
    return { lines: [`${written}: ${means}`] };
  }
  if (!groups) return { lines: [`${written}: group ${code(reference.name)} of the pattern`] };
  const existing = groups.map((known) => groupText(known, pattern));
  return {
    lines: [
      `**The pattern has no group ${code(reference.name)}.** ${written} stays in the result as it is.`,
      existing.length > 0 ? `It has ${few(existing, 5)}.` : 'It has no groups at all.',
      'Web pages tend to swallow the name: `(?<user>…)` becomes `(?…)`.',
    ],
  };
}

/** The group that a reference means. Undefined for the whole match, and for what is no group. */
function groupOf(
  reference: ReplacementPart,
  groups: readonly RegexGroup[] | undefined,
): RegexGroup | undefined {
  return reference.kind === 'group' ? groups?.find(({ number }) => number === reference.number) : undefined;
}

function replacementCard(
  text: string,
  pattern: string | undefined,
  groups: readonly RegexGroup[] | undefined,
): Card {
  if (text === '') return { lines: ['**3. Replacement:** empty, so every match is removed.'] };
  const references = referencesIn(text, groups ?? []).filter(
    (reference) => reference.kind === 'unknownGroup' || groupOf(reference, groups),
  );
  const used = references.map((reference) => {
    const { start, end } = reference;
    const group = groupOf(reference, groups);
    const means = group && pattern ? code(pattern.slice(group.start, group.end), 60) : 'no group';
    return `${code(text.slice(start, end))} is ${means}`;
  });
  const lost = (groups ?? []).some(({ named }) => named) && /\{\w+\}/.test(text) && references.length === 0;
  return {
    lines: [
      '**3. Replacement** for every match. A backslash is an ordinary character here.',
      ...(used.length > 0 ? [`${few(used, 6)}.`] : []),
      ...(lost ? ['**Mind:** the `$` is missing; a double-quoted PowerShell string eats it.'] : []),
    ],
    details: used.length === 0 ? [`Groups of the pattern: ${code(`\${name}`)} or ${code('$1')}.`] : [],
  };
}
