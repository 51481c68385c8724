/** Which trust a command is about, by its arguments. */

/** The parameters that say it, the surest first: of a `Set-` cmdlet `-Name` is the new name. */
const parameters = ['targetname', '', 'name', 'targetidentifier', 'identifier'];

/** Collects the arguments of one command, or the keys of one table. */
export class TrustNames {
  readonly #found = new Map<string, string>();

  /** `parameter` in lower case, '' for the first argument without a name; `value` undefined where it is no constant. */
  add(parameter: string, value: string | undefined): void {
    if (value !== undefined && parameters.includes(parameter)) this.#found.set(parameter, value);
  }

  /** Undefined where no argument says it. */
  get best(): string | undefined {
    const parameter = parameters.find((name) => this.#found.has(name));
    return parameter === undefined ? undefined : this.#found.get(parameter);
  }
}
