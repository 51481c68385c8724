import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const project = join(import.meta.dirname, '../..');
const guide = join(project, 'docs', 'guide');

/** The pages that people read first. */
const pages = [join(project, 'README.md'), ...readdirSync(guide).map((name) => join(guide, name))].map(
  (path) => ({ path, name: relative(project, path), text: readFileSync(path, 'utf8') }),
);

const readJson = <T>(name: string) => JSON.parse(readFileSync(join(project, name), 'utf8')) as T;
const texts = readJson<Readonly<Record<string, string>>>('package.nls.json');
const manifest = readJson<{
  readonly contributes: {
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly default: unknown }>> };
  };
}>('package.json');

/** The anchor that GitHub gives a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}

describe.each(pages)('$name', ({ path, text }) => {
  it('links and shows only what there is', () => {
    const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
    const broken = targets.filter((target) => {
      if (/^https:/.test(target)) return false;
      const [file = '', anchor] = target.split('#');
      const to = file === '' ? path : join(dirname(path), file);
      if (!existsSync(to)) return true;
      if (anchor === undefined) return false;
      const headings = [...readFileSync(to, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
        anchorOf(heading),
      );
      return !headings.includes(anchor);
    });
    expect(broken).toEqual([]);
  });

  it('says what every picture shows, for those who cannot see it', () => {
    for (const [, alt = ''] of text.matchAll(/!\[([^\]]*)\]/g)) expect(alt.length).toBeGreaterThan(20);
  });

  it('names commands as they are called', () => {
    const titles = new Set(
      Object.entries(texts).flatMap(([key, title]) => (/^command\./.test(key) ? title : [])),
    );
    const named = [...text.matchAll(/\*\*AD FS: ([^*]+)\*\*/g)].map(([, title = '']) =>
      title.replace(/\s+/g, ' '),
    );
    expect(named.filter((title) => !titles.has(title))).toEqual([]);
  });
});

describe('the read-me', () => {
  it('has every setting with its default', () => {
    const { text } = pages[0] as (typeof pages)[number];
    const rows = [...text.matchAll(/^\| `(adfsrule\.[\w.]+)`\s*\| `([^`]*)`/gm)].map(([, name, value]) => [
      name,
      value,
    ]);
    const settings = Object.entries(manifest.contributes.configuration.properties).map(([name, setting]) => [
      name,
      typeof setting.default === 'string' ? setting.default : JSON.stringify(setting.default),
    ]);
    expect(rows.sort()).toEqual(settings.sort());
  });

  it('leads to every page of the guide', () => {
    const index = readFileSync(join(guide, 'README.md'), 'utf8');
    for (const name of readdirSync(guide)) {
      if (name !== 'README.md') expect(index).toContain(`](${name})`);
    }
  });
});
