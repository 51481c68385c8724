/** Variables of which the script itself says what they hold, whatever it is run with. */
import { type Reader, variableName } from './reader.ts';
import { type Token, TokenKind } from './tokens.ts';

const VARIABLE = /^\$(?:\{[^{}\r\n]+\}|[\p{L}_][\p{L}\p{N}_]*(?::[\p{L}\p{N}_]+)?)$/u;

/** Ways to change a variable that do not look like it: by its name as a text, by other scripts, by common parameters. */
const HIDDEN_CHANGES =
  /\b(?:set-variable|new-variable|clear-variable|remove-variable|sv|nv|clv|rv|invoke-expression|iex)\b|\bvariable:[\\/]?\w|-(?:\w+variable|ov|ev|wv|iv|pv)\b|\[ref\]|(?:^|[;{(\r\n])[ \t]*\.[ \t]+\S/im;

const startsStatement: ReadonlySet<TokenKind> = new Set([TokenKind.LineBreak, TokenKind.Semicolon]);

/**
 * The values of variables that are assigned once, on the level of the script, before they are used, and a plain string.
 * Parameters are none of them: who runs the script may give others.
 */
export class Constants {
  readonly #reader: Reader;
  readonly #known = new Map<string, { readonly value: string; readonly behind: number } | undefined>();
  #isSure: boolean | undefined;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  /** The value of an expression at a host offset; undefined for all that is not such a variable. */
  valueOf(expression: string, offset: number): string | undefined {
    if (!VARIABLE.test(expression)) return undefined;
    this.#isSure ??= !HIDDEN_CHANGES.test(this.#reader.script.text);
    if (!this.#isSure) return undefined;
    const name = variableName(expression);
    if (!this.#known.has(name)) this.#known.set(name, this.#find(name));
    const found = this.#known.get(name);
    return found && found.behind <= offset ? found.value : undefined;
  }

  #find(name: string): { readonly value: string; readonly behind: number } | undefined {
    const { flow, script } = this.#reader;
    const to = script.tokens.length;
    const definitions = flow.definitions.get(name);
    const [definition] = definitions ?? [];
    if (!definition || definitions?.length !== 1 || !definition.overwrites) return undefined;
    const { block, token: at } = definition;
    if (block.within || block.from !== 0 || block.to !== to) return undefined;
    if (this.#reader.kind(at + 1, to) !== TokenKind.Assign) return undefined;
    if (!this.#isPlain(at) || this.#isInList(name)) return undefined;
    const literal = script.tokens[at + 2]?.literal;
    const end = this.#reader.kind(at + 3, to);
    const isAlone = end === undefined || end === TokenKind.LineBreak || end === TokenKind.Semicolon;
    const value = literal && isAlone ? this.#reader.constant(at + 2, to) : undefined;
    return literal && value !== undefined ? { value, behind: literal.end } : undefined;
  }

  /** Only `[string]` leaves a text as it is. */
  #isPlain(definition: number): boolean {
    const { tokens, text } = this.#reader.script;
    let from = definition;
    while (from > 0 && !startsStatement.has((tokens[from - 1] as Token).kind)) from--;
    const before = text.slice((tokens[from] as Token).start, (tokens[definition] as Token).start);
    return /^(?:\[string\]\s*)?$/i.test(before);
  }

  /** `$a, $b = …` assigns, too. */
  #isInList(name: string): boolean {
    const { tokens } = this.#reader.script;
    const isComma = (at: number) => tokens[at]?.kind === TokenKind.Comma;
    return tokens.some(
      ({ kind }, at) =>
        kind === TokenKind.Variable && (isComma(at - 1) || isComma(at + 1)) && this.#reader.name(at) === name,
    );
  }
}
