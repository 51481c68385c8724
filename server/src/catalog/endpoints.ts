/** Endpoint paths: values of `x-ms-endpoint-absolute-path`. */

import text from './data/endpoints.json?raw';
import { withoutBlanks } from './distance.ts';
import { lazy } from './lazy.ts';
import type { NearMiss, SecurityRelevance, Slip, Sourced } from './types.ts';

/** A path below which AD FS answers. */
export interface Endpoint extends Sourced {
  readonly path: string;
  readonly protocol: string;
  readonly flow: 'passive' | 'active' | 'oauth' | 'metadata' | 'infrastructure';
  readonly credential: string;
  readonly usedBy: readonly string[];
  readonly description: string;
  readonly enabledByDefault: boolean | null;
  readonly proxyEnabledByDefault: boolean | null;
  /** .NET regular expression for the claim value; case and trailing slash vary in the field. */
  readonly matchRegex: string;
  readonly securityRelevance: SecurityRelevance;
  readonly notes: string | null;
}

const entries = lazy(() => JSON.parse(String(text)) as readonly Endpoint[]);
const paths = lazy(() => new Map(entries().map((entry) => [normalized(entry.path), entry])));

/** Small letters, no slash at the end: how two spellings of one endpoint compare. */
function normalized(path: string): string {
  return path.toLowerCase().replace(/\/+$/, '');
}

/** All endpoints. */
export function endpoints(): readonly Endpoint[] {
  return entries();
}

/**
 * The endpoints to offer as claim values: those that receive sign-in requests. Metadata and infrastructure
 * addresses issue no tokens, so no rule ever sees them.
 */
export function endpointsForCompletion(): readonly Endpoint[] {
  return entries().filter(({ flow }) => flow !== 'metadata' && flow !== 'infrastructure');
}

/** The endpoint with this path, whatever the case and with or without a slash at the end. */
export function endpointByPath(path: string): Endpoint | undefined {
  return paths().get(normalized(path));
}

/**
 * The endpoint that a path belongs to: the one with this path, or the nearest one above it (`/adfs/ls/` for
 * `/adfs/ls/idpinitiatedsignon.aspx/x`). Undefined when no folder of the path is known.
 */
export function endpointAbove(path: string): Endpoint | undefined {
  for (let rest = normalized(path); rest !== ''; rest = rest.slice(0, rest.lastIndexOf('/'))) {
    const found = paths().get(rest);
    if (found || !rest.includes('/')) return found;
  }
  return undefined;
}

/** True for text that can only be an endpoint path, whole, cut short or inside a regular expression. */
export function looksLikeEndpoint(value: string): boolean {
  if (value.startsWith('/') && endpointAbove(value) !== undefined) return true;
  return /(?:^|[^\w.:/])\/adfs\//i.test(value.replaceAll('\\', ''));
}

/** The path that was meant when only the slash in front is missing or a blank is in it. */
export function endpointNearMiss(value: string): NearMiss | undefined {
  if (endpointByPath(value)) return undefined;
  const clean = withoutBlanks(value);
  const blank: readonly Slip[] = clean === value ? [] : ['blank'];
  if (endpointByPath(clean)) return { right: [clean], slips: blank };
  if (!clean.startsWith('/') && endpointByPath(`/${clean}`)) {
    return { right: [`/${clean}`], slips: ['path', ...blank] };
  }
  return undefined;
}
