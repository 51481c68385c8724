import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  calls,
  keyIn,
  manifestTexts,
  newKey,
  snippetTexts,
  untranslated,
} from '../../../scripts/l10n/texts.mjs';
import snippets from '../../../snippets/adfsrule.json';

type Texts = Readonly<Record<string, string>>;

interface Command {
  readonly command: string;
  readonly title: string;
  readonly category?: string;
}

/** The one place that passes on what others wrote: the dialog for new rules, for the snippets. */
const passesOn = 'starters/words.ts';

const project = join(import.meta.dirname, '../../..');

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(join(project, path), 'utf8')) as T;
}

const keysOf = (texts: Texts) => Object.keys(texts).sort();

/** `{0}`, code and links of a text, sorted: what a translation has to keep. */
function keptParts(text: string): readonly string[] {
  return (text.match(/\{\d+\}|`+[^`]+`+|\(command:[^)]*\)/g) ?? []).sort();
}

// Who added a text runs `npm run l10n`, which keeps all of these files in step.
describe('the manifest', () => {
  const { contributes } = readJson<{ readonly contributes: { readonly commands: readonly Command[] } }>(
    'package.json',
  );
  const english = readJson<Texts>('package.nls.json');
  const german = readJson<Texts>('package.nls.de.json');
  const texts = manifestTexts(contributes);

  it('has a key for every text that people read', () => {
    expect(texts.length).toBeGreaterThan(30);
    expect(texts.filter(({ text }) => keyIn(text) === undefined)).toEqual([]);
  });

  it('has every key in both languages, and no others', () => {
    const used = [...new Set(texts.map(({ text }) => keyIn(text)))].sort();
    expect(keysOf(english)).toEqual(used);
    expect(keysOf(german)).toEqual(used);
  });

  it('says the same in both languages', () => {
    for (const key of keysOf(english)) {
      expect(english[key], key).not.toBe('');
      expect([key, keptParts(german[key] ?? '')]).toEqual([key, keptParts(english[key] ?? '')]);
    }
  });

  it('names commands in one way: a title without full stop, in capitals, below AD FS', () => {
    for (const { command, title, category } of contributes.commands) {
      const text = english[keyIn(title) ?? ''] ?? '';
      expect([command, category]).toEqual([command, 'AD FS']);
      expect(text, command).toMatch(/^[A-Z].*[^.]$/);
    }
  });

  it('offers only links to commands that there are', () => {
    const known = new Set(contributes.commands.map(({ command }) => command));
    const linked = Object.values(english).flatMap((text) =>
      [...text.matchAll(/\(command:([\w.]+)/g)].map(([, command]) => command ?? ''),
    );
    expect(linked.length).toBeGreaterThan(3);
    expect(linked.filter((command) => !known.has(command))).toEqual([]);
  });
});

describe('the client', () => {
  const client = join(project, 'client', 'src');
  const sources = readdirSync(client, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ name, source: readFileSync(join(client, name), 'utf8') }));
  const english = readJson<Texts>('l10n/bundle.l10n.json');
  const german = readJson<Texts>('l10n/bundle.l10n.de.json');

  it('writes every text as one string, so that it can be found', () => {
    const hidden = sources.filter(({ source }) => calls(source).includes(undefined));
    expect(hidden.map(({ name }) => name.replaceAll('\\', '/'))).toEqual([passesOn]);
  });

  it('has every text in both bundles, and no others', () => {
    const texts = sources.flatMap(({ source }) => calls(source).flatMap((text) => text ?? []));
    const used = [...new Set([...texts, ...snippetTexts(snippets)])].sort();
    expect(used.length).toBeGreaterThan(60);
    expect(keysOf(english)).toEqual(used);
    expect(keysOf(german)).toEqual(used);
  });

  it('says the same in both languages', () => {
    for (const [key, text] of Object.entries(english)) {
      expect(text).toBe(key);
      expect([key, keptParts(german[key] ?? '')]).toEqual([key, keptParts(key)]);
    }
  });

  it('shows nothing that does not go through a translation', () => {
    expect(sources.flatMap(({ name, source }) => untranslated(source).map((text) => [name, text]))).toEqual(
      [],
    );
  });
});

describe('finding texts', () => {
  it('sees calls over one line or several, and those that hide their text', () => {
    expect(calls("l10n.t('It\\'s {0}', x) + l10n.t(\n  'b',\n) + l10n.t(name) + l10n.t(`c`)")).toEqual([
      "It's {0}",
      'b',
      undefined,
      undefined,
    ]);
  });

  it('sees what goes to the user as it is', () => {
    expect(untranslated("showErrorMessage('No farm.'); x = { title: `New`, label: l10n.t('A') };")).toEqual([
      "showErrorMessage('No farm.",
      'title: `New',
    ]);
  });

  it('makes a key of the command, the setting or the place', () => {
    const contributes = {
      commands: [{ command: 'adfsrule.x', title: 'X' }],
      configuration: {
        title: 'T',
        properties: { 'adfsrule.y': { enum: ['on'], enumDescriptions: ['On.'], description: 'Y.' } },
      },
    };
    const keys = manifestTexts(contributes).map(({ path, text }) => [text, newKey(contributes, path)]);
    expect(Object.fromEntries(keys)).toEqual({
      X: 'command.x.title',
      T: 'configuration.title',
      'On.': 'setting.y.on',
      'Y.': 'setting.y.description',
    });
  });
});
