/** From questions to columns: which requests, users, groups, devices and addresses a table has to try. */
import { catalog, claimTypeUri } from '../catalog/index.ts';
import { addTo } from '../catalog/lazy.ts';
import { type Claim, createClaim } from './claims.ts';
import type { MatrixDimension, MatrixOption, MatrixOptions, MatrixRequest } from './matrixModel.ts';
import { type Question, usualClaim } from './matrixQuestions.ts';
import { holdsAddresses } from './matrixSamples.ts';
import { claimsOfPreset } from './scenario/given.ts';
import { presetById, presets } from './scenario/presets.ts';

/** An option with what it does to the claims of a request. */
export interface Choice extends MatrixOption {
  /** Claims in place of all others of their types. */
  readonly instead?: readonly Claim[];
  /** Claims that join the others. */
  readonly also?: readonly Claim[];
  /** The address of the client. */
  readonly address?: string;
  /** A user of whom everything is known: no group is added. */
  readonly isWholeUser?: boolean;
}

/** A dimension whose options can be applied. */
export interface ChoiceDimension extends MatrixDimension {
  readonly options: readonly Choice[];
}

export interface Choices {
  readonly requests: readonly MatrixRequest[];
  readonly dimensions: readonly ChoiceDimension[];
  readonly leftOut: readonly string[];
}

/** Groups up to this number are a column each, in every combination; more are tried one at a time. */
const COMBINED_GROUPS = 3;
/** Requests that differ from a preset in one value. */
const MOST_VARIANTS = 10;

const accountTypes: ReadonlySet<string> = new Set([
  claimTypeUri.upn,
  claimTypeUri.windowsAccountName,
  claimTypeUri.primarySid,
  claimTypeUri.name,
  claimTypeUri.nameIdentifier,
  claimTypeUri.emailAddress,
]);

const groupTypes: ReadonlySet<string> = new Set([
  claimTypeUri.groupSid,
  claimTypeUri.primaryGroupSid,
  claimTypeUri.group,
  claimTypeUri.role,
]);

/** Somebody whom no rule names. The domain is the one of Microsoft's samples. */
export const anybody: readonly Claim[] = [
  { type: claimTypeUri.windowsAccountName, value: 'CONTOSO\\somebody' },
  { type: claimTypeUri.upn, value: 'somebody@contoso.example' },
  { type: claimTypeUri.primarySid, value: 'S-1-5-21-397955417-626881126-188441444-1000' },
  { type: claimTypeUri.groupSid, value: 'S-1-5-21-397955417-626881126-188441444-513' },
].map(usualClaim);

/** The presets that are requests. */
export const presetRequests: readonly MatrixRequest[] = presets
  .filter(({ kind }) => kind === 'request')
  .map(({ id, title, description }) => ({ id, title, description, claims: claimsOfPreset(id) }));

/** Sorts questions into requests and columns. */
export function choicesFor(questions: readonly Question[], options: MatrixOptions): Choices {
  const requests = [...presetRequests, ...(options.requests ?? [])];
  const contextTypes = new Set(presetRequests.flatMap(({ claims }) => claims.map(({ type }) => type)));
  const ofRequest: Question[] = [];
  const ofUser: Question[] = [];
  const ofGroup: Question[] = [];
  const ofDevice: Question[] = [];
  const ofAddress: Question[] = [];
  const others = new Map<string, Question[]>();
  for (const question of questions) {
    const { type } = question.claim;
    if (holdsAddresses(type)) ofAddress.push(question);
    else if (contextTypes.has(type)) ofRequest.push(question);
    else if (accountTypes.has(type)) ofUser.push(question);
    else if (groupTypes.has(type)) ofGroup.push(question);
    else if (catalog.claimTypes.byUri(type)?.category === 'device') ofDevice.push(question);
    else addTo(others, type, question);
  }
  const { variants, leftOut } = variantsOf(ofRequest, requests);
  return {
    requests: [...requests, ...variants],
    dimensions: [
      ...userDimension(ofUser, options),
      ...groupDimensions(ofGroup, options),
      ...deviceDimension(ofDevice),
      ...addressDimension(ofAddress),
      ...[...others].map(([type, asked]) => claimDimension(type, asked)),
    ],
    leftOut,
  };
}

/** A request for each value that no preset has: the preset that comes nearest, with that value. */
function variantsOf(
  asked: readonly Question[],
  requests: readonly MatrixRequest[],
): { readonly variants: readonly MatrixRequest[]; readonly leftOut: readonly string[] } {
  const variants: MatrixRequest[] = [];
  let more = 0;
  for (const question of asked) {
    const { claim } = question;
    const isThere = requests.some(({ claims }) => isOf(claims, question));
    // That value is "true" or "false"; another one is a slip, which the linter reports.
    if (isThere || claim.type === claimTypeUri.insideCorporateNetwork) continue;
    if (variants.length === MOST_VARIANTS) {
      more++;
      continue;
    }
    const base =
      claim.type === claimTypeUri.clientApplication
        ? presetById('activeSyncBasic')
        : presetById('browserOutside');
    if (!base) continue;
    const name = shortName(claim.type);
    variants.push({
      id: `${base.id}:${name}=${claim.value}`,
      title: `${name} = ${claim.value}`,
      description: `Like "${base.title}", with a value that a rule asks about.`,
      claims: withClaims(claimsOfPreset(base.id), [claim]),
    });
  }
  const leftOut = more > 0 ? [`${more} more values of the request that rules ask about.`] : [];
  return { variants, leftOut };
}

function userDimension(
  asked: readonly Question[],
  { users = [] }: MatrixOptions,
): readonly ChoiceDimension[] {
  const named = asked.filter((question) => !isOf(anybody, question));
  const choices: Choice[] = [
    { label: 'others', instead: anybody },
    ...users.map(({ label, claims }) => ({ label, instead: claims, isWholeUser: true })),
    ...named.map(({ claim, label }) => ({
      label: label ?? `with ${shortName(claim.type)}`,
      instead: withClaims(anybody, [claim]),
    })),
  ];
  return [{ kind: 'user', title: 'User', detail: 'The account', options: choices }];
}

/** Whether claims have one that a question asks about. */
function isOf(claims: readonly Claim[], { claim, isLike }: Question): boolean {
  return claims.some(({ type, value }) => type === claim.type && isLike(value));
}

function groupDimensions(
  asked: readonly Question[],
  { groupNames }: MatrixOptions,
): readonly ChoiceDimension[] {
  const groups = asked.filter((question) => !isOf(anybody, question));
  const names = groups.map(({ claim, label }) =>
    label === undefined ? `any ${shortName(claim.type)}` : groupName(claim.value, groupNames),
  );
  if (groups.length <= COMBINED_GROUPS) {
    return groups.map(({ claim }, i) => ({
      kind: 'group',
      title: `In ${names[i]}`,
      detail: `${shortName(claim.type)} = ${claim.value}`,
      options: [{ label: 'no' }, { label: 'yes', also: [claim] }],
    }));
  }
  return [
    {
      kind: 'group',
      title: 'Groups',
      detail: groups.map(({ claim }) => claim.value).join(', '),
      options: [
        { label: 'none of them' },
        ...groups.map(({ claim }, i) => ({ label: names[i] as string, also: [claim] })),
        { label: 'all of them', also: groups.map(({ claim }) => claim) },
      ],
    },
  ];
}

/** What people call a group: its name, or the end of its SID. */
function groupName(value: string, known: ReadonlyMap<string, string> | undefined): string {
  const given = known?.get(value);
  if (given !== undefined) return given;
  const sid = catalog.sids.byText(value);
  if (sid?.wellKnown) return sid.entry.name;
  return /^S-1-5-21-.*-(\d+)$/.test(value) ? value.replace(/^.*-(?=\d+$)/, '…-') : value;
}

function deviceDimension(asked: readonly Question[]): readonly ChoiceDimension[] {
  if (asked.length === 0) return [];
  const registered = claimsOfPreset('registeredDevice');
  const choices: Choice[] = [{ label: 'not registered' }, { label: 'registered', instead: registered }];
  for (const question of asked) {
    const { claim, label } = question;
    if (isOf(registered, question)) continue;
    const isNegative = claim.value.toLowerCase() === 'false';
    const what =
      label === undefined ? `with ${shortName(claim.type)}` : `${shortName(claim.type)} = ${label}`;
    choices.push({
      label: isNegative ? what : `registered, ${what}`,
      instead: isNegative ? [claim] : withClaims(registered, [claim]),
    });
  }
  return [{ kind: 'device', title: 'Device', detail: 'The device of the request', options: choices }];
}

function addressDimension(asked: readonly Question[]): readonly ChoiceDimension[] {
  const blocks = new Map<string, string>();
  for (const { claim, label } of asked) {
    if (label !== undefined && !blocks.has(label)) blocks.set(label, claim.value);
  }
  if (blocks.size === 0) return [];
  const choices = [...blocks].map(([label, address]): Choice => ({ label, address }));
  return [
    {
      kind: 'address',
      title: 'Address',
      detail: 'The address of the client',
      options: [{ label: 'its own' }, ...choices],
    },
  ];
}

function claimDimension(type: string, asked: readonly Question[]): ChoiceDimension {
  const values = asked.filter(({ label }) => label !== undefined);
  const tried = values.length > 0 ? values : asked;
  return {
    kind: 'claim',
    title: shortName(type),
    detail: type,
    options: [
      { label: 'none' },
      ...tried.map(({ claim, label }) => ({ label: valueName(label), instead: [claim] })),
    ],
  };
}

/** Claims with others in place of those of the same types. */
export function withClaims(claims: readonly Claim[], others: readonly Claim[]): readonly Claim[] {
  const types = new Set(others.map(({ type }) => type));
  return [...claims.filter(({ type }) => !types.has(type)), ...others];
}

/** The claims of a request with the choices of one combination. */
export function claimsOf(request: MatrixRequest, choices: readonly Choice[]): readonly Claim[] {
  let claims = request.claims;
  for (const { address, instead = [] } of choices) {
    if (address !== undefined) claims = fromAddress(claims, address);
    claims = withClaims(claims, instead);
  }
  return [...claims, ...choices.flatMap(({ also = [] }) => also)];
}

/** The claims of a request with another address of the client; what stands between stays. */
function fromAddress(claims: readonly Claim[], address: string): readonly Claim[] {
  const textOf = (type: string) => claims.find((claim) => claim.type === type)?.value;
  const own = (textOf(claimTypeUri.forwardedClientIp) ?? textOf(claimTypeUri.clientIp))?.split(',')[0];
  if (own === undefined) return claims;
  return claims.map((claim) => {
    if (!holdsAddresses(claim.type)) return claim;
    const value = claim.value
      .split(',')
      .map((one) => (one === own ? address : one))
      .join(',');
    return value === claim.value ? claim : createClaim({ type: claim.type, value });
  });
}

/** A value, and of a URI its last part. */
function valueName(label: string | undefined): string {
  if (label === undefined) return 'present';
  return /^[a-z]+:/.test(label) ? shortName(label) : label;
}

/** The last part of a URI, which is what people call it. */
function shortName(type: string): string {
  return /[^/:#]+$/.exec(type)?.[0] ?? type;
}
