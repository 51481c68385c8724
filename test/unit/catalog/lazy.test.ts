import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { lazy } from '../../../server/src/catalog/lazy.ts';

describe('the catalogue is lazy', () => {
  beforeEach(() => {
    vi.resetModules();
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('parses nothing when it is imported', async () => {
    const parse = vi.spyOn(JSON, 'parse');
    const before = parse.mock.calls.length;
    const { catalog } = await import('../../../server/src/catalog/index.ts');
    const parsed = parse.mock.calls.slice(before).filter(([text]) => String(text).includes('"sources"'));
    expect(parsed).toEqual([]);
    expect(Object.keys(catalog)).toContain('claimTypes');
  });

  it('is left alone by everything that is imported when a server or a command starts', async () => {
    const parse = vi.spyOn(JSON, 'parse');
    const { createLanguageService } = await import('../../../server/src/languageService.ts');
    await import('../../../server/src/lsp/server.ts');
    await import('../../../server/src/cli/program.ts');
    expect(typeof createLanguageService().hover).toBe('function');
    const parsed = parse.mock.calls.filter(([text]) => String(text).includes('"sources"'));
    expect(parsed.map(([text]) => String(text).slice(0, 80))).toEqual([]);
  });

  it('parses one file, once, when it is asked', async () => {
    const { catalog } = await import('../../../server/src/catalog/index.ts');
    const parse = vi.spyOn(JSON, 'parse');
    catalog.endpoints.byPath('/adfs/ls/');
    expect(parse).toHaveBeenCalledTimes(1);
    catalog.endpoints.above('/adfs/ls/x');
    catalog.endpoints.all();
    expect(parse).toHaveBeenCalledTimes(1);
    catalog.sids.byText('S-1-1-0');
    expect(parse).toHaveBeenCalledTimes(2);
  });

  it('touches no claim type for a short answer', async () => {
    const { catalog } = await import('../../../server/src/catalog/index.ts');
    const parse = vi.spyOn(JSON, 'parse');
    catalog.sourceUrl('https://example.com/');
    catalog.claimTypes.httpForm('https://schemas.microsoft.com/x');
    catalog.claimTypes.nearMiss('');
    catalog.sids.isPattern('S-1-1-0');
    expect(parse).not.toHaveBeenCalled();
  });
});

describe('lazy', () => {
  it('makes its value once, also an undefined one', () => {
    const make = vi.fn(() => undefined);
    const value = lazy(make);
    expect(make).not.toHaveBeenCalled();
    expect([value(), value()]).toEqual([undefined, undefined]);
    expect(make).toHaveBeenCalledTimes(1);
  });

  it('tries again after a failure', () => {
    let broken = true;
    const value = lazy(() => {
      if (broken) throw new Error('not yet');
      return 7;
    });
    expect(() => value()).toThrow('not yet');
    broken = false;
    expect(value()).toBe(7);
  });
});
