import {
  type Range,
  TextDocument,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver-textdocument';
import { type DialectName, RuleSet, type TextRange } from '../languageService.ts';

/** More changes than this in one message are read as one: from the first difference to the last. */
const MANY_CHANGES = 16;

/** A document: its text as the editor has it, or as it is on disk, and its rules. */
export class RuleDocument {
  private text: TextDocument;
  private rules: RuleSet | undefined;
  private dialect: DialectName;

  constructor(uri: string, languageId: string, version: number, content: string, dialect: DialectName) {
    this.text = TextDocument.create(uri, languageId, version, content);
    this.dialect = dialect;
  }

  get uri(): string {
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

  /** The document with UTF-16 offsets turned into positions and back. */
  get positions(): TextDocument {
    return this.text;
  }

  /** The offsets of a range, also of one that runs backwards. */
  offsetsOf({ start, end }: Range): TextRange {
    const a = this.text.offsetAt(start);
    const b = this.text.offsetAt(end);
    return { start: Math.min(a, b), end: Math.max(a, b) };
  }

  /** Applies the changes of one message, in order; each counts from the text that the one before has left. */
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

  /** Reads the rules in another dialect from now on. */
  useDialect(dialect: DialectName): void {
    this.dialect = dialect;
    this.rules = this.rules?.withDialect(dialect);
  }
}
