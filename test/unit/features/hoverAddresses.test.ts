import { describe, expect, it } from 'vitest';
import { claimTypeUri } from '../../../server/src/catalog/index.ts';
import { hover } from '../../../server/src/features/hover.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';

/** The hover in the middle of the pattern: its first line and the list below the rule. */
function on(pattern: string, operator = '=~', type: string = claimTypeUri.forwardedClientIp) {
  const text = `exists([Type == "${type}", Value ${operator} "${pattern}"]) => issue(Type = "x", Value = "y");`;
  const start = text.indexOf(`"${pattern}"`) + 1;
  const found = hover(RuleSet.parse(text), start + (pattern.length >> 1));
  if (!found) return undefined;
  const [top = '', below = ''] = found.markdown.split('\n\n---\n\n');
  return { about: text.slice(found.start, found.end), top, below };
}

describe('hover on a pattern for addresses', () => {
  it.each([
    ['\\b203\\.0\\.113\\.(6[0-3]|[1-5]?[0-9])\\b', '203.0.113.0/26 (64 addresses)'],
    ['\\b203\\.0\\.113\\.7\\b', '203.0.113.7'],
    ['\\b(203\\.0\\.113\\.7|198\\.51\\.100\\.20)\\b', '198.51.100.20 and 203.0.113.7 (2 addresses)'],
    ['^10\\.', '10.0.0.0/8 (16,777,216 addresses)'],
    ['^(?!192\\.168\\.1\\.77\\b|10\\.83\\.118\\.23\\b)', 'every address but 10.83.118.23 and 192.168.1.77'],
    ['.+', 'every address'],
    ['\\b10\\.\\d+\\.\\d+\\.[135]\\b', '196,608 addresses, such as 10.0.0.1, 10.0.0.3 and 10.0.0.5'],
  ])('%s', (pattern, lets) => {
    const found = on(pattern);
    expect(found?.about).toBe(pattern);
    expect(found?.top).toBe(`Lets through ${lets}.`);
  });

  it('says the opposite for !~', () => {
    expect(on('\\b203\\.0\\.113\\.7\\b', '!~')?.top).toBe('Lets through every address but 203.0.113.7.');
    expect(on('.*', '!~')?.top).toBe('Lets through no address.');
  });

  it('says what else gets in through dots and open ends', () => {
    const open = on('10\\.1\\.2\\.3');
    expect(open?.top).toBe('Lets through 33 addresses, such as 10.1.2.3, 10.1.2.30–10.1.2.39 and 110.1.2.3.');
    expect(open?.below).toContain(
      'It is found within other addresses too, such as 10.1.2.30–10.1.2.39, 110.1.2.3 and 110.1.2.30–110.1.2.39',
    );
    expect(on('\\b10\\.1\\.')?.below).toContain('such as 0.10.1.0–0.10.1.255, ');
    const loose = on('10.1.2.3');
    expect(loose?.below).toContain('Dots stand for any character here, which lets ');
    expect(loose?.below).toContain('exact is `10\\.1\\.2\\.3`.');
    expect(on('^10.1.2.3$')?.below).toContain('Dots stand for any character here; exact is');
    expect(on('\\b10\\.1\\.2\\.3\\b')?.below).not.toMatch(/Dots|within/);
  });

  it('says how the pattern meets a list of addresses', () => {
    expect(on('\\b10\\.1\\.2\\.3\\b')?.below).toContain('one that matches is enough.');
    expect(on('^10\\.1\\.2\\.3$')?.below).toContain('`^` and `$` around one do not allow for that');
    expect(on('\\b10\\.1\\.2\\.3\\b', '=~', claimTypeUri.clientIp)?.below).not.toContain('commas');
  });

  it('says nothing about patterns that are no addresses, nor under other claim types', () => {
    expect(on('customer-provided public ip address regex')?.top ?? '').not.toContain('Lets through');
    expect(on('^2001:db8:')?.top ?? '').not.toContain('Lets through');
    expect(on('10\\.1(')?.top ?? '').not.toContain('Lets through');
    expect(on('\\b10\\.1\\.2\\.3\\b', '==')?.top ?? '').not.toContain('Lets through');
    expect(on('\\b10\\.1\\.2\\.3\\b', '=~', claimTypeUri.upn)?.top ?? '').not.toContain('Lets through');
  });
});
