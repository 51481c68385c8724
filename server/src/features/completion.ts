/**
 * What can be typed at a place: by context, the most useful first, and nothing where nothing fits. Whole rules are
 * not offered here but as snippets of the editor (`snippets/adfsrule.json`), so that none appears twice.
 */

import { dialects } from '../syntax/dialect.ts';
import type { PropertyName } from '../syntax/nodes.ts';
import type { RuleSet } from '../syntax/ruleSet.ts';
import { type Cursor, cursorAt } from './completion/cursor.ts';
import { documentationOf } from './completion/documentation.ts';
import { accessItems, copyItems, functionItems, labelItems } from './completion/expressionItems.ts';
import { MOST_OWN, type OwnClaims, ownClaims } from './completion/ownClaims.ts';
import { type Place, placeAfter, selectorAt } from './completion/place.ts';
import type { CompletionContext, Request } from './completion/request.ts';
import { labelsBefore, type ScopedLabel, settingsAround } from './completion/scope.ts';
import { type Draft, ranked } from './completion/slot.ts';
import { keyItems, stringTerm } from './completion/stringItems.ts';
import {
  annotationItems,
  argumentItems,
  conditionItems,
  countItems,
  joinItems,
  operatorItems,
  propertyItems,
  requiredItems,
  ruleStartItems,
  templateItems,
  verbItems,
} from './completion/syntaxItems.ts';
import type { CompletionList } from './completion/types.ts';

export type { CompletionContext } from './completion/request.ts';
export type { CompletionEdit, CompletionItem, CompletionKind, CompletionList } from './completion/types.ts';

/** Characters after which it pays to ask without being told to. */
export const completionTriggers: readonly string[] = [
  '@',
  '[',
  '(',
  '"',
  '=',
  '~',
  ',',
  '.',
  '|',
  ';',
  '{',
  '$',
  ' ',
];

/** What fits at a UTF-16 offset of the text, the most useful first. Empty where nothing fits. Never throws. */
export function complete(ruleSet: RuleSet, offset: number, context: CompletionContext): CompletionList {
  const at = Math.max(0, Math.min(offset, ruleSet.text.length));
  const cursor = cursorAt(ruleSet, at);
  if (!cursor || isNumber(cursor)) return { items: [] };
  const place = placeAfter(cursor.before);
  // A blank in front of a rule is indentation, not a question.
  if (context.trigger === ' ' && place.phase === 'ruleStart') return { items: [] };
  let own: OwnClaims | undefined;
  const request: Request = {
    cursor,
    place,
    context,
    labels: labelsBefore(cursor, place),
    settings: settingsAround(cursor, place),
    snippets: context.snippets,
    own: () => {
      own ??= ownClaims(ruleSet, cursor.piece);
      return own;
    },
  };
  const items = ranked(cursor.string ? inString(request) : outsideStrings(request));
  const incomplete = own !== undefined && (own.isCut || (context.ownTypes?.length ?? 0) > MOST_OWN);
  return { items, incomplete };
}

/** The documentation of an item, as Markdown, by its `data`. Undefined for anything else. */
export function resolveCompletion(data: string): { readonly documentation: string } | undefined {
  const documentation = documentationOf(data);
  return documentation ? { documentation } : undefined;
}

function isNumber({ string, text, word, offset }: Cursor): boolean {
  return !string && /^\d/.test(text.slice(word.start, offset));
}

/** Inside quotation marks only what is a string itself. */
function inString(request: Request): readonly Draft[] {
  const { place, cursor, context } = request;
  switch (place.phase) {
    case 'annotationValue':
      return place.name.toLowerCase() === 'ruletemplate' ? templateItems(cursor, context.stage) : [];
    case 'key':
      return keyItems(request);
    case 'typesOpen':
    case 'term':
      return stringTerm(request);
    default:
      return [];
  }
}

function outsideStrings(request: Request): readonly Draft[] {
  const { place, cursor, settings, context, labels, snippets } = request;
  const { phase } = place;
  switch (phase) {
    case 'ruleStart':
      return ruleStartItems(request, place.annotations, context.stage);
    case 'afterAction':
      return cursor.paragraph ? ruleStartItems({ ...request, labels: [] }, [], context.stage) : [];
    case 'annotationName':
      return annotationItems(request, place.annotations, '', context.stage);
    case 'annotationValue':
    case 'key':
      return inString(request);
    case 'condition':
      return conditionItems(request);
    case 'labelledCondition':
      return requiredItems(request, '[');
    case 'not':
      return requiredItems(request, 'exists');
    case 'aggregate':
      return requiredItems(request, '([');
    case 'aggregateSelector':
      return requiredItems(request, '[');
    case 'property':
      return propertyItems(request, settings);
    case 'operator':
      return operatorItems(request);
    case 'term':
      return term(request);
    case 'access':
      return isLabel(place.word, labels)
        ? accessItems(cursor, snippets, dialects[cursor.dialect].properties)
        : [];
    case 'afterCondition':
      return afterCondition(request);
    case 'countOperator':
      return countItems(request);
    case 'verb':
      return verbItems(request);
    case 'argument':
      return argumentItems(request, settings, place.verb);
    case 'claimLabel':
      return copyItems(cursor, labels);
    default:
      return [];
  }
}

function isLabel(word: string, labels: readonly ScopedLabel[]): boolean {
  return labels.some(({ name }) => name.toLowerCase() === word.toLowerCase());
}

/** The rule goes on, or behind an empty line a new one may start. */
function afterCondition(request: Request): readonly Draft[] {
  const { cursor, context } = request;
  const joined = joinItems(request);
  return cursor.paragraph
    ? [...joined, ...ruleStartItems({ ...request, labels: [] }, [], context.stage)]
    : joined;
}

/** A value that is not begun, or begun without quotation marks. */
function term(request: Request): readonly Draft[] {
  const { place, cursor, labels, snippets } = request;
  const selector = selectorAt(place);
  // A single `=` in a selector is a comparison that is not finished.
  const last = cursor.before[cursor.before.length - 1];
  if (selector && last?.text === '=' && last.end === cursor.offset) return operatorItems(request);
  const strings = stringTerm(request);
  if (selector || place.typesIndex >= 0 || !dialects[cursor.dialect].operatorsInExpressions) {
    return selector || place.typesIndex >= 0
      ? strings
      : [...labelItems(cursor, labels, propertyOf(place)), ...strings];
  }
  const name = place.name.toLowerCase();
  if (name === 'store' || name === 'query') return strings;
  const call = place.calls[place.calls.length - 1];
  if (call && call.argument > 0) return [];
  const property = call ? 'Value' : propertyOf(place);
  const expressions = [...labelItems(cursor, labels, property), ...functionItems(cursor, labels, snippets)];
  // A claim type is a literal in nearly all rules; a value is taken from a condition as often.
  return name === 'type' && !call ? [...strings, ...expressions] : [...expressions, ...strings];
}

function propertyOf({ name }: Place): PropertyName {
  const lower = name.toLowerCase();
  const known: readonly PropertyName[] = ['Type', 'ValueType', 'Issuer', 'OriginalIssuer'];
  return known.find((property) => property.toLowerCase() === lower) ?? 'Value';
}
