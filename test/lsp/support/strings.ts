/** Strings of PowerShell as a person writes them, and what PowerShell makes of them. Not our scanner: what that is held against. */

export interface StringKind {
  readonly open: string;
  readonly close: string;
  /** The text as it stands in the string, character by character. */
  readonly write: (character: string) => string;
  /** The value of what stands in the string. Throws where PowerShell would end the string or put a variable in. */
  readonly read: (content: string) => string;
}

const double = '"\u201c\u201d\u201e';
const single = "'\u2018\u2019\u201a\u201b";

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '0': '\0' };

/** `here`: quotation marks need no backtick. */
function expanded(content: string, here: boolean): string {
  let value = '';
  for (let i = 0; i < content.length; i++) {
    const character = content[i] as string;
    const next = content[i + 1] ?? '';
    if (character === '`') {
      value += escapes[next] ?? next;
      i++;
    } else if (character === '$' && /[\w({$^?:]/.test(next)) {
      throw new Error(`PowerShell puts something in at ${content.slice(i, i + 20)}`);
    } else if (!here && double.includes(character)) {
      if (!double.includes(next)) throw new Error(`The string ends at ${content.slice(i, i + 20)}`);
      value += character;
      i++;
    } else value += character;
  }
  return value;
}

function neverEnds(content: string, marks: string): void {
  if (new RegExp(`\\n[${marks}]@`).test(`\n${content}`)) throw new Error('The here-string ends early.');
}

export const stringKinds: Readonly<Record<string, StringKind>> = {
  "'…'": {
    open: "'",
    close: "'",
    write: (character) => (single.includes(character) ? character + character : character),
    read(content) {
      if (new RegExp(`(?<![${single}])(?:[${single}]{2})*[${single}](?![${single}])`).test(content)) {
        throw new Error('The string ends early.');
      }
      return content.replace(new RegExp(`([${single}])[${single}]`, 'g'), '$1');
    },
  },
  '"…"': {
    open: '"',
    close: '"',
    write: (character) =>
      /[`$]/.test(character) || double.includes(character) ? `\`${character}` : character,
    read: (content) => expanded(content, false),
  },
  '"…" with doubled quotation marks': {
    open: '"',
    close: '"',
    write: (character) =>
      double.includes(character)
        ? character + character
        : /[`$]/.test(character)
          ? `\`${character}`
          : character,
    read: (content) => expanded(content, false),
  },
  "@'…'@": {
    open: "@'\n",
    close: "\n'@",
    write: (character) => character,
    read(content) {
      neverEnds(content, single);
      return content;
    },
  },
  '@"…"@': {
    open: '@"\n',
    close: '\n"@',
    write: (character) => (/[`$]/.test(character) ? `\`${character}` : character),
    read(content) {
      neverEnds(content, double);
      return expanded(content, true);
    },
  },
  '@"…"@ as people write it': {
    open: '@"\n',
    close: '\n"@',
    // Before what makes no variable PowerShell leaves the sign alone.
    write: (character) => (character === '`' ? '``' : character),
    read(content) {
      neverEnds(content, double);
      return expanded(content, true);
    },
  },
};
