/** The values that claims of a type are known to have, for a quick "nothing wrong here". */
import { type ClaimType, catalog } from '../catalog/index.ts';

const found = new Map<ClaimType, ReadonlySet<string>>();

/** The known values; empty for free text. One set per claim type of the catalogue is kept. */
export function knownValuesOf(entry: ClaimType): ReadonlySet<string> {
  let values = found.get(entry);
  if (!values) {
    values = new Set(catalog.values.ofClaimType(entry.uri).map(({ value }) => value));
    found.set(entry, values);
  }
  return values;
}
