/** Files of scenarios and the rule files that they name, as the editor has them or as they are on disk. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parseScenarioFile, type RulesOf, type Scenario, type ScenarioFile } from '../engine/index.ts';
import { type Stage, splitRuleSetPath, type TextRange } from '../languageService.ts';
import type { ServerContext } from './context.ts';
import type { RuleDocument } from './document.ts';
import { chosenIn, noteOn, sourceAt, unknownIn, withValues } from './ruleSets.ts';
import type { PlacedMessage, TextFile } from './scenarioProtocol.ts';
import { keyOf } from './uris.ts';

/** A file of scenarios with its rules. */
export interface LoadedScenarios {
  readonly uri: string;
  readonly file: ScenarioFile;
  /** Turns offsets of the file into positions. */
  readonly positions: TextDocument;
  /** For the engine: what each path means for its stage. */
  readonly rulesOf: RulesOf;
  /** The rule sets by what the engine calls them. */
  readonly rules: ReadonlyMap<string, RuleDocument>;
  /** The same for each use of a file; undefined where there are no such rules. */
  readonly uses: readonly { readonly stage: Stage; readonly document: RuleDocument | undefined }[];
}

/** Reads a file of scenarios and the rules that it names. */
export async function loadScenarios(
  context: ServerContext,
  { uri, text }: TextFile,
): Promise<LoadedScenarios> {
  const file = parseScenarioFile(text);
  const rules = new Map<string, RuleDocument>();
  const found = new Map<string, ReturnType<RulesOf>>();
  const uses: LoadedScenarios['uses'][number][] = [];
  for (const { path, stage } of file.rules) {
    const use = await useOf(context, uri, path, stage, file.variables);
    const document = use && 'document' in use ? use.document : undefined;
    if (use && 'document' in use) rules.set(use.name, use.document);
    found.set(`${stage} ${path}`, use);
    uses.push({ stage, document });
  }
  const rulesOf: RulesOf = (path, stage) => found.get(`${stage} ${path}`);
  return { uri, file, positions: TextDocument.create(uri, 'jsonc', 0, text), rulesOf, rules, uses };
}

/** What a file of scenarios means by a path. */
async function useOf(
  context: ServerContext,
  uri: string,
  written: string,
  stage: Stage,
  variables: ReadonlyMap<string, string>,
) {
  const { path, name } = splitRuleSetPath(written);
  const address = addressFrom(uri, path);
  const source = address === undefined ? undefined : await sourceAt(context, address);
  if (!source) return undefined;
  const chosen = chosenIn(context, source, path, { name, stage });
  if ('problem' in chosen) return chosen;
  const document = withValues(chosen.document, variables);
  const unknown = unknownIn(document);
  if (unknown) return { problem: `\`${path}\`, line ${unknown.range.start.line + 1}: ${unknown.message}` };
  return {
    name: chosen.name === undefined ? path : `${path}#${chosen.name}`,
    document,
    rules: document.ruleSet,
    note: noteOn(document),
  };
}

/** The address of a file that another file names by a path. Undefined where an address of that kind has no folders. */
export function addressFrom(uri: string, path: string): string | undefined {
  const forward = path.replaceAll('\\', '/');
  const escaped = forward.split('/').map(encodeURIComponent).join('/');
  try {
    return /^[a-z]:\//i.test(forward) ? new URL(`file:///${escaped}`).href : new URL(escaped, uri).href;
  } catch {
    return undefined;
  }
}

/** The end of an address, for people: `mfa.adfsrule`. */
export function fileNameOf(uri: string): string {
  const key = keyOf(uri);
  return key.slice(key.lastIndexOf('/') + 1);
}

/** The scenarios by their ids: a name, with a number behind it where there are several of that name. */
export function scenariosById({ scenarios }: ScenarioFile): ReadonlyMap<string, Scenario> {
  const found = new Map<string, Scenario>();
  for (const scenario of scenarios) {
    let id = scenario.name;
    for (let i = 2; found.has(id); i++) id = `${scenario.name} #${i}`;
    found.set(id, scenario);
  }
  return found;
}

/** Something wrong in the file of scenarios itself. */
export function messageIn(
  { uri, positions }: LoadedScenarios,
  { start, end }: TextRange,
  message: string,
): PlacedMessage {
  return { uri, range: { start: positions.positionAt(start), end: positions.positionAt(end) }, message };
}
