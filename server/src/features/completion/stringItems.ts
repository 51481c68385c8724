import { catalog } from '../../catalog/index.ts';
import { dialects } from '../../syntax/dialect.ts';
import { isRegExReplace } from '../../syntax/keywords.ts';
import { TokenKind } from '../../syntax/tokens.ts';
import { type ClaimTypeRequest, claimTypeItems, type OwnType } from './claimTypeItems.ts';
import { type Cursor, tokensAfter } from './cursor.ts';
import { documentationKey } from './documentation.ts';
import { replacementItems } from './expressionItems.ts';
import { selectorAt } from './place.ts';
import { queryItems } from './queryItems.ts';
import type { Request } from './request.ts';
import { claimTypeIn, type ScopedLabel, type Setting } from './scope.ts';
import { type Draft, draft, stringSlot } from './slot.ts';
import { issuerItems, propertyKeyItems, valueItems, valueTypeItems } from './valueItems.ts';

/** The strings that fit as a value: by the property or argument, and by the claim type beside it. */
export function stringTerm(request: Request): readonly Draft[] {
  const { place, cursor, settings, snippets, own, labels } = request;
  const selector = selectorAt(place) !== undefined;
  const operator = selector ? place.operator : undefined;
  const call = place.calls[place.calls.length - 1];
  if (call)
    return isReplacement(call.name, call.argument) ? replacementItems(cursor, patternOf(request)) : [];
  if (follows(cursor, '+')) return [];
  if (place.typesIndex >= 0) return typeItems(request, place.verb ?? 'issue');
  switch (place.name.toLowerCase()) {
    case 'type':
      return typeItems(request, selector ? 'read' : (place.verb ?? 'issue'));
    case 'value': {
      const type = claimTypeIn(settings) ?? typeTakenOver(settings, labels);
      return type === undefined ? [] : valueItems({ cursor, type, operator, own: own(), snippets });
    }
    case 'properties':
      return place.key === undefined
        ? []
        : valueItems({ cursor, type: place.key, operator, own: own(), snippets });
    case 'valuetype':
      return valueTypeItems(cursor, operator, dialects[cursor.dialect].valueTypes);
    case 'issuer':
    case 'originalissuer':
      // Literal issuers in an action are discouraged (language.md 3.7).
      return selector ? issuerItems(cursor, operator) : [];
    case 'store':
      return storeItems(request);
    case 'query':
      return queryItems({ cursor, settings, snippets });
    default:
      return [];
  }
}

function isReplacement(name: string, argument: number): boolean {
  return isRegExReplace(name) && argument === 2;
}

/** The second argument of the call around the cursor. */
function patternOf({ cursor, place }: Request): string {
  const open = place.calls[place.calls.length - 1]?.open ?? 0;
  const literals = cursor.before.slice(open).filter(({ text }) => text.includes('(?<'));
  return literals[literals.length - 1]?.text ?? '';
}

/** A string that is one part of a concatenation has no known whole. */
function follows({ before }: Cursor, sign: string): boolean {
  return before[before.length - 1]?.text === sign;
}

/** `Type = c.Type`: the type of the condition. */
function typeTakenOver(settings: readonly Setting[], labels: readonly ScopedLabel[]): string | undefined {
  const label = /^(\w+)\.type$/i.exec(settings.find(({ name }) => name === 'type')?.text ?? '')?.[1];
  const types = labels.find(({ name }) => name.toLowerCase() === label?.toLowerCase())?.types;
  return types?.length === 1 ? types[0] : undefined;
}

function typeItems(request: Request, use: ClaimTypeRequest['use']): readonly Draft[] {
  const { cursor, place, context, snippets, own } = request;
  const mine = new Map<string, OwnType>();
  for (const [uri, rule] of own().types) mine.set(uri, { uri, rule });
  for (const type of context.ownTypes ?? []) {
    const here = mine.get(type.uri);
    // What the configuration says about a type is worth more than which rule makes it.
    if (!here || type.description !== undefined || type.name !== undefined) {
      mine.set(type.uri, { ...type, rule: here?.rule ?? type.rule });
    }
  }
  return claimTypeItems({
    cursor,
    stage: context.stage,
    use,
    operator: selectorAt(place) ? place.operator : undefined,
    snippets,
    own: [...mine.values()],
    without: typesInList(request),
  });
}

/** The types that the list around the cursor has, on both sides of it. */
function typesInList({ cursor, place }: Request): readonly string[] {
  if (place.typesIndex < 0) return [];
  const { before } = cursor;
  const open = before.findLastIndex(({ text }) => text.toLowerCase() === 'types');
  const after = tokensAfter(cursor);
  const close = after.findIndex(({ kind }) => kind === TokenKind.CloseParen);
  return [...before.slice(open + 1), ...after.slice(0, Math.max(0, close))].map(({ text }) => text);
}

/** Keys of `Properties["…"]`. In an action those that it sets already are left out. */
export function keyItems({ cursor, settings, place }: Request): readonly Draft[] {
  if (place.afterKey === 'afterTerm') return propertyKeyItems(cursor, []);
  return propertyKeyItems(
    cursor,
    settings.map(({ key }) => key).filter((key) => key !== undefined),
  );
}

function storeItems({ cursor, own }: Request): readonly Draft[] {
  const known = catalog.attributeStores.forCompletion();
  const names = new Map(
    known.filter(({ kind }) => kind === 'built-in').map(({ name }) => [name, 'Built in']),
  );
  for (const name of own().stores) if (!names.has(name)) names.set(name, 'In another rule of this file');
  for (const { name } of known) if (!names.has(name)) names.set(name, 'Belongs to AD FS itself');
  return [...names].map(([name, detail]) =>
    draft(stringSlot(cursor), {
      label: name,
      kind: 'store',
      text: `"${name}"`,
      detail,
      ...(catalog.attributeStores.byName(name) ? { data: documentationKey('store', name) } : {}),
    }),
  );
}
