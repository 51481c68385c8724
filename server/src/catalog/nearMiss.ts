/**
 * Claim types that are almost right. Silence over noise: outside the two Microsoft name spaces only blanks, the
 * scheme, case and listed slips of known URIs count, and within them a name must be built into AD FS and long
 * enough that a slip is beyond doubt. Short names (`groups`, `email`) and `urn:` names are never near misses.
 */

import { type ClaimType, claimTypeByUri, claimTypes, isTemplateUri } from './claimTypes.ts';
import { editDistance, nearestByName, withoutBlanks } from './distance.ts';
import { addTo, lazy } from './lazy.ts';
import type { NearMiss, Slip } from './types.ts';
import { namespaceHosts } from './uris.ts';

/** A near miss of a claim type; `right[0]` is `entry.uri`. */
export interface ClaimTypeNearMiss extends NearMiss {
  readonly entry: ClaimType;
  /** True when this very text is on record as a wrong form. */
  readonly listed: boolean;
}

/** The parts of a URL. `folder` starts and ends with a slash. */
interface Parts {
  readonly scheme: string;
  readonly host: string;
  readonly folder: string;
  readonly name: string;
}

/** A scheme with letters or slashes missing, in front of one of the name spaces: `http:schemas.…`, `schemas.…`. */
const brokenScheme = /^[a-z]{0,6}[:;.]?[/\\]{0,3}(?=schemas?\.)/i;
const url = /^(https?:\/\/)([^/]+)(\/.*)?$/i;

function partsOf(text: string): Parts | undefined {
  const match = url.exec(text);
  const scheme = match?.[1] ?? brokenScheme.exec(text)?.[0];
  if (scheme === undefined) return undefined;
  const rest = text.slice(scheme.length).replace(/\/+$/, '');
  const hostEnd = rest.indexOf('/');
  if (hostEnd < 0) return undefined;
  const nameStart = rest.lastIndexOf('/') + 1;
  return {
    scheme,
    host: rest.slice(0, hostEnd),
    folder: rest.slice(hostEnd, nameStart),
    name: rest.slice(nameStart),
  };
}

interface Candidate extends Parts {
  readonly entry: ClaimType;
}

const index = lazy(() => {
  const listed = new Map<string, ClaimType>();
  const hosts = new Set<string>();
  const byBody = new Map<string, Candidate[]>();
  const byName = new Map<string, Candidate[]>();
  const byFolder = new Map<string, Candidate[]>();
  for (const entry of claimTypes()) {
    const parts = isTemplateUri(entry.uri) ? undefined : partsOf(entry.uri);
    // Of `urn:` types only the listed forms count. Plain names differ from one application to the next.
    if (parts || entry.uri.startsWith('urn:')) {
      for (const wrong of [...entry.commonMistypings, ...entry.likelyMistypings]) listed.set(wrong, entry);
    }
    if (!parts) continue;
    const candidate = { ...parts, entry };
    hosts.add(parts.host.toLowerCase());
    const folder = (parts.host + parts.folder).toLowerCase();
    addTo(byBody, folder + parts.name.toLowerCase(), candidate);
    if (!isNamespaceHost(parts.host)) continue;
    addTo(byName, parts.name.toLowerCase(), candidate);
    if (entry.introducedIn !== null) addTo(byFolder, folder, candidate);
  }
  return { listed, hosts, byBody, byName, byFolder };
});

function isNamespaceHost(host: string): boolean {
  const lower = host.toLowerCase();
  return namespaceHosts.some((known) => known === lower);
}

/**
 * The claim type that was meant by an unknown URI, with the way in which it differs. Undefined for a known type, for
 * types of vendors and users, and wherever there is doubt. Takes microseconds for known and foreign types.
 */
export function claimTypeNearMiss(uri: string): ClaimTypeNearMiss | undefined {
  if (uri === '' || claimTypeByUri(uri)) return undefined;
  const clean = withoutBlanks(uri);
  if (clean === '') return undefined;
  const { listed } = index();
  const onRecord = listed.get(uri) ?? (clean === uri ? undefined : listed.get(clean));
  const entry = onRecord ?? (clean === uri ? undefined : claimTypeByUri(clean)) ?? meant(clean);
  if (!entry) return undefined;
  return { entry, right: [entry.uri], slips: slipsOf(uri, clean, entry.uri), listed: onRecord !== undefined };
}

/**
 * The `http://` form of a URI in one of the two name spaces that starts with `https://`, also when the type is not
 * in the catalogue (language.md 7.1). Undefined for everything else, such as vendor types that do use `https://`.
 */
export function httpForm(uri: string): string | undefined {
  const parts = partsOf(uri.trim());
  if (parts?.scheme.toLowerCase() !== 'https://' || !isNamespaceHost(parts.host)) return undefined;
  return `http://${uri.trim().slice(parts.scheme.length)}`;
}

function meant(clean: string): ClaimType | undefined {
  const parts = partsOf(clean);
  if (!parts || parts.name === '') return undefined;
  const host = parts.host.toLowerCase();
  const near = host.startsWith('schema') ? hostsNear(host) : [];
  // Most types that are not known are of somebody's own host.
  if (near.length === 0 && !index().hosts.has(host)) return undefined;
  const path = (parts.folder + parts.name).toLowerCase();
  const sameBody = index().byBody.get(host + path);
  if (sameBody) return sameButForCase(sameBody, parts);
  for (const known of near) {
    const sameHost = index().byBody.get(known + path);
    if (sameHost) return sameButForCase(sameHost, parts);
  }
  return isNamespaceHost(host) ? (sameName(parts) ?? misspelled(parts)) : undefined;
}

/** Few hosts occur in the rules of a farm, each in many types. */
const MOST_HOSTS = 200;
const nearHosts = new Map<string, readonly string[]>();

/** The other hosts of the name spaces that a host may be a slip of. */
function hostsNear(host: string): readonly string[] {
  let near = nearHosts.get(host);
  if (!near) {
    near = namespaceHosts.filter(
      (known) => known !== host && (isNamespaceHost(host) || editDistance(host, known, 3) <= 3),
    );
    if (nearHosts.size >= MOST_HOSTS) nearHosts.clear();
    nearHosts.set(host, near);
  }
  return near;
}

/**
 * Types of the catalogue that are only conventions are written in several ways, each right somewhere
 * (`department`, `Department`): another case of them is no slip.
 */
function sameButForCase(candidates: readonly Candidate[], parts: Parts): ClaimType | undefined {
  const exact = candidates.find(({ folder, name }) => folder === parts.folder && name === parts.name);
  if (exact) return exact.entry;
  const [only, ...others] = candidates.filter(({ entry }) => entry.category !== 'custom-conventional');
  return others.length === 0 ? only?.entry : undefined;
}

/** The right name in a wrong folder, when the name belongs to one built-in type only. */
function sameName(parts: Parts): ClaimType | undefined {
  const all = index().byName.get(parts.name.toLowerCase()) ?? [];
  const sameCase = all.filter(({ name }) => name === parts.name);
  const [only, ...others] = sameCase.length > 0 ? sameCase : all;
  if (!only || others.length > 0 || only.entry.introducedIn === null) return undefined;
  const { entry, name } = only;
  const telling = entry.securityRelevance === 'high' && name.length >= 8;
  const close = editDistance(folderOf(parts), folderOf(only), 3) <= 3;
  return telling || (close && name.length >= 4) ? entry : undefined;
}

function folderOf(parts: Parts): string {
  return (parts.host + parts.folder).toLowerCase();
}

/** A built-in name with letters wrong, in the right folder. */
function misspelled(parts: Parts): ClaimType | undefined {
  const name = parts.name.toLowerCase();
  // More letters after a whole name (`emailaddress2`, `emailaddresses`) make a new name, not a slip.
  const candidates = (index().byFolder.get(folderOf(parts)) ?? []).filter(
    (candidate) => !name.startsWith(candidate.name.toLowerCase()),
  );
  return nearestByName(name, candidates, (candidate) => candidate.name.toLowerCase())?.entry;
}

function slipsOf(uri: string, clean: string, right: string): Slip[] {
  const slips: Slip[] = [];
  const wrong = partsOf(clean);
  const known = partsOf(right);
  if (wrong && known) {
    const differs = (a: string, b: string): boolean => a.toLowerCase() !== b.toLowerCase();
    if (differs(wrong.scheme, known.scheme)) slips.push('scheme');
    if (differs(wrong.host, known.host)) slips.push('host');
    if (differs(wrong.folder, known.folder) || clean.endsWith('/')) slips.push('path');
    if (differs(wrong.name, known.name)) slips.push('spelling');
    const letters = (['scheme', 'host', 'folder', 'name'] as const).some(
      (part) => wrong[part] !== known[part] && !differs(wrong[part], known[part]),
    );
    if (letters) slips.push('case');
  } else if (clean !== right) {
    slips.push(clean.toLowerCase() === right.toLowerCase() ? 'case' : 'spelling');
  }
  if (clean !== uri) slips.push('blank');
  return slips;
}
