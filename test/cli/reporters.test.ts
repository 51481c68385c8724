import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import Ajv from 'ajv';
import type { Log } from 'sarif';
import { describe, expect, it } from 'vitest';
import { adfsrule, withFiles } from './run.ts';

const slip =
  '@RuleName = "Pass: 100%, all"\nc:[Type = "http://contoso.example/claims/dept"]\n => issue(claim = c);\n';
const files = { 'a.adfsrule': slip, 'trusts/pay roll#1.adfsrule': `\n${slip}` };

/** The schema of SARIF 2.1.0 as `@microsoft/jest-sarif` ships it. */
const schemaFile = fileURLToPath(
  new URL('../../node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json', import.meta.url),
);

function sarif(paths: readonly string[], folder: string, input = ''): Log {
  const { stdout, stderr } = adfsrule(['check', '--format', 'sarif', ...paths], input, { folder });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

/** What the schema has against a log. */
function complaints(log: Log): readonly string[] {
  // The schema is of an older draft of JSON schema, of which it uses what all drafts have.
  const { $schema, id, ...schema } = JSON.parse(readFileSync(schemaFile, 'utf8'));
  const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);
  validate(log);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

describe('check --format sarif', () => {
  it.skipIf(!existsSync(schemaFile))('is valid against the schema, with findings and without', () => {
    withFiles({ ...files, 'good.adfsrule': '' }, (folder) => {
      expect(complaints(sarif(['.'], folder))).toEqual([]);
      expect(complaints(sarif(['good.adfsrule'], folder))).toEqual([]);
      expect(complaints(sarif(['-'], folder, slip))).toEqual([]);
      expect(complaints({ ...sarif(['.'], folder), version: '2.2' } as unknown as Log)).not.toEqual([]);
    });
  });

  it('gives places as they are counted in UTF-16, and repairs', () => {
    withFiles(files, (folder) => {
      const [run] = sarif(['.'], folder).runs;
      expect(run?.columnKind).toBe('utf16CodeUnits');
      expect(run?.results).toHaveLength(2);
      const region = { startLine: 2, startColumn: 9, endLine: 2, endColumn: 10 };
      expect(run?.results?.[0]).toMatchObject({
        ruleId: 'assignment-in-condition',
        level: 'error',
        message: { text: expect.stringMatching(/^Write `==` to compare/) },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'a.adfsrule', uriBaseId: '%SRCROOT%' },
              region,
            },
          },
        ],
        fixes: [
          {
            artifactChanges: [{ replacements: [{ deletedRegion: region, insertedContent: { text: '==' } }] }],
          },
        ],
      });
    });
  });

  it('names files by addresses from the folder that it runs in', () => {
    withFiles(files, (folder) => {
      const uris = (paths: readonly string[], from: string) =>
        sarif(paths, from).runs[0]?.results?.map(
          ({ locations }) => locations?.[0]?.physicalLocation?.artifactLocation?.uri,
        );
      expect(uris(['.'], folder)).toEqual(['a.adfsrule', 'trusts/pay%20roll%231.adfsrule']);
      expect(uris([folder], folder)).toEqual(['a.adfsrule', 'trusts/pay%20roll%231.adfsrule']);
      const outside = pathToFileURL(join(folder, 'a.adfsrule')).href;
      expect(uris(['../a.adfsrule'], join(folder, 'trusts'))?.[0]).toMatch(/^file:\/\/.*\/a\.adfsrule$/);
      expect(outside).toMatch(/^file:/);
      const base = sarif(['.'], folder).runs[0]?.originalUriBaseIds?.['%SRCROOT%']?.uri;
      expect(base).toMatch(/^file:\/\/.*\/$/);
    });
  });

  it('describes every code that it uses, with a page', () => {
    withFiles({ 'a.adfsrule': `${slip}c:[Type == ""] => issue(claim = c);` }, (folder) => {
      const [run] = sarif(['.'], folder).runs;
      const described = new Map(run?.tool.driver.rules?.map((rule) => [rule.id, rule]));
      const used = run?.results?.map(({ ruleId }) => ruleId as string) ?? [];
      expect(used).toEqual(['assignment-in-condition', 'empty-claim-type']);
      for (const id of used) expect(described.get(id)?.helpUri).toMatch(/^https:\/\//);
      expect(described.get('empty-claim-type')?.helpUri).toMatch(/\/docs\/rules\/empty-claim-type\.md$/);
    });
  });
});

describe('check --format github', () => {
  it('prints one annotation a line, escaped as the runner reads it', () => {
    withFiles(files, (folder) => {
      const { status, stdout } = adfsrule(['check', '--format', 'github', '.'], '', { folder });
      expect(status).toBe(1);
      const [first, second, last] = stdout.split('\n');
      expect(first).toMatch(
        /^::error file=a\.adfsrule,line=2,endLine=2,col=9,endColumn=10,title=assignment-in-condition \(Pass%3A 100%25%2C all\)::Write `==` to compare; `=` assigns\.%0AAD FS reports POLICY0030: /,
      );
      expect(second).toMatch(/^::error file=trusts\/pay roll#1\.adfsrule,line=3,/);
      expect(last).toBe('2 errors in 2 files.');
    });
  });

  it('names files from the root of the repository', () => {
    withFiles(files, (folder) => {
      const { stdout } = adfsrule(['check', '--format', 'github', '.'], '', {
        folder: join(folder, 'trusts'),
        environment: { GITHUB_WORKSPACE: folder },
      });
      expect(stdout).toMatch(/^::error file=trusts\/pay roll#1\.adfsrule,/);
    });
  });

  it('says nothing more than the summary about good rules', () => {
    withFiles({ 'a.adfsrule': '' }, (folder) => {
      const { status, stdout } = adfsrule(['check', '--format', 'github', folder]);
      expect({ status, stdout }).toEqual({ status: 0, stdout: 'No problems in 1 file.\n' });
    });
  });
});
