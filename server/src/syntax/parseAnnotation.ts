import { absentAnnotation } from './absentNodes.ts';
import type { Annotation } from './nodes.ts';
import { fix } from './problem.ts';
import { startsRule } from './starts.ts';
import type { TokenStream } from './tokenStream.ts';
import { TokenKind } from './tokens.ts';

/** Reads `@RuleName = "…"`; also without its `@`. */
export function parseAnnotation(p: TokenStream): Annotation {
  const { start } = p;
  if (p.kind() !== TokenKind.At) {
    p.report('missing-at', p.scanner, `Write \`@\` before \`${p.text}\`.`, {
      fixes: [fix('Insert @', start, start, '@')],
      ...p.unexpected(),
    });
  } else {
    const at = p.take();
    if (p.kind() !== TokenKind.Identifier) {
      const message = 'Write `@RuleName = "…"` or `@RuleTemplate = "…"`.';
      p.report('missing-annotation-name', at, message, p.unexpected());
      return { kind: 'annotation', start, end: at.end, name: undefined, value: undefined };
    }
  }
  const name = p.takeName();
  const title = `@${p.textOf({ start: p.previousStart, end: p.previousEnd })}`;
  const assigned = takeAssign(p, title);
  if (p.kind() === TokenKind.String) {
    const value = p.takeString();
    if (!p.building) return absentAnnotation;
    return { kind: 'annotation', start, end: p.previousEnd, name, value };
  }
  if (startsBareText(p)) {
    const value = p.takeBareValue(true);
    if (!assigned) p.prefixLastFix('= ');
    return { kind: 'annotation', start, end: p.previousEnd, name, value };
  }
  const where = { start, end: p.previousEnd };
  const message = `Text in quotation marks is missing: \`${title} = "…"\`.`;
  p.report('missing-value', where, message, p.unexpected());
  return { kind: 'annotation', start, end: p.previousEnd, name, value: undefined };
}

/** Whether something that means `=` stands here, or its absence was reported. */
function takeAssign(p: TokenStream, title: string): boolean {
  switch (p.kind()) {
    case TokenKind.Assign:
      p.consume();
      return true;
    case TokenKind.Equal:
    case TokenKind.Colon:
      if (p.lookAhead(() => p.kind() === TokenKind.Assign)) return takeColonEquals(p, title);
      p.takeWrong('missing-operator', '=', `Write \`=\` between \`${title}\` and its text.`);
      return true;
    case TokenKind.String:
      p.reportMissing('missing-operator', ' =', `An \`=\` is missing after \`${title}\`.`);
      return true;
    default:
      return false;
  }
}

/** `:=`, as in other languages. */
function takeColonEquals(p: TokenStream, title: string): true {
  const { start } = p.take();
  const { end } = p;
  p.report('missing-operator', { start, end }, `Write \`=\` between \`${title}\` and its text.`, {
    fixes: [fix('Replace with =', start, end, '=')],
    ...p.unexpected(),
  });
  p.consume();
  return true;
}

/** Whether the rest of the line is the annotation's text, without quotation marks. */
function startsBareText(p: TokenStream): boolean {
  if (p.scanner.onNewLine(p.previousEnd)) return false;
  return p.kind() !== TokenKind.EndOfText && p.kind() !== TokenKind.Semicolon && !startsRule(p);
}
