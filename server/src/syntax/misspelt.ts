/**
 * Operators and punctuation marks that are misspelt in a way with one sure meaning: `~=`, `=&gt;`, `= >`, `-eq`, `＝`.
 * They are read as what was meant, with the problem beside it. All offsets that come in and go out are absolute; only
 * problems are relative to `base`.
 */
import { fullWidthToAscii, isBlankInLine } from './characters.ts';
import { fix, type Problem } from './problem.ts';
import { TokenKind } from './tokens.ts';

/** The token that was meant, how much of the text stands for it, and the problem to report. */
export interface Misspelt {
  readonly kind: TokenKind;
  readonly length: number;
  readonly mistake: Problem;
}

interface Place {
  readonly source: string;
  readonly base: number;
  readonly start: number;
}

/** The operator or mark at `start`, or undefined where nothing is misspelt. Looks at most past a run of blanks. */
export function scanMisspelt(source: string, start: number, base: number): Misspelt | undefined {
  const place = { source, base, start };
  const c = source.charCodeAt(start);
  switch (c) {
    case 33: // !
      return splitOrDoubled(place, '!');
    case 38: // &
      return ampersand(place);
    case 45: // -
      return afterHyphen(place);
    case 60: // <
      return source.charCodeAt(start + 1) === 62
        ? meant(place, 2, TokenKind.NotEqual, 'wrong-operator', '!=', '`<>`')
        : undefined;
    case 61: // =
      return afterEquals(place);
    case 126: // ~
      return source.charCodeAt(start + 1) === 61
        ? meant(place, 2, TokenKind.Match, 'tilde-equals', '=~', '`~=`')
        : undefined;
    case 0x21d2: // ⇒
    case 0x2192: // →
      return meant(place, 1, TokenKind.Arrow, 'wrong-arrow', '=>', `\`${source[start]}\``);
    default:
      return c > 126 ? fullWidth(place) : undefined;
  }
}

function meant(
  { base, start }: Place,
  length: number,
  kind: TokenKind,
  code: string,
  right: string,
  wrong: string,
  reported?: string,
): Misspelt {
  const from = start - base;
  const mistake: Problem = {
    code,
    severity: 'error',
    start: from,
    end: from + length,
    message: `Write \`${right}\` instead of ${wrong}.`,
    ...(reported ? { reported } : {}),
    fixes: [fix(`Replace with ${right}`, from, from + length, right)],
  };
  return { kind, length, mistake };
}

/** `===`, `==>`, `=<`, `=!`, `=&gt;`, and `=` with blanks before its other half. */
function afterEquals(place: Place): Misspelt | undefined {
  const { source, start } = place;
  if (source.startsWith('==>', start)) return meant(place, 3, TokenKind.Arrow, 'wrong-arrow', '=>', '`==>`');
  if (source.startsWith('=&gt;', start)) {
    return meant(place, 5, TokenKind.Arrow, 'html-entity', '=>', 'the HTML code `=&gt;`');
  }
  const next = source.charCodeAt(start + 1);
  if (next === 60) return meant(place, 2, TokenKind.Arrow, 'wrong-arrow', '=>', '`=<`');
  if (next === 33) return meant(place, 2, TokenKind.NotEqual, 'wrong-operator', '!=', '`=!`');
  return splitOrDoubled(place, '=');
}

const halves: Readonly<Record<string, TokenKind>> = {
  '=>': TokenKind.Arrow,
  '==': TokenKind.Equal,
  '=~': TokenKind.Match,
  '!=': TokenKind.NotEqual,
  '!~': TokenKind.NotMatch,
};

/** So many marks of a run are taken for one operator: a line of `=` is no operator at all. */
const LONGEST_OPERATOR = 8;

/** `= >`, `= =`, `! ~`: two halves with blanks between them; `===`, `!==`: a mark too many. */
function splitOrDoubled(place: Place, first: '=' | '!'): Misspelt | undefined {
  const { source, start } = place;
  const from = start + 1;
  let i = from;
  while (isBlankInLine(source.charCodeAt(i))) i++;
  let right = first + source.charAt(i);
  const kind = halves[right];
  if (kind === undefined) return undefined;
  let end = i + 1;
  if (right.endsWith('=')) {
    while (source.charCodeAt(end) === 61 && end - start < LONGEST_OPERATOR) end++;
    if (right === '==' && source.charCodeAt(end) === 62) {
      // `= =>`, `== =>`: the second half alone is what was meant.
      right = '=>';
      end++;
    }
  }
  if (i === from && end === from + 1) return undefined;
  const arrow = right === '=>';
  const wrong = i > from ? `\`${first} ${source.slice(i, end)}\`` : `\`${source.slice(start, end)}\``;
  const split = arrow && i > from;
  return meant(
    place,
    end - start,
    arrow ? TokenKind.Arrow : kind,
    split ? 'split-arrow' : 'wrong-operator',
    right,
    split ? `${wrong}, in one piece` : wrong,
  );
}

const powerShell: Readonly<Record<string, readonly [string, TokenKind]>> = {
  eq: ['==', TokenKind.Equal],
  ne: ['!=', TokenKind.NotEqual],
  match: ['=~', TokenKind.Match],
  notmatch: ['!~', TokenKind.NotMatch],
};

/** `->`, and the comparisons of PowerShell: `-eq`, `-cne`, `-match`. */
function afterHyphen(place: Place): Misspelt | undefined {
  const { source, start } = place;
  if (source.charCodeAt(start + 1) === 62) {
    return meant(place, 2, TokenKind.Arrow, 'wrong-arrow', '=>', '`->`');
  }
  const word = /^-[ci]?(eq|ne|match|notmatch)\b/i.exec(source.slice(start, start + 12));
  const [right, kind] = powerShell[word?.[1]?.toLowerCase() ?? ''] ?? [];
  if (!word || !right || kind === undefined) return undefined;
  return meant(place, word[0].length, kind, 'wrong-operator', right, `PowerShell’s \`${word[0]}\``);
}

const comparisons: Readonly<Record<string, TokenKind>> = {
  '>': TokenKind.Greater,
  '<': TokenKind.Less,
  '>=': TokenKind.GreaterEqual,
  '<=': TokenKind.LessEqual,
};

/** `&amp;&amp;`, `&gt;=` and `&` alone; the caller has looked for `&&` and for a string in HTML codes. */
function ampersand(place: Place): Misspelt | undefined {
  const { source, start } = place;
  const entity = /^(?:&amp;){1,2}|^&(?:gt|lt);=?/.exec(source.slice(start, start + 12))?.[0];
  if (entity) {
    const right = entity.startsWith('&a') ? '&&' : entity.replace('&gt;', '>').replace('&lt;', '<');
    const kind = comparisons[right] ?? TokenKind.And;
    return meant(place, entity.length, kind, 'html-entity', right, `the HTML code \`${entity}\``);
  }
  let i = start + 1;
  while (isBlankInLine(source.charCodeAt(i))) i++;
  const split = i > start + 1 && source.charCodeAt(i) === 38 && source.charCodeAt(i + 1) !== 38;
  const length = split ? i + 1 - start : 1;
  const wrong = split ? '`& &`' : '`&`';
  const reported = 'POLICY0029: Unexpected input.';
  return meant(place, length, TokenKind.And, 'single-ampersand', '&&', wrong, reported);
}

/** `，`, `［`, `＝＝`: the marks of East Asian input methods. Two of them may be one operator. */
function fullWidth(place: Place): Misspelt | undefined {
  const { source, start } = place;
  const ascii = fullWidthToAscii(source.charCodeAt(start));
  const kind = fullWidthKinds.get(ascii);
  const second = fullWidthToAscii(source.charCodeAt(start + 1)) || source.charAt(start + 1);
  const pair = ascii + second;
  const pairKind = ascii && second ? fullWidthKinds.get(pair) : undefined;
  if (pairKind !== undefined) {
    return meant(
      place,
      2,
      pairKind,
      'full-width',
      pair,
      `the full-width \`${source.slice(start, start + 2)}\``,
    );
  }
  if (kind === undefined) return undefined;
  return meant(place, 1, kind, 'full-width', ascii, `the full-width \`${source[start]}\``);
}

const fullWidthKinds = new Map<string, TokenKind>([
  [',', TokenKind.Comma],
  ['[', TokenKind.OpenBracket],
  [']', TokenKind.CloseBracket],
  ['(', TokenKind.OpenParen],
  [')', TokenKind.CloseParen],
  [':', TokenKind.Colon],
  [';', TokenKind.Semicolon],
  ['.', TokenKind.Dot],
  ['+', TokenKind.Plus],
  ['@', TokenKind.At],
  ['=', TokenKind.Assign],
  ['==', TokenKind.Equal],
  ['!=', TokenKind.NotEqual],
  ['=~', TokenKind.Match],
  ['!~', TokenKind.NotMatch],
  ['=>', TokenKind.Arrow],
  ['&&', TokenKind.And],
  ['>', TokenKind.Greater],
  ['<', TokenKind.Less],
]);
