/** Hover on text in quotation marks: what it is depends on the place where it stands. */
import { catalog } from '../../catalog/index.ts';
import { type Segment, segmentsOf } from '../../semantics/describe/regexText.ts';
import { typesOf } from '../../semantics/summary.ts';
import type { Argument, Constraint, Node, Selector, StringLiteral } from '../../syntax/nodes.ts';
import { literalValue, stringValue, textOf } from '../../syntax/nodes.ts';
import { addressesCard } from './addresses.ts';
import { claimTypeCard, emptyTypeCard } from './claimTypeCard.ts';
import { bold, type Card, code } from './markdown.ts';
import { replacementHover } from './replacements.ts';
import { ruleCard } from './rules.ts';
import { around, type Found, type Site } from './site.ts';
import { feederOf, paramIndex, queryHover, storeCard } from './stores.ts';
import { rightSpelling, valueCard } from './valueCards.ts';
import { wordCard } from './words.ts';

/** Hover on a string literal. */
export function stringHover(site: Site, literal: StringLiteral): Found | undefined {
  const parent = site.path.at(-2);
  if (parent?.kind === 'property') return whole(literal, keyCard(site, literal));
  if (parent?.kind === 'annotation') return whole(literal, annotationCard(site, parent, literal));
  if (parent?.kind === 'call') return replacementHover(site, parent, literal);
  const owner = around(
    site,
    'constraint',
    'propertyArgument',
    'typesArgument',
    'storeArgument',
    'claimArgument',
  );
  if (!owner) return undefined;
  // A part of a concatenation is no value of its own.
  const alone = parent === owner;
  if (owner.kind === 'constraint') return alone ? constraintHover(site, owner, literal) : undefined;
  return argumentHover(site, owner, literal, alone);
}

function whole(literal: StringLiteral, card: Card | undefined): Found | undefined {
  const range = { start: literal.contentStart, end: literal.contentEnd };
  return card && { card, range: range.start === range.end ? literal : range };
}

function keyCard(site: Site, literal: StringLiteral): Card | undefined {
  return claimTypeCard(stringValue(site.rule, literal), { ...site, stage: undefined });
}

function annotationCard(
  site: Site,
  parent: Extract<Node, { kind: 'annotation' }>,
  literal: StringLiteral,
): Card | undefined {
  const name = parent.name ? textOf(site.rule, parent.name).toLowerCase() : '';
  if (name === 'rulename') return ruleCard(site);
  if (name !== 'ruletemplate') return undefined;
  const text = stringValue(site.rule, literal);
  return (
    wordCard('template', text) ?? {
      lines: [`${bold(text)} is no template of the console.`, 'Leave the line out for a rule of your own.'],
    }
  );
}

function constraintHover(site: Site, constraint: Constraint, literal: StringLiteral): Found | undefined {
  const text = stringValue(site.rule, literal);
  const pattern = constraint.operator === '=~' || constraint.operator === '!~';
  const selector = around(site, 'selector');
  const types = selector ? typesOf(site.rule, selector) : [];
  const type = types.length === 1 ? types[0] || undefined : undefined;
  const cardFor = (part: string, regex: boolean): Card | undefined => {
    switch (constraint.property.name) {
      case 'Type':
        if (part === '') return emptyTypeCard(valueIn(site, selector), 'read', site.stage);
        return regex ? inPattern(part, site) : claimTypeCard(part, site);
      case 'Value':
        return valueCard({
          text: part,
          type,
          pattern: regex,
          ignoreCase: regex && text.includes('(?i)'),
        });
      case 'Properties': {
        const key = constraint.property.key ? stringValue(site.rule, constraint.property.key) : undefined;
        return valueCard({ text: part, type: key, pattern: regex, ignoreCase: false });
      }
      case 'ValueType':
        return wordCard('valueType', part);
      default:
        return wordCard('issuer', part);
    }
  };
  if (!pattern) return whole(literal, cardFor(text, false));
  const isValue = constraint.property.name === 'Value';
  const addresses = isValue ? addressesCard(text, type, constraint.operator === '!~') : undefined;
  if (addresses) return whole(literal, addresses);
  const segment = segmentAt(site, literal, text);
  const card = segment && cardFor(segment.text ?? text.slice(segment.start, segment.end), true);
  if (!segment || !card) return undefined;
  const range = { start: literal.contentStart + segment.start, end: literal.contentStart + segment.end };
  const meant = segment.text === undefined ? undefined : rightSpelling(segment.text, type);
  return { card: withDotWarning(card, segment, meant ?? text.slice(segment.start, segment.end)), range };
}

/** A piece of a pattern is a claim type only when it is a known one, or almost. */
function inPattern(part: string, site: Site): Card | undefined {
  const known = catalog.claimTypes.byUri(part) ?? catalog.claimTypes.nearMiss(part);
  return known && claimTypeCard(part, site);
}

/** The literal that a selector compares the value with. */
function valueIn(site: Site, selector: Selector | undefined): string | undefined {
  const value = selector?.constraints.find(({ property }) => property.name === 'Value')?.value;
  return literalValue(site.rule, value);
}

function segmentAt({ offset }: Site, literal: StringLiteral, text: string): Segment | undefined {
  const at = offset - literal.contentStart;
  return segmentsOf(text).find(({ start, end }) => start <= at && at < end);
}

function withDotWarning(card: Card, segment: Segment, meant: string): Card {
  if (!segment.looseDot) return card;
  const right = meant.replace(/(?<!\\)\./g, '\\.');
  const warning = `Dots stand for any character here; exact is ${code(right)}.`;
  return { ...card, details: [...(card.details ?? []), warning] };
}

function argumentHover(
  site: Site,
  owner: Argument,
  literal: StringLiteral,
  alone: boolean,
): Found | undefined {
  const { rule } = site;
  const action = around(site, 'action');
  const text = stringValue(rule, literal);
  if (!action) return undefined;
  if (owner.kind === 'typesArgument') {
    const card = alone ? claimTypeCard(text, site) : undefined;
    const feeder = feederOf(rule, action, literal);
    if (!card || feeder === undefined) return whole(literal, card);
    const [title = '', ...lines] = card.lines;
    return whole(literal, {
      ...card,
      lines: [title, `Filled from the attribute ${code(feeder)}.`, ...lines],
    });
  }
  if (owner.kind === 'storeArgument') {
    if (owner.name === 'query') return queryHover(site, literal);
    if (owner.name === 'store') return alone ? whole(literal, storeCard(text)) : undefined;
    const index = paramIndex(rule, action, owner.value);
    if (index === undefined || !alone) return undefined;
    return whole(literal, { lines: [`Fills in ${code(`{${index}}`)} of the query.`] });
  }
  if (owner.kind !== 'propertyArgument' || !alone) return undefined;
  switch (owner.property.name) {
    case 'Type':
      return whole(
        literal,
        text === '' ? emptyTypeCard(valueMade(site), 'write', site.stage) : claimTypeCard(text, site),
      );
    case 'Value':
      return whole(literal, valueCard({ ...plainValue, text, type: typeMade(site) }));
    case 'Properties': {
      const key = owner.property.key ? stringValue(rule, owner.property.key) : undefined;
      return whole(literal, valueCard({ ...plainValue, text, type: key }));
    }
    case 'ValueType':
      return whole(literal, wordCard('valueType', text));
    default:
      return whole(literal, wordCard('issuer', text));
  }
}

const plainValue = { pattern: false, ignoreCase: false } as const;

/** The claim type that the action creates, when it is a literal. */
function typeMade(site: Site): string | undefined {
  return literalOf(site, 'Type') || undefined;
}

function valueMade(site: Site): string | undefined {
  return literalOf(site, 'Value');
}

function literalOf(site: Site, name: 'Type' | 'Value'): string | undefined {
  for (const arg of around(site, 'action')?.args ?? []) {
    if (arg.kind === 'propertyArgument' && arg.property.name === name) {
      return literalValue(site.rule, arg.value);
    }
  }
  return undefined;
}
