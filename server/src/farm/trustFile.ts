/** `trust.json`: what a folder of rule files belongs to. File names cannot hold every name of a trust. */

import { stages } from '../semantics/stage.ts';
import { parametersOf, type Trust, type TrustKind, trustKinds } from './trust.ts';

/** The name of the file, in every folder that an import makes. */
export const TRUST_FILE = 'trust.json';

/** Which trust the rule files beside it are for. */
export interface TrustReference {
  readonly kind: TrustKind;
  readonly name: string;
}

/** The text of the file. `rules` is for people; the rule files themselves count. */
export function trustFileText({ kind, name, identifiers, accessControlPolicy, rules }: Trust): string {
  const present = new Set(rules.map(({ stage }) => stage));
  const parameters = parametersOf(kind);
  const content = {
    kind,
    name,
    ...(identifiers.length > 0 ? { identifiers } : {}),
    ...(accessControlPolicy === '' ? {} : { accessControlPolicy }),
    rules: stages.filter((stage) => present.has(stage)).map((stage) => parameters.get(stage) ?? stage),
  };
  return `${JSON.stringify(content, undefined, 2)}\n`;
}

/** Undefined for any other text. */
export function readTrustFile(text: string): TrustReference | undefined {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof content !== 'object' || content === null) return undefined;
  const { kind, name } = content as { readonly kind?: unknown; readonly name?: unknown };
  if (typeof kind !== 'string' || !Object.hasOwn(trustKinds, kind) || typeof name !== 'string')
    return undefined;
  return { kind: kind as TrustKind, name };
}
