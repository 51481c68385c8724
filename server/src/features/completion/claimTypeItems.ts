import { type ClaimType, catalog, claimTypeUri, type Stage } from '../../catalog/index.ts';
import { shortType } from '../../semantics/summary.ts';
import type { TokenKind } from '../../syntax/tokens.ts';
import type { Cursor } from './cursor.ts';
import { documentationKey } from './documentation.ts';
import { MOST_OWN } from './ownClaims.ts';
import { type Draft, draft } from './slot.ts';
import { type StringForm, type StringText, stringFormAt, writeValue } from './stringForm.ts';

/** A claim type of the user's own, and the name of a rule that issues it. */
export interface OwnType {
  readonly uri: string;
  readonly rule?: string | undefined;
  /** What people call it, and what it says, where the configuration says so. */
  readonly name?: string | undefined;
  readonly description?: string | undefined;
}

export interface ClaimTypeRequest {
  readonly cursor: Cursor;
  readonly stage: Stage | undefined;
  /** A condition reads the type; `issue` and `add` make it. */
  readonly use: 'read' | 'issue' | 'add';
  /** How the type is compared; undefined in an action. */
  readonly operator: TokenKind | undefined;
  readonly snippets: boolean;
  readonly own: readonly OwnType[];
  /** Types that have no place any more: the ones that `types = (…)` has. */
  readonly without: readonly string[];
}

/** The claim types for a place, most useful first: as names for people, with the URI as text. */
export function claimTypeItems(request: ClaimTypeRequest): readonly Draft[] {
  const { own, stage, without } = request;
  const form = stringFormAt(request.cursor, request.operator);
  const written = new Set(own.map(({ uri }) => uri));
  const known = catalog.claimTypes
    .forCompletion(stage)
    .filter(({ uri }) => !without.includes(uri))
    .filter(({ uri }) => request.snippets || !catalog.claimTypes.isTemplateUri(uri))
    .filter(
      ({ uri, category }) => request.use !== 'read' || !forOutputOnly.has(category) || written.has(uri),
    );
  const entries = known.map((entry, i) => ({
    item: knownItem(entry, form, request.snippets),
    rank: rankOf(entry, request) - (written.has(entry.uri) && request.use === 'read' ? 2 : 0),
    i,
  }));
  const uris = new Set(known.map(({ uri }) => uri));
  const more = fewest(own, form.slot.typed).filter(({ uri }) => isOwn(uri, uris) && !without.includes(uri));
  const names = new Map<string, number>();
  for (const { uri } of more) names.set(shortType(uri), (names.get(shortType(uri)) ?? 0) + 1);
  more.forEach((type, i) => {
    const short = type.name ?? shortType(type.uri);
    const label = (names.get(shortType(type.uri)) ?? 0) > 1 ? type.uri : short;
    entries.push({ item: ownItem(type, label, form), rank: request.use === 'read' ? 1 : 4, i });
  });
  return entries.sort((a, b) => a.rank - b.rank || a.i - b.i).map(({ item }) => item);
}

/** All of them, or where they are too many the ones that hold what is typed. */
function fewest(own: readonly OwnType[], typed: string): readonly OwnType[] {
  if (own.length <= MOST_OWN) return own;
  const wanted = typed.toLowerCase();
  const found: OwnType[] = [];
  for (const type of own) {
    if (found.length === MOST_OWN) break;
    if (type.uri.toLowerCase().includes(wanted)) found.push(type);
  }
  return found;
}

/** Not a type of the catalogue, nor one that is a slip for one: that is not worth repeating. */
function isOwn(uri: string, offered: ReadonlySet<string>): boolean {
  if (uri === '' || offered.has(uri)) return false;
  return catalog.claimTypes.byUri(uri) === undefined && catalog.claimTypes.nearMiss(uri) === undefined;
}

function knownItem(entry: ClaimType, form: StringForm, snippets: boolean): Draft {
  const { uri, shortName, friendlyName, aliases } = entry;
  const name = shortType(uri);
  return draft(form.slot, {
    label: friendlyName ?? name,
    kind: 'claimType',
    ...text(uri, form, snippets),
    search: [shortName, name, ...aliases],
    whole: form.regex ? writeValue({ ...form, part: true, end: '' }, uri).text : uri,
    description: whereFrom(uri, name),
    data: documentationKey('type', uri),
  });
}

function ownItem({ uri, rule, description }: OwnType, label: string, form: StringForm): Draft {
  return draft(form.slot, {
    label,
    kind: 'claimType',
    ...writeValue(form, uri),
    search: [shortType(uri)],
    whole: uri,
    description: whereFrom(uri, ''),
    detail: description ?? (rule ? `Made by "${rule}": ${uri}` : `Made by another rule: ${uri}`),
  });
}

/** The URI as a string or regular expression. A `{part}` at its end becomes a placeholder. */
function text(uri: string, form: StringForm, snippets: boolean): StringText {
  const template = /^(.*)\{(\w+)\}$/.exec(uri);
  if (!template || !snippets) return writeValue(form, uri);
  return writeValue(form, template[1] as string, template[2]);
}

/** Tells types of one name apart: the last part of the URI, or the host of one that Microsoft does not define. */
function whereFrom(uri: string, name: string): string {
  const host = /^https?:\/\/([^/]+)/.exec(uri)?.[1];
  if (host !== undefined && !host.startsWith('schemas.')) return host;
  return name || uri;
}

/** What applications expect in a token: no rule finds it there, unless another one made it. */
const forOutputOnly: ReadonlySet<string> = new Set([
  'edu-federation',
  'saml-attribute-oid',
  'saas-aws',
  'saas-other',
]);

/** Categories that belong to few rules come last, in this order. */
const rare: readonly string[] = [
  'sso-session',
  'password',
  'certificate',
  'alternate-login',
  'oauth-token',
  'custom-conventional',
  'wif-standard',
  'entra-token',
  'edu-federation',
  'saml-attribute-oid',
  'saas-aws',
  'saas-other',
  'internal-temporary',
];

/** What decisions ask in the rules that people write most: they come before everything else. */
const everyday: readonly string[] = [
  claimTypeUri.clientApplication,
  claimTypeUri.insideCorporateNetwork,
  claimTypeUri.groupSid,
  claimTypeUri.forwardedClientIp,
  claimTypeUri.authenticationMethodsReferences,
  claimTypeUri.clientUserAgent,
  claimTypeUri.endpointAbsolutePath,
  claimTypeUri.upn,
];

const decisionOrder = ['network', 'request-context', 'sid', 'group', 'authentication', 'device', 'identity'];
const transformOrder = ['identity', 'office365', 'group', 'sid', 'network', 'authentication', 'device'];

/** Lower is better. Conditions of decisions ask where, how and who; transforms deal with who first. */
function rankOf({ uri, category }: ClaimType, { use, stage }: ClaimTypeRequest): number {
  const decides = stage !== undefined && stage !== 'issuance' && stage !== 'acceptance';
  if (use !== 'read' && isOutcome(uri, stage)) return 0;
  const at = rare.indexOf(category);
  if (at >= 0) return 30 + at;
  if (category === 'authorization') return use === 'read' || decides ? 60 : 28;
  if (use !== 'read' && category === 'request-context') return 29;
  const order =
    use === 'read' && stage !== 'issuance' && stage !== 'acceptance' ? decisionOrder : transformOrder;
  const often = order === decisionOrder ? everyday.indexOf(uri) : -1;
  if (often >= 0) return 5 + often / everyday.length;
  const position = order.indexOf(category);
  const first = isFirst(uri, use) ? -1 : 0;
  return 10 + (position < 0 ? order.length : position) + first;
}

/** The claims that a decision is made of (language.md 4.3 and 4.4). */
function isOutcome(uri: string, stage: Stage | undefined): boolean {
  if (stage === 'additionalAuthentication') {
    return uri === claimTypeUri.authenticationMethod || uri === claimTypeUri.authenticationMethodsProviders;
  }
  return uri === claimTypeUri.permit || uri === claimTypeUri.deny
    ? stage !== undefined && stage !== 'issuance' && stage !== 'acceptance'
    : false;
}

/** The types of a category that nearly all rules mean. */
function isFirst(uri: string, use: ClaimTypeRequest['use']): boolean {
  if (use !== 'read') return uri === claimTypeUri.nameIdentifier || uri === claimTypeUri.emailAddress;
  return (
    uri === claimTypeUri.groupSid ||
    uri === claimTypeUri.clientApplication ||
    uri === claimTypeUri.windowsAccountName
  );
}
