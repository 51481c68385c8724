/** The part of `sax` that is used here. */
declare module 'sax' {
  export interface Tag {
    readonly name: string;
    readonly attributes: Readonly<Record<string, string>>;
  }

  export interface SAXParser {
    onerror: (error: Error) => void;
    onopentag: (tag: Tag) => void;
    onclosetag: (name: string) => void;
    ontext: (text: string) => void;
    oncdata: (text: string) => void;
    ondoctype: (text: string) => void;
    /** From 0. */
    readonly line: number;
    readonly column: number;
    /** Offset of what is read next. */
    readonly position: number;
    /** The parser goes on only when this is taken back. */
    error: Error | null;
    write(text: string): SAXParser;
    close(): SAXParser;
  }

  export function parser(strict: boolean, options?: { readonly strictEntities?: boolean }): SAXParser;
}
