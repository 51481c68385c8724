/** Claims, store fixtures and directories as files hold them. What is malformed is reported by name, never thrown. */
import type { Node } from 'jsonc-parser';
import { claimTypeOf, type OwnNames } from './claimNames.ts';
import { type Claim, type ClaimParts, createClaim } from './claims.ts';
import type { Directory } from './directory.ts';
import { type JsonProblem, JsonReader } from './json.ts';
import { readDirectory } from './readDirectory.ts';
import type { AttributeStores, Cell, StoreFixture } from './storeQuery.ts';
import { createStores } from './stores.ts';

/** Claims from a file, or why they cannot be read. With problems the claims are those that could be read. */
export interface ClaimsFile {
  readonly claims: readonly Claim[];
  readonly problems: readonly JsonProblem[];
}

/**
 * Reads `[{ "type": "…", "value": "…" }, …]`; comments may stand in it. Types may be short names (see `claimTypeOf`).
 * A claim also has `valueType`, `issuer`, `originalIssuer` and `properties`, with the defaults of `createClaim`.
 */
export function readClaims(text: string, own?: OwnNames): ClaimsFile {
  const reader = new JsonReader(text);
  const claims = reader.root
    ? reader.array(reader.root, 'The claims').flatMap((node) => claimIn(reader, node, own) ?? [])
    : [];
  return { claims, problems: reader.problems };
}

/** Attribute stores from a file. */
export interface StoresFile {
  readonly stores: AttributeStores;
  readonly problems: readonly JsonProblem[];
}

/** Reads `[{ "store", "query", "params", "rows" }, …]`, or an object with such `stores` and a `directory`. */
export function readStores(text: string): StoresFile {
  const reader = new JsonReader(text);
  let fixtures: readonly StoreFixture[] = [];
  let directory: Directory | undefined;
  if (reader.root?.type === 'object') {
    const members = reader.object(reader.root, 'The file', ['stores', 'directory']) ?? {};
    if (members.stores) fixtures = fixturesIn(reader, members.stores);
    if (members.directory) directory = readDirectory(reader, members.directory);
  } else if (reader.root) {
    fixtures = fixturesIn(reader, reader.root);
  }
  return { stores: createStores(fixtures, directory), problems: reader.problems };
}

/** The store fixtures in an array. */
export function fixturesIn(reader: JsonReader, node: Node): readonly StoreFixture[] {
  return reader.array(node, 'The stores').flatMap((member) => fixtureIn(reader, member) ?? []);
}

function fixtureIn(reader: JsonReader, node: Node): StoreFixture | undefined {
  const what = 'A store';
  const members = reader.object(node, what, ['store', 'query', 'params', 'rows']);
  if (!members) return undefined;
  if (!members.store) return reader.missing(node, what, 'store');
  if (!members.query) return reader.missing(node, what, 'query');
  if (!members.rows) return reader.missing(node, what, 'rows');
  const store = reader.string(members.store, '`store`');
  const query = reader.string(members.query, '`query`');
  const before = reader.problems.length;
  const params = members.params
    ? reader.array(members.params, '`params`').flatMap((param) => reader.string(param, 'A param') ?? [])
    : undefined;
  const rows = reader.array(members.rows, '`rows`').map((row) => rowIn(reader, row));
  if (store === undefined || query === undefined || reader.problems.length > before) return undefined;
  return { store, query, params, rows };
}

/** A row is an array of fields; for one column its field alone will do. */
function rowIn(reader: JsonReader, node: Node): readonly Cell[] {
  return node.type === 'array'
    ? (node.children ?? []).map((cell) => cellIn(reader, cell))
    : [cellIn(reader, node)];
}

function cellIn(reader: JsonReader, node: Node): Cell {
  if (node.type === 'null') return null;
  if (node.type === 'array') return reader.strings(node, 'A value');
  return reader.string(node, 'A field') ?? null;
}

function claimIn(reader: JsonReader, node: Node, own: OwnNames | undefined): Claim | undefined {
  const parts = claimPartsIn(reader, node);
  return parts && createClaim({ ...parts, type: claimTypeOf(parts.type, own) });
}

/** One claim as an object, its type as it is written. */
export function claimPartsIn(reader: JsonReader, node: Node): ClaimParts | undefined {
  const what = 'A claim';
  const members = reader.object(node, what, [
    'type',
    'value',
    'valueType',
    'issuer',
    'originalIssuer',
    'properties',
  ]);
  if (!members) return undefined;
  if (!members.type) return reader.missing(node, what, 'type');
  if (!members.value) return reader.missing(node, what, 'value');
  const type = reader.string(members.type, '`type`');
  const value = reader.string(members.value, '`value`');
  const valueType = members.valueType && reader.string(members.valueType, '`valueType`');
  const issuer = members.issuer && reader.string(members.issuer, '`issuer`');
  const originalIssuer = members.originalIssuer && reader.string(members.originalIssuer, '`originalIssuer`');
  const properties = members.properties && propertiesIn(reader, members.properties);
  if (type === undefined || value === undefined) return undefined;
  return {
    type,
    value,
    valueType,
    issuer,
    originalIssuer,
    properties,
  };
}

/** The properties of a claim, by their keys. */
export function propertiesIn(reader: JsonReader, node: Node): Readonly<Record<string, string>> {
  const entries = (reader.members(node, '`properties`') ?? []).flatMap(({ name, value }) => {
    const text = reader.string(value, 'A property');
    return text === undefined ? [] : [[name, text] as const];
  });
  return Object.fromEntries(entries);
}
