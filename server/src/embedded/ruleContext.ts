/**
 * What can stand at a place of a rule. An expression of the script (`$type`, `$(…)`, `{0}`) is put into the rule by
 * PowerShell; here something stands for it that the parser of rules takes at that place.
 */

/** What was read last, outside of strings. */
type Last =
  | 'start'
  | 'operator'
  | 'arrow'
  | 'and'
  | 'word'
  | 'string'
  | 'open'
  | 'close'
  | 'comma'
  | 'dot'
  | 'at';

interface Bracket {
  readonly square: boolean;
  /** The word before it, in lower case. */
  readonly word: string;
}

const WORD = /[\p{L}\p{N}_-]+/uy;

/** Reads a rule piece by piece and knows where it stands. */
export class RuleContext {
  #inString = false;
  #last: Last = 'start';
  #word = '';
  /** The operator character, to tell a number's place from a text's. */
  #operator = '';
  #touches = false;
  readonly #open: Bracket[] = [];

  /** Reads on. Linear in the text. */
  feed(text: string): void {
    let at = 0;
    while (at < text.length) {
      const character = text[at] as string;
      this.#touches = false;
      if (this.#inString) {
        // A string of the language does not span lines.
        if (character === '"' || character === '\n') {
          this.#inString = false;
          this.#last = 'string';
        }
        at++;
        continue;
      }
      WORD.lastIndex = at;
      const word = WORD.exec(text)?.[0];
      if (word) {
        this.#word = word.toLowerCase();
        this.#last = 'word';
        this.#touches = true;
        at += word.length;
      } else {
        this.#mark(character, text[at + 1]);
        at += character === '=' && text[at + 1] === '>' ? 2 : 1;
      }
    }
  }

  /** Whether what comes next stands within a string of the rule. */
  get inString(): boolean {
    return this.#inString;
  }

  #mark(character: string, next: string | undefined): void {
    if (character === '"') this.#inString = true;
    else if (character === '[' || character === '(') {
      const word = this.#last === 'word' ? this.#word : '';
      this.#open.push({ square: character === '[', word });
      this.#last = 'open';
    } else if (character === ']' || character === ')') {
      this.#open.pop();
      this.#last = 'close';
    } else if (character === ';') {
      this.#open.length = 0;
      this.#last = 'start';
    } else if (character === '=' && next === '>') this.#last = 'arrow';
    else if (character === '&') this.#last = 'and';
    else if (character === ',') this.#last = 'comma';
    else if (character === '.') this.#last = 'dot';
    else if (character === '@') this.#last = 'at';
    else if (character === ':') this.#last = 'start';
    else if (/[=~!<>+]/.test(character)) {
      this.#last = 'operator';
      this.#operator = character;
    }
  }

  /**
   * What stands for an expression here. Inside of a string that is the expression as written, as far as a string can
   * hold it. `next` is the text behind it.
   */
  placeholder(written: string, next: string): string {
    const plain = written.replaceAll(/["\u201c\u201d\u201e]/g, "'").replaceAll(/[\r\n]/g, ' ');
    if (this.#inString) return plain;
    const name = plain.replaceAll(/[^\p{L}\p{N}_]/gu, '') || 'x';
    if (this.#touches || /^(?:[\p{L}\p{N}_]|:)/u.test(next)) return name;
    const follows = next.trimStart();
    const bracket = this.#open.at(-1);
    if (!bracket) return this.#betweenConditions(plain, follows);
    if (this.#last === 'dot') return 'Value';
    if (this.#last === 'operator')
      return this.#operator === '<' || this.#operator === '>' ? '1' : `"${plain}"`;
    const first = this.#last === 'open' || this.#last === 'comma';
    if (bracket.square && bracket.word !== 'properties') {
      if (first) return /^[=!~]/.test(follows) ? 'Value' : `Value == "${plain}"`;
      return /^["\p{L}]/u.test(follows) ? '==' : ' ';
    }
    if (!first) return ' ';
    if (bracket.word === 'exists' || bracket.word === 'count') return '[]';
    if (bracket.word === 'issue' || bracket.word === 'add') {
      return follows.startsWith('=') ? 'Type' : `Type = "${plain}"`;
    }
    return `"${plain}"`;
  }

  #betweenConditions(plain: string, follows: string): string {
    switch (this.#last) {
      case 'and':
        return '[]';
      case 'arrow':
        return follows.startsWith('(') ? 'issue' : 'issue(Type = "x", Value = "x")';
      case 'operator':
        return this.#operator === '<' || this.#operator === '>' ? '1' : `"${plain}"`;
      case 'at':
        return 'RuleName';
      case 'close':
        return /^(?:\[|\w+\s*[:([])/.test(follows) ? '&&' : ' ';
      case 'word':
        return this.#word === 'not' ? 'exists([])' : ' ';
      default:
        // A condition where one is missing; else whole rules, which leave nothing behind.
        return /^(?:=>|&&)/.test(follows) ? '[]' : ' ';
    }
  }
}
