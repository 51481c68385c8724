import {
  type Position,
  type Range,
  TextDocument,
  type TextDocumentContentChangeEvent,
  type TextEdit,
} from 'vscode-languageserver-textdocument';
import {
  type CompletionEdit,
  type DialectName,
  type EmbeddedRules,
  type HostKind,
  type HostProblem,
  hostKindOfLanguage,
  type LanguageService,
  type Region,
  type TextEdit as RuleEdit,
  RuleSet,
  type TextRange,
} from '../languageService.ts';
import { offsetsIn, type RuleDocument, RuleFileDocument, type RuleSource } from './document.ts';
import { hiddenStops, shownStops } from './snippetStops.ts';

type FindRules = LanguageService['findRules'];

/** A file that an editor has opened, by the name that the editor has for its language. */
export function openSource(
  uri: string,
  languageId: string,
  version: number,
  content: string,
  dialect: DialectName,
  findRules: FindRules,
): RuleSource {
  const kind = hostKindOfLanguage(languageId);
  return kind
    ? new HostDocument(uri, kind, languageId, version, content, dialect, findRules)
    : new RuleFileDocument(uri, languageId, version, content, dialect);
}

/** A file of another language with rules in it: a PowerShell script, a Markdown page. */
export class HostDocument implements RuleSource {
  text: TextDocument;
  readonly host: HostKind;
  private readonly findRules: FindRules;
  private dialect: DialectName;
  private found: EmbeddedRules | undefined;
  private regions: readonly RegionDocument[] = [];

  constructor(
    uri: string,
    host: HostKind,
    languageId: string,
    version: number,
    content: string,
    dialect: DialectName,
    findRules: FindRules,
  ) {
    this.text = TextDocument.create(uri, languageId, version, content);
    this.host = host;
    this.findRules = findRules;
    this.dialect = dialect;
  }

  get uri(): string {
    return this.text.uri;
  }

  get version(): number {
    return this.text.version;
  }

  get ruleDocuments(): readonly RegionDocument[] {
    this.read();
    return this.regions;
  }

  get hostProblems(): readonly HostProblem[] {
    return this.read().problems;
  }

  ruleDocumentAt(position: Position): RegionDocument | undefined {
    const offset = this.text.offsetAt(position);
    const within = ({ start, end }: TextRange): boolean => start <= offset && offset <= end;
    return this.ruleDocuments.find(
      ({ region }) =>
        within(region) &&
        region.segments.some(within) &&
        !region.holes.some(({ hostStart, hostEnd }) => hostStart < offset && offset < hostEnd),
    );
  }

  ruleDocumentsIn(range: Range): readonly RegionDocument[] {
    const { start, end } = offsetsIn(this.text, range);
    const touches = (part: TextRange): boolean => part.start <= end && start <= part.end;
    return this.ruleDocuments.filter(({ region }) => touches(region) && region.segments.some(touches));
  }

  update(changes: readonly TextDocumentContentChangeEvent[], version: number): void {
    this.text = TextDocument.update(this.text, [...changes], version);
    this.found = undefined;
  }

  useDialect(dialect: DialectName): void {
    this.dialect = dialect;
    this.found = undefined;
  }

  /** Looks for the rules, once a version. Rules that did not change stay the objects that they are. */
  private read(): EmbeddedRules {
    if (this.found) return this.found;
    const { text, dialect } = this;
    const found = this.findRules(text.getText(), this.host);
    const before = this.regions;
    const { regions } = found;
    const same = (region: Region | undefined, old: RegionDocument | undefined): boolean =>
      region !== undefined && old?.ruleSet.text === region.text;
    let head = 0;
    while (same(regions[head], before[head])) head++;
    let tail = 0;
    const shorter = Math.min(regions.length, before.length) - head;
    while (tail < shorter && same(regions.at(-1 - tail), before.at(-1 - tail))) tail++;
    // Between them as many as before: each is what the old one has become.
    const inPlace = regions.length === before.length;
    this.regions = regions.map((region, i) => {
      const isTail = i >= regions.length - tail;
      const old = isTail ? before[i - regions.length + before.length] : before[i];
      const kept = i < head || isTail || inPlace ? old : undefined;
      // Rules that say themselves for whom they are, are read as that; all others as the settings say.
      const own = region.dialect === 'cta' || region.parameter ? region.dialect : dialect;
      const ruleSet = kept?.ruleSet.withDialect(own);
      return new RegionDocument(
        text,
        i,
        region,
        ruleSet?.text === region.text
          ? ruleSet
          : (ruleSet?.update(region.text) ?? RuleSet.parse(region.text, own)),
      );
    });
    this.found = found;
    return found;
  }
}

/** The rules of one region. */
export class RegionDocument implements RuleDocument {
  readonly key: string;
  readonly region: Region;
  readonly ruleSet: RuleSet;
  private readonly text: TextDocument;
  private readonly index: number;

  constructor(text: TextDocument, index: number, region: Region, ruleSet: RuleSet) {
    this.text = text;
    this.index = index;
    this.key = `${text.uri}#${index}`;
    this.region = region;
    this.ruleSet = ruleSet;
  }

  /** The same with the values of expressions that are known; see `Region.withValues`. */
  withValues(given?: ReadonlyMap<string, string>): RegionDocument {
    const { text, index, ruleSet } = this;
    const region = this.region.withValues(given);
    return region === this.region
      ? this
      : new RegionDocument(text, index, region, RuleSet.parse(region.text, ruleSet.dialect));
  }

  get uri(): string {
    return this.text.uri;
  }

  get version(): number {
    return this.text.version;
  }

  get start(): Position {
    return this.text.positionAt(this.region.start);
  }

  get positions(): RuleDocument['positions'] {
    return {
      positionAt: (offset) => this.text.positionAt(this.region.toHost(offset)),
      offsetAt: (position) => this.offsetOf(this.text.offsetAt(position)),
    };
  }

  rangeOf(range: TextRange): Range {
    return this.inFile(this.region.toHostRange(range));
  }

  rangesOf(range: TextRange): readonly Range[] {
    return this.region.hostRanges(range).map((part) => this.inFile(part));
  }

  offsetsOf(range: Range): TextRange {
    const { start, end } = offsetsIn(this.text, range);
    return { start: this.offsetOf(start), end: this.offsetOf(end) };
  }

  toEdits(edits: readonly RuleEdit[]): TextEdit[] | undefined {
    return this.region.mapEdits(edits)?.map((edit) => ({ range: this.inFile(edit), newText: edit.newText }));
  }

  toCompletionEdit(
    { start, end, newText }: CompletionEdit,
    snippet: boolean,
  ): (TextEdit & { readonly skipped: number }) | undefined {
    const { region } = this;
    const old = region.text.slice(start, end);
    const { text, stops } = snippet ? hiddenStops(newText) : { text: newText, stops: [] };
    // Quotation marks that stay are left alone: the string around may write them in several ways.
    const head = old.startsWith('"') && text.startsWith('"') ? 1 : 0;
    const tail = old.length > head && old.endsWith('"') && text.length > head && text.endsWith('"') ? 1 : 0;
    const edit = { start: start + head, end: end - tail, newText: text.slice(head, text.length - tail) };
    if (region.touchesHole(edit)) return undefined;
    const [mapped, ...more] =
      region.text.slice(edit.start, edit.end) === edit.newText
        ? [{ ...region.toHostRange(edit), newText: edit.newText }]
        : (region.mapEdits([edit]) ?? []);
    if (!mapped || more.length > 0) return undefined;
    return {
      range: this.inFile(mapped),
      newText: snippet ? shownStops(mapped.newText, stops) : mapped.newText,
      skipped: head,
    };
  }

  /** The offset in the rules of one in the file. */
  private offsetOf(offset: number): number {
    const { region } = this;
    return region.toVirtual(offset) ?? (offset < region.start ? 0 : region.text.length);
  }

  private inFile({ start, end }: TextRange): Range {
    return { start: this.text.positionAt(start), end: this.text.positionAt(end) };
  }
}
