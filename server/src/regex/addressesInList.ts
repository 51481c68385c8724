/** Lists of IPv4 addresses and networks as people write them. */
import type { AddressRange } from './addresses.ts';

/** One entry of a list: an address, a network, or from one address to another. */
export interface ListedAddresses extends AddressRange {
  readonly text: string;
}

/**
 * The entries of a list such as `203.0.113.0/26, 198.51.100.20`. Between them stand commas, semicolons, bars, blanks or
 * line breaks; a network may also be written as `10.1.2.*`, a range as `10.1.2.5-10.1.2.9` or `10.1.2.5-9`. Undefined if
 * anything else stands there, IPv6 addresses included: how their text is shortened is not known, so no expression fits.
 */
export function addressesInList(text: string): readonly ListedAddresses[] | undefined {
  const entries = text.split(/[\s,;|]+/).filter((entry) => entry !== '');
  const found: ListedAddresses[] = [];
  for (const entry of entries) {
    const range = rangeOf(entry);
    if (!range || range.from > range.to) return undefined;
    found.push({ text: entry, ...range });
  }
  return found.length === 0 ? undefined : found;
}

function rangeOf(entry: string): AddressRange | undefined {
  const [first = '', mask, ...more] = entry.split('/');
  if (more.length > 0) return undefined;
  if (mask !== undefined) return networkOf(first, mask);
  const [low = '', high, ...others] = entry.split(/[-\u2013]/);
  if (others.length > 0) return undefined;
  if (high === undefined) return starredOf(low);
  const from = addressOf(low);
  if (from === undefined) return undefined;
  const to = /^\d{1,3}$/.test(high) ? addressOf(low.replace(/\d+$/, high)) : addressOf(high);
  return to === undefined ? undefined : { from, to };
}

/** `203.0.113.0/26`; bits beyond the mask are of no account. */
function networkOf(address: string, mask: string): AddressRange | undefined {
  const base = addressOf(address);
  if (base === undefined || !/^\d{1,2}$/.test(mask) || Number(mask) > 32) return undefined;
  const size = 2 ** (32 - Number(mask));
  const from = Math.floor(base / size) * size;
  return { from, to: from + size - 1 };
}

/** `10.1.2.3`, `10.1.*.*` */
function starredOf(text: string): AddressRange | undefined {
  if (!/^[\d.]+(?:\.\*)*$/.test(text)) return undefined;
  const from = addressOf(text.replaceAll('*', '0'));
  const to = addressOf(text.replaceAll('*', '255'));
  return from === undefined || to === undefined ? undefined : { from, to };
}

function addressOf(text: string): number | undefined {
  const octets = text.split('.');
  if (octets.length !== 4) return undefined;
  let address = 0;
  for (const octet of octets) {
    if (!/^(?:0|[1-9]\d{0,2})$/.test(octet) || Number(octet) > 255) return undefined;
    address = address * 256 + Number(octet);
  }
  return address;
}
