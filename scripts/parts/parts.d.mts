/** For the tests. */
export const parts: readonly { readonly name: string }[];
