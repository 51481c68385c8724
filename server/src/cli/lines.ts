/** Where an offset is in a text, as a person counts: lines and columns from 1, columns in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/**
 * The lines of one text. `\r\n`, `\n` and `\r` end a line, as in the Language Server Protocol. They are counted when
 * somebody asks: most files have nothing to report.
 */
export class Lines {
  private readonly text: string;
  private known: readonly number[] | undefined;

  constructor(text: string) {
    this.text = text;
  }

  placeOf(offset: number): Place {
    const { starts } = this;
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] as number) <= offset) low = middle + 1;
      else high = middle;
    }
    return { line: low, column: offset - (starts[low - 1] as number) + 1 };
  }

  /** The text of a line without its end; '' for a line that does not exist. */
  textOf(line: number): string {
    const start = this.starts[line - 1];
    if (start === undefined) return '';
    return this.text.slice(start, this.starts[line] ?? this.text.length).replace(/[\r\n]+$/, '');
  }

  private get starts(): readonly number[] {
    this.known ??= lineStarts(this.text);
    return this.known;
  }
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 10 || (c === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return starts;
}
