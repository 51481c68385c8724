import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalog, claimTypeUri } from '../../../server/src/catalog/index.ts';
import { presets } from '../../../server/src/engine/index.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../../schemas/adfstest.schema.json', import.meta.url), 'utf8'),
);

const claims = presets.flatMap(({ id, claims: all }) => all.map((claim) => ({ id, ...claim })));

describe.each(claims)('preset $id: $type', ({ type, value, source }) => {
  const entry = catalog.claimTypes.byUri(type);

  it('is a claim type that AD FS has', () => {
    expect(entry?.status).toBe('current');
    expect(['request-context', 'network', 'device']).toContain(entry?.category);
  });

  it('has a value that the catalogue knows, or of the kind it knows', () => {
    switch (type) {
      case claimTypeUri.clientApplication:
        expect(catalog.clientApplications.byValue(value)).toMatchObject({ value, status: 'documented' });
        break;
      case claimTypeUri.endpointAbsolutePath:
        expect(catalog.endpoints.byPath(value)?.path).toBe(value);
        break;
      case claimTypeUri.clientUserAgent:
        if (!value.startsWith('contoso-')) expect(catalog.userAgents.in(value)).not.toEqual([]);
        break;
      case claimTypeUri.proxy:
        expect(value).toMatch(/\.example$/);
        break;
      default:
        if (entry?.valueKind === 'boolean') expect(entry.values.map((known) => known.value)).toContain(value);
        // Addresses for documentation, and private ones.
        else
          expect(value).toMatch(
            /^(?:(?:10\.0\.[01]|192\.0\.2|198\.51\.100|203\.0\.113)\.\d+(?:,(?=\d)|$))+$/,
          );
    }
  });

  it('names a source of the catalogue', () => {
    expect(entry?.sources).toContain(source);
  });
});

describe('the presets', () => {
  it('have names of their own, and no claim twice', () => {
    expect(new Set(presets.map(({ id }) => id)).size).toBe(presets.length);
    for (const { claims: all } of presets) expect(new Set(all.map(({ type }) => type)).size).toBe(all.length);
  });

  it('are all offered by the schema, and no others', () => {
    expect(schema.definitions.preset.anyOf[0].enum).toEqual(presets.map(({ id }) => id));
  });

  it('with modern authentication have no client application; with basic authentication they have one', () => {
    const applications = presets.map(({ id, claims: all }) => [
      id,
      all.find(({ type }) => type === claimTypeUri.clientApplication)?.value,
    ]);
    expect(applications.filter(([, application]) => application !== undefined)).toEqual([
      ['outlookRpc', 'Microsoft.Exchange.RPC'],
      ['outlookMapi', 'Microsoft.Exchange.Mapi'],
      ['outlookEws', 'Microsoft.Exchange.WebServices'],
      ['outlookAutodiscover', 'Microsoft.Exchange.Autodiscover'],
      ['activeSyncBasic', 'Microsoft.Exchange.ActiveSync'],
    ]);
  });

  it('are outside exactly where they came through the proxy', () => {
    for (const { kind, claims: all } of presets) {
      if (kind === 'device') continue;
      const isOutside =
        all.find(({ type }) => type === claimTypeUri.insideCorporateNetwork)?.value === 'false';
      expect(all.some(({ type }) => type === claimTypeUri.proxy)).toBe(isOutside);
      expect(all.some(({ type }) => type === claimTypeUri.forwardedClientIp)).toBe(isOutside);
    }
  });
});
