/** Small changes to a text, of the kinds that people and programs make. */
import type { Random } from './random.ts';

/** Strings, words, operators, blanks, and single characters for the rest. */
export const TOKEN = /"[^"\n]*"|[\p{L}\p{N}_]+|[=!<>&|]+|\s+|[\s\S]/gu;

/** What a mutation may put into a text. */
export interface Material {
  readonly scraps: readonly string[];
  readonly words: readonly string[];
  /** Another text, to take something out of. */
  other(): string;
}

type Mutation = (text: string, random: Random, material: Material) => string;

const insertScrap: Mutation = (text, random, { scraps }) => {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + random.pick(scraps) + text.slice(at);
};

const replaceByScrap: Mutation = (text, random, { scraps }) => {
  const { start, end } = random.range(text.length);
  return text.slice(0, start) + random.pick(scraps) + text.slice(end);
};

const remove: Mutation = (text, random) => {
  const { start, end } = random.range(text.length);
  return text.slice(0, start) + text.slice(end);
};

const removeOne: Mutation = (text, random) => {
  const at = random.below(text.length);
  return text.slice(0, at) + text.slice(at + 1);
};

const repeat: Mutation = (text, random) => {
  const { start, end } = random.range(text.length);
  return text.slice(0, end) + text.slice(start, end).repeat(1 + random.small(4)) + text.slice(end);
};

const exchange: Mutation = (text, random) => {
  const [a, b, c] = [0, 0, 0].map(() => random.below(text.length + 1)).sort((x, y) => x - y) as [
    number,
    number,
    number,
  ];
  return text.slice(0, a) + text.slice(b, c) + text.slice(a, b) + text.slice(c);
};

const splice: Mutation = (text, random, { other }) => {
  const donor = other();
  const from = random.range(donor.length);
  const { start, end } = random.range(text.length);
  return text.slice(0, start) + donor.slice(from.start, from.end) + text.slice(end);
};

const cutOff: Mutation = (text, random) =>
  random.once(2) ? text.slice(0, random.below(text.length + 1)) : text.slice(random.below(text.length + 1));

const oddCharacter: Mutation = (text, random) => {
  const at = random.below(text.length + 1);
  const character = String.fromCharCode(random.once(2) ? 32 + random.below(95) : random.below(0x10000));
  return text.slice(0, at) + character + text.slice(at + 1);
};

const otherCase: Mutation = (text, random) => {
  const { start, end } = random.range(text.length);
  const part = text.slice(start, end);
  return text.slice(0, start) + (random.once(2) ? part.toUpperCase() : part.toLowerCase()) + text.slice(end);
};

const otherLineEnds: Mutation = (text, random) =>
  text.replaceAll(/\r\n|\r|\n/g, random.pick(['\r\n', '\n', '\r', ' ', '']));

const otherQuotes: Mutation = (text, random) => {
  const [open, close] = random.pick(['“”', '‘’', "''", '„“', '””', '``']) as unknown as [string, string];
  const { start, end } = random.range(text.length);
  let opened = false;
  const part = text.slice(start, end).replaceAll('"', () => {
    opened = !opened;
    return opened ? open : close;
  });
  return text.slice(0, start) + part + text.slice(end);
};

const escaped: Mutation = (text, random) => {
  const [from, to] = random.pick([
    ['&', '&amp;'],
    ['>', '&gt;'],
    ['"', '&quot;'],
    ['"', '\\"'],
    ['"', '""'],
    ['"', '`"'],
    ['\n', '`n'],
    ['\n', '\\n'],
  ]) as [string, string];
  return text.replaceAll(from, to);
};

/** A change of whole tokens: one left out, said twice, exchanged for another one of the text, or for a word. */
const token: Mutation = (text, random, { words }) => {
  const tokens = text.match(TOKEN) ?? [];
  const at = random.below(tokens.length);
  const here = tokens[at] ?? '';
  const kind = random.below(5);
  if (kind === 0) tokens[at] = '';
  else if (kind === 1) tokens[at] = here + here;
  else if (kind === 2) tokens[at] = random.pick(tokens) ?? '';
  else if (kind === 3) tokens[at] = here.startsWith('"') ? `"${random.pick(words)}"` : random.pick(words);
  else {
    const other = random.below(tokens.length);
    tokens[at] = tokens[other] ?? '';
    if (other < tokens.length) tokens[other] = here;
  }
  return tokens.join('');
};

const often: readonly Mutation[] = [
  insertScrap,
  replaceByScrap,
  remove,
  removeOne,
  token,
  token,
  token,
  splice,
];
const seldom: readonly Mutation[] = [
  repeat,
  exchange,
  cutOff,
  oddCharacter,
  otherCase,
  otherLineEnds,
  otherQuotes,
  escaped,
];

/** One mutation. */
export function mutate(text: string, random: Random, material: Material): string {
  const mutation = random.once(3) ? random.pick(seldom) : random.pick(often);
  return mutation(text, random, material);
}
