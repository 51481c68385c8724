/** What a rule makes for one combination of claims: a copy, a new claim, or claims from a store (language.md 2.5). */

import { short } from '../syntax/nearest.ts';
import type { PropertyName } from '../syntax/nodes.ts';
import type { Budget } from './budget.ts';
import { type Claim, createClaim, valueTypes } from './claims.ts';
import type { CompiledAction } from './compile.ts';
import { type Failure, failure, isFailure } from './errors.ts';
import { type CompiledExpression, evaluateExpression } from './expressions.ts';
import type { Combination } from './matching.ts';
import type { Patterns } from './patterns.ts';
import type { AttributeStores, StoreQuery } from './storeQuery.ts';

/** What an action makes claims with. */
export interface Making {
  readonly patterns: Patterns;
  readonly budget: Budget;
  readonly stores: AttributeStores;
}

/** The claims of one run of an action. */
export interface Made {
  readonly claims: readonly Claim[];
  /** The query that was asked. */
  readonly query?: StoreQuery;
  readonly note?: string;
}

/** Runs an action for one combination. */
export function runAction(action: CompiledAction, bound: Combination, making: Making): Made | Failure {
  switch (action.form) {
    case 'copy': {
      const claim = bound[action.slot];
      return { claims: claim ? [claim] : [] };
    }
    case 'create':
      return createOne(action, bound, making);
    case 'query':
      return queryStore(action, bound, making);
  }
}

function createOne(
  { values, properties }: Extract<CompiledAction, { form: 'create' }>,
  bound: Combination,
  { patterns, budget }: Making,
): Made | Failure {
  let kept = 0;
  const texts: Partial<Record<PropertyName, string>> = {};
  for (const [name, expression] of values) {
    const text = evaluateExpression(expression, bound, patterns, budget);
    if (isFailure(text)) return text;
    texts[name] = text;
    kept += text.length;
  }
  const entries: (readonly [string, string])[] = [];
  for (const [key, expression] of properties) {
    const text = evaluateExpression(expression, bound, patterns, budget);
    if (isFailure(text)) return text;
    entries.push([key, text]);
    kept += text.length;
  }
  const tooMuch = budget.keepText(kept);
  if (tooMuch) return tooMuch;
  const { Type: type = '', Value: value = '', ValueType: valueType } = texts;
  const claim = createClaim({
    type,
    // Documented for JSON values only (language.md 1.4 and section 8, no. 3).
    value: valueType === valueTypes.json ? value.replaceAll('\\x22', '"') : value,
    valueType,
    issuer: texts.Issuer,
    originalIssuer: texts.OriginalIssuer,
    properties: entries.length === 0 ? undefined : Object.fromEntries(entries),
  });
  return { claims: [claim] };
}

function queryStore(
  action: Extract<CompiledAction, { form: 'query' }>,
  bound: Combination,
  { patterns, budget, stores }: Making,
): Made | Failure {
  const textsOf = (expressions: readonly CompiledExpression[]): readonly string[] | Failure => {
    const texts: string[] = [];
    for (const expression of expressions) {
      const text = evaluateExpression(expression, bound, patterns, budget);
      if (isFailure(text)) return text;
      texts.push(text);
    }
    return texts;
  };
  const names = textsOf([action.store, action.query]);
  if (isFailure(names)) return names;
  const params = textsOf(action.params);
  if (isFailure(params)) return params;
  const types = textsOf(action.types);
  if (isFailure(types)) return types;
  const query: StoreQuery = { store: names[0] as string, query: names[1] as string, params };
  const answer = stores.ask(query);
  if (isFailure(answer)) return answer;
  const { columns, rows, note, steps = 1 } = answer;
  if (!budget.take(steps)) return budget.failure as Failure;
  if (columns !== undefined && columns !== types.length) return wrongColumns(query, types.length, columns);
  const claims: Claim[] = [];
  for (const row of rows) {
    if (row.length !== types.length) return wrongColumns(query, types.length, row.length);
    for (const [column, cell] of row.entries()) {
      // Several values are several claims, and an attribute without a value is none (language.md 3.9).
      const values = typeof cell === 'string' ? [cell] : (cell ?? []);
      if (!budget.take(1 + values.length)) return budget.failure as Failure;
      for (const value of values) {
        if (value !== '') claims.push(createClaim({ type: types[column] as string, value }));
      }
    }
  }
  return { claims, query, ...(note === undefined ? {} : { note }) };
}

/** Columns and types must agree in number (language.md 3.9, 6.2). */
function wrongColumns({ store, query }: StoreQuery, expected: number, got: number): Failure {
  const types = expected === 1 ? 'one type' : `${expected} types`;
  return failure(
    'POLICY0019',
    `The rule has ${types}, and \`${short(query)}\` gives ${got} column${got === 1 ? '' : 's'}. Make them equal.\nAD FS reports POLICY0019: Query '${query}' to attribute store '${store}' returned an unexpected number of fields: expected '${expected}', got '${got}'.`,
  );
}
