import { isAggregate, isVerb, Keyword } from '../../syntax/keywords.ts';
import { isComparison, isCountComparison, TokenKind } from '../../syntax/tokens.ts';
import type { CursorToken } from './cursor.ts';

/** What the grammar expects next. */
export type Phase =
  | 'ruleStart'
  | 'annotationName'
  | 'annotationAssign'
  | 'annotationValue'
  /** Behind a word that may turn out to be a label. */
  | 'label'
  | 'condition'
  | 'labelledCondition'
  | 'not'
  | 'aggregate'
  | 'aggregateSelector'
  | 'aggregateClose'
  | 'property'
  | 'operator'
  | 'key'
  | 'keyClose'
  | 'term'
  | 'afterTerm'
  | 'access'
  | 'afterCondition'
  | 'countOperator'
  | 'countNumber'
  | 'verb'
  | 'afterVerb'
  | 'argument'
  | 'assign'
  | 'claimLabel'
  | 'typesOpen'
  | 'afterArgument'
  | 'afterAction';

/** A condition as far as it is typed. `open` and `close` are positions in the token list; `close` is -1 while open. */
export interface ConditionDraft {
  readonly label: string | undefined;
  readonly aggregate: 'exists' | 'count' | undefined;
  readonly keyword: number;
  open: number;
  close: number;
}

/** A function call that is still open. */
export interface CallDraft {
  readonly name: string;
  readonly open: number;
  argument: number;
}

/** Where in a rule the tokens end. */
export interface Place {
  phase: Phase;
  /** Names of the annotations that the rule has so far, in lower case. */
  annotations: string[];
  conditions: ConditionDraft[];
  /** The verb of the action, and the position of its parenthesis (-1 before it, or where the action is closed). */
  verb: 'issue' | 'add' | undefined;
  actionOpen: number;
  /** The property, argument or annotation whose value is expected, as typed. */
  name: string;
  /** The key of `Properties["…"]`. */
  key: string | undefined;
  operator: TokenKind | undefined;
  /** Position in `types = (…)`, -1 outside. */
  typesIndex: number;
  calls: CallDraft[];
  /** The word before `.` or `(`. */
  word: string;
  /** What follows the `]` of a property key. */
  afterKey: Phase;
}

/** Whether the place lies inside a selector's brackets. */
export function selectorAt(place: Place): ConditionDraft | undefined {
  const last = place.conditions[place.conditions.length - 1];
  return place.actionOpen < 0 && last && last.open >= 0 && last.close < 0 ? last : undefined;
}

/**
 * Reads tokens up to a cursor. Never fails: what cannot stand somewhere is passed over, and what must start a
 * condition, an action or a rule does so whatever is still open.
 */
export function placeAfter(tokens: readonly CursorToken[]): Place {
  let place = newRule();
  tokens.forEach((token, i) => {
    const { kind } = token;
    if (kind === TokenKind.At) {
      if (place.phase !== 'ruleStart') place = newRule();
      place.phase = 'annotationName';
    } else if (kind === TokenKind.Semicolon) {
      place = newRule();
    } else if (kind === TokenKind.Arrow) {
      leaveSelector(place, i);
      place.calls = [];
      place.phase = 'verb';
    } else if (kind === TokenKind.And) {
      leaveSelector(place, i);
      place.phase = 'condition';
    } else {
      if (startsRule(tokens, i, place)) place = newRule();
      step(place, token, i);
    }
  });
  return place;
}

function newRule(): Place {
  return {
    phase: 'ruleStart',
    annotations: [],
    conditions: [],
    verb: undefined,
    actionOpen: -1,
    name: '',
    key: undefined,
    operator: undefined,
    typesIndex: -1,
    calls: [],
    word: '',
    afterKey: 'operator',
  };
}

const expectsCondition: ReadonlySet<Phase> = new Set([
  'ruleStart',
  'annotationValue',
  'label',
  'condition',
  'labelledCondition',
  'not',
  'aggregate',
  'aggregateSelector',
]);

/** A condition where none can stand: the rule before has no end. */
function startsRule(tokens: readonly CursorToken[], i: number, place: Place): boolean {
  const token = tokens[i] as CursorToken;
  if (expectsCondition.has(place.phase)) return false;
  const condition =
    (token.kind === TokenKind.Identifier &&
      (isAggregate(token.keyword) || tokens[i + 1]?.kind === TokenKind.Colon)) ||
    (token.kind === TokenKind.OpenBracket && (place.phase === 'afterAction' || token.paragraph));
  // Without an empty line, only the `&&` is missing.
  return condition && (place.phase !== 'afterCondition' || token.paragraph);
}

function step(place: Place, token: CursorToken, i: number): void {
  const { kind } = token;
  switch (place.phase) {
    case 'annotationName':
      if (kind !== TokenKind.Identifier) break;
      place.name = token.text;
      place.phase = 'annotationAssign';
      break;
    case 'annotationAssign':
      place.phase = 'annotationValue';
      break;
    case 'annotationValue':
      place.annotations.push(place.name.toLowerCase());
      place.phase = 'ruleStart';
      break;
    case 'ruleStart':
    case 'condition':
    case 'label':
    case 'labelledCondition':
    case 'not':
    case 'afterCondition':
    case 'afterAction':
      startCondition(place, token, i);
      break;
    case 'aggregate':
      if (kind === TokenKind.OpenParen) place.phase = 'aggregateSelector';
      break;
    case 'aggregateSelector':
      if (kind === TokenKind.OpenBracket) openSelector(place, i);
      break;
    case 'aggregateClose':
      if (kind === TokenKind.CloseParen) closeAggregate(place);
      break;
    case 'countOperator':
      if (isCountComparison(kind) || kind === TokenKind.Assign) place.phase = 'countNumber';
      break;
    case 'countNumber':
      place.phase = 'afterCondition';
      break;
    case 'verb':
      if (isVerb(token.keyword)) {
        place.verb = token.keyword === Keyword.Issue ? 'issue' : 'add';
        place.phase = 'afterVerb';
      }
      break;
    case 'afterVerb':
      if (kind !== TokenKind.OpenParen) break;
      place.actionOpen = i;
      place.phase = 'argument';
      break;
    default:
      stepInside(place, token, i);
  }
}

function startCondition(place: Place, token: CursorToken, i: number): void {
  const { kind, keyword } = token;
  if (kind === TokenKind.OpenBracket) {
    const label = place.phase === 'labelledCondition' || place.phase === 'label' ? place.word : undefined;
    place.conditions.push({ label, aggregate: undefined, keyword: -1, open: -1, close: -1 });
    openSelector(place, i);
  } else if (kind === TokenKind.Colon && place.phase === 'label') {
    place.phase = 'labelledCondition';
  } else if (kind !== TokenKind.Identifier) {
    return;
  } else if (keyword === Keyword.Exists || keyword === Keyword.Count) {
    const aggregate = keyword === Keyword.Exists ? 'exists' : 'count';
    place.conditions.push({ label: undefined, aggregate, keyword: i, open: -1, close: -1 });
    place.phase = 'aggregate';
  } else if (keyword === Keyword.Not) {
    place.phase = 'not';
  } else if (isVerb(keyword)) {
    place.verb = keyword === Keyword.Issue ? 'issue' : 'add';
    place.phase = 'afterVerb';
  } else {
    place.word = token.text;
    place.phase = 'label';
  }
}

function openSelector(place: Place, i: number): void {
  const condition = place.conditions[place.conditions.length - 1];
  if (condition) condition.open = i;
  place.phase = 'property';
}

function leaveSelector(place: Place, i: number): void {
  const selector = selectorAt(place);
  if (selector) selector.close = i;
  place.actionOpen = -1;
  place.typesIndex = -1;
}

function closeAggregate(place: Place): void {
  const last = place.conditions[place.conditions.length - 1];
  place.phase = last?.aggregate === 'count' ? 'countOperator' : 'afterCondition';
}

/** Inside the brackets of a selector or the parentheses of an action. */
function stepInside(place: Place, token: CursorToken, i: number): void {
  const { kind } = token;
  if (place.phase === 'key') {
    place.key = kind === TokenKind.CloseBracket ? undefined : token.text;
    place.phase = kind === TokenKind.CloseBracket ? place.afterKey : 'keyClose';
  } else if (place.phase === 'keyClose') {
    if (kind === TokenKind.CloseBracket) place.phase = place.afterKey;
  } else if (kind === TokenKind.Comma) {
    nextItem(place);
  } else if (kind === TokenKind.CloseParen) {
    closeParen(place, i);
  } else if (kind === TokenKind.CloseBracket) {
    closeBracket(place, i);
  } else {
    stepInItem(place, token, i);
  }
}

/** Inside one constraint or argument. */
function stepInItem(place: Place, token: CursorToken, i: number): void {
  const { kind } = token;
  switch (place.phase) {
    case 'property':
    case 'argument':
      if (kind !== TokenKind.Identifier) break;
      place.name = token.text;
      place.key = undefined;
      place.phase = place.phase === 'property' ? 'operator' : 'assign';
      break;
    case 'operator':
    case 'assign':
      if (kind === TokenKind.OpenBracket) openKey(place, place.phase);
      else if (isComparison(kind) || kind === TokenKind.Assign) expectValue(place, kind);
      else if (kind === TokenKind.OpenParen && isTypes(place)) openTypes(place);
      break;
    case 'claimLabel':
      place.phase = 'afterArgument';
      break;
    case 'typesOpen':
      if (kind === TokenKind.OpenParen) openTypes(place);
      break;
    case 'term':
      place.word = kind === TokenKind.Identifier ? token.text : '';
      place.phase = 'afterTerm';
      break;
    case 'access':
      place.word = '';
      place.phase = 'afterTerm';
      break;
    case 'afterTerm':
      if (kind === TokenKind.Plus) place.phase = 'term';
      else if (kind === TokenKind.Dot) place.phase = 'access';
      else if (kind === TokenKind.OpenBracket) openKey(place, 'afterTerm');
      else if (kind === TokenKind.OpenParen) {
        place.calls.push({ name: place.word, open: i, argument: 0 });
        place.phase = 'term';
      }
      break;
  }
}

function isTypes(place: Place): boolean {
  return place.name.toLowerCase() === 'types';
}

function openKey(place: Place, afterKey: Phase): void {
  place.afterKey = afterKey;
  place.phase = 'key';
}

function openTypes(place: Place): void {
  place.typesIndex = 0;
  place.phase = 'term';
}

function expectValue(place: Place, operator: TokenKind): void {
  place.operator = operator;
  const name = place.name.toLowerCase();
  if (place.phase === 'assign' && name === 'claim') place.phase = 'claimLabel';
  else if (place.phase === 'assign' && name === 'types') place.phase = 'typesOpen';
  else place.phase = 'term';
}

function nextItem(place: Place): void {
  const call = place.calls[place.calls.length - 1];
  if (call) {
    call.argument++;
    place.phase = 'term';
  } else if (place.typesIndex >= 0) {
    place.typesIndex++;
    place.phase = 'term';
  } else {
    place.phase = place.actionOpen >= 0 ? 'argument' : 'property';
  }
}

function closeParen(place: Place, i: number): void {
  if (place.calls.pop()) {
    place.word = '';
    place.phase = 'afterTerm';
  } else if (place.typesIndex >= 0) {
    place.typesIndex = -1;
    place.phase = 'afterArgument';
  } else if (place.actionOpen >= 0) {
    place.actionOpen = -1;
    place.phase = 'afterAction';
  } else {
    leaveSelector(place, i);
    closeAggregate(place);
  }
}

function closeBracket(place: Place, i: number): void {
  const selector = selectorAt(place);
  if (!selector) return;
  place.calls = [];
  selector.close = i;
  place.phase = selector.aggregate ? 'aggregateClose' : 'afterCondition';
}
