/** Query texts with placeholders: `{0}` is the first `param` (language.md 3.9). */
import { short } from '../syntax/nearest.ts';
import { type Failure, failure } from './errors.ts';

/** The indexes of the placeholders in a text, in its order. `{{` and `}}` are braces. */
export function placeholders(text: string): readonly number[] {
  return [...text.matchAll(/\{\{|\}\}|\{(\d{1,9})\}/g)].flatMap(([, digits]) =>
    digits === undefined ? [] : [Number(digits)],
  );
}

/**
 * Puts the params into a text as .NET's `String.Format` does. Braces that are no placeholder are an error there too.
 *
 * @param adapt changes what is put in, or refuses it
 */
export function formatted(
  text: string,
  params: readonly string[],
  longest: number,
  adapt: (param: string) => string | Failure = (param) => param,
): string | Failure {
  const parts: string[] = [];
  let length = 0;
  for (const [piece, digits] of text.matchAll(/\{\{|\}\}|\{(\d{1,9})\}|[^{}]+|[{}]/g)) {
    let part: string | Failure = piece;
    if (digits !== undefined) {
      const param = params[Number(digits)];
      if (param === undefined) return missingParam(text, Number(digits), params.length);
      part = adapt(param);
    } else if (piece === '{{' || piece === '}}') {
      part = piece.slice(1);
    } else if (piece === '{' || piece === '}') {
      return failure(
        'malformed-query',
        `\`${short(text)}\` has a brace that is no placeholder. Write \`{0}\` for the first param, \`{{\` for a brace.`,
      );
    }
    if (typeof part !== 'string') return part;
    parts.push(part);
    length += part.length;
    if (length > longest) return failure('too-large', `The query \`${short(text)}\` becomes too long.`);
  }
  return parts.join('');
}

/** Every index needs a param (language.md 3.9). */
export function missingParam(text: string, index: number, count: number): Failure {
  const there =
    count === 0 ? 'the rule has none' : count === 1 ? 'the rule has one' : `the rule has ${count}`;
  return failure('missing-param', `The query \`${short(text)}\` asks for param {${index}}; ${there}.`);
}
