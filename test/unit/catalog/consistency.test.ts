import { describe, expect, it } from 'vitest';
import {
  catalog,
  claimPropertyUri,
  claimTypeUri,
  claimValue,
  namespaceHosts,
} from '../../../server/src/catalog/index.ts';

/** Every URL with a known name space in a text, without the punctuation of a sentence around it. */
function urisIn(text: string): readonly string[] {
  return (text.match(/https?:\/\/schemas\.[^\s"'<>(),;`]+/g) ?? []).map((uri) => uri.replace(/[.:]+$/, ''));
}

function duplicates(values: readonly string[]): readonly string[] {
  return values.filter((value, at) => values.indexOf(value) !== at);
}

/** All strings below a value, keys of mistypings left out. */
function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(stringsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key.endsWith('Mistypings') ? [] : stringsIn(inner),
  );
}

const everything = [
  ...catalog.claimTypes.all(),
  ...catalog.clientApplications.all(),
  ...catalog.authMethods.all(),
  ...catalog.endpoints.all(),
  ...catalog.sids.all(),
  ...catalog.userAgents.all(),
  ...catalog.attributeStores.all(),
  ...catalog.attributeStores.ldapAttributes(),
  ...catalog.powershell.all(),
  ...catalog.entraMigration.all(),
];

describe('the catalogue agrees with itself', () => {
  it('has each key once', () => {
    expect(duplicates(catalog.claimTypes.all().map(({ uri }) => uri))).toEqual([]);
    expect(duplicates(catalog.clientApplications.all().map(({ value }) => value))).toEqual([]);
    expect(duplicates(catalog.authMethods.all().map(({ value }) => value))).toEqual([]);
    expect(duplicates(catalog.endpoints.all().map(({ path }) => path))).toEqual([]);
    expect(duplicates(catalog.sids.all().map(({ sid }) => sid))).toEqual([]);
    expect(duplicates(catalog.userAgents.all().map(({ fragment }) => fragment))).toEqual([]);
    expect(duplicates(catalog.attributeStores.all().map(({ name }) => name))).toEqual([]);
    expect(duplicates(catalog.attributeStores.ldapAttributes().map((entry) => entry.ldapAttribute))).toEqual(
      [],
    );
    expect(duplicates(catalog.powershell.all().map(({ cmdlet }) => cmdlet))).toEqual([]);
    expect(duplicates(catalog.entraMigration.all().map(({ id }) => id))).toEqual([]);
  });

  it('has no two claim types that differ only in case', () => {
    expect(duplicates(catalog.claimTypes.all().map(({ uri }) => uri.toLowerCase()))).toEqual([]);
  });

  it('never lists a right URI as a mistyping, nor one mistyping for two types', () => {
    const wrong = catalog.claimTypes
      .all()
      .flatMap((entry) => [...entry.commonMistypings, ...entry.likelyMistypings]);
    expect(wrong.filter((uri) => catalog.claimTypes.byUri(uri) || catalog.authMethods.byValue(uri))).toEqual(
      [],
    );
    expect(duplicates(wrong)).toEqual([]);
  });

  it('uses http for its own name spaces and mentions only types and methods that it knows', () => {
    const mentioned = new Set(everything.flatMap(stringsIn).flatMap(urisIn));
    const unknown = [...mentioned].filter(
      (uri) => !catalog.claimTypes.byUri(uri) && !catalog.authMethods.byValue(uri),
    );
    expect(unknown).toEqual([]);
  });

  it('knows every URI that the code names', () => {
    for (const uri of [...Object.values(claimTypeUri), ...Object.values(claimPropertyUri)]) {
      expect(catalog.claimTypes.byUri(uri)?.uri, uri).toBe(uri);
    }
    expect(catalog.authMethods.byValue(claimValue.multipleAuthentication)?.factor).toBe('multi');
    for (const uri of Object.values(claimPropertyUri)) {
      expect(catalog.claimTypes.byUri(uri)?.category, uri).toBe('saml-property');
    }
  });

  it('has methods behind the values of the claim types for methods', () => {
    const { authenticationMethod, authenticationMethodsReferences, authenticationMethodsProviders } =
      claimTypeUri;
    for (const uri of [
      authenticationMethod,
      authenticationMethodsReferences,
      authenticationMethodsProviders,
    ]) {
      for (const { value } of catalog.claimTypes.byUri(uri)!.values) {
        const method = catalog.authMethods.byValue(value);
        expect(method && catalog.authMethods.claimTypesOf(method), value).toContain(uri);
      }
    }
  });

  it('feeds known claim types from LDAP attributes, under their console names', () => {
    for (const attribute of catalog.attributeStores.ldapAttributes()) {
      if (attribute.claimType === null) continue;
      const type = catalog.claimTypes.byUri(attribute.claimType);
      expect(type, attribute.ldapAttribute).toBeDefined();
      if (attribute.claimFriendlyName !== null) {
        expect(attribute.claimFriendlyName, attribute.ldapAttribute).toBe(type?.friendlyName);
      }
    }
  });

  it('names policy switches that the cmdlet has', () => {
    for (const application of catalog.clientApplications.all()) {
      const { exchangeOnline, exchangeServer } = catalog.clientApplications.policySwitches(application);
      for (const name of [...exchangeOnline, ...exchangeServer]) {
        expect(catalog.powershell.parameter('New-AuthenticationPolicy', name), name).toBeDefined();
      }
    }
  });

  it('replaces obsolete client applications by documented ones, and only those', () => {
    for (const { value, status, replacedBy, spellingVariants } of catalog.clientApplications.all()) {
      expect(replacedBy.length > 0, value).toBe(status === 'obsolete');
      for (const other of replacedBy)
        expect(catalog.clientApplications.byValue(other)?.status).toBe('documented');
      for (const variant of spellingVariants) {
        expect(catalog.clientApplications.byValue(variant), variant).toBeUndefined();
      }
    }
  });

  it('matches each endpoint with its own expression', () => {
    for (const { path, matchRegex } of catalog.endpoints.all()) {
      const expression = new RegExp(matchRegex.replace('(?i)', ''), 'i');
      expect(expression.test(path), `${matchRegex} against ${path}`).toBe(true);
    }
    const wia = catalog.endpoints.byPath('/adfs/ls/wia')!;
    expect(new RegExp(wia.matchRegex.replace('(?i)', ''), 'i').test('/adfs/ls/')).toBe(false);
  });

  it('matches each SID with its own expression, and relative ids with the end of the SID', () => {
    for (const { sid, rid, exampleRegex, scope } of catalog.sids.all()) {
      const filled = sid.replace('<domain>', '1-2-3').replaceAll(/<\w+>/g, '9');
      expect(new RegExp(exampleRegex).test(filled), `${exampleRegex} against ${filled}`).toBe(true);
      if (rid !== null) expect(sid.endsWith(`-${rid}`), sid).toBe(true);
      if (scope === 'builtin') expect(sid).toMatch(/^S-1-5-32-\d+$/);
    }
  });

  it('matches each user-agent fragment with its own expression, list syntax apart', () => {
    for (const { fragment } of catalog.userAgents.all()) {
      if (fragment.startsWith('=~')) continue;
      expect(
        catalog.userAgents.in(fragment).map((entry) => entry.fragment),
        fragment,
      ).toContain(fragment);
    }
  });

  it('gives one parameter name one meaning in every cmdlet', () => {
    for (const { cmdlet, parameters } of catalog.powershell.all()) {
      for (const parameter of parameters) {
        if (parameter.ruleSet === null) continue;
        const other = catalog.powershell.ruleParameter(parameter.name);
        expect(other?.ruleSet, `${cmdlet} -${parameter.name}`).toBe(parameter.ruleSet);
        expect(other?.acceptsRuleText, `${cmdlet} -${parameter.name}`).toBe(parameter.acceptsRuleText);
      }
    }
  });

  it('has a link for the first source of every entry', () => {
    for (const { sources } of everything) {
      for (const source of sources) expect(catalog.sourceUrl(source), source).toMatch(/^https:\/\/\S+$/);
    }
  });

  it('names two name spaces', () => {
    expect(namespaceHosts).toEqual(['schemas.microsoft.com', 'schemas.xmlsoap.org']);
  });
});
