import { absentAction } from './absentNodes.ts';
import { Char } from './characters.ts';
import { Keyword } from './keywords.ts';
import { nearest, short } from './nearest.ts';
import type { Action, ActionForm, Argument } from './nodes.ts';
import { type NamelessArgument, parseArgument } from './parseArgument.ts';
import { fix } from './problem.ts';
import { leavesAction, startsArgument } from './starts.ts';
import type { TokenStream } from './tokenStream.ts';
import { TokenKind } from './tokens.ts';

/** Reads `issue(…)` or `add(…)`, or whatever word stands in their place. */
export function parseAction(p: TokenStream): Action {
  const start = p.start;
  const keyword = p.keyword();
  const verb = keyword === Keyword.Issue ? 'issue' : keyword === Keyword.Add ? 'add' : undefined;
  const verbRange = p.take();
  const written = verb ?? p.textOf(verbRange);
  if (!verb) reportUnknownVerb(p, written, verbRange.start, verbRange.end);
  const saidEnough = p.problems.length;
  const args = parseArguments(p, verb ?? 'issue');
  if (!verb && nearest(written, ['issue', 'add']) === undefined) {
    // A word that is nothing like a verb: the text is prose or translated, and its inside would only repeat that.
    p.problems.length = Math.min(saidEnough, p.problems.length);
  }
  if (!p.building) return absentAction;
  return { kind: 'action', start, end: p.previousEnd, verb, verbRange, form: formOf(args), args };
}

function reportUnknownVerb(p: TokenStream, written: string, start: number, end: number): void {
  const right = nearest(written, ['issue', 'add']);
  p.report(
    'unknown-action',
    { start, end },
    right
      ? `\`${short(written)}\` is no action. Did you mean \`${right}\`?`
      : `\`${short(written)}\` is no action. Write \`issue(…)\` or \`add(…)\`.`,
    {
      ...(right ? { fixes: [fix(`Replace with ${right}`, start, end, right)] } : {}),
      reported: `POLICY0030: Syntax error, unexpected '${short(written)}'.`,
    },
  );
}

function formOf(args: readonly Argument[]): ActionForm {
  let form: ActionForm = 'empty';
  for (const arg of args) {
    if (arg.kind === 'claimArgument') return 'copy';
    if (arg.kind === 'storeArgument' || arg.kind === 'typesArgument') return 'query';
    form = 'create';
  }
  return form;
}

function parseArguments(p: TokenStream, verb: string): readonly Argument[] {
  const mark = p.mark();
  let slip: number | undefined;
  if (!p.takeIf(TokenKind.OpenParen)) {
    if (p.kind() !== TokenKind.Identifier || leavesAction(p)) {
      reportNoArguments(p, verb, { start: p.previousStart, end: p.previousEnd });
      return [];
    }
    slip = reportMissingParenthesis(p, verb);
  } else if (p.kind() === TokenKind.CloseParen) {
    reportNoArguments(p, verb, { start: p.previousStart, end: p.end });
  }
  const extra = p.kind() === TokenKind.OpenParen ? takeExtraParentheses(p) : undefined;
  if (p.kind() === TokenKind.Comma) {
    p.takeWrong('trailing-comma', '', 'Nothing stands before this comma. Remove it.');
  }
  parseMembers(p);
  if (!p.takeIf(TokenKind.CloseParen)) {
    if (slip === undefined) {
      p.reportUnclosed('unclosed-parenthesis', ')', `The \`)\` of \`${verb}(…)\` is missing.`);
    } else {
      p.addEdit(slip, { start: p.previousEnd, end: p.previousEnd, newText: ')' });
    }
  }
  while (extra && extra.length > 0 && p.kind() === TokenKind.CloseParen) {
    p.addEdit(extra.pop() as number, { start: p.start, end: p.end, newText: '' });
    p.consume();
  }
  return p.collect<Argument>(mark);
}

function reportNoArguments(p: TokenStream, verb: string, where: { start: number; end: number }): void {
  p.report(
    'missing-arguments',
    where,
    `Say what to ${verb}: \`${verb}(claim = c)\`, \`${verb}(Type = "…", Value = "…")\` or \`${verb}(store = "…", …)\`.`,
    p.unexpected(),
  );
}

function reportMissingParenthesis(p: TokenStream, verb: string): number {
  const { previousStart, previousEnd } = p;
  const to = p.scanner.onNewLine(previousEnd) ? previousEnd : p.start;
  return p.report(
    'missing-parenthesis',
    { start: Math.max(previousStart, previousEnd - 1), end: previousEnd },
    `Write \`(\` after \`${verb}\`: \`${verb}(…)\`.`,
    { fixes: [fix('Insert the parentheses', previousEnd, to, '(')], ...p.unexpected() },
  );
}

/** `issue((claim = c))` */
function takeExtraParentheses(p: TokenStream): number[] {
  const problems: number[] = [];
  while (p.kind() === TokenKind.OpenParen) {
    problems.push(
      p.report('unexpected-text', p.scanner, 'One `(` too many. Remove it.', {
        fixes: [p.removal('Remove (', p.start, p.end)],
        ...p.unexpected(),
      }),
    );
    p.consume();
  }
  return problems;
}

function parseMembers(p: TokenStream): void {
  let nameless: NamelessArgument = 'Type';
  while (p.kind() !== TokenKind.CloseParen) {
    if (!startsArgument(p)) {
      if (leavesAction(p)) return;
      p.report('unexpected-text', p.scanner, `\`${p.text}\` cannot stand here.`, p.unexpected());
      if (!skipToArgument(p)) return;
      continue;
    }
    if (isQueryWord(p.keyword())) nameless = 'param';
    else if (p.keyword() === Keyword.Type && nameless === 'Type') nameless = 'Value';
    const mark = p.problems.length;
    p.push(parseArgument(p, nameless));
    if (p.kind() === TokenKind.CloseParen) return;
    const lost = p.kind() !== TokenKind.Comma && p.lostTrackSince(mark) && !startsNext(p);
    if (!(lost ? skipToArgument(p) : parseSeparator(p))) return;
  }
}

/** Whether the next argument stands here beyond doubt: `name =`. */
function startsNext(p: TokenStream): boolean {
  return p.kind() === TokenKind.Identifier && p.isFollowedBy(Char.Equals) && !leavesAction(p);
}

function isQueryWord(keyword: Keyword): boolean {
  return keyword >= Keyword.Store && keyword <= Keyword.Param;
}

/** What stands between two arguments. False where the action must have ended. */
function parseSeparator(p: TokenStream): boolean {
  switch (p.kind()) {
    case TokenKind.Comma: {
      const comma = p.take();
      if (p.kind() === TokenKind.CloseParen || leavesAction(p)) {
        p.report('trailing-comma', comma, 'Nothing follows this comma. Remove it.', {
          fixes: [p.removal('Remove the comma', comma.start, comma.end)],
          ...p.unexpected(),
        });
      }
      while (p.kind() === TokenKind.Comma) {
        p.takeWrong('trailing-comma', '', 'One comma too many. Remove it.');
      }
      return true;
    }
    case TokenKind.Semicolon:
    case TokenKind.And:
      if (!p.lookAhead(() => startsNamedArgument(p))) return false;
      p.takeWrong('wrong-join', ',', `Arguments are separated by a comma, not by \`${p.text}\`.`);
      return true;
    case TokenKind.Identifier:
      if (leavesAction(p)) return false;
      if (p.isWord('and') && p.lookAhead(() => startsNamedArgument(p))) {
        p.takeWrong('wrong-join', ',', `Arguments are separated by a comma, not by \`${p.text}\`.`);
        return true;
      }
      // Behind `types = ("a", ` the comma has been taken already.
      if (!followsComma(p))
        p.reportMissing('missing-comma', ',', 'A comma is missing between the arguments.');
      return true;
  }
  if (leavesAction(p)) return false;
  p.report(
    'unexpected-text',
    p.scanner,
    `\`${p.text}\` cannot stand here. Write \`,\` or \`)\`.`,
    p.unexpected(),
  );
  return skipToArgument(p);
}

function followsComma(p: TokenStream): boolean {
  return p.textOf({ start: p.previousStart, end: p.previousEnd }) === ',';
}

/** Whether `name =` stands here. */
function startsNamedArgument(p: TokenStream): boolean {
  if (p.kind() !== TokenKind.Identifier || leavesAction(p)) return false;
  p.advance();
  return p.kind() === TokenKind.Assign;
}

/** After a report: skips to the next `,` of the action (and takes it) or to its `)`. False where it must have ended. */
function skipToArgument(p: TokenStream): boolean {
  let depth = 0;
  for (;;) {
    if (leavesAction(p)) return false;
    if (p.kind() === TokenKind.OpenParen) depth++;
    else if (p.kind() === TokenKind.CloseParen) {
      if (depth === 0) return true;
      depth--;
    } else if (p.kind() === TokenKind.Comma && depth === 0) {
      p.take();
      return true;
    }
    p.skip();
  }
}
