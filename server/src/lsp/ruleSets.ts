/** Rule sets that are to run: where they are, which is meant, and with what the script says of its variables. */
import type { Position } from 'vscode-languageserver';
import {
  chooseRuleSet,
  hostKindOfPath,
  joinedNote,
  type RuleSetInFile,
  ruleSetName,
  ruleSetTitle,
  type Stage,
  unknownParts,
} from '../languageService.ts';
import type { ServerContext } from './context.ts';
import { type RuleDocument, RuleFileDocument, type RuleSource } from './document.ts';
import { HostDocument, RegionDocument } from './hostDocument.ts';
import type { PlacedMessage, RuleSetEntry } from './scenarioProtocol.ts';
import { keyOf } from './uris.ts';

/** A rule set, and what it is called in a file that has several. */
export interface FoundRules {
  readonly document: RuleDocument;
  readonly name: string | undefined;
}

/** The rules of a file, its configuration known; undefined where it cannot be read. */
export async function sourceAt(context: ServerContext, uri: string): Promise<RuleSource | undefined> {
  const key = keyOf(uri);
  await context.configurations.load(uri);
  const open = context.sources().find((source) => keyOf(source.uri) === key);
  if (open) return open;
  const text = (await context.runtime?.readFile(uri))?.text;
  if (text === undefined) return undefined;
  const kind = hostKindOfPath(uri);
  const { dialect } = context.settings;
  return kind
    ? new HostDocument(uri, kind, kind, 0, text, dialect, context.service.findRules)
    : new RuleFileDocument(uri, 'adfsrule', 0, text, dialect);
}

/** The rules at a position; without one the only rule set of the file. */
export function rulesIn(source: RuleSource, position: Position | undefined): RuleDocument | undefined {
  if (position) return source.ruleDocumentAt(position);
  const [only, ...others] = source.ruleDocuments;
  return others.length === 0 ? only : undefined;
}

/** The rule set that a name, or a stage, means; see `chooseRuleSet`. `file` is what messages call the file. */
export function chosenIn(
  context: ServerContext,
  source: RuleSource,
  file: string,
  wanted: { readonly name?: string | undefined; readonly stage?: Stage | undefined },
): FoundRules | { readonly problem: string } {
  if (source instanceof RuleFileDocument) return { document: source, name: undefined };
  const sets = setsIn(context, source);
  const chosen = chooseRuleSet(file, sets, wanted);
  return 'problem' in chosen ? chosen : { document: chosen.document, name: nameIn(sets, chosen) };
}

/** What the rules are called in a file that has several. */
export function nameOf(
  context: ServerContext,
  source: RuleSource,
  { key }: RuleDocument,
): string | undefined {
  const sets = setsIn(context, source);
  const own = sets.find(({ document }) => document.key === key);
  return own && nameIn(sets, own);
}

/** All rule sets of a file as a client shows them. */
export function entriesOf(context: ServerContext, source: RuleSource): readonly RuleSetEntry[] {
  const sets = setsIn(context, source);
  return sets.map((set) => {
    const { document, region } = set;
    const { end } = document.rangeOf({ start: 0, end: region.text.length });
    const range = { start: document.start, end };
    const quoting = region.segments[0]?.quoting;
    // The mark of a here-string, or of a fence, has a line of its own.
    const isBelow = quoting === 'singleHere' || quoting === 'doubleHere' || quoting === 'fence';
    return {
      range,
      line: Math.max(0, range.start.line - (isBelow ? 1 : 0)),
      name: ruleSetName(sets, set),
      title: ruleSetTitle(region),
      canRun: region.text.includes('=>'),
    };
  });
}

/** The rules with the values of variables that the script itself says, or that are given; see `Region.withValues`. */
export function withValues(document: RuleDocument, given?: ReadonlyMap<string, string>): RuleDocument {
  return document instanceof RegionDocument ? document.withValues(given) : document;
}

/** Why rules with values cannot run: something in them is known only to the script. */
export function unknownIn(document: RuleDocument): PlacedMessage | undefined {
  const { region, uri } = document;
  const message = region && unknownParts(region);
  if (!region || message === undefined) return undefined;
  const [hole] = region.holes;
  const place = hole && !region.changed ? hole : { start: 0, end: region.text.length };
  return { uri, range: document.rangeOf(place), message };
}

/** What has to be said of every result; undefined where that is nothing. */
export function noteOn({ region }: RuleDocument): string | undefined {
  return region && joinedNote(region);
}

interface RuleSetOfSource extends RuleSetInFile {
  readonly document: RuleDocument;
}

function setsIn(context: ServerContext, { ruleDocuments }: RuleSource): readonly RuleSetOfSource[] {
  return ruleDocuments.flatMap((document) => {
    const { region } = document;
    if (!region) return [];
    const { stage } = context.stageOf(document);
    return [{ document, region, stage, line: document.start.line + 1 }];
  });
}

function nameIn(sets: readonly RuleSetOfSource[], set: RuleSetOfSource): string | undefined {
  return sets.length === 1 ? undefined : ruleSetName(sets, set);
}
