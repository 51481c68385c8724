/** What AD FS says about rules it does not take, taken apart (language.md 6.1, 6.2). */

/** A message of the policy engine. Texts are as they stood there, which may be broken over lines by a console. */
export interface PolicyError {
  /** The number that tells the most: of the message inside, where there is one. `POLICY0030` */
  readonly id: string;
  /** The words behind the number, on one line. */
  readonly words: string;
  /** Where the parser stopped. */
  readonly parse?: ParsePlace;
  /** `claim = c2` with a label that nothing binds. */
  readonly label?: string;
  /** A query that failed. */
  readonly query?: QueryPlace;
}

/** Where AD FS stopped reading. */
export interface ParsePlace {
  /** From 1. */
  readonly line: number;
  /** From 0 in most messages, from 1 in some; the token tells. */
  readonly column: number;
  readonly token: string | undefined;
  /** The line itself. */
  readonly text: string | undefined;
}

/** The query that a message quotes. */
export interface QueryPlace {
  readonly query: string;
  readonly store: string | undefined;
}

/** Messages around another one that tells more. */
const wrappers: ReadonlySet<string> = new Set(['POLICY0002', 'POLICY0018']);

/** What a message may be long: the rest of a log that was pasted with it is not read. */
const LONGEST = 20_000;

/** The first message about rules in a text of any kind: a console, an event, a log. Undefined where there is none. */
export function readPolicyError(pasted: string): PolicyError | undefined {
  const start = pasted.search(/POLICY\d{4}/i);
  if (start < 0) return undefined;
  const text = pasted.slice(start, start + LONGEST);
  const ids = [...text.matchAll(/POLICY(\d{4})/gi)].map((match) => ({
    id: `POLICY${match[1]}`,
    at: match.index + match[0].length,
  }));
  const [outer, nested] = ids;
  if (!outer) return undefined;
  const inner = wrappers.has(outer.id) && nested ? nested : outer;
  const words = firstSentence(text.slice(inner.at));
  const parse = outer.id === 'POLICY0002' ? parsePlace(text.slice(outer.at)) : undefined;
  const label = inner.id === 'POLICY0011' ? lastQuoted(words) : undefined;
  const query = queryPlace(outer.id, text.slice(outer.at));
  return {
    id: inner.id,
    words: oneLine(words, inner !== outer),
    ...(parse ? { parse } : {}),
    ...(label === undefined ? {} : { label }),
    ...(query ? { query } : {}),
  };
}

/** In another language than English only the numbers and the marks are known. */
function parsePlace(text: string): ParsePlace | undefined {
  const english = /Line\s+number\s*:\s*(\d+)\s*,\s*Column\s+number\s*:\s*(\d+)/i.exec(text);
  const place = english ?? /:\s*(\d{1,7})\s*,[^,:;'"]{0,60}:\s*(\d{1,7})/.exec(text);
  if (!place) return undefined;
  const rest = text.slice(place.index + place[0].length);
  // `, Error token: ;. Line: 'c1;[]=>Issue(claim=c1);'. Parser error: 'POLICY0030: …'`
  const token = /^\s*,[^:]{0,60}:\s*([\s\S]{0,200}?)\s{0,9}\.\s{0,9}[^.:']{1,40}:\s{0,9}'/.exec(rest);
  const quoted = token ? rest.slice(token[0].length) : undefined;
  // The line may hold apostrophes: it ends where the error inside starts, or else at the last one.
  const end = quoted?.search(/'\s*\.\s*[^.:']{1,40}:\s*'?\s*POLICY\d{4}/i) ?? -1;
  const last = quoted?.lastIndexOf("'") ?? -1;
  const line = quoted?.slice(0, end >= 0 ? end : Math.max(0, last));
  return {
    line: Number(place[1]),
    column: Number(place[2]),
    token: token?.[1] || undefined,
    text: line?.trim() ? line : undefined,
  };
}

/** `Query '…' to attribute store '…' failed: '…'`, `… returned an unexpected number of fields: …` */
function queryPlace(id: string, text: string): QueryPlace | undefined {
  if (id !== 'POLICY0018' && id !== 'POLICY0019') return undefined;
  const english = /Query\s+'([\s\S]*?)'\s+to\s+attribute\s+store\s+'([\s\S]*?)'\s+(?:failed|returned)/i.exec(
    text,
  );
  if (english) return { query: english[1] ?? '', store: english[2] };
  const [query, store] = [...firstSentence(text).matchAll(/'([^']*)'/g)].map((match) => match[1]);
  return query === undefined ? undefined : { query, store };
}

function lastQuoted(text: string): string | undefined {
  return [...text.matchAll(/'([^']*)'/g)].at(-1)?.[1]?.trim();
}

/** Up to the next message, or the empty line that ends this one. */
function firstSentence(text: string): string {
  const end = text.search(/\r?\n[ \t]*\r?\n|\r?\n\s*(?:At line:|\+ |at \w+\.)|POLICY\d{4}/i);
  return end < 0 ? text : text.slice(0, end);
}

function oneLine(text: string, quoted: boolean): string {
  const plain = text
    .replaceAll(/\s+/g, ' ')
    .replace(/^ ?: ?/, '')
    .trim();
  return (quoted ? plain.replace(/ ?' ?\.?$/, '') : plain).replace(/ ?\.$/, '');
}
