/** The kinds of token. Numbers, so that the scanner allocates nothing; esbuild writes them into the code. */
export enum TokenKind {
  EndOfText,
  Identifier,
  String,
  Integer,
  /** Text that should stand in quotation marks and does not: `http://contoso.example/claims/role`. */
  BareValue,
  At,
  OpenBracket,
  CloseBracket,
  OpenParen,
  CloseParen,
  Comma,
  Colon,
  Semicolon,
  Dot,
  Plus,
  Assign,
  Equal,
  NotEqual,
  Match,
  NotMatch,
  Arrow,
  And,
  Greater,
  GreaterEqual,
  Less,
  LessEqual,
  /** A character that starts nothing in this language. */
  Unknown,
}

/** Whether the token compares: `==`, `!=`, `=~`, `!~`. */
export function isComparison(kind: TokenKind): boolean {
  return kind >= TokenKind.Equal && kind <= TokenKind.NotMatch;
}

/** Whether the token can follow `count(…)`: `==`, `!=`, `>`, `>=`, `<`, `<=`. */
export function isCountComparison(kind: TokenKind): boolean {
  return (
    kind === TokenKind.Equal ||
    kind === TokenKind.NotEqual ||
    (kind >= TokenKind.Greater && kind <= TokenKind.LessEqual)
  );
}
