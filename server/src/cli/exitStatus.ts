/** The exit status of the command line's contract. */
export const NOTHING_FOUND = 0;
export const FINDINGS = 1;
export const WRONG_USAGE = 2;
