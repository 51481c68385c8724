import { type ClaimType, catalog, type Stage } from '../../catalog/index.ts';
import { correction, patternTexts } from '../../lint/patternTexts.ts';
import { parseRegex } from '../../regex/index.ts';
import { sidName } from '../../semantics/describe/claimNames.ts';
import { shortType, typesOf } from '../../semantics/summary.ts';
import type { Node, Rule, StringLiteral } from '../../syntax/nodes.ts';
import { literalValue, stringValue } from '../../syntax/nodes.ts';
import type { TextEdit } from '../../syntax/problem.ts';
import type { RuleSet } from '../../syntax/ruleSet.ts';
import { inText, placeOf, type RulePlace } from './place.ts';
import type { Refactoring } from './refactoring.ts';

/** A list to choose from is short. */
const MOST = 10;

interface Choice {
  readonly value: string;
  readonly name: string;
}

/**
 * Puts another entry of the catalogue in the place of the selected one: a claim type of the same kind, another known value
 * of the claim type, another well-known group of the same domain.
 */
export function replaceValueRefactorings(
  ruleSet: RuleSet,
  start: number,
  end: number,
  stage?: Stage,
): readonly Refactoring[] {
  const place = placeOf(ruleSet, start, end);
  const literal = place?.path.at(-1);
  if (!place || literal?.kind !== 'string') return [];
  const subject = subjectAt(place, literal);
  if (!subject) return [];
  return choices(place, subject.text, stage)
    .flatMap(({ value, name }) => {
      const edit = subject.replaceBy(value);
      return edit
        ? [{ title: `Replace with ${name}`, kind: 'refactor.rewrite', edits: inText(place, [edit]) }]
        : [];
    })
    .slice(0, MOST);
}

/** A text that stands for a type or value: all of a literal, or one of the texts that a pattern lists. */
interface Subject {
  readonly text: string;
  /** The edit in offsets of the rule; undefined where one edit cannot do it. */
  replaceBy(value: string): TextEdit | undefined;
}

function subjectAt({ rule, path, start }: RulePlace, literal: StringLiteral): Subject | undefined {
  const text = stringValue(rule, literal);
  const owner = path.at(-2);
  const isPattern = owner?.kind === 'constraint' && (owner.operator === '=~' || owner.operator === '!~');
  if (!isPattern) {
    const { contentStart, contentEnd } = literal;
    return { text, replaceBy: (newText) => ({ start: contentStart, end: contentEnd, newText }) };
  }
  const { texts } = patternTexts(parseRegex(text));
  const offset = start - literal.contentStart;
  const here = texts.filter(({ nodes }) => nodes.some((node) => node.start <= offset && offset < node.end));
  const [only] = texts.length === 1 ? texts : here;
  if (!only || (texts.length > 1 && here.length > 1)) return undefined;
  return {
    text: only.text,
    replaceBy: (value) => {
      const edit = correction(only, value);
      return (
        edit && {
          start: literal.contentStart + edit.start,
          end: literal.contentStart + edit.end,
          newText: edit.newText,
        }
      );
    },
  };
}

function choices({ rule, path }: RulePlace, text: string, stage: Stage | undefined): readonly Choice[] {
  const owner = path.at(-2);
  if (owner?.kind === 'typesArgument') return typesLike(text, stage);
  // Half of a concatenation is no value.
  if (owner?.kind !== 'constraint' && owner?.kind !== 'propertyArgument') return [];
  if (owner.property.name === 'Type') return typesLike(text, stage);
  if (owner.property.name !== 'Value') return [];
  const type = typeBeside(rule, path);
  return type === undefined ? [] : valuesLike(type, text);
}

/** The claim type of the condition or action that the place belongs to. */
function typeBeside(rule: Rule, path: readonly Node[]): string | undefined {
  const selector = path.findLast((node) => node.kind === 'selector');
  if (selector) {
    const types = typesOf(rule, selector);
    return types.length === 1 ? types[0] : undefined;
  }
  for (const arg of rule.action?.args ?? []) {
    if (arg.kind === 'propertyArgument' && arg.property.name === 'Type') return literalValue(rule, arg.value);
  }
  return undefined;
}

/** The claim types of the same category, those next to it in the catalogue first. */
function typesLike(uri: string, stage: Stage | undefined): readonly Choice[] {
  const entry = catalog.claimTypes.byUri(uri);
  if (!entry) return [];
  const group = catalog.claimTypes
    .forCompletion(stage)
    .filter((other) => other.category === entry.category && !catalog.claimTypes.isTemplateUri(other.uri));
  const at = group.indexOf(entry);
  const distance = new Map(group.map((other, index) => [other, Math.abs(index - at)]));
  return group
    .filter((other) => other !== entry)
    .toSorted((a, b) => (distance.get(a) ?? 0) - (distance.get(b) ?? 0))
    .map((other) => ({ value: other.uri, name: nameOf(other) }));
}

function nameOf({ uri, friendlyName }: ClaimType): string {
  const short = shortType(uri);
  return friendlyName && friendlyName.toLowerCase() !== short.toLowerCase()
    ? `${friendlyName} (${short})`
    : short;
}

/** The other known values of the type. Groups of a domain keep its part of the SID. */
function valuesLike(type: string, text: string): readonly Choice[] {
  const domain = catalog.sids.byText(text)?.domain;
  return catalog.values
    .forCompletion(type)
    .filter(({ kind }) => kind !== 'userAgent')
    .flatMap(({ value, name, kind }) => {
      const filled = domain ? value.replace('<domain>', domain) : value;
      if (filled === text || filled.includes('<')) return [];
      // Who has a group of a domain wants another one of that domain, not one of the federation server.
      if (domain && kind === 'sid' && filled === value) return [];
      const title = kind === 'sid' ? (sidName(filled) ?? filled) : value;
      return [
        {
          value: filled,
          name: name && kind !== 'sid' && kind !== 'endpoint' ? `${name} (${shortType(title)})` : title,
        },
      ];
    });
}
