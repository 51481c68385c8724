/** Hover on a pattern for IP addresses: which ones it lets through. */
import { catalog } from '../../catalog/index.ts';
import { looseDots } from '../../lint/looseDots.ts';
import { heldToAddress } from '../../lint/patternEdges.ts';
import {
  type AddressSet,
  addressBlocks,
  addressCount,
  addressRanges,
  rangeText,
  withoutAddresses,
} from '../../regex/addresses.ts';
import { addressesOfPattern } from '../../regex/addressesOfPattern.ts';
import { isAnchoredEnd, isAnchoredStart, parseRegex } from '../../regex/index.ts';
import { type Card, code } from './markdown.ts';

/** How many blocks are listed; more are summed up. */
const most = 8;
/** How many addresses serve as examples. */
const examples = 3;

/**
 * The card for a pattern that the value of a claim is held against, by `=~` or (`negated`) by `!~`. Undefined for claim types that hold no addresses, and
 * for patterns of which nothing can be said: invalid ones, such as look behind the next character, or ask for IPv6.
 */
export function addressesCard(pattern: string, type: string | undefined, negated: boolean): Card | undefined {
  if (type === undefined || pattern === '') return undefined;
  const entry = catalog.claimTypes.byUri(catalog.claimTypes.httpForm(type) ?? type);
  if (entry?.valueKind !== 'ip' && entry?.valueKind !== 'ip-list') return undefined;
  const found = addressesOfPattern(pattern);
  // What finds no IPv4 address at all is about IPv6, or about something else.
  if (found === undefined || found === false) return undefined;
  return {
    lines: [`Lets through ${described(negated ? withoutAddresses(true, found) : found)}.`],
    details: [
      ...surplus(pattern, found),
      ...(entry.valueKind === 'ip-list' ? [aboutList(pattern, negated)] : []),
    ],
    source: entry,
  };
}

/** `203.0.113.0/26 (64 addresses)`, `every address but 203.0.113.7`, `4,096 addresses, such as …`. */
function described(set: AddressSet): string {
  if (set === true) return 'every address';
  if (set === false) return 'no address';
  const blocks = addressBlocks(set, most);
  if (blocks) {
    const [only] = blocks;
    if (blocks.length === 1 && only?.count === 1) return only.text;
    return `${listed(blocks.map(({ text }) => text))} (${counted(set)})`;
  }
  const others = addressBlocks(withoutAddresses(true, set), most);
  if (others) return `every address but ${listed(others.map(({ text }) => text))}`;
  return `${counted(set)}, such as ${samples(set)}`;
}

function counted(set: AddressSet): string {
  const count = addressCount(set);
  return count === 1 ? 'one address' : `${count.toLocaleString('en-US')} addresses`;
}

function samples(set: AddressSet): string {
  const ranges: string[] = [];
  for (const range of addressRanges(set)) {
    if (ranges.push(rangeText(range)) === examples) break;
  }
  return listed(ranges);
}

function listed(texts: readonly string[]): string {
  return texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`;
}

/** What gets in because a dot is not escaped, or because an end is open. */
function surplus(pattern: string, found: AddressSet): readonly string[] {
  const lines: string[] = [];
  const dots = looseDots(parseRegex(pattern), 'address').flatMap((address) => address.dots);
  const escaped = [...dots]
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end }) => `${text.slice(0, start)}\\.${text.slice(end)}`, pattern);
  const exact = addressesOfPattern(escaped);
  if (dots.length > 0) {
    const more = exact === undefined ? false : withoutAddresses(found, exact);
    lines.push(
      `Dots stand for any character here${more === false ? '' : `, which lets ${samples(more)} in`}; exact is ${code(escaped)}.`,
    );
  }
  const bordered = addressesOfPattern(heldToAddress(parseRegex(escaped)));
  const open = exact === undefined || !bordered ? false : withoutAddresses(exact, bordered);
  if (open !== false) {
    lines.push(
      `It is found within other addresses too, such as ${samples(open)}: all four numbers with ${code('\\b')} at both ends say it exactly.`,
    );
  }
  return lines;
}

function aboutList(pattern: string, negated: boolean): string {
  const tree = parseRegex(pattern);
  if (isAnchoredStart(tree) && isAnchoredEnd(tree)) {
    return `The claim can hold several addresses with commas between them; ${code('^')} and ${code('$')} around one do not allow for that.`;
  }
  return `The claim can hold several addresses with commas between them; one that matches is enough${negated ? ' to keep it out' : ''}.`;
}
