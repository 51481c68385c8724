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
  type HostKind,
  type HostProblem,
  type Region,
  type TextEdit as RuleEdit,
  RuleSet,
  type TextRange,
} from '../languageService.ts';

/** More changes than this in one message are read as one: from the first difference to the last. */
const MANY_CHANGES = 16;

/**
 * Rules, and where they stand: all of a rule file, or one region of a script. Handlers work on these; offsets count in
 * the rules, positions in the file.
 */
export interface RuleDocument {
  /** The address of the file. */
  readonly uri: string;
  /** Tells the rule sets of one file apart: the address, and for a region its number. */
  readonly key: string;
  readonly version: number;
  readonly ruleSet: RuleSet;
  /** Where the rules stand in the file; undefined for a rule file, which is rules from end to end. */
  readonly region: Region | undefined;
  /** Where they start. */
  readonly start: Position;
  /** Offsets turned into positions and back. */
  readonly positions: {
    positionAt(offset: number): Position;
    offsetAt(position: Position): number;
  };
  /** The range in the file. */
  rangeOf(range: TextRange): Range;
  /** The same without what is no text of the rules. */
  rangesOf(range: TextRange): readonly Range[];
  /** The offsets of a range, also of one that runs backwards. Ends outside of the rules are drawn in. */
  offsetsOf(range: Range): TextRange;
  /** The edits of the file; undefined where the file cannot be edited like that. */
  toEdits(edits: readonly RuleEdit[]): TextEdit[] | undefined;
  /** The one edit of a completion, or undefined; `skipped` is how much of the old text it leaves alone at the start. */
  toCompletionEdit(
    edit: CompletionEdit,
    snippet: boolean,
  ): (TextEdit & { readonly skipped: number }) | undefined;
}

/** A file that the editor has open, or that was read from disk, and the rules in it. */
export interface RuleSource {
  readonly uri: string;
  readonly version: number;
  readonly text: TextDocument;
  /** Undefined for a rule file; else the language that the rules stand in. */
  readonly host: HostKind | undefined;
  /** In the order of the file. */
  readonly ruleDocuments: readonly RuleDocument[];
  /** What is wrong with the way the rules stand in the file; offsets count in the file. */
  readonly hostProblems: readonly HostProblem[];
  /** The rules at a position; undefined where there are none. */
  ruleDocumentAt(position: Position): RuleDocument | undefined;
  /** The rules that a range touches. */
  ruleDocumentsIn(range: Range): readonly RuleDocument[];
  /** Applies the changes of one message, in order; each counts from the text that the one before has left. */
  update(changes: readonly TextDocumentContentChangeEvent[], version: number): void;
  /** Reads the rules in another dialect from now on. */
  useDialect(dialect: DialectName): void;
}

/** A rule file: its text as the editor has it, or as it is on disk, and its rules. */
export class RuleFileDocument implements RuleSource, RuleDocument {
  text: TextDocument;
  readonly host = undefined;
  readonly region = undefined;
  readonly start: Position = { line: 0, character: 0 };
  readonly ruleDocuments: readonly RuleDocument[] = [this];
  readonly hostProblems: readonly HostProblem[] = [];
  private rules: RuleSet | undefined;
  private dialect: DialectName;

  constructor(uri: string, languageId: string, version: number, content: string, dialect: DialectName) {
    this.text = TextDocument.create(uri, languageId, version, content);
    this.dialect = dialect;
  }

  get uri(): string {
    return this.text.uri;
  }

  get key(): string {
    return this.text.uri;
  }

  get version(): number {
    return this.text.version;
  }

  /** The rules; read when they are first asked for. */
  get ruleSet(): RuleSet {
    this.rules ??= RuleSet.parse(this.text.getText(), this.dialect);
    return this.rules;
  }

  get positions(): TextDocument {
    return this.text;
  }

  ruleDocumentAt(): RuleDocument {
    return this;
  }

  ruleDocumentsIn(): readonly RuleDocument[] {
    return this.ruleDocuments;
  }

  rangeOf({ start, end }: TextRange): Range {
    return { start: this.text.positionAt(start), end: this.text.positionAt(end) };
  }

  rangesOf(range: TextRange): readonly Range[] {
    return [this.rangeOf(range)];
  }

  offsetsOf(range: Range): TextRange {
    return offsetsIn(this.text, range);
  }

  toEdits(edits: readonly RuleEdit[]): TextEdit[] {
    return edits.map((edit) => ({ range: this.rangeOf(edit), newText: edit.newText }));
  }

  toCompletionEdit(edit: CompletionEdit): TextEdit & { readonly skipped: number } {
    return { range: this.rangeOf(edit), newText: edit.newText, skipped: 0 };
  }

  update(changes: readonly TextDocumentContentChangeEvent[], version: number): void {
    const incremental = changes.length <= MANY_CHANGES && changes.every((change) => 'range' in change);
    if (!this.rules || !incremental) {
      this.text = TextDocument.update(this.text, [...changes], version);
      this.rules = this.rules?.update(this.text.getText());
      return;
    }
    for (const change of changes) {
      if (!('range' in change)) continue;
      const { start, end } = this.offsetsOf(change.range);
      this.text = TextDocument.update(this.text, [change], version);
      this.rules = this.rules.update(this.text.getText(), { start, end, newText: change.text });
    }
    if (changes.length === 0) this.text = TextDocument.update(this.text, [], version);
  }

  useDialect(dialect: DialectName): void {
    this.dialect = dialect;
    this.rules = this.rules?.withDialect(dialect);
  }
}

/** The offsets of a range in a text, also of one that runs backwards. */
export function offsetsIn(text: TextDocument, { start, end }: Range): TextRange {
  const a = text.offsetAt(start);
  const b = text.offsetAt(end);
  return { start: Math.min(a, b), end: Math.max(a, b) };
}
