/** JSON with comments, read with the place of everything in it, so that what is wrong can be shown where it is. */
import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { nearest, short } from '../syntax/nearest.ts';
import type { TextRange } from '../syntax/nodes.ts';

/** Deeper files are refused; no scenario file comes near. */
const DEEPEST = 50;

/** Something wrong in a JSON file, in UTF-16 offsets of its text. */
export interface JsonProblem extends TextRange {
  readonly code: 'invalid-json' | 'wrong-type' | 'missing-property' | 'unknown-property' | 'unknown-name';
  readonly message: string;
}

/** Reads a JSON text and collects what is wrong with it. */
export class JsonReader {
  readonly problems: JsonProblem[] = [];
  readonly root: Node | undefined;
  private readonly length: number;

  constructor(text: string) {
    this.length = text.length;
    this.root = this.parse(text);
  }

  private parse(text: string): Node | undefined {
    if (text.trim() === '') {
      this.report('invalid-json', { start: 0, end: text.length }, 'The file is empty.');
      return undefined;
    }
    const deep = tooDeepAt(text);
    if (deep !== undefined) {
      this.report('invalid-json', { start: deep, end: deep + 1 }, 'The file is nested too deeply.');
      return undefined;
    }
    const errors: ParseError[] = [];
    const root = parseTree(text, errors, { allowTrailingComma: true });
    const first = errors[0];
    if (first) {
      const range = { start: first.offset, end: first.offset + first.length };
      this.report('invalid-json', range, `This is not JSON: ${words(printParseErrorCode(first.error))}.`);
    }
    return first ? undefined : root;
  }

  report(code: JsonProblem['code'], { start, end }: TextRange, message: string): void {
    this.problems.push({ code, start, end: Math.min(end, this.length), message });
  }

  /** The text of a string. */
  string(node: Node, what: string): string | undefined {
    if (node.type === 'string') return node.value as string;
    this.report('wrong-type', rangeOf(node), `${what} must be text.`);
    return undefined;
  }

  boolean(node: Node, what: string): boolean | undefined {
    if (node.type === 'boolean') return node.value as boolean;
    this.report('wrong-type', rangeOf(node), `${what} must be true or false.`);
    return undefined;
  }

  /** The members of an array; none, with a problem, for anything else. */
  array(node: Node, what: string): readonly Node[] {
    if (node.type === 'array') return node.children ?? [];
    this.report('wrong-type', rangeOf(node), `${what} must be an array.`);
    return [];
  }

  /** One text or an array of texts. */
  strings(node: Node, what: string): readonly string[] {
    const members = node.type === 'array' ? (node.children ?? []) : [node];
    return members.flatMap((member) => this.string(member, what) ?? []);
  }

  /** The members of an object by name, later ones winning. Undefined, with a problem, for anything else. */
  members(node: Node, what: string): readonly Member[] | undefined {
    if (node.type === 'object') {
      return (node.children ?? []).flatMap(({ children }) => {
        const [key, value] = children ?? [];
        return key && value ? [{ name: key.value as string, key: rangeOf(key), value }] : [];
      });
    }
    this.report('wrong-type', rangeOf(node), `${what} must be an object.`);
    return undefined;
  }

  /** The members of an object that has only these names; others are reported. */
  object<Name extends string>(
    node: Node,
    what: string,
    names: readonly Name[],
  ): Partial<Record<Name, Node>> | undefined {
    const members = this.members(node, what);
    if (!members) return undefined;
    const found: Partial<Record<Name, Node>> = {};
    for (const { name, key, value } of members) {
      const known = names.find((candidate) => candidate === name);
      if (known !== undefined) found[known] = value;
      else if (name !== '$schema') this.unknown(name, key, names, what);
    }
    return found;
  }

  private unknown(name: string, key: TextRange, names: readonly string[], what: string): void {
    const right = nearest(name, names);
    const advice = right ? `Did you mean \`${right}\`?` : `Known: ${names.join(', ')}.`;
    this.report('unknown-property', key, `${what} has no property \`${short(name)}\`. ${advice}`);
  }

  /** Reports a property that must be there. */
  missing(node: Node, what: string, name: string): undefined {
    this.report('missing-property', rangeOf(node), `${what} needs \`${name}\`.`);
    return undefined;
  }
}

/** A member of an object. */
export interface Member {
  readonly name: string;
  /** Where its name stands, quotation marks included. */
  readonly key: TextRange;
  readonly value: Node;
}

/** The place of a value in its file. */
export function rangeOf({ offset, length }: Node): TextRange {
  return { start: offset, end: offset + length };
}

/** Where brackets are nested too deeply for a parser that calls itself; undefined if nowhere. */
function tooDeepAt(text: string): number | undefined {
  let depth = 0;
  // Strings and comments are one piece each.
  for (const { 0: piece, index } of text.matchAll(
    /"(?:[^"\\\n]|\\.)*"?|\/\/.*|\/\*[\s\S]*?(?:\*\/|$)|[[\]{}]/g,
  )) {
    if (piece === '{' || piece === '[') depth++;
    else if (piece === '}' || piece === ']') depth--;
    if (depth > DEEPEST) return index;
  }
  return undefined;
}

/** `CommaExpected` as words. */
function words(code: string): string {
  return code.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).toLowerCase();
}
