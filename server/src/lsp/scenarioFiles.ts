/** Files of scenarios and the rule files that they name, as the editor has them or as they are on disk. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parseScenarioFile, type Scenario, type ScenarioFile } from '../engine/index.ts';
import type { TextRange } from '../languageService.ts';
import type { ServerContext } from './context.ts';
import { type RuleDocument, RuleFileDocument } from './document.ts';
import type { PlacedMessage, TextFile } from './scenarioProtocol.ts';
import { keyOf } from './uris.ts';

/** A file of scenarios with its rules. */
export interface LoadedScenarios {
  readonly uri: string;
  readonly file: ScenarioFile;
  /** Turns offsets of the file into positions. */
  readonly positions: TextDocument;
  /** The rules by the path that the file writes; paths that cannot be read are missing. */
  readonly rules: ReadonlyMap<string, RuleDocument>;
}

/** Reads a file of scenarios and the rules that it names. */
export async function loadScenarios(
  context: ServerContext,
  { uri, text }: TextFile,
): Promise<LoadedScenarios> {
  const file = parseScenarioFile(text);
  const rules = new Map<string, RuleDocument>();
  for (const path of new Set(file.rules.map((use) => use.path))) {
    const address = addressFrom(uri, path);
    const document = address === undefined ? undefined : await rulesAt(context, address);
    if (document) rules.set(path, document);
  }
  return { uri, file, positions: TextDocument.create(uri, 'jsonc', 0, text), rules };
}

/** The rules of a file, its configuration known; undefined where it cannot be read. */
export async function rulesAt(context: ServerContext, uri: string): Promise<RuleDocument | undefined> {
  const key = keyOf(uri);
  await context.configurations.load(uri);
  const open = context.ruleDocuments().find((document) => keyOf(document.uri) === key);
  if (open) return open;
  const text = (await context.runtime?.readFile(uri))?.text;
  return text === undefined
    ? undefined
    : new RuleFileDocument(uri, 'adfsrule', 0, text, context.settings.dialect);
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
