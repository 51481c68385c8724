import type { TextRange } from './nodes.ts';
import { emptyParts, type RuleParts } from './parsedRule.ts';
import { type Fix, fix, type Problem } from './problem.ts';
import { startsBody, startsRule } from './starts.ts';
import type { TokenStream } from './tokenStream.ts';
import { TokenKind } from './tokens.ts';

/** What was read: its kind, its range in the text from where it started, and (where nodes are made) its parts. */
export interface ReadRule extends TextRange {
  readonly kind: 'rule' | 'stray';
  readonly parts: RuleParts;
}

/** Reads text that cannot start a rule: a heading, prose, a lone `;`. Up to the next rule, or to its own `;`. */
export function readStray(p: TokenStream): ReadRule {
  if (p.kind() === TokenKind.Semicolon) return readEmptyStatement(p);
  const { start } = p;
  const { mistake } = p.scanner;
  const reported = p.kind() === TokenKind.Unknown && p.text === '|' ? {} : p.unexpected();
  let lineEnd = -1;
  let semicolon: TextRange | undefined;
  do {
    if (lineEnd < 0 && p.previousEnd > 0 && p.scanner.onNewLine(p.previousEnd)) lineEnd = p.previousEnd;
    if (p.kind() === TokenKind.Semicolon) {
      p.previousEnd = p.end;
      semicolon = { start: p.start, end: p.end };
      break;
    }
    p.skip();
  } while (endsHereString(p, start) || (p.kind() !== TokenKind.EndOfText && !startsRule(p)));
  const range = { start, end: p.previousEnd };
  // One misspelt mark alone has a message of its own.
  if (reportHereString(p, range)) return { kind: 'stray', ...range, parts: emptyParts };
  if (mistake && mistake.end === range.end && standsAlone(mistake)) p.add(mistake);
  else {
    const shown = { start, end: lineEnd < 0 ? range.end : lineEnd };
    const heading = lineEnd < 0 && !semicolon && p.kind() !== TokenKind.EndOfText;
    p.report('stray-text', shown, strayMessage, { fixes: strayFixes(p, range, heading), ...reported });
  }
  return { kind: 'stray', ...range, parts: { ...emptyParts, semicolon } };
}

function standsAlone({ code }: Problem): boolean {
  return code !== 'unquoted-value' && code !== 'unclosed-string';
}

/** `'@` in two tokens: the second one starts no annotation, as it does in `'@RuleName`. */
function endsHereString(p: TokenStream, start: number): boolean {
  if (p.kind() !== TokenKind.At || p.start !== start + 1 || p.isBeforeWord) return false;
  return /^['"]$/.test(p.textOf({ start, end: p.start }));
}

const strayMessage =
  'This text is not part of a rule. Remove it, or make it the name of a rule: `@RuleName = "…"`.';

/** `;;`: as many as stand together, and nothing behind them. */
function readEmptyStatement(p: TokenStream): ReadRule {
  const { start } = p;
  const { source, base } = p.scanner;
  while (source.charCodeAt(base + p.end) === 59) p.take();
  const { end } = p.takeLast();
  p.scanner.sawUpTo(end + 1);
  p.report('empty-statement', { start, end }, 'There is no rule before this `;`. Remove it.', {
    fixes: [fix(end - start === 1 ? 'Remove ;' : 'Remove all ;', start, end, '')],
    reported: "POLICY0030: Syntax error, unexpected ';'.",
  });
  return { kind: 'stray', start, end, parts: { ...emptyParts, semicolon: { start, end } } };
}

/** `@'` or `'@`: the ends of a PowerShell here-string, which holds rules so often. */
function reportHereString(p: TokenStream, range: TextRange): boolean {
  if (range.end - range.start > 3 || !/^(?:@['"]|['"]@)$/.test(p.textOf(range))) return false;
  p.report('powershell-here-string', range, 'This belongs to PowerShell, not to a rule. Remove it.', {
    fixes: [p.removal('Remove it', range.start, range.end)],
  });
  return true;
}

function strayFixes(p: TokenStream, range: TextRange, heading: boolean): readonly Fix[] {
  const remove = { ...p.removal('Remove the text', range.start, range.end), preferred: false };
  if (!heading || range.end - range.start > 200) return [remove];
  const text = p.textOf(range);
  if (text.includes('"') || !/\p{L}/u.test(text)) return [remove];
  // The rest of the rule may stand on the same line.
  const blank = p.start === range.end ? ' ' : '';
  const name = fix('Make it the rule’s name', range.start, range.end, `@RuleName = "${text.trim()}"${blank}`);
  return [remove, { ...name, preferred: false }];
}

/**
 * Text between the annotations of a rule and its body, such as a line of explanation. Reported and skipped, so that
 * the rule stays one. False where no body follows.
 */
export function skipToBody(p: TokenStream): boolean {
  const { start } = p;
  if (p.kind() === TokenKind.EndOfText || p.kind() === TokenKind.Semicolon) return false;
  const reported = p.unexpected();
  while (!startsBody(p)) {
    if (p.kind() === TokenKind.EndOfText || p.kind() === TokenKind.Semicolon || p.kind() === TokenKind.At) {
      return false;
    }
    p.skip();
  }
  const range = { start, end: p.previousEnd };
  p.report('stray-text', range, 'This text is not part of the rule. Remove it.', {
    fixes: [{ ...p.removal('Remove the text', range.start, range.end), preferred: false }],
    ...reported,
  });
  return true;
}
