/** Rule text in PowerShell scripts. */

import { build } from './build.ts';
import {
  type Candidate,
  endsWithRule,
  literalsOf,
  roughText,
  startsWithRule,
  withoutMargins,
} from './candidates.ts';
import { Constants } from './constants.ts';
import type { Destination, Sink } from './flow.ts';
import type { ParameterTable } from './parameters.ts';
import type { HostProblem } from './problems.ts';
import { quotingProblem } from './quotingProblems.ts';
import { Region, type RegionData } from './region.ts';
import { replaceProblems } from './replaceProblems.ts';
import { isPlainlyRules } from './shape.ts';
import { tokenize } from './tokens.ts';
import { variableProblems } from './variableProblems.ts';
import { readScript } from './walker.ts';

type Built = Pick<RegionData, 'text' | 'pieces' | 'segments' | 'holes'>;

/** What no script with rules is without: a parameter or an annotation, or an action. */
const MAY_HOLD_RULES = /[a-z]Rules?\b|-Rule\b|@Rule|(?<![.\w])(?:issue|add)[ \t]*\(/i;

/** The rule texts of a script and what is wrong with the way they stand there, in the order of the script. */
export function powershellRegions(text: string, table: ParameterTable) {
  const regions: Region[] = [];
  const problems: HostProblem[] = [];
  if (!MAY_HOLD_RULES.test(text)) return { regions, problems };
  const script = tokenize(text);
  const reader = readScript(script, table);
  const rules: Candidate[] = [];
  /** How much gets into a parameter: a rule set of one text is known as a whole. */
  const texts = new Map<Sink, number>();
  const add = (sink: Sink | undefined): void => {
    if (sink) texts.set(sink, (texts.get(sink) ?? 0) + 1);
  };
  for (const nodes of reader.flow.reads.values()) {
    for (const node of nodes) add(reader.flow.destination(node)?.sink);
  }
  const found: { candidate: Candidate; destination: Destination | undefined; built: Built }[] = [];
  for (const wide of reader.candidates) {
    if (wide.merged || wide.excluded) continue;
    const candidate = withoutMargins(text, wide);
    const destination = reader.flow.destination(candidate.target.node);
    if (!mayBeRules(text, candidate, destination)) continue;
    const built = build(text, script.scanner, candidate, destination?.format === true);
    if (!hasText(built.text, built.holes)) continue;
    add(destination?.sink);
    found.push({ candidate, destination, built });
  }
  const constants = new Constants(reader);
  for (const { candidate, destination, built } of found) {
    const parameter = destination?.certain ? destination.sink?.parameter : undefined;
    const shares = destination?.sink !== undefined && texts.get(destination.sink) !== 1;
    const region = new Region(text, {
      ...built,
      holes: built.holes.map((hole) => ({
        ...hole,
        value: constants.valueOf(hole.expression, hole.hostStart),
      })),
      stage: parameter?.stage,
      dialect: destination?.sink?.parameter.dialect ?? 'adfs',
      parameter: parameter?.name,
      variable: candidate.variable,
      trust: destination?.certain ? destination.trust : undefined,
      whole: isWhole(candidate, destination) && !shares,
      joined: shares || isJoined(candidate, destination, built),
      changed: destination?.changed === true || isChanged(candidate),
    });
    rules.push(candidate);
    regions.push(region);
    for (const literal of literalsOf(candidate)) {
      const problem = quotingProblem(text, literal);
      if (problem) problems.push(problem);
    }
    const isDefined = (name: string) => reader.flow.definitions.has(name.toLowerCase());
    problems.push(...variableProblems(region, isDefined));
  }
  problems.push(...replaceProblems(reader, rules));
  regions.sort((a, b) => a.start - b.start);
  problems.sort((a, b) => a.start - b.start);
  return { regions, problems };
}

/**
 * By what it is given to, and by its shape. What a parameter for rules gets directly is rule text whatever it looks
 * like; what only gets there in the end has to start as a rule, since names and paths get there, too; all else has to be
 * a rule beyond doubt. A text whose start or end only the script knows is left alone.
 */
function mayBeRules(text: string, candidate: Candidate, destination: Destination | undefined): boolean {
  const { parts, target, cut } = candidate;
  const starts = startsWithRule(text, candidate);
  const ends = endsWithRule(text, candidate);
  const openStart = parts[0]?.kind === 'expression' && !startsBehindExpression(text, candidate);
  const openEnd = parts.findLast(({ kind }) => kind !== 'lineBreak')?.kind === 'expression' && !ends;
  if (openStart || (openEnd && !endsBeforeExpression(text, candidate))) return false;
  // What stands beside a text that is not known must not be the rest of a rule, nor the start of one.
  const isPart = cut || destination?.partial === true;
  if (target.direct && !isPart) return true;
  if (destination?.sink && parts.length === 1 && starts && !isPart) return true;
  const rough = roughText(text, candidate);
  return isPlainlyRules(rough) && (!isPart || (ends && (!cut || !/^\s*=>/.test(rough))));
}

function startsBehindExpression(text: string, candidate: Candidate): boolean {
  const first = candidate.parts.findIndex(({ kind }) => kind === 'literal');
  return startsWithRule(text, { ...candidate, parts: candidate.parts.slice(first) });
}

function endsBeforeExpression(text: string, candidate: Candidate): boolean {
  const last = candidate.parts.findLastIndex(({ kind }) => kind === 'literal');
  return endsWithRule(text, { ...candidate, parts: candidate.parts.slice(0, last + 1) });
}

/** Whether the text is all that its parameter gets, as far as the text itself tells. */
function isWhole(candidate: Candidate, destination: Destination | undefined): boolean {
  if (!destination?.sink?.parameter.stage || !destination.certain || destination.partial) return false;
  return !candidate.cut && !hasExpression(candidate);
}

/** Whether other rules stand beside it, as far as the text itself tells: what the script puts into a rule is none. */
function isJoined(
  { parts, cut, joined }: Candidate,
  destination: Destination | undefined,
  { holes }: Built,
): boolean {
  if (cut || joined || destination?.partial) return true;
  return parts.some(
    (part) =>
      part.kind === 'expression' &&
      !holes.some(({ hostStart, hostEnd }) => hostStart <= part.start && part.end <= hostEnd),
  );
}

/** Whether methods replace parts of it where it stands. */
function isChanged({ parts }: Candidate): boolean {
  return parts.some((part) => part.kind === 'literal' && part.changed === true);
}

function hasExpression({ parts }: Candidate): boolean {
  return parts.some(({ kind }) => kind === 'expression');
}

/** False for `"$old`r`n$new"`, which joins rule texts and is none. */
function hasText(text: string, holes: readonly { readonly start: number; readonly end: number }[]): boolean {
  let at = 0;
  for (const { start, end } of holes) {
    if (text.slice(at, start).trim() !== '') return true;
    at = end;
  }
  return text.slice(at).trim() !== '';
}
