import { catalog, claimTypeUri, claimValue, type KnownValue } from '../../catalog/index.ts';
import type { TokenKind } from '../../syntax/tokens.ts';
import type { Cursor } from './cursor.ts';
import { documentationKey } from './documentation.ts';
import type { OwnClaims } from './ownClaims.ts';
import { type Draft, draft, escapedRegex, stringSlot } from './slot.ts';
import { type StringForm, type StringText, stringFormAt, writeExpression, writeValue } from './stringForm.ts';

export interface ValueRequest {
  readonly cursor: Cursor;
  /** The claim type of the selector or action, or the key of `Properties["…"]`. */
  readonly type: string;
  /** How the value is compared; undefined in an action. */
  readonly operator: TokenKind | undefined;
  readonly own: OwnClaims;
  readonly snippets: boolean;
}

/** The values that a claim of a type is known to have, and the ones that the user's own rules write. */
export function valueItems(request: ValueRequest): readonly Draft[] {
  const { type, own, operator, cursor } = request;
  const form = stringFormAt(cursor, operator);
  const items: Draft[] = [];
  for (const value of own.valuesOf(type, form.slot.typed)) {
    // What the catalogue knows comes with its name; a slip for a known value is not worth repeating.
    if (catalog.values.one(type, value) || catalog.values.nearMiss(type, value)) continue;
    const detail = 'In another rule of this file';
    items.push(draft(form.slot, { label: value, kind: 'value', ...writeValue(form, value), detail }));
  }
  const known = catalog.values.forCompletion(type).filter((value) => fits(value, form, request));
  for (const value of ordered(known, request)) {
    const written = write(value, form, request);
    if (form.part && form.others.some((other) => other === written.text || other === value.value)) continue;
    items.push(
      draft(form.slot, {
        label: labelOf(value),
        kind: 'value',
        ...written,
        search: [value.name ?? '', lastPart(value.value), short(value.value)].filter((word) => word !== ''),
        whole: form.regex ? escapedRegex(value.value) : value.value,
        description: descriptionOf(value),
        data: documentationKey('value', type, value.value),
      }),
    );
  }
  return items;
}

/** `Issuer == "…"`: who AD FS names as issuer. */
export function issuerItems(cursor: Cursor, operator: TokenKind | undefined): readonly Draft[] {
  const form = stringFormAt(cursor, operator);
  return catalog.language.ofKind('issuer').map(({ word: name }) =>
    draft(form.slot, {
      label: name,
      kind: 'value',
      ...writeValue(form, name),
      data: documentationKey('value', 'Issuer', name),
    }),
  );
}

/** `ValueType = "…"`: the words of the dialect, or names of XML Schema. */
export function valueTypeItems(
  cursor: Cursor,
  operator: TokenKind | undefined,
  dialectWords: readonly string[] | undefined,
): readonly Draft[] {
  const form = stringFormAt(cursor, operator);
  const uris = dialectWords ?? catalog.language.ofKind('valueType').map(({ word }) => word);
  return uris.map((uri) =>
    draft(form.slot, {
      label: lastPart(uri),
      kind: 'value',
      ...writeValue(form, uri),
      whole: uri,
      detail: uri,
      ...(dialectWords ? {} : { data: documentationKey('value', 'ValueType', uri) }),
    }),
  );
}

/** Keys of `Properties["…"]`. */
export function propertyKeyItems(cursor: Cursor, used: readonly string[]): readonly Draft[] {
  return catalog.claimTypes
    .propertiesForCompletion()
    .filter(({ uri }) => !used.includes(uri))
    .map(({ uri, shortName }) =>
      draft(stringSlot(cursor), {
        label: shortName,
        kind: 'claimType',
        text: `"${uri}"`,
        whole: uri,
        data: documentationKey('type', uri),
      }),
    );
}

const domainStart = 'S-1-5-21-<domain>';

/** Fragments of user agents are no whole values, and `<domain>` must be filled in. */
function fits(
  { kind, value, pattern }: KnownValue,
  form: StringForm,
  { snippets, own }: ValueRequest,
): boolean {
  if (form.regex) return snippets || !value.includes('<rid>');
  if (kind === 'userAgent') return catalog.userAgents.byFragment(value)?.kind === 'activesync-device';
  if (!pattern || snippets) return true;
  return own.domainSid !== undefined && !value.replace(domainStart, '').includes('<');
}

/** What a rule most likely means first: the second factor, the groups of the user's own domain. */
function ordered(values: readonly KnownValue[], request: ValueRequest): readonly KnownValue[] {
  return values.toSorted((a, b) => rankOf(a, request) - rankOf(b, request));
}

function rankOf({ value }: KnownValue, { type, operator, own }: ValueRequest): number {
  if (operator === undefined && type === claimTypeUri.authenticationMethod) {
    return value === claimValue.multipleAuthentication ? 0 : 1;
  }
  if (type === claimTypeUri.permit || type === claimTypeUri.deny) return value === 'true' ? 1 : 0;
  // Rules are about groups of the own domain; of the others the ones that Windows adds to every token come last.
  if (value.startsWith(domainStart)) return own.domainSid !== undefined && !value.includes('<rid>') ? 0 : 1;
  return value.startsWith('S-1-5-32-') || !value.startsWith('S-1-') ? 2 : 3;
}

/** The last word of a dotted name: `ActiveSync`. */
function short(value: string): string {
  return /^[\w.]+\.(\w+)$/.exec(value)?.[1] ?? '';
}

/** A SID and the URI of a method are known by their names; everything else by itself. */
function labelOf({ kind, name, value }: KnownValue): string {
  return name !== null && (kind === 'sid' || (kind === 'authMethod' && value.includes(':'))) ? name : value;
}

/** What fits beside the label; a longer meaning is left to the documentation. */
const descriptionWidth = 40;

function descriptionOf(known: KnownValue): string | undefined {
  const { value, name, meaning } = known;
  if (labelOf(known) !== value) return lastPart(value);
  return name ?? (meaning.length <= descriptionWidth ? meaning : undefined);
}

/** What comes after the last slash, hash or colon. */
function lastPart(value: string): string {
  return /[^/#:]+\/?$/.exec(value)?.[0] ?? value;
}

function write(known: KnownValue, form: StringForm, { own, snippets }: ValueRequest): StringText {
  const { value, kind, pattern } = known;
  if (pattern && own.domainSid !== undefined && value.startsWith(domainStart)) {
    const sid = value.replace(domainStart, own.domainSid);
    return sid.endsWith('<rid>')
      ? writeValue(form, sid.slice(0, -'<rid>'.length), 'rid')
      : writeValue(form, sid);
  }
  if (form.regex) {
    const sample = sampleExpression(known);
    if (sample === undefined) return writeValue(form, value);
    if (!form.part) return writeExpression(form, sample, false);
    return writeExpression(form, kind === 'userAgent' ? escapedRegex(value) : bare(sample), true);
  }
  if (!pattern || !snippets) return writeValue(form, value);
  let stop = 0;
  const filled = value.replace(/<(\w+)>/g, (_, name: string) => `\${${++stop}:${name}}`);
  return { text: `"${filled}"`, snippet: true };
}

/** The expression that the catalogue recommends for a value whose spelling varies in the field. */
function sampleExpression({ kind, value, pattern }: KnownValue): string | undefined {
  if (kind === 'userAgent') return catalog.userAgents.byFragment(value)?.exampleRegex;
  if (kind === 'endpoint') return catalog.endpoints.byPath(value)?.matchRegex;
  if (kind === 'sid' && pattern) return catalog.sids.byText(value)?.entry.exampleRegex;
  return undefined;
}

/** An expression without its options and anchors, as one alternative of another. */
function bare(expression: string): string {
  return expression
    .replace(/^\(\?i\)/, '')
    .replace(/^\^/, '')
    .replace(/\$$/, '');
}
