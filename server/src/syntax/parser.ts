import { absentAnnotation } from './absentNodes.ts';
import { type DialectName, dialects } from './dialect.ts';
import type { Action, Annotation, Rule, TextRange } from './nodes.ts';
import { parseAction } from './parseAction.ts';
import { parseConditions, startsAction, startsCondition } from './parseConditions.ts';
import { emptyParts, ParsedRule, type RuleParts } from './parsedRule.ts';
import { fix, type Problem } from './problem.ts';
import { TokenStream } from './tokenStream.ts';
import { TokenKind } from './tokens.ts';

/**
 * Reads the rule (or the text that is none) that starts at `from`, an absolute offset. `p` serves a whole text.
 * Undefined when only blanks are left. Never throws; a rule ends at its `;`, or before what can only start the next
 * one. With `detached` the rule gets a text of its own: a slice would keep the whole text alive that it was cut from.
 */
export function parseRule(
  p: TokenStream,
  from: number,
  dialect: DialectName,
  detached = false,
): Rule | undefined {
  p.building = false;
  const read = readRule(p, from, dialect);
  if (!read) return undefined;
  const wellFormed = p.problems.length === 0;
  p.building = true;
  const parts = wellFormed ? undefined : readRule(p, from, dialect)?.parts;
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

/** What was read: its kind, its range in the text from where it started, and (where nodes are made) its parts. */
interface ReadRule {
  readonly kind: 'rule' | 'stray';
  readonly start: number;
  readonly end: number;
  readonly parts: RuleParts;
}

function readRule(p: TokenStream, from: number, dialect: DialectName): ReadRule | undefined {
  p.begin(from);
  const { trivia, junkEnd } = p.scanner;
  // Comments and Markdown marks between rules are a piece of their own, so that the rule behind them stays whole.
  if (trivia && junkEnd >= 0) {
    p.problems.push(...trivia.filter((problem) => problem.start < junkEnd));
    return { kind: 'stray', start: p.problems[0]?.start ?? 0, end: junkEnd, parts: emptyParts };
  }
  if (p.kind() === TokenKind.EndOfText) {
    if (!trivia) return undefined;
    p.problems.push(...trivia);
    return { kind: 'stray', start: 0, end: p.start, parts: emptyParts };
  }
  if (!startsRule(p)) return readStray(p);
  return readWholeRule(p, dialect);
}

const noProblems: readonly Problem[] = [];

function startsRule(p: TokenStream): boolean {
  switch (p.kind()) {
    case TokenKind.At:
      return p.lookAhead(() => p.kind() === TokenKind.Identifier || p.kind() === TokenKind.EndOfText);
    case TokenKind.Arrow:
      return true;
    case TokenKind.And:
      return p.lookAhead(() => startsCondition(p));
    default:
      return startsCondition(p) || startsAction(p);
  }
}

/** Text that cannot start a rule: a heading, prose, a lone `;`. Up to the next rule, or to its own `;`. */
function readStray(p: TokenStream): ReadRule {
  const first = { start: p.start, end: p.end };
  if (p.kind() === TokenKind.Semicolon) {
    const semicolon = p.takeLast();
    p.report('empty-statement', semicolon, 'There is no rule before this `;`. Remove it.', {
      fixes: [fix('Remove ;', semicolon.start, semicolon.end, '')],
      ...p.unexpected(),
    });
    return { kind: 'stray', ...semicolon, parts: { ...emptyParts, semicolon } };
  }
  const reported = p.kind() === TokenKind.Unknown && p.text === '|' ? {} : p.unexpected();
  const { source, base } = p.scanner;
  let mistake = p.scanner.mistake;
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
  } while (p.kind() !== TokenKind.EndOfText && !startsRule(p));
  const range = { start: first.start, end: p.previousEnd };
  const shown = { start: first.start, end: lineEnd < 0 ? range.end : lineEnd };
  // One misspelt mark alone has a message of its own.
  if (mistake && (mistake.end !== range.end || mistake.code === 'unquoted-value')) mistake = undefined;
  if (mistake) p.problems.push(mistake);
  else {
    const text = source.slice(base + shown.start, base + shown.end);
    const heading = !text.includes('"') && text.length <= 200 && lineEnd < 0 && !semicolon;
    p.report(
      'stray-text',
      shown,
      'This text is not part of a rule. Remove it, or make it the name of a rule: `@RuleName = "…"`.',
      {
        fixes: [
          { ...fix('Remove the text', range.start, range.end, ''), preferred: false },
          ...(heading
            ? [
                {
                  ...fix('Make it the rule’s name', range.start, range.end, `@RuleName = "${text}"`),
                  preferred: false,
                },
              ]
            : []),
        ],
        ...reported,
      },
    );
  }
  return { kind: 'stray', ...range, parts: { ...emptyParts, semicolon } };
}

function readWholeRule(p: TokenStream, dialect: DialectName): ReadRule {
  const start = p.start;
  const mark = p.mark();
  const annotated = p.kind() === TokenKind.At;
  while (p.kind() === TokenKind.At) p.push(parseAnnotation(p));
  const annotations = p.collect<Annotation>(mark);
  if (annotated && !startsBody(p)) return annotationsWithoutRule(p, start, annotations);
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

/** Whether conditions, `=>` or an action follow the annotations. */
function startsBody(p: TokenStream): boolean {
  return (
    p.kind() === TokenKind.Arrow ||
    p.kind() === TokenKind.And ||
    p.kind() === TokenKind.OpenBracket ||
    startsCondition(p) ||
    startsAction(p)
  );
}

function annotationsWithoutRule(p: TokenStream, start: number, annotations: readonly Annotation[]): ReadRule {
  const end = p.previousEnd;
  const last = annotations[annotations.length - 1] ?? { start, end };
  // Where the annotation itself is broken, that has been said already.
  if (p.problems.length === 0) {
    p.report('annotation-without-rule', last, 'No rule follows this annotation.', p.unexpected('=>'));
  }
  let semicolon: TextRange | undefined;
  if (p.kind() === TokenKind.Semicolon) {
    semicolon = p.takeLast();
    const where = p.problems[p.problems.length - 1];
    if (where?.code === 'annotation-without-rule') {
      p.problems[p.problems.length - 1] = {
        ...where,
        start: semicolon.start,
        end: semicolon.end,
        message: 'No `;` stands behind an annotation: it belongs to the rule that follows. Remove it.',
        fixes: [fix('Remove ;', semicolon.start, semicolon.end, '')],
      };
    }
  }
  return {
    kind: 'rule',
    start,
    end: semicolon?.end ?? end,
    parts: { ...emptyParts, annotations, semicolon },
  };
}

/** `@RuleName = "…"` */
function parseAnnotation(p: TokenStream): Annotation {
  const at = p.take();
  if (p.kind() !== TokenKind.Identifier) {
    p.report(
      'missing-annotation-name',
      at,
      'Write `@RuleName = "…"` or `@RuleTemplate = "…"`.',
      p.unexpected(),
    );
    return { kind: 'annotation', start: at.start, end: at.end, name: undefined, value: undefined };
  }
  const name = p.takeName();
  const title = `@${p.textOf(name)}`;
  if (p.kind() === TokenKind.Assign) {
    p.take();
  } else if (p.kind() === TokenKind.Equal || p.kind() === TokenKind.Colon) {
    p.takeWrong('comparison-in-action', '=', `Write \`=\` between \`${title}\` and its text.`);
  } else if (p.kind() === TokenKind.String) {
    p.reportMissing('missing-operator', ' =', `An \`=\` is missing after \`${title}\`.`);
  }
  const sameLine = !p.scanner.onNewLine(p.previousEnd);
  if (p.kind() === TokenKind.String) {
    const value = p.takeString();
    if (!p.building) return absentAnnotation;
    return { kind: 'annotation', start: at.start, end: p.previousEnd, name, value };
  }
  if (sameLine && p.kind() !== TokenKind.EndOfText && p.kind() !== TokenKind.Semicolon && !startsRule(p)) {
    const value = p.takeBareValue(true);
    return { kind: 'annotation', start: at.start, end: value.end, name, value };
  }
  const where = { start: at.start, end: p.previousEnd };
  p.report(
    'missing-value',
    where,
    `Text in quotation marks is missing: \`${title} = "…"\`.`,
    p.unexpected('STRING'),
  );
  return { kind: 'annotation', start: at.start, end: p.previousEnd, name, value: undefined };
}

/** Takes `=>` or what was written in its place. */
function parseArrow(p: TokenStream, hasConditions: boolean): TextRange | undefined {
  const arrow = p.takeIf(TokenKind.Arrow);
  if (arrow) return arrow;
  switch (p.kind()) {
    case TokenKind.Assign:
    case TokenKind.Equal:
    case TokenKind.Greater:
    case TokenKind.GreaterEqual:
    case TokenKind.LessEqual:
      return p.takeWrong('wrong-arrow', '=>', `Write \`=>\` between the conditions and the action.`);
  }
  if (startsAction(p)) {
    const at = p.start;
    const message = hasConditions
      ? 'Write `=>` between the conditions and the action.'
      : 'A rule starts with its conditions or with `=>`.';
    p.report('missing-arrow', p.scanner, message, {
      fixes: [fix('Insert =>', at, at, '=> ')],
      ...p.unexpected('=>'),
    });
    return undefined;
  }
  if (p.problems.some((problem) => problem.severity === 'error') && p.incomplete) return undefined;
  const last = { start: Math.max(p.previousStart, p.previousEnd - 1), end: p.previousEnd };
  p.report(
    'missing-action',
    last,
    'The rule has no action. Write `=> issue(…);` behind the conditions.',
    p.unexpected('=>'),
  );
  p.incomplete = true;
  return undefined;
}

/** Takes the `;`, or finds where the rule ends without one. */
function parseEnd(p: TokenStream, dialect: DialectName, hasAction: boolean): TextRange | undefined {
  let reported = !hasAction;
  for (;;) {
    if (p.kind() === TokenKind.Semicolon) return p.takeLast();
    const atEnd = p.kind() === TokenKind.EndOfText;
    if (atEnd || p.kind() === TokenKind.At || startsRule(p)) {
      if (!reported) reportMissingSemicolon(p, dialect, atEnd);
      return undefined;
    }
    if (reported) {
      p.skip();
      continue;
    }
    if (secondAction(p)) {
      reported = true;
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
    p.report(
      'unexpected-text',
      p.scanner,
      `\`${p.text}\` cannot stand behind the action. Write \`;\`.`,
      p.unexpected(';'),
    );
    reported = true;
  }
}

/** `=> issue(…), issue(…)`: a rule has one action (language.md 2.5). */
function secondAction(p: TokenStream): boolean {
  if (p.kind() !== TokenKind.Comma && p.kind() !== TokenKind.And) return false;
  if (!p.lookAhead(() => startsAction(p))) return false;
  p.report(
    'second-action',
    p.scanner,
    'A rule has one action. Write a second rule for the second one.',
    p.unexpected(';'),
  );
  p.skip();
  p.skip();
  return true;
}

function reportMissingSemicolon(p: TokenStream, dialect: DialectName, last: boolean): void {
  const at = p.previousEnd;
  const severity = last ? dialects[dialect].missingLastSemicolon : 'error';
  p.report(
    'missing-semicolon',
    { start: Math.max(p.previousStart, at - 1), end: at },
    'A rule ends with `;`.',
    {
      severity,
      fixes: [fix('Insert ;', at, at, ';')],
      ...p.unexpected(';'),
    },
  );
}
