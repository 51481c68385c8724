import { Random } from './random.mjs';

// Random cases that reach every construct of the language. Small alphabets, so that patterns and texts meet often.

const letters = ['a', 'b', 'c', 'A', 'B', '1', '-', '_', ' '];
const rareInput = [
  '\n',
  '\r',
  'é',
  'É',
  'ß',
  '٣',
  '\u200d',
  '\u0085',
  '\u00a0',
  '\ud83d',
  '\ude00',
  'Σ',
  'σ',
  'İ',
  '.',
  '{',
  '#',
];
const names = ['n', 'o', 'word_1'];
const anchors = ['^', '$', '\\A', '\\z', '\\Z', '\\G', '\\b', '\\B'];
const shorthands = [
  '\\d',
  '\\D',
  '\\w',
  '\\W',
  '\\s',
  '\\S',
  '\\p{L}',
  '\\P{L}',
  '\\p{Lu}',
  '\\P{Ll}',
  '\\p{Nd}',
  '\\p{IsBasicLatin}',
  '\\P{IsGreek}',
  '\\p{P}',
  '\\p{Zs}',
];
const escapes = [
  '\\x61',
  '\\u0062',
  '\\n',
  '\\t',
  '\\x41',
  '\\101',
  '\\-',
  '\\.',
  '\\{',
  '\\#',
  '\\ ',
  '\\cJ',
  '\\e',
  '\\u00e9',
  '\\r',
  '\\07',
];
const optionLetters = ['i', 'm', 'n', 's', 'x', 'I', 'im', 'si', 'xn'];
const braced = (name) => `$\{${name}}`;
const replacements = [
  ...['[$1]', '$&$&', "<$`|$'>", '$+', '$_', '$$1', '$10', '$0!', '$', 'x$3y', '\\$1'],
  ...[braced('n'), `${braced('1')}0`, `${braced('o')}-$2`, braced('zz'), braced('word_1')],
];

/** One case after another: pattern, input, replacement, options. */
export function* generateCases(seed, count) {
  const random = new Random(seed);
  for (let i = 0; i < count; i++) {
    let pattern = new PatternMaker(random).pattern();
    if (random.chance(0.08)) pattern = damage(random, pattern);
    yield {
      pattern,
      input: makeInput(random),
      replacement: random.chance(0.3) ? random.pick(replacements) : undefined,
      options: random.chance(0.2) ? random.pick(['i', 'm', 'n', 's', 'x', 'im', 'ns']) : '',
    };
  }
}

function makeInput(random) {
  const length = random.pick([0, 1, 2, 3, 4, 5, 6, 8, 10, 14]);
  return random.join(length, () => (random.chance(0.12) ? random.pick(rareInput) : random.pick(letters)));
}

/** Takes a character out, puts one in or doubles a piece: mostly errors, of every kind. */
function damage(random, pattern) {
  const at = random.below(pattern.length + 1);
  const extra = random.pick([
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '?',
    '*',
    '+',
    '\\',
    '|',
    '<',
    '>',
    '-',
    '(?',
    '(?<',
    '\\k',
    '\\p{',
    '{2}',
    ':',
    '#',
    '^',
    '1',
  ]);
  switch (random.below(3)) {
    case 0:
      return pattern.slice(0, at) + pattern.slice(at + 1);
    case 1:
      return pattern.slice(0, at) + extra + pattern.slice(at);
    default:
      return pattern.slice(0, at) + pattern.slice(Math.max(0, at - 3));
  }
}

class PatternMaker {
  #random;
  /** Groups so far, for references to them. */
  #unnamed = 0;
  #names = [];

  constructor(random) {
    this.#random = random;
  }

  pattern() {
    const start = this.#random.chance(0.12) ? `(?${this.#random.pick(optionLetters)})` : '';
    return start + this.#alternation(this.#random.pick([1, 2, 2, 3, 3, 4]));
  }

  #alternation(depth) {
    const branches = this.#random.pick([1, 1, 1, 1, 2, 2, 3]);
    return Array.from({ length: branches }, () => this.#sequence(depth)).join('|');
  }

  #sequence(depth) {
    return this.#random.join(this.#random.pick([0, 1, 1, 2, 2, 3, 3, 4]), () => this.#item(depth));
  }

  #item(depth) {
    const random = this.#random;
    const atom = depth > 0 && random.chance(0.45) ? this.#group(depth - 1) : this.#atom();
    const space = random.chance(0.02) ? random.pick([' ', '(?#x)', '#y\n']) : '';
    return random.chance(0.35) ? atom + space + this.#quantifier() : atom + space;
  }

  #quantifier() {
    const random = this.#random;
    const base = random.pick([
      '*',
      '*',
      '+',
      '+',
      '?',
      '?',
      '{2}',
      '{0,2}',
      '{1,}',
      '{1,3}',
      '{0}',
      '{2,3}',
      '{0,1}',
      '{,2}',
      '{3,}',
    ]);
    return base + (random.chance(0.3) ? '?' : '');
  }

  #atom() {
    const random = this.#random;
    const kind = random.below(20);
    if (kind < 9) return random.pick(letters);
    if (kind < 11) return '.';
    if (kind < 13) return random.pick(shorthands);
    if (kind < 15) return this.#class(2);
    if (kind < 17) return random.pick(anchors);
    if (kind < 18) return random.pick(escapes);
    if (kind < 19) return this.#reference();
    return random.pick([']', '}', '{', '-', 'é', 'Σ', '#', '\\ud83d', ',', '{a}', ':']);
  }

  #class(depth) {
    const random = this.#random;
    const item = () => {
      const kind = random.below(10);
      if (kind < 4) return random.pick(['a', 'b', 'c', 'A', '1', '_', ' ', 'é']);
      if (kind < 6) return random.pick(['a-c', 'A-B', '0-9', 'a-a', ' -z', '\\x41-\\x43', 'Α-ω']);
      if (kind < 8) return random.pick(shorthands);
      if (kind < 9) return random.pick(escapes);
      return random.pick(['-', '\\]', '^', '[', '\\-', '.', '\\b', '[:alpha:]', ']', '\\1']);
    };
    const subtraction = depth > 0 && random.chance(0.2) ? `-${this.#class(depth - 1)}` : '';
    const negation = random.chance(0.25) ? '^' : '';
    return `[${negation}${random.join(random.pick([1, 1, 2, 2, 3]), item)}${subtraction}]`;
  }

  #reference() {
    const random = this.#random;
    const name = this.#names.length > 0 ? random.pick(this.#names) : undefined;
    if (name && random.chance(0.5)) return random.pick([`\\k<${name}>`, `\\k'${name}'`, `\\<${name}>`]);
    const number = 1 + random.below(Math.max(1, this.#unnamed + this.#names.length));
    return random.pick([`\\${number}`, `\\${number}`, `\\k<${number}>`, `\\1${random.below(10)}`]);
  }

  #group(depth) {
    const random = this.#random;
    const kind = random.below(22);
    if (kind < 7) {
      this.#unnamed++;
      return `(${this.#alternation(depth)})`;
    }
    if (kind < 10) return this.#namedGroup(depth);
    if (kind < 12) return `(?:${this.#alternation(depth)})`;
    if (kind < 13) return `(?>${this.#alternation(depth)})`;
    if (kind < 14) return `(?=${this.#alternation(depth)})`;
    if (kind < 15) return `(?!${this.#alternation(depth)})`;
    if (kind < 16) return `(?<=${this.#alternation(depth)})`;
    if (kind < 17) return `(?<!${this.#alternation(depth)})`;
    if (kind < 18) return this.#conditional(depth);
    if (kind < 20) return this.#balancing(depth);
    if (kind < 21)
      return `(?${random.pick([...optionLetters, '-i', 'i-m', '-', 'x-x'])}:${this.#alternation(depth)})`;
    return random.pick(['(?#comment)', `(?${random.pick(optionLetters)})`, '(?-i)', '(?i-s)']);
  }

  #namedGroup(depth) {
    const random = this.#random;
    if (random.chance(0.15)) return `(?<${random.pick([1, 2, 3, 5])}>${this.#alternation(depth)})`;
    const name = random.pick(names);
    this.#names.push(name);
    return random.chance(0.7)
      ? `(?<${name}>${this.#alternation(depth)})`
      : `(?'${name}'${this.#alternation(depth)})`;
  }

  /** Conditionals always have both branches, see the known differences. */
  #conditional(depth) {
    const random = this.#random;
    const branches = `${this.#sequence(depth)}|${this.#sequence(depth)}`;
    switch (random.below(depth > 0 ? 5 : 4)) {
      case 0:
        return `(?(${this.#names.length > 0 ? random.pick(this.#names) : 'n'})${branches})`;
      case 1:
        return `(?(${1 + random.below(Math.max(1, this.#unnamed))})${branches})`;
      case 2:
        return `(?(?${random.pick(['=', '!', '<=', '<!', ':', '>'])}${this.#alternation(depth)})${branches})`;
      case 3:
        return `(?(${this.#sequence(depth)})${branches})`;
      default:
        return `(?${this.#conditional(depth - 1)}${branches})`;
    }
  }

  #balancing(depth) {
    const random = this.#random;
    const name = random.pick(names);
    const open =
      this.#names.length > 0
        ? random.pick(this.#names)
        : String(1 + random.below(Math.max(1, this.#unnamed)));
    if (random.chance(0.4)) return `(?<-${open}>${this.#alternation(depth)})`;
    this.#names.push(name);
    return `(?<${name}-${open}>${this.#alternation(depth)})`;
  }
}
