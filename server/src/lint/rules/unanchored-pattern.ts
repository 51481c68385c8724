import { type AddressSet, addressRanges, addressText, withoutAddresses } from '../../regex/addresses.ts';
import { addressesOfPattern } from '../../regex/addressesOfPattern.ts';
import { alternatives, exactLiterals, type RegexTree } from '../../regex/index.ts';
import type { Fix } from '../../syntax/problem.ts';
import type { Finding, LintRule } from '../lintRule.ts';
import {
  edgesOf,
  edgesOfBranch,
  guarded,
  heldToAddress,
  isOpen,
  isOpenDigit,
  isOpenWord,
} from '../patternEdges.ts';
import { type TestedPattern, testedPatterns } from '../testedPatterns.ts';

/** What a pattern lets through beyond what it seems to say, and what to write instead. */
interface Leak {
  readonly message: string;
  readonly pattern: string;
  /** What somebody may have meant instead. */
  readonly otherPattern?: string;
}

/**
 * `S-1-5-21-…-1104` also finds `…-11045`, `10\.1\.2\.3` also `110.1.2.30` (language.md 7.5). Only in rules that decide who
 * gets in, and only for values that name somebody; searching is what user agents, paths and methods are there for (8.1).
 */
export const unanchoredPattern: LintRule = {
  id: 'unanchored-pattern',
  title: 'Regular expression also matches longer values',
  category: 'security',
  severity: 'warning',
  needs: ['match'],
  stages: ['authorization', 'additionalAuthentication', 'delegation', 'impersonation'],
  *check(rule) {
    for (const tested of testedPatterns(rule)) {
      const leak = leakOf(tested);
      if (leak) yield finding(tested, leak);
    }
  },
};

function finding({ literal, text }: TestedPattern, { message, pattern, otherPattern }: Leak): Finding {
  const { contentStart: start, contentEnd: end } = literal;
  const write = (newText: string): Fix => ({ title: `Write ${newText}`, edits: [{ start, end, newText }] });
  const fixes = pattern === text ? [] : [{ ...write(pattern), preferred: true }];
  return { start, end, message, fixes: otherPattern ? [...fixes, write(otherPattern)] : fixes };
}

function leakOf(tested: TestedPattern): Leak | undefined {
  if (tested.tree.errors.length > 0 || tested.text === '') return undefined;
  switch (tested.kind) {
    case 'sid':
      return ofSid(tested);
    case 'mail':
      return ofMail(tested);
    case 'account':
      return ofAccount(tested);
    case 'group':
      return ofWord(tested, 'group');
    case 'address':
    case 'addressList':
      return ofAddress(tested);
    default:
      return undefined;
  }
}

/** The number at the end of a SID goes on; the built-in groups and the number of a domain alone do not count. */
function ofSid({ tree, text }: TestedPattern): Leak | undefined {
  for (const branch of alternatives(tree)) {
    const written = text.slice(branch.start, branch.end);
    if (/S-1-5-32-\d+\)*$/.test(written) || /S-1-5-21(?:-\d+){0,3}\)*$/.test(written)) continue;
    if (!edgesOfBranch(branch, 'end').some(isOpenDigit)) continue;
    if (!edgesOf(tree.body, 'end').some(isOpenDigit)) continue;
    const bare = /^\d+$/.test(text);
    return {
      message: `SIDs that go on with more digits match as well. End the pattern with \`$\`.`,
      pattern: guarded(tree, bare ? '-' : '', '$'),
    };
  }
  return undefined;
}

function ofMail(tested: TestedPattern): Leak | undefined {
  const { tree, text } = tested;
  const branches = alternatives(tree).map(({ start, end }) => text.slice(start, end));
  const isDomain = branches.every((written) => /\./.test(written) && !written.includes('@'));
  const isAddress = branches.every((written) => written.includes('@'));
  const [start, end] = [isOpen(tree, 'start'), isOpen(tree, 'end')];
  if (isAddress && (start || end)) {
    const other = start && end ? 'before and after it' : start ? 'before it' : 'after it';
    return {
      message: `Addresses with more text ${other} match as well. Put ${start && end ? '`^` and `$` around it' : start ? '`^` in front' : '`$` after it'}.`,
      pattern: guarded(tree, start ? '^' : '', end ? '$' : ''),
    };
  }
  if (isDomain && start && /[A-Za-z]{2}\)*\$?$/.test(text)) {
    return {
      message: 'Other domains that contain this text match as well. Begin with `@` and end with `$`.',
      pattern: guarded(tree, '@', end ? '$' : ''),
      otherPattern: guarded(tree, '[@.]', end ? '$' : ''),
    };
  }
  return isDomain ? undefined : ofWord(tested, 'name');
}

function ofAccount(tested: TestedPattern): Leak | undefined {
  const { tree, text } = tested;
  if (!text.includes('\\\\')) return ofWord(tested, 'account name');
  if (!isOpen(tree, 'end')) return undefined;
  return {
    message: 'Accounts whose names go on match as well. End the pattern with `$`.',
    pattern: guarded(tree, isOpen(tree, 'start') ? '^' : '', '$'),
  };
}

/** A plain word without any anchor; one anchor, or `.*`, says that a part is meant. */
function ofWord({ tree }: TestedPattern, what: string): Leak | undefined {
  const literals = exactLiterals(tree);
  if (!literals || literals.anchoredStart || literals.anchoredEnd) return undefined;
  const isWord = edgesOf(tree.body, 'start').every(isOpenWord) && edgesOf(tree.body, 'end').every(isOpenWord);
  if (!isWord) return undefined;
  return {
    message: `Every ${what} that contains this text matches. Write \`^…$\` for the whole ${what}, or \`.*\` around it if a part is meant.`,
    pattern: guarded(tree, '^', '$'),
  };
}

/** Compares what the pattern lets through with what it lets through where it is held to whole numbers, from the first on. */
function ofAddress({ tree, text }: TestedPattern): Leak | undefined {
  if (isWholeAddress(tree)) return undefined;
  const all = addressesOfPattern(text);
  const meant = addressesOfPattern(heldToAddress(tree));
  if (all === undefined || meant === undefined || meant === false) return undefined;
  const [other] = addressRanges(withoutAddresses(all, meant));
  if (!other) return undefined;
  return {
    message: `Other addresses match as well, such as ${addressText(other.from)}. Write all four numbers with \`\\b\` at both ends.`,
    pattern: completed(tree, meant) ?? text,
  };
}

/** The pattern with borders where they are missing, then with the numbers that are: the first that fits. */
function completed(tree: RegexTree, meant: AddressSet): string | undefined {
  const open = (side: 'start' | 'end') => edgesOf(tree.body, side).some(isOpenDigit);
  const before = open('start') ? '\\b' : '';
  const missing = [1, 2, 3].flatMap((count) => {
    const numbers = Array.from({ length: count }, () => '[0-9]+').join('\\.');
    return [`${numbers}\\b`, `\\.${numbers}\\b`];
  });
  return [open('end') ? '\\b' : '', ...missing]
    .map((behind) => guarded(tree, before, behind))
    .find((pattern) => {
      const found = addressesOfPattern(pattern);
      return found !== undefined && sameAddresses(found, meant);
    });
}

function sameAddresses(a: AddressSet, b: AddressSet): boolean {
  return withoutAddresses(a, b) === false && withoutAddresses(b, a) === false;
}

/** Whether each alternative has four numbers and none of its ends is open: the usual, which needs no closer look. */
function isWholeAddress(tree: RegexTree): boolean {
  const isOpenEnd = (['start', 'end'] as const).some((side) => edgesOf(tree.body, side).some(isOpenDigit));
  return (
    !isOpenEnd &&
    alternatives(tree).every(
      ({ start, end }) => (tree.pattern.slice(start, end).match(/\./g) ?? []).length >= 3,
    )
  );
}
