import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AddressRange,
  type AddressSet,
  addressBlocks,
  addressCount,
  addressRanges,
  addressSetOf,
  addressText,
  allAddresses,
  commonAddresses,
  rangeText,
  withoutAddresses,
} from '../../../server/src/regex/addresses.ts';
import { addressesInList } from '../../../server/src/regex/addressesInList.ts';
import { addressesOfPattern } from '../../../server/src/regex/addressesOfPattern.ts';
import { patternOfAddresses } from '../../../server/src/regex/addressesToPattern.ts';
import { stopwatch } from '../support/stopwatch.ts';

const seed = 20_260_401;

function listed(list: string): AddressSet {
  const found = addressesInList(list);
  if (!found) throw new Error(`Not a list: ${list}`);
  return addressSetOf(found);
}

function blocks(set: AddressSet | undefined, most = 20): string | undefined {
  return set === undefined
    ? undefined
    : addressBlocks(set, most)
        ?.map(({ text }) => text)
        .join(' ');
}

function numberOf(text: string): number {
  return text.split('.').reduce((address, octet) => address * 256 + Number(octet), 0);
}

/** Ranges within one /16, so that the last two octets can be tried one by one. */
const base = numberOf('203.0.0.0');
const someRanges = fc.array(
  fc
    .tuple(fc.nat(65_535), fc.oneof(fc.nat(3), fc.nat(300), fc.nat(65_535)))
    .map(([from, length]) => ({ from: base + from, to: base + Math.min(from + length, 65_535) })),
  { minLength: 1, maxLength: 6 },
);
const anyRanges = fc.array(
  fc
    .tuple(fc.nat(2 ** 31 - 1), fc.boolean(), fc.oneof(fc.nat(3), fc.nat(2 ** 20), fc.nat(2 ** 30)))
    .map(([half, upper, length]) => {
      const from = half + (upper ? 2 ** 31 : 0);
      return { from, to: Math.min(from + length, 2 ** 32 - 1) };
    }),
  { maxLength: 6 },
);

function joined(ranges: readonly AddressRange[]): readonly AddressRange[] {
  const result: { from: number; to: number }[] = [];
  for (const { from, to } of [...ranges].sort((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last && from <= last.to + 1) last.to = Math.max(last.to, to);
    else result.push({ from, to });
  }
  return result;
}

describe('a set of addresses', () => {
  it('has the ranges that it was made of, and their number', () => {
    fc.assert(
      fc.property(anyRanges, (ranges) => {
        const set = addressSetOf(ranges);
        const expected = joined(ranges);
        expect([...addressRanges(set)]).toEqual(expected);
        expect(addressCount(set)).toBe(expected.reduce((sum, { from, to }) => sum + to - from + 1, 0));
      }),
      { seed },
    );
  });

  it('loses, shares and gains what another one has', () => {
    fc.assert(
      fc.property(anyRanges, anyRanges, (one, other) => {
        const [a, b] = [addressSetOf(one), addressSetOf(other)];
        expect([...addressRanges(allAddresses(a, b))]).toEqual(joined([...one, ...other]));
        const [left, common] = [withoutAddresses(a, b), commonAddresses(a, b)];
        expect(addressCount(left) + addressCount(common)).toBe(addressCount(a));
        expect([...addressRanges(allAddresses(left, b))]).toEqual(joined([...one, ...other]));
      }),
      { seed },
    );
  });

  it.each([
    ['203.0.113.0/26', '203.0.113.0/26'],
    ['10.0.0.0-10.0.1.0', '10.0.0.0/24 10.0.1.0'],
    ['0.0.0.0/0', '0.0.0.0/0'],
    ['0.0.0.1-255.255.255.255', undefined],
    ['10.0.0.0/9, 10.128.0.0/9', '10.0.0.0/8'],
  ])('%s is the blocks %s', (list, expected) => {
    expect(blocks(listed(list), 8)).toBe(expected);
  });

  it('is written for people', () => {
    expect([...addressRanges(listed('10.0.0.7, 10.0.0.9-10.0.0.12'))].map(rangeText)).toEqual([
      '10.0.0.7',
      '10.0.0.9–10.0.0.12',
    ]);
  });
});

describe('a list of addresses', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['203.0.113.0/26', '203.0.113.0/26'],
    ['203.0.113.77/26', '203.0.113.64/26'],
    ['203.0.113.0/26, 198.51.100.20', '198.51.100.20 203.0.113.0/26'],
    ['203.0.113.7;198.51.100.20;', '198.51.100.20 203.0.113.7'],
    ['203.0.113.7|198.51.100.20', '198.51.100.20 203.0.113.7'],
    ['203.0.113.7\r\n  198.51.100.20\n', '198.51.100.20 203.0.113.7'],
    ['10.1.2.*', '10.1.2.0/24'],
    ['10.1.*.*', '10.1.0.0/16'],
    ['10.1.2.4-7', '10.1.2.4/30'],
    ['10.1.2.255-10.1.3.0', '10.1.2.255 10.1.3.0'],
  ])('%s is read', (list, expected) => {
    expect(blocks(listed(list))).toBe(expected);
  });

  it.each([
    ['', 'nothing'],
    [' , ', 'separators only'],
    ['203.0.113', 'three octets'],
    ['203.0.113.256', 'an octet too large'],
    ['203.0.113.07', 'a leading zero'],
    ['203.0.113.0/33', 'a mask too long'],
    ['203.0.113.0/26/1', 'two masks'],
    ['203.0.113.7, office', 'a word'],
    ['2001:db8::1', 'an IPv6 address'],
    ['10.1.2.9-5', 'a range that runs backwards'],
    ['10.*.2.3', 'a star in the middle'],
    ['203\\.0\\.113\\.7', 'an expression'],
  ])('%j is refused: %s', (list) => {
    expect(addressesInList(list)).toBeUndefined();
  });
});

describe('an expression for addresses', () => {
  it.each([
    ['203.0.113.0/26', '\\b203\\.0\\.113\\.(6[0-3]|[1-5]?[0-9])\\b'],
    ['203.0.113.7', '\\b203\\.0\\.113\\.7\\b'],
    ['203.0.113.7, 198.51.100.20', '\\b(198\\.51\\.100\\.20|203\\.0\\.113\\.7)\\b'],
    ['203.0.113.0/24', '\\b203\\.0\\.113\\.[0-9]+\\b'],
    ['10.0.0.0/8', '\\b10\\.[0-9]+\\.[0-9]+\\.[0-9]+\\b'],
    ['172.16.0.0/12', '\\b172\\.(3[01]|2[0-9]|1[6-9])\\.[0-9]+\\.[0-9]+\\b'],
    ['198.51.100.128/25', '\\b198\\.51\\.100\\.(25[0-5]|2[0-4][0-9]|1[3-9][0-9]|12[89])\\b'],
    ['10.1.2.0/23', '\\b10\\.1\\.[23]\\.[0-9]+\\b'],
    ['10.1.2.7, 10.1.3.7, 10.1.4.9', '\\b10\\.1\\.([23]\\.7|4\\.9)\\b'],
  ])('%s becomes %s', (list, pattern) => {
    expect(patternOfAddresses(listed(list))).toBe(pattern);
  });

  it('is none for no address', () => {
    expect(patternOfAddresses(false)).toBeUndefined();
  });

  it('finds exactly the addresses of the list, alone and within a list', () => {
    fc.assert(
      fc.property(someRanges, (ranges) => {
        const pattern = new RegExp(patternOfAddresses(addressSetOf(ranges)) as string);
        for (let address = base; address < base + 65_536; address++) {
          const expected = ranges.some(({ from, to }) => from <= address && address <= to);
          const text = addressText(address);
          if (pattern.test(text) !== expected || pattern.test(`10.9.8.7, ${text},192.0.2.1`) !== expected) {
            throw new Error(`${pattern} and ${text}`);
          }
        }
      }),
      { seed, numRuns: 25 },
    );
  });

  it('lets through what it was made of', () => {
    fc.assert(
      fc.property(anyRanges, (ranges) => {
        fc.pre(ranges.length > 0);
        const pattern = patternOfAddresses(addressSetOf(ranges)) as string;
        expect([...addressRanges(addressesOfPattern(pattern) as AddressSet)]).toEqual(joined(ranges));
      }),
      { seed },
    );
  });
});

describe('what an expression lets through', () => {
  it.each([
    ['\\b203\\.0\\.113\\.(6[0-3]|[1-5]?[0-9])\\b', '203.0.113.0/26'],
    ['^203\\.0\\.113\\.7$', '203.0.113.7'],
    ['^203\\.0\\.113\\.7$|^198\\.51\\.100\\.20$', '198.51.100.20 203.0.113.7'],
    ['\\b(203\\.0\\.113\\.7|198\\.51\\.100\\.20)\\b', '198.51.100.20 203.0.113.7'],
    ['^10\\.1\\.', '10.1.0.0/16'],
    ['^10\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}$', '10.0.0.0/8'],
    ['\\b10\\.1\\.[0-9]+\\.[0-9]+\\b', '10.1.0.0/16'],
    ['10\\.1\\.2\\.3$', '10.1.2.3 110.1.2.3 210.1.2.3'],
    ['^10\\.1\\.2\\.25', '10.1.2.25 10.1.2.250/31 10.1.2.252/30'],
    ['^203.0.113.7$', '203.0.113.7'],
    ['^1.1.1.100$', '1.1.1.100'],
    ['^10.1.2$', ''],
    ['(?<!\\d)10\\.1\\.2\\.3(?!\\d)', '10.1.2.3'],
    ['(?:^|,)\\s*10\\.1\\.2\\.3\\s*(?:,|$)', '10.1.2.3'],
    ['(?<=^|,)10\\.1\\.2\\.3(?=$|,)', '10.1.2.3'],
    ['(?i)^10\\.1\\.2\\.3$', '10.1.2.3'],
    ['(?x)^ 10\\.1\\.2\\.3 $ # office', '10.1.2.3'],
    ['^10(\\.1){3}$', '10.1.1.1'],
    ['^(?!192\\.)192\\.168\\.', ''],
    ['^(?=10\\.)10\\.9\\.9\\.9$', '10.9.9.9'],
    ['', '0.0.0.0/0'],
    ['.*', '0.0.0.0/0'],
    ['office', ''],
    ['^2001:db8:', ''],
    ['^[^.]+$', ''],
  ])('%s: %s', (pattern, expected) => {
    expect(blocks(addressesOfPattern(pattern))).toBe(expected);
  });

  it('is told for what a look-ahead leaves', () => {
    const left = addressesOfPattern('^(?!192\\.168\\.1\\.77|10\\.83\\.118\\.23)') as AddressSet;
    expect(blocks(withoutAddresses(true, left))).toBe(
      '10.83.118.23 10.83.118.230/31 10.83.118.232/29 192.168.1.77',
    );
  });

  it.each([
    ['(', 'it is invalid'],
    ['^(1)\\1\\.', 'it has a reference'],
    ['^(?>1+)0', 'it has an atomic group'],
    ['10(?=\\.1\\.2\\.)', 'it looks further ahead than a character'],
    ['(a)?(?(1)1|2)', 'it has a conditional'],
    [`^${'(1?2){16}'.repeat(90)}`, 'it is too large'],
  ])('is not told for %s: %s', (pattern) => {
    expect(addressesOfPattern(pattern)).toBeUndefined();
  });

  it('is what a search finds, address by address', () => {
    const piece = fc.constantFrom(
      ...[
        '1',
        '2',
        '10',
        '7',
        '.',
        '\\.',
        '\\.',
        '[0-5]',
        '\\d',
        '\\d+',
        '[1-9]?',
        '\\b',
        '^',
        '$',
        '(1|2)',
        '.*',
      ],
      ...['(?!1)', '(?<!\\.)', '2?', '(0|)', '[^1]', '(?:5\\.){1,2}', '\\d{1,3}', '\\B', '|', '0'],
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 9 }), (pieces) => {
        const pattern = pieces.join('');
        const set = addressesOfPattern(pattern);
        if (set === undefined) return;
        const search = new RegExp(pattern);
        const found: AddressRange[] = [];
        for (const first of ['1.7.', '5.50.']) {
          const start = numberOf(`${first}0.0`);
          for (let address = start; address < start + 65_536; address++) {
            if (search.test(addressText(address))) found.push({ from: address, to: address });
          }
        }
        const tried = listed('1.7.0.0/16 5.50.0.0/16');
        expect([...addressRanges(commonAddresses(set, tried))]).toEqual(joined(found));
      }),
      { seed, numRuns: 30 },
    );
  });

  it('is told quickly, however many addresses', () => {
    const time = stopwatch();
    const sevens = addressesOfPattern('7') as AddressSet;
    expect(addressCount(sevens)).toBe(
      2 ** 32 - (256 - [...Array(256).keys()].filter((n) => `${n}`.includes('7')).length) ** 4,
    );
    expect(addressBlocks(sevens, 50)).toBeUndefined();
    expect(
      addressesOfPattern(
        `\\b(${Array.from({ length: 200 }, (_, i) => `10\\.${i}\\.${i}\\.7`).join('|')})\\b`,
      ),
    ).toBeTruthy();
    expect(time()).toBeLessThan(500);
  });
});
