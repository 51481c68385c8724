import { format } from '../../../server/src/features/format.ts';
import { isInvisible } from '../../../server/src/syntax/characters.ts';
import { type PrintStyle, printRule, printStyles } from '../../../server/src/syntax/printer.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';
import { hold, offsetOf, type Property } from '../input.ts';
import { applied, holdEqual, holdGoodEdits, parse, syntaxErrors } from '../texts.ts';

/** Formatting twice is formatting once; rules in form have nothing new wrong with them. */
export const formatting: Property = {
  name: 'format',
  kinds: ['rules'],
  every: 3,
  check(input) {
    for (const style of printStyles) {
      const ruleSet = parse(input);
      const edits = format(ruleSet, { style });
      const once = edits.length === 0 ? input.text : holdGoodEdits(input.text, edits, `format (${style})`);
      const after = RuleSet.parse(once, input.dialect);
      const again = applied(once, format(after, { style }));
      hold(again === once, `format (${style}) is not at rest`, { before: input.text, once, again });
      const old = codes(ruleSet);
      // Characters that nobody sees go with the blanks, and the last rule may get its semicolon.
      const isNew = codes(after).some((code) => !old.includes(code));
      hold(
        !isNew && syntaxErrors(after) <= syntaxErrors(ruleSet),
        `format (${style}) makes something wrong`,
        { before: input.text, after: once },
      );
      holdEqual(
        withoutBlanks(once),
        withoutBlanks(input.text),
        `format (${style}) changes more than blanks and case`,
      );
      const start = Math.min(offsetOf(input, 0), offsetOf(input, 1));
      const end = Math.max(offsetOf(input, 0), offsetOf(input, 1));
      const some = format(ruleSet, { style, range: { start, end } });
      if (some.length > 0) holdGoodEdits(input.text, some, `format of a range (${style})`);
    }
  },
};

/** The kinds of problems of a text. */
function codes(ruleSet: RuleSet): readonly string[] {
  return ruleSet.pieces.flatMap(({ problems }) => problems.map(({ code }) => code));
}

/** Strings aside, what a formatter must not touch; it adds the `;` of a last rule. */
function withoutBlanks(text: string): string {
  const seen = [...text].filter((character) => !isInvisible(character.codePointAt(0) ?? 0));
  return seen
    .join('')
    .replaceAll(/[\s;]+/g, '')
    .toLowerCase();
}

/** All rules of a text in a style; the text itself where a rule cannot be printed. */
export function printed(ruleSet: RuleSet, style: PrintStyle): string {
  return ruleSet.pieces.map((piece) => printRule(piece, style) ?? piece.text).join('\n');
}
