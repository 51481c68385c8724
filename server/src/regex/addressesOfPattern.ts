/**
 * Which IPv4 addresses a regular expression lets through, told by running it on all of them at once: the expression
 * becomes an automaton over the ten digits and the dot, and addresses with the same state behind an octet share the rest.
 */
import {
  type AddressSet,
  AddressSetBuilder,
  commonAddresses,
  type OctetRun,
  withoutAddresses,
} from './addresses.ts';
import { type AddressAutomaton, addressAutomaton, type Place } from './addressesAutomaton.ts';
import type { GroupNode, ItemNode, RegexTree, SequenceNode } from './nodes.ts';
import { parseRegex } from './parse.ts';
import { branchesOf } from './walk.ts';

/** How many places are followed at most; expressions for addresses have some dozens. */
const mostPlaces = 2000;

const dot = 10;

/** Patterns asked about lately, with what came out. */
const kept = new Map<string, AddressSet | undefined>();
const mostKept = 300;

/**
 * The addresses, as four decimal numbers without leading zeros, in which the pattern finds a match when the whole text
 * is one such address. Undefined where that cannot be said: invalid patterns, references, conditionals, look-arounds
 * other than at the text's start or for one character, and expressions that are too large.
 */
export function addressesOfPattern(pattern: string): AddressSet | undefined {
  if (kept.has(pattern)) return kept.get(pattern);
  const set = addressesOfTree(parseRegex(pattern));
  if (kept.size >= mostKept) kept.clear();
  kept.set(pattern, set);
  return set;
}

function addressesOfTree(tree: RegexTree): AddressSet | undefined {
  if (tree.errors.length > 0) return undefined;
  const automaton = addressAutomaton(tree.body);
  if (automaton) return run(automaton);
  return behindLookaheads(branchesOf(tree.body));
}

/** `^(?!one|other)rest`: what `^rest` finds, without what `^(one|other)` finds. */
function behindLookaheads(branches: readonly SequenceNode[]): AddressSet | undefined {
  const [branch, ...others] = branches;
  if (!branch || others.length > 0) return undefined;
  const items = branch.items.filter(({ kind }) => !/^(?:options|comment|space)$/.test(kind));
  const start = items[0];
  if (start?.kind !== 'anchor' || start.anchor !== 'textStart') return undefined;
  const looks: GroupNode[] = [];
  for (const item of items.slice(1)) {
    if (!isLookahead(item)) break;
    looks.push(item);
  }
  let set = addressesOfItems([start, ...items.slice(1 + looks.length)]);
  for (const look of looks) {
    const ahead = addressesOfItems([start, { ...look, group: 'nonCapture' }]);
    if (set === undefined || ahead === undefined) return undefined;
    set = look.group === 'lookahead' ? commonAddresses(set, ahead) : withoutAddresses(set, ahead);
  }
  return set;
}

function isLookahead(item: ItemNode): item is GroupNode {
  return item.kind === 'group' && (item.group === 'lookahead' || item.group === 'negativeLookahead');
}

function addressesOfItems(items: readonly ItemNode[]): AddressSet | undefined {
  const automaton = addressAutomaton({ kind: 'sequence', items, start: 0, end: 0 });
  return automaton && run(automaton);
}

/** Follows the automaton through all addresses, each place only once. */
function run(automaton: AddressAutomaton): AddressSet | undefined {
  const builder = new AddressSetBuilder();
  const done: Map<Place, AddressSet>[] = [new Map(), new Map(), new Map(), new Map()];
  let visited = 0;
  const from = (place: Place, octetsBehind: number): AddressSet | undefined => {
    if (place.found || place.lost) return place.found;
    const known = done[octetsBehind]?.get(place);
    if (known !== undefined) return known;
    if (++visited > mostPlaces) return undefined;
    const runs: OctetRun[] = [];
    for (let octet = 0; octet < 256; octet++) {
      const behind = behindOctet(automaton, place, octet);
      let below: AddressSet | undefined;
      if (!behind || behind.found || behind.lost) below = behind?.found;
      else if (octetsBehind === 3) below = automaton.ends(behind);
      else {
        const next = automaton.step(behind, dot);
        below = next && from(next, octetsBehind + 1);
      }
      if (below === undefined) return undefined;
      runs.push({ from: octet, to: octet, below });
    }
    const set = builder.of(runs);
    done[octetsBehind]?.set(place, set);
    return set;
  };
  return from(automaton.start, 0);
}

function behindOctet(automaton: AddressAutomaton, place: Place, octet: number): Place | undefined {
  let at: Place | undefined = place;
  if (octet >= 100) at = automaton.step(at, Math.floor(octet / 100));
  if (octet >= 10) at = at && automaton.step(at, Math.floor(octet / 10) % 10);
  return at && automaton.step(at, octet % 10);
}
