/** Short names for claim types and values, from the catalogue where it knows them. */
import { catalog, claimTypeUri } from '../../catalog/index.ts';
import { shortType } from '../summary.ts';
import { quote } from './words.ts';

/** The known claim type that was meant by one that is almost right; undefined for all others. */
export function misspeltType(type: string): string | undefined {
  return catalog.claimTypes.nearMiss(type)?.right[0] ?? catalog.claimTypes.httpForm(type);
}

/** What people call a claim type. One that is almost a known type is called misspelt. */
export function typeName(type: string): string {
  const entry = catalog.claimTypes.byUri(type);
  if (entry?.friendlyName) {
    return entry.category === 'certificate' ? `certificate ${entry.friendlyName}` : entry.friendlyName;
  }
  if (entry) return type.startsWith('urn:') ? type : shortType(type);
  const misspelt = misspeltType(type);
  if (misspelt !== undefined) return `misspelt ${shortType(misspelt)}`;
  if (type === '' || /[\s"{}$]/.test(type)) return quote(type);
  const short = shortType(type);
  return (/^urn:/i.test(type) && type.length <= 30) || /^\d/.test(short) ? type : short;
}

/** `S-1-5-21-…-1104`: the part that identifies a domain is the same for all its groups. Other text is unchanged. */
export function shortSid(sid: string): string {
  return sid.replace(/^S-1-5-21-\d+-\d+-\d+-(?=\d+$)/, 'S-1-5-21-…-');
}

/** A group or account by its SID: with the name where it is the same in every domain. */
export function sidName(sid: string): string | undefined {
  const match = catalog.sids.byText(sid);
  if (!match) return undefined;
  const named = match.wellKnown && match.entry.status !== 'placeholder' && !catalog.sids.isPattern(sid);
  return named ? `${match.entry.name} (${shortSid(sid)})` : shortSid(sid);
}

/** A value as people know it: the name of a method, protocol or SID; otherwise the text in quotation marks. */
export function valueName(type: string | undefined, value: string): string {
  const method = catalog.authMethods.byValue(value);
  if (method && value.includes(':')) return method.name;
  if (type === claimTypeUri.clientApplication) {
    return catalog.clientApplications.byValue(value)?.protocol ?? quote(value);
  }
  if (type === claimTypeUri.endpointAbsolutePath && value.startsWith('/')) return value;
  return (/^S-1-/.test(value) ? sidName(value) : undefined) ?? quote(value);
}
