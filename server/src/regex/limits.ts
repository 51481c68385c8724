/** Limits that keep hostile input harmless. */

/**
 * How deep groups, and classes within classes, may be nested. Deeper patterns are refused as not supported; everything
 * that works on a tree may therefore call itself. (.NET has no such limit; no rule comes near it.)
 */
export const maxDepth = 250;

/** The largest number .NET reads in a pattern: `a{2147483648}` and group numbers above are errors. */
export const maxNumber = 2_147_483_647;

/**
 * Steps that a match may take if the caller does not say: some tens of milliseconds. A sensible pattern takes
 * about as many steps as the text has characters.
 */
export const defaultBudget = 500_000;
