/** What a rule asks an attribute store, and what comes back. */
import type { Failure } from './errors.ts';

/** A field of a row: no claim for null, one claim for a text, one for each text of a list. */
export type Cell = string | null | readonly string[];

/** What a store answers to a query. */
export interface StoreFixture {
  /** The name as rules write it. */
  readonly store: string;
  /** The query as rules write it, with its placeholders. */
  readonly query: string;
  /** The params it is asked with; undefined for any. */
  readonly params?: readonly string[] | undefined;
  readonly rows: readonly (readonly Cell[])[];
}

/** What a rule asks a store, with its params as texts. */
export interface StoreQuery {
  readonly store: string;
  readonly query: string;
  readonly params: readonly string[];
}

/** What a store says to a query. */
export interface StoreAnswer {
  /** The number of columns, where it is known without a row. */
  readonly columns?: number;
  readonly rows: readonly (readonly Cell[])[];
  /** What finding it took, in steps of the budget. */
  readonly steps?: number;
  /** What may surprise about the answer. */
  readonly note?: string;
}

/** Where rules get the answers of their queries from. */
export interface AttributeStores {
  ask(query: StoreQuery): StoreAnswer | Failure;
}
