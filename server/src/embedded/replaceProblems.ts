/**
 * Setting rules replaces the whole set (catalogue, `Set-AdfsRelyingPartyTrust`). A script that reads the rules of the
 * trust, and sets others without them, has lost them on the way. Reported only where it plainly wanted to keep them.
 */

import type { Candidate } from './candidates.ts';
import type { Definition, Sink } from './flow.ts';
import type { HostProblem } from './problems.ts';
import type { Reader } from './reader.ts';
import { type Token, TokenKind } from './tokens.ts';

/** A copy that is kept and not used is what such names are for. */
const BACKUP = /backup|bak|before|saved?|original|previous/i;
const APPENDS = /\b(?:append|add(?:ing|s)?|extend)\b/i;
const REPLACES = /\b(?:replac|overwrit|reset|set)/i;

/** More than any script has; beyond that nobody looks, so that the time stays linear. */
const MOST_SINKS = 100;
const MOST_HOLDERS = 10;

/**
 * The `Set-…` parameters whose new rules leave out the ones that the script has read, each with the text that lost
 * them. Bounded in what it looks at.
 */
export function replaceProblems(reader: Reader, rules: readonly Candidate[]): readonly HostProblem[] {
  const { flow } = reader;
  const problems: HostProblem[] = [];
  if (flow.reads.size === 0) return problems;
  const used = new Set(flow.uses.flatMap((use) => flow.definitionsFor(use).map(({ node }) => node)));
  const holders = new Map<string, readonly Definition[]>();
  for (const [parameter, reads] of flow.reads) {
    const unused = flow.definitionsHolding(reads).filter(({ node }) => !used.has(node));
    holders.set(parameter, unused.slice(0, MOST_HOLDERS));
  }
  const sinks = flow.sinks.filter(({ parameter, cmdlet }) => {
    return cmdlet.startsWith('set-') && (holders.get(parameter.name.toLowerCase())?.length ?? 0) > 0;
  });
  for (const sink of sinks.slice(0, MOST_SINKS)) {
    const parameter = sink.parameter.name.toLowerCase();
    const given = flow.reaching([sink.node]);
    if (flow.reads.get(parameter)?.some((node) => given.has(node))) continue;
    const texts = rules.filter(({ target }) => given.has(target.node)).map(({ target }) => target.node);
    if (texts.length === 0) continue;
    const unused = (holders.get(parameter) ?? []).filter(({ token }) => token < sink.token);
    for (const old of unused) {
      const problem = problemOf(reader, sink, old, texts, given, used);
      if (!problem) continue;
      problems.push(problem);
      break;
    }
  }
  return problems;
}

/** What is wrong when the rules that a variable was given are used nowhere. */
function problemOf(
  reader: Reader,
  sink: Sink,
  old: Definition,
  texts: readonly number[],
  given: ReadonlySet<number>,
  used: ReadonlySet<number>,
): HostProblem | undefined {
  const { flow } = reader;
  const list = flow.definitions.get(old.name) ?? [];
  const later = list.filter(({ token }) => token > old.token && token < sink.token);
  const next = later[0];
  if (next?.overwrites && given.has(next.node)) return overwritten(reader, next, sink);
  if (later.some(({ node, overwrites }) => overwrites || used.has(node))) return undefined;
  const sources = flow.reaching([old, ...later].map(({ node }) => node));
  if (texts.some((node) => sources.has(node))) return notUsed(reader, sink, old, false);
  return BACKUP.test(old.name) || !meansToAppend(reader) ? undefined : notUsed(reader, sink, old, true);
}

/** The comments speak of adding, and not of replacing. */
function meansToAppend({ script }: Reader): boolean {
  const said = script.comments.map(({ start, end }) => script.text.slice(start, end)).join('\n');
  return APPENDS.test(said) && !REPLACES.test(said);
}

/** `$rules = $trust.…; $rules = 'new'; Set-… $rules` */
function overwritten({ script }: Reader, { name, token }: Definition, sink: Sink): HostProblem | undefined {
  const operator = script.tokens.slice(token, token + 4).find(({ kind }) => kind === TokenKind.Assign);
  if (!operator) return undefined;
  const { start, end } = operator;
  return {
    code: 'replaces-rule-set',
    severity: 'warning',
    start,
    end,
    message: `= throws away the ${sink.parameter.name} that $${name} held. Write += to append.`,
    fixes: [{ title: 'Append with +=', edits: [{ start, end, newText: '+=' }] }],
  };
}

function notUsed(
  { script }: Reader,
  sink: Sink,
  { name, token }: Definition,
  join: boolean,
): HostProblem | undefined {
  const argument = script.tokens[sink.token + 1];
  if (!argument) return undefined;
  const { start, end, kind } = argument;
  const variable = written(script.text, script.tokens[token]);
  const value = script.text.slice(start, end);
  const newText = join ? `(${variable} + "\`r\`n" + ${value})` : variable;
  const message = `This replaces all ${sink.parameter.name}. ${variable}, which holds the ones before, is not used.`;
  const problem = { code: 'replaces-rule-set', severity: 'warning', start, end, message } as const;
  if (kind !== TokenKind.Variable || name.includes('.')) return problem;
  return { ...problem, fixes: [{ title: `Write ${newText}`, edits: [{ start, end, newText }] }] };
}

function written(text: string, token: Token | undefined): string {
  return token ? text.slice(token.start, token.end) : '';
}
