/** A text without its blanks, for comparing what differs in layout only. */

/** What is left of a text, and where it came from. */
export interface WithoutBlanks {
  readonly characters: string;
  /** The offset in the text of each character. */
  readonly offsets: readonly number[];
}

/** Typographic and plain blanks go alike; strings lose theirs too, so this compares texts and does not rewrite them. */
export function withoutBlanks(text: string): WithoutBlanks {
  const offsets: number[] = [];
  const parts: string[] = [];
  for (const { 0: word, index } of text.matchAll(/\S+/g)) {
    parts.push(word);
    for (let i = 0; i < word.length; i++) offsets.push(index + i);
  }
  return { characters: parts.join(''), offsets };
}
