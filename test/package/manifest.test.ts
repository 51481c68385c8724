/** The manifests ask for nothing that is not needed. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = new URL('../../', import.meta.url);

function read(path: string): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL(path, root), 'utf8'));
}

const extension = read('package.json');
const contributes = extension.contributes as Record<string, unknown>;

/** What npm or VS Code run by themselves. */
const hooks = [
  'preinstall',
  'install',
  'postinstall',
  'prepare',
  'preuninstall',
  'uninstall',
  'vscode:uninstall',
];

describe('the extension', () => {
  it('has no dependencies: what ships is in the bundles', () => {
    for (const key of ['dependencies', 'optionalDependencies', 'bundleDependencies']) {
      expect(extension).not.toHaveProperty(key);
    }
  });

  it('wants no other extension, no proposed interface, no place to run', () => {
    for (const key of [
      'extensionDependencies',
      'extensionPack',
      'enabledApiProposals',
      'extensionKind',
      'api',
    ]) {
      expect(extension).not.toHaveProperty(key);
    }
  });

  it('runs nothing when it is installed or removed', () => {
    const { scripts } = extension as { scripts: Record<string, string> };
    expect(Object.keys(scripts).filter((name) => hooks.includes(name))).toEqual([]);
  });

  it('starts when its files are there, and with nothing else', () => {
    const events = (extension.activationEvents ?? []) as readonly string[];
    const narrow = /^(?:onLanguage:(?:powershell|markdown)|workspaceContains:\*\*\/\*\.adfstest\.json)$/;
    expect(events.filter((event) => !narrow.test(event))).toEqual([]);
  });

  it('adds what an editor for a language adds', () => {
    const usual = [
      'commands',
      'configuration',
      'configurationDefaults',
      'grammars',
      'jsonValidation',
      'keybindings',
      'languages',
      'menus',
      'semanticTokenScopes',
      'snippets',
      'walkthroughs',
    ];
    expect(Object.keys(contributes).filter((key) => !usual.includes(key))).toEqual([]);
  });

  it('is safe in folders that nobody trusts: no setting names a program, a path outside or an address', () => {
    expect(extension.capabilities).toMatchObject({
      untrustedWorkspaces: { supported: true },
      virtualWorkspaces: true,
    });
    const { properties } = contributes.configuration as { properties: Record<string, unknown> };
    const names = Object.keys(properties);
    expect(names.length).toBeGreaterThan(5);
    expect(names.filter((name) => /path|command|executable|url|proxy|telemetry|args/i.test(name))).toEqual(
      [],
    );
  });

  it('reads schemas that come with it', () => {
    for (const { url } of contributes.jsonValidation as readonly { url: string }[])
      expect(url).toMatch(/^\.\//);
  });
});

describe('the npm package', () => {
  it('pulls nothing in and runs nothing when it is installed', () => {
    const manifest = read('server/package.json');
    for (const key of ['dependencies', 'optionalDependencies', 'peerDependencies', 'scripts', 'private']) {
      expect(manifest).not.toHaveProperty(key);
    }
    expect(manifest.version).toBe(extension.version);
  });
});
