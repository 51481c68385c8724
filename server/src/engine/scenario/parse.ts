/** Reads `*.adfstest.json`. */
import type { Node } from 'jsonc-parser';
import type { Stage } from '../../catalog/index.ts';
import { nearest } from '../../syntax/nearest.ts';
import type { TextRange } from '../../syntax/nodes.ts';
import type { ClaimParts } from '../claims.ts';
import { JsonReader, rangeOf } from '../json.ts';
import { readDirectory } from '../readDirectory.ts';
import { claimPartsIn, fixturesIn, propertiesIn } from '../readInput.ts';
import type {
  ClaimPattern,
  Expectations,
  Expected,
  Presetting,
  RuleFileUse,
  Scenario,
  ScenarioFile,
} from './model.ts';
import { presetById, presets } from './presets.ts';

/** The stages, and whether several rule sets can take part: those of several trusts, or global ones and a trust's. */
const stages: Readonly<Record<Stage, boolean>> = {
  acceptance: true,
  authorization: false,
  delegation: false,
  impersonation: false,
  additionalAuthentication: true,
  issuance: false,
};
const stageNames = Object.keys(stages) as Stage[];

/** Reads a file of scenarios. Never throws; what is wrong is in `problems`, with its place. */
export function parseScenarioFile(text: string): ScenarioFile {
  return new ScenarioReader(new JsonReader(text)).file();
}

class ScenarioReader {
  private readonly reader: JsonReader;
  private presetNames: readonly string[] = presets.map(({ id }) => id);

  constructor(reader: JsonReader) {
    this.reader = reader;
  }

  file(): ScenarioFile {
    const { reader } = this;
    const what = 'The file';
    const names = [
      'rules',
      'variables',
      'caseSensitive',
      'stores',
      'directory',
      'presets',
      'scenarios',
    ] as const;
    const members = (reader.root && reader.object(reader.root, what, names)) ?? {};
    if (reader.root && !members.rules) reader.missing(reader.root, what, 'rules');
    if (reader.root && !members.scenarios) reader.missing(reader.root, what, 'scenarios');
    return {
      rules: members.rules ? this.rules(members.rules) : [],
      variables: members.variables ? this.variables(members.variables) : new Map(),
      caseSensitive: members.caseSensitive && reader.boolean(members.caseSensitive, '`caseSensitive`'),
      fixtures: members.stores ? fixturesIn(reader, members.stores) : [],
      directory: members.directory && readDirectory(reader, members.directory),
      presets: members.presets ? this.presets(members.presets) : new Map(),
      scenarios: members.scenarios
        ? reader.array(members.scenarios, '`scenarios`').flatMap((node) => this.scenario(node) ?? [])
        : [],
      problems: reader.problems,
    };
  }

  private rules(node: Node): readonly RuleFileUse[] {
    const { reader } = this;
    const members = reader.object(node, '`rules`', stageNames) ?? {};
    return stageNames.flatMap((stage) => {
      const value = members[stage];
      if (!value) return [];
      if (value.type === 'array' && !stages[stage]) {
        reader.report('wrong-type', rangeOf(value), `\`${stage}\` has one rule file.`);
        return [];
      }
      const files = value.type === 'array' ? (value.children ?? []) : [value];
      return files.flatMap((file) => {
        const path = reader.string(file, 'A rule file');
        return path === undefined ? [] : [{ stage, path, range: rangeOf(file) }];
      });
    });
  }

  private variables(node: Node): ReadonlyMap<string, string> {
    const { reader } = this;
    return new Map(
      (reader.members(node, '`variables`') ?? []).flatMap(({ name, value }) => {
        const text = reader.string(value, 'The value of a variable');
        return text === undefined ? [] : [[name, text] as const];
      }),
    );
  }

  private presets(node: Node): ReadonlyMap<string, readonly Presetting[]> {
    const { reader } = this;
    const found = new Map<string, readonly Presetting[]>();
    for (const { name, key, value } of reader.members(node, '`presets`') ?? []) {
      if (found.has(name)) reader.report('unknown-name', key, `There are two presets \`${name}\`.`);
      // A preset may build on those above it, so that none can build on itself.
      found.set(name, this.given(value));
      this.presetNames = [...this.presetNames, name];
    }
    return found;
  }

  private scenario(node: Node): Scenario | undefined {
    const { reader } = this;
    const what = 'A scenario';
    const members = reader.object(node, what, ['name', 'given', 'expect']);
    if (!members) return undefined;
    if (!members.name) return reader.missing(node, what, 'name');
    if (!members.expect) return reader.missing(node, what, 'expect');
    const name = reader.string(members.name, '`name`');
    const expect = this.expectations(members.expect);
    if (name === undefined || !expect) return undefined;
    return {
      name,
      range: rangeOf(node),
      nameRange: rangeOf(members.name),
      given: members.given ? this.given(members.given) : [],
      expect,
    };
  }

  /** An object with `preset`, `user` and `claims`, or an array of claims alone. */
  private given(node: Node): readonly Presetting[] {
    const { reader } = this;
    if (node.type === 'array') return this.claims(node);
    const members = reader.object(node, '`given`', ['preset', 'user', 'claims']);
    if (!members) return [];
    const steps: Presetting[] = [];
    if (members.preset) steps.push(...this.presetUses(members.preset));
    const account = members.user && reader.string(members.user, '`user`');
    if (members.user && account !== undefined)
      steps.push({ kind: 'user', account, range: rangeOf(members.user) });
    if (members.claims) steps.push(...this.claims(members.claims));
    return steps;
  }

  private presetUses(node: Node): readonly Presetting[] {
    const { reader, presetNames } = this;
    const uses = node.type === 'array' ? (node.children ?? []) : [node];
    return uses.flatMap((use): readonly Presetting[] => {
      const id = reader.string(use, 'A preset');
      if (id === undefined) return [];
      if (presetNames.includes(id) || presetById(id)) return [{ kind: 'preset', id }];
      const right = nearest(id, presetNames);
      const advice = right ? `Did you mean \`${right}\`?` : `Known: ${presetNames.join(', ')}.`;
      reader.report('unknown-name', rangeOf(use), `There is no preset \`${id}\`. ${advice}`);
      return [];
    });
  }

  /** `[{ "type", "value" }, …]`, or `{ "upn": "…", "groupsid": ["…", "…"], "x-ms-proxy": null }`. */
  private claims(node: Node): readonly Presetting[] {
    const { reader } = this;
    if (node.type === 'array') {
      const byType = new Map<string, ClaimParts[]>();
      for (const member of node.children ?? []) {
        const parts = claimPartsIn(reader, member);
        if (parts) byType.set(parts.type, [...(byType.get(parts.type) ?? []), parts]);
      }
      return [...byType].map(([type, claims]) => ({ kind: 'claims', type, claims }));
    }
    return (reader.members(node, '`claims`') ?? []).map(({ name, value }) => ({
      kind: 'claims',
      type: name,
      claims:
        value.type === 'null'
          ? []
          : reader.strings(value, 'The value of a claim').map((text) => ({ type: name, value: text })),
    }));
  }

  private expectations(node: Node): Expectations | undefined {
    const { reader } = this;
    const names = ['permitted', 'mfa', 'issued', 'notIssued', 'firedRules'] as const;
    const members = reader.object(node, '`expect`', names);
    if (!members) return undefined;
    const permitted = members.permitted && this.flag(members.permitted, '`permitted`');
    const mfa = members.mfa && this.flag(members.mfa, '`mfa`');
    return {
      ...(permitted ? { permitted } : {}),
      ...(mfa ? { mfa } : {}),
      issued: members.issued ? this.patterns(members.issued, '`issued`') : [],
      notIssued: members.notIssued ? this.patterns(members.notIssued, '`notIssued`') : [],
      firedRules: members.firedRules
        ? reader.array(members.firedRules, '`firedRules`').flatMap((rule) => {
            const name = reader.string(rule, 'The name of a rule');
            return name === undefined ? [] : [{ value: name, range: rangeOf(rule) }];
          })
        : [],
    };
  }

  private flag(node: Node, what: string): Expected<boolean> | undefined {
    const value = this.reader.boolean(node, what);
    return value === undefined ? undefined : { value, range: rangeOf(node) };
  }

  /** An array of types and of claims, or an object of types with their values. */
  private patterns(node: Node, what: string): readonly Expected<ClaimPattern>[] {
    const { reader } = this;
    if (node.type === 'object') {
      return (reader.members(node, what) ?? []).flatMap(({ name, key, value }) =>
        reader.strings(value, 'The value of a claim').map((text) => ({
          value: { type: name, value: text },
          range: { start: key.start, end: rangeOf(value).end },
        })),
      );
    }
    return reader.array(node, what).flatMap((member) => {
      const pattern = member.type === 'string' ? { type: member.value as string } : this.pattern(member);
      return pattern ? [{ value: pattern, range: rangeOf(member) as TextRange }] : [];
    });
  }

  private pattern(node: Node): ClaimPattern | undefined {
    const { reader } = this;
    const what = 'An expected claim';
    const names = ['type', 'value', 'valueType', 'issuer', 'originalIssuer', 'properties'] as const;
    const members = reader.object(node, what, names);
    if (!members) return undefined;
    if (!members.type) return reader.missing(node, what, 'type');
    const { properties, ...texts } = members;
    const pattern: Partial<Record<(typeof names)[number], string>> = {};
    for (const [name, value] of Object.entries(texts)) {
      const text = reader.string(value, `\`${name}\``);
      if (text !== undefined) pattern[name as (typeof names)[number]] = text;
    }
    const { type, ...rest } = pattern as Omit<ClaimPattern, 'properties' | 'type'> & { type?: string };
    if (type === undefined) return undefined;
    return { ...rest, type, ...(properties ? { properties: propertiesIn(reader, properties) } : {}) };
  }
}
