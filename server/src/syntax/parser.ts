import { type DialectName, dialects } from './dialect.ts';
import type { Action, Annotation, Rule, TextRange } from './nodes.ts';
import { parseAction } from './parseAction.ts';
import { parseAnnotation } from './parseAnnotation.ts';
import { parseConditions } from './parseConditions.ts';
import { emptyParts, ParsedRule, type RuleParts } from './parsedRule.ts';
import { type ReadRule, readStray, skipToBody } from './parseStray.ts';
import { fix, type Problem } from './problem.ts';
import { isAnnotationName, startsAction, startsBareConstraint, startsBody, startsRule } from './starts.ts';
import { TokenStream } from './tokenStream.ts';
import { TokenKind } from './tokens.ts';

/**
 * Reads the rule (or the text that is none) that starts at `from`, an absolute offset. `p` serves a whole text.
 * Undefined when only blanks are left. Never throws; a rule ends at its `;`, or before what can only start the next
 * one. With `detached` the rule gets a text of its own: a slice would keep the whole text alive that it was cut from.
 * With `building` its tree is built at once, and not when it is asked for.
 */
export function parseRule(
  p: TokenStream,
  from: number,
  dialect: DialectName,
  { detached = false, building = false } = {},
): Rule | undefined {
  p.building = building;
  let read = readRule(p, from, dialect);
  if (!read) return undefined;
  const wellFormed = p.problems.length === 0;
  if (!wellFormed && !building) {
    p.building = true;
    read = readRule(p, from, dialect) ?? read;
  }
  const parts = p.building ? read.parts : undefined;
  const { source, base, examined } = p.scanner;
  const text = source.slice(base, base + read.end);
  return new ParsedRule(
    {
      kind: read.kind,
      text: detached ? ` ${text}`.slice(1) : text,
      start: read.start,
      end: read.end,
      mistakes: wellFormed ? noProblems : p.problems,
      incomplete: p.incomplete,
      examined: Math.max(examined, read.end),
    },
    dialect,
    parts,
    buildParts,
  );
}

/** The tree of a rule that was read before. */
function buildParts(text: string, dialect: DialectName): RuleParts {
  return readRule(new TokenStream(text), 0, dialect)?.parts ?? emptyParts;
}

function readRule(p: TokenStream, from: number, dialect: DialectName): ReadRule | undefined {
  p.begin(from);
  const { trivia, junkEnd } = p.scanner;
  // Comments and Markdown marks between rules are a piece of their own, so that the rule behind them stays whole.
  if (trivia && junkEnd >= 0) {
    p.addAll(trivia.filter((problem) => problem.start < junkEnd));
    return { kind: 'stray', start: p.problems[0]?.start ?? 0, end: junkEnd, parts: emptyParts };
  }
  if (p.kind() === TokenKind.EndOfText) {
    if (!trivia) return undefined;
    p.addAll(trivia);
    return { kind: 'stray', start: 0, end: p.start, parts: emptyParts };
  }
  if (!startsRule(p) && !startsBareConstraint(p)) return readStray(p);
  return readWholeRule(p, dialect);
}

const noProblems: readonly Problem[] = [];

function readWholeRule(p: TokenStream, dialect: DialectName): ReadRule {
  const start = p.start;
  const mark = p.mark();
  const annotated = startsAnnotation(p);
  while (startsAnnotation(p)) {
    if (p.previousEnd > start && startsAnew(p, start)) break;
    p.push(parseAnnotation(p));
  }
  const annotations = p.collect<Annotation>(mark);
  if (annotated && startsAnnotation(p)) return annotationsWithoutRule(p, start, p.previousEnd, annotations);
  if (annotated && !startsBody(p)) {
    const end = p.previousEnd;
    if (!skipToBody(p)) return annotationsWithoutRule(p, start, end, annotations);
  }
  const unconditional = p.kind() === TokenKind.Arrow;
  const conditions = unconditional ? [] : parseConditions(p);
  const arrow = parseArrow(p, conditions.length > 0);
  let action: Action | undefined;
  if (p.kind() === TokenKind.Identifier && (arrow || startsAction(p)) && !p.isLabelOfSelector) {
    action = parseAction(p);
  } else if (arrow) {
    p.report('missing-action', arrow, 'No action follows. Write `issue(…)` or `add(…)`.', p.unexpected());
    p.incomplete = true;
  }
  const semicolon = parseEnd(p, dialect, action !== undefined);
  const parts = p.building ? { annotations, conditions, arrow, action, semicolon } : emptyParts;
  return { kind: 'rule', start, end: p.previousEnd, parts };
}

function startsAnnotation(p: TokenStream): boolean {
  return p.kind() === TokenKind.At || (p.kind() === TokenKind.Identifier && isAnnotationName(p));
}

/**
 * Whether the annotation here belongs to another rule than the ones from `start` on: an empty line lies between, and
 * they are broken or one of them has the same name.
 */
function startsAnew(p: TokenStream, start: number): boolean {
  if (!/\n[\t\r ]*\n/.test(p.textOf({ start: p.previousEnd, end: p.start }))) return false;
  if (p.problems.length > 0) return true;
  const name = p.kind() === TokenKind.At ? p.lookAhead(() => p.text) : p.text;
  const from = Math.max(start, p.previousEnd - 2000);
  const before = p.textOf({ start: from, end: p.previousEnd }).toLowerCase();
  return /^\w+$/.test(name) && new RegExp(`@\\s*${name.toLowerCase()}\\b`).test(before);
}

/** `end`: where the last annotation ends; text that is no rule may have been skipped behind it. */
function annotationsWithoutRule(
  p: TokenStream,
  start: number,
  end: number,
  annotations: readonly Annotation[],
): ReadRule {
  const last = annotations[annotations.length - 1] ?? { start, end };
  const semicolon = p.kind() === TokenKind.Semicolon ? p.takeLast() : undefined;
  if (semicolon && p.previousEnd === semicolon.end && !p.incomplete) {
    const message = 'No `;` stands behind an annotation: it belongs to the rule that follows. Remove it.';
    p.report('annotation-without-rule', semicolon, message, {
      fixes: [fix('Remove ;', semicolon.start, semicolon.end, '')],
      reported: "POLICY0030: Syntax error, unexpected ';'.",
    });
  } else if (!p.problems.some(({ severity }) => severity === 'error')) {
    // Where the annotation itself is broken, that has been said already.
    const message = 'No rule follows this annotation. Write one, or remove the annotation.';
    p.report('annotation-without-rule', last, message);
  }
  return {
    kind: 'rule',
    start,
    end: Math.max(end, p.previousEnd),
    parts: { ...emptyParts, annotations, semicolon },
  };
}

/** Whether an arrow can stand here: behind a condition or an annotation, or as the first thing of a rule. */
function mayEndConditions(p: TokenStream): boolean {
  const before = { start: p.previousEnd - 1, end: p.previousEnd };
  return p.previousEnd === 0 || /[\])"\u201d\d]/.test(p.textOf(before));
}

/** Takes `=>` or what was written in its place. */
function parseArrow(p: TokenStream, hasConditions: boolean): TextRange | undefined {
  const message = 'Write `=>` between the conditions and the action.';
  if (p.kind() === TokenKind.Arrow) {
    const arrow = p.take();
    while (p.kind() === TokenKind.Arrow && !p.scanner.onNewLine(p.previousEnd)) {
      p.takeWrong('wrong-arrow', '', 'One `=>` too many. Remove it.');
    }
    return arrow;
  }
  switch (p.kind()) {
    case TokenKind.Assign:
    case TokenKind.Equal:
    case TokenKind.Greater:
    case TokenKind.GreaterEqual:
    case TokenKind.LessEqual:
      return p.takeWrong('wrong-arrow', '=>', message);
  }
  if (startsAction(p)) {
    const previous = { start: p.previousStart, end: p.previousEnd };
    if (hasConditions && p.textOf(previous) === '&&') {
      p.report('wrong-arrow', previous, message, {
        fixes: [fix('Replace with =>', previous.start, previous.end, '=>')],
      });
      return previous;
    }
    const at = p.start;
    p.report(
      'missing-arrow',
      p.scanner,
      hasConditions ? message : 'A rule starts with its conditions or with `=>`.',
      { ...(mayEndConditions(p) ? { fixes: [fix('Insert =>', at, at, '=> ')] } : {}), ...p.unexpected() },
    );
    return undefined;
  }
  if (p.kind() !== TokenKind.Semicolon && p.lookAhead(() => startsAction(p))) {
    return p.takeWrong('wrong-arrow', '=>', message);
  }
  if (p.problems.some((problem) => problem.severity === 'error') && p.incomplete) return undefined;
  p.incomplete = true;
  if (p.kind() === TokenKind.EndOfText && p.endsInError) return undefined;
  const last = { start: Math.max(p.previousStart, p.previousEnd - 1), end: p.previousEnd };
  const advice = 'The rule has no action. Write `=> issue(…);` behind the conditions.';
  p.report('missing-action', last, advice, p.unexpected());
  return undefined;
}

/** Takes the `;`, or finds where the rule ends without one. */
function parseEnd(p: TokenStream, dialect: DialectName, hasAction: boolean): TextRange | undefined {
  let reported = !hasAction;
  for (;;) {
    if (p.kind() === TokenKind.Semicolon) return p.takeLast();
    if (!reported && secondAction(p)) {
      reported = true;
      continue;
    }
    const atEnd = p.kind() === TokenKind.EndOfText;
    if (atEnd || p.kind() === TokenKind.At || startsRule(p)) {
      if (!reported) reportMissingSemicolon(p, dialect, atEnd);
      return undefined;
    }
    if (reported) {
      p.skip();
      continue;
    }
    if (p.kind() === TokenKind.CloseParen || p.kind() === TokenKind.CloseBracket) {
      p.takeWrong('unexpected-text', '', `One \`${p.text}\` too many. Remove it.`);
      continue;
    }
    if (p.kind() === TokenKind.Comma || p.kind() === TokenKind.Colon || p.kind() === TokenKind.Dot) {
      p.takeWrong('missing-semicolon', ';', `A rule ends with \`;\`, not with \`${p.text}\`.`);
      return { start: p.previousStart, end: p.previousEnd };
    }
    if (p.scanner.onNewLine(p.previousEnd)) {
      reportMissingSemicolon(p, dialect, false);
      return undefined;
    }
    const message = `\`${p.text}\` cannot stand behind the action. Write \`;\`.`;
    p.report('unexpected-text', p.scanner, message, p.unexpected());
    reported = true;
  }
}

/** `=> issue(…), issue(…)`: a rule has one action (language.md 2.5). */
function secondAction(p: TokenStream): boolean {
  const joined = p.kind() === TokenKind.Comma || p.kind() === TokenKind.And;
  if (joined ? !p.lookAhead(() => startsAction(p)) : !startsAction(p)) return false;
  if (joined) p.skip();
  const message = 'A rule has one action. Write a second rule for this one.';
  p.report('second-action', p.scanner, message, p.unexpected());
  p.skip();
  return true;
}

function reportMissingSemicolon(p: TokenStream, dialect: DialectName, last: boolean): void {
  const severity = last ? dialects[dialect].missingLastSemicolon : 'error';
  p.reportUnclosed('missing-semicolon', ';', 'A rule ends with `;`.', severity);
}
