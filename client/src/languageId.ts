/** The language's id, and the section of all the extension's settings and commands. */
export const languageId = 'adfsrule';
