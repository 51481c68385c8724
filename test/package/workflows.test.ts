/** The workflows, and those that docs/ci.md shows, are what GitHub and Azure read them as. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { parts } from '../../scripts/parts/parts.mjs';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');

// Mocha, which is ours, brings a reader.
const { load } = createRequire(createRequire(import.meta.url).resolve('mocha/package.json'))('js-yaml') as {
  load: (text: string) => unknown;
};

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface Job {
  readonly needs?: string;
  readonly 'runs-on'?: string;
  readonly 'timeout-minutes'?: number;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const folder = '.github/workflows/';
const workflows = readdirSync(new URL(folder, root)).map(
  (name) => [name, load(read(folder + name)) as Workflow] as const,
);
const release = workflows.find(([name]) => name === 'release.yml')?.[1] as Workflow;
const guide = [...read('docs/ci.md').matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text]) => text ?? '');

const jobsOf = ({ jobs }: Workflow) => Object.values(jobs);
const stepsOf = (workflow: Workflow) => jobsOf(workflow).flatMap(({ steps }) => steps);

/** What we use of each action, by its documentation. A misspelt input is a warning that nobody reads. */
const inputs: Readonly<Record<string, readonly string[]>> = {
  'actions/checkout': [],
  'actions/setup-node': ['node-version', 'cache', 'package-manager-cache', 'registry-url'],
  'actions/upload-artifact': ['name', 'path', 'if-no-files-found', 'include-hidden-files'],
  'actions/download-artifact': ['name'],
  'actions/attest-build-provenance': ['subject-path'],
  'github/codeql-action/upload-sarif': ['sarif_file', 'category'],
};

/** Everything that uses an action, with the action's name and version. */
function uses(
  steps: readonly Step[],
): readonly { name: string; version: string; given: readonly string[] }[] {
  return steps.flatMap((step) => {
    const [name, version] = step.uses?.split('@') ?? [];
    return name ? [{ name, version: version ?? '', given: Object.keys(step.with ?? {}) }] : [];
  });
}

const shown = guide.map((text) => load(text)).filter((value) => typeof value === 'object' && value !== null);
const everyStep = [
  ...workflows.flatMap(([, workflow]) => stepsOf(workflow)),
  ...shown.flatMap((value) => ('jobs' in value ? stepsOf(value as Workflow) : [])),
];

describe.each(workflows)('%s', (_, workflow) => {
  it('may read and no more, unless a job says otherwise', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
  });

  it('has jobs that end, and steps that do one thing', () => {
    for (const job of jobsOf(workflow)) {
      expect(job['runs-on']).toBeTruthy();
      expect(job['timeout-minutes']).toBeGreaterThan(0);
      expect(Object.keys(workflow.jobs)).toEqual(
        expect.arrayContaining([job.needs].filter((name) => name !== undefined)),
      );
      for (const step of job.steps) expect([step.run, step.uses].filter(Boolean)).toHaveLength(1);
    }
  });

  it('runs scripts and parts of the tests that there are', () => {
    const names: readonly string[] = parts.map(({ name }) => name);
    for (const { run = '' } of stepsOf(workflow)) {
      const script = /\bnode (scripts\/\S+)/.exec(run)?.[1];
      if (script) expect(existsSync(new URL(script, root)), script).toBe(true);
      const chosen = /^npm test -- (.+)$/.exec(run)?.[1]?.split(' ') ?? [];
      expect(names).toEqual(expect.arrayContaining(chosen));
    }
  });
});

describe('actions', () => {
  it('are of one major version everywhere, and get what they take', () => {
    const found = uses(everyStep);
    expect(found.length).toBeGreaterThan(10);
    const majors = new Map<string, Set<string>>();
    for (const { name, version, given } of found) {
      expect(version, name).toMatch(/^v\d+(\.\d+\.\d+)?$/);
      expect(inputs[name], name).toEqual(expect.arrayContaining([...given]));
      majors.set(name, (majors.get(name) ?? new Set()).add(version.split('.')[0] as string));
    }
    expect([...majors].filter(([, versions]) => versions.size > 1)).toEqual([]);
    expect([...majors.keys()].sort()).toEqual(Object.keys(inputs).sort());
  });

  it('are pinned where something is published', () => {
    const versions = uses(stepsOf(release)).map(({ version }) => version);
    expect(versions.filter((version) => !/^v\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });
});

describe('publishing', () => {
  const shops = Object.entries(release.jobs).filter(([name]) => name !== 'package');

  it('has no secret in a command line', () => {
    expect(stepsOf(release).filter(({ run }) => run?.includes('secrets.'))).toEqual([]);
  });

  it.each(shops)(
    'to %s happens once where the shop lets us in, and is left out with a word otherwise',
    (name, job) => {
      expect(job.permissions).toEqual({ contents: 'read', 'id-token': 'write' });
      expect(job.env?.TRUSTED).toContain('TRUSTED_PUBLISHING');
      const secret = Object.keys(job.env ?? {}).find((key) => key !== 'TRUSTED') as string;
      // Reads the conditions as GitHub does: they are of `==`, `!=`, `&&`, `||` and texts.
      const runs = (trusted: boolean, token: string) =>
        job.steps.filter((step) => {
          const condition = step.if
            ?.replaceAll('env.TRUSTED', `'${trusted}'`)
            .replaceAll(`env.${secret}`, `'${token}'`);
          expect(condition, `a step of ${name}`).toMatch(/^('\w*'|==|!=|&&|\|\||\s)+$/);
          return condition?.split(' || ').some((all) => all.split(' && ').every(holds));
        });
      for (const [trusted, token] of [
        [true, ''],
        [true, 'x'],
        [false, 'x'],
      ] as const) {
        const published = runs(trusted, token).filter(({ run }) => / publish /.test(run ?? ''));
        expect(published, `${name}, trusted: ${trusted}`).toHaveLength(1);
        expect(uses(runs(trusted, token)).map((action) => action.name)).toEqual([
          'actions/download-artifact',
          'actions/setup-node',
        ]);
      }
      const left = runs(false, '');
      expect(left).toHaveLength(1);
      expect(left[0]?.run).toMatch(/^echo "::notice .*Not published/);
    },
  );
});

describe('docs/ci.md', () => {
  it('shows what can be read', () => {
    expect(shown.length).toBe(guide.length);
    expect(guide.length).toBeGreaterThan(3);
  });
});

/** Whether `'a' == 'b'` or `'a' != 'b'` is true. */
function holds(comparison: string): boolean {
  const [, left, operator, right] = /^'(\w*)' (==|!=) '(\w*)'$/.exec(comparison) ?? [];
  return (left === right) === (operator === '==');
}
