/** An object of an export before anybody knows what it is. */

import { lazy } from '../catalog/lazy.ts';
import { stages } from '../semantics/stage.ts';
import type { ExportProblem } from './exportProblem.ts';
import { GLOBAL_NAME, parametersOf, type StageRules, type Trust, type TrustKind } from './trust.ts';

/** An object as the export has it. */
export interface RawRecord {
  /** Where it stands, as a user reads it: `relyingPartyTrusts[2]`. */
  readonly place: string;
  /** What it says it is: the name of its type or element, or the list it stands in. */
  readonly type: string;
  /** By name in lower case. */
  readonly fields: ReadonlyMap<string, unknown>;
}

/** Every parameter with rule text is also the property that holds the rules. */
const ruleProperties = lazy(
  () =>
    new Map(
      (['relyingPartyTrust', 'claimsProviderTrust'] as const).flatMap((kind) =>
        [...parametersOf(kind)].map(
          ([stage, parameter]) => [parameter.toLowerCase(), { stage, parameter }] as const,
        ),
      ),
    ),
);

/** The trust that a record is; undefined for one that has nothing to do with rules. */
export function trustOf({ place, type, fields }: RawRecord): Trust | ExportProblem | undefined {
  const rules: StageRules[] = [];
  let holdsRules = false;
  for (const [property, { stage, parameter }] of ruleProperties()) {
    if (!fields.has(property)) continue;
    holdsRules = true;
    const text = textOf(fields.get(property));
    if (text === undefined) return { problem: `${place}: ${parameter} is not text. Export again.` };
    if (text.trim() !== '') rules.push({ stage, text });
  }
  if (!holdsRules) return undefined;
  const kind = kindOf(type, fields);
  if (kind === 'global' && rules.length === 0) return undefined;
  const name = kind === 'global' ? GLOBAL_NAME : textOf(fields.get('name'));
  if (!name) return { problem: `${place}: it has rules, but no Name. Export again, with all properties.` };
  rules.sort((a, b) => stages.indexOf(a.stage) - stages.indexOf(b.stage));
  const identifiers = unwrapped(fields.get('identifier') ?? fields.get('identifiers') ?? []);
  return {
    kind,
    name,
    identifiers: (Array.isArray(identifiers) ? identifiers : [identifiers]).filter(
      (identifier): identifier is string => typeof identifier === 'string' && identifier !== '',
    ),
    accessControlPolicy: textOf(fields.get('accesscontrolpolicyname')) ?? '',
    rules,
  };
}

/** By what it says it is, else by the properties that only one kind has. */
function kindOf(type: string, fields: ReadonlyMap<string, unknown>): TrustKind {
  if (/^global$/i.test(type)) return 'global';
  if (/web ?api/i.test(type) || fields.has('applicationgroupidentifier')) return 'webApiApplication';
  if (fields.has('acceptancetransformrules')) return 'claimsProviderTrust';
  return !fields.has('name') && !fields.has('issuancetransformrules') ? 'global' : 'relyingPartyTrust';
}

/** A text; '' for null. A list is of rules that were split. */
function textOf(wrapped: unknown): string | undefined {
  const value = unwrapped(wrapped);
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (!Array.isArray(value)) return undefined;
  return value.every((part) => typeof part === 'string') ? value.join('\r\n\r\n') : undefined;
}

/** Windows PowerShell writes `{ "value": …, "Count": 1 }` for texts and lists that it has added properties to. */
function unwrapped(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'value' in value ? value.value : value;
}
