// Snippets as text: filling tab stops in, so that only what nobody has answered is left to fill.

/** The text for a tab stop; null takes it out, with the comma in front of it. */
export type Filling = string | null;

/** `${1:default}` or `${1|a,b|}`; a backslash in it keeps the next sign from having a meaning. */
const placeholder = /\$\{(\d+)(?::((?:\\.|[^\\}])*)|\|((?:\\.|[^\\|])*)\|)\}/gs;

/** The snippet with these tab stops filled in. The others stay as they are. */
export function fillSnippet(body: string, fillings: ReadonlyMap<number, Filling>): string {
  let filled = '';
  let end = 0;
  for (const match of body.matchAll(placeholder)) {
    const filling = fillings.get(Number(match[1]));
    if (filling === undefined) continue;
    filled += body.slice(end, match.index);
    end = match.index + match[0].length;
    if (filling !== null) {
      filled += snippetEscaped(filling);
    } else if (filled.endsWith(', "')) {
      filled = filled.slice(0, -', "'.length);
      end++;
    } else {
      filled = filled.replace(/,$/, '');
    }
  }
  return filled + body.slice(end);
}

/** The default of a tab stop; empty where it has none. */
export function defaultOf(body: string, stop: number): string {
  const match = placeholderOf(body, stop);
  return plain(match?.[2] ?? choicesOf(body, stop)[0] ?? '');
}

/** What a tab stop lets choose from. */
export function choicesOf(body: string, stop: number): readonly string[] {
  const choices = placeholderOf(body, stop)?.[3];
  return choices === undefined ? [] : choices.split(/(?<!\\),/).map(plain);
}

/** Text with the signs that mean something in a snippet taken literally. */
export function snippetEscaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** A regular expression that matches exactly this text. */
export function regexEscaped(text: string): string {
  return text.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&');
}

function placeholderOf(body: string, stop: number): RegExpMatchArray | undefined {
  return [...body.matchAll(placeholder)].find(([, number]) => Number(number) === stop);
}

function plain(text: string): string {
  return text.replace(/\\(.)/gs, '$1');
}
