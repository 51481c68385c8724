import {
  type AlternationNode,
  type GroupNode,
  type PatternRange,
  parseRegex,
  type RegexTree,
  walk,
} from '../../regex/index.ts';
import type { Condition, Constraint, StringLiteral } from '../../syntax/nodes.ts';
import { stringValue } from '../../syntax/nodes.ts';
import type { TextEdit } from '../../syntax/problem.ts';
import { ruleNameOf } from '../../syntax/ruleName.ts';
import type { RuleSet } from '../../syntax/ruleSet.ts';
import { around, inText, lineEnd, placeOf, type RulePlace } from './place.ts';
import type { Refactoring } from './refactoring.ts';

/** Who has more alternatives does not want a rule for each. */
const MOST = 12;

/** A pattern with its literal. */
interface Alternatives {
  readonly literal: StringLiteral;
  /** One pattern for each alternative. */
  readonly patterns: readonly string[];
  /** What to call each. */
  readonly names: readonly string[];
}

/**
 * `Value =~ "^(a|b)$"` as two rules. Under `not exists`, which holds when neither is there, as two conditions of the same
 * rule.
 */
export function splitRefactorings(ruleSet: RuleSet, start: number, end: number): readonly Refactoring[] {
  const place = placeOf(ruleSet, start, end);
  const constraint = place && around(place, 'constraint');
  const condition = place && around(place, 'selectorCondition', 'existsCondition');
  if (!place || !condition || !constraint || constraint.operator !== '=~') return [];
  const found = alternativesOf(place, constraint);
  if (!found) return [];
  return condition.kind === 'existsCondition' && condition.negated
    ? [intoConditions(place, condition, found)]
    : [intoRules(place, found)];
}

function alternativesOf({ rule, start }: RulePlace, { value }: Constraint): Alternatives | undefined {
  if (value.kind !== 'string') return undefined;
  const pattern = stringValue(rule, value);
  if (!pattern.includes('|')) return undefined;
  const tree = parseRegex(pattern);
  if (tree.errors.length > 0 || refersToGroups(tree)) return undefined;
  const choice = alternationAt(tree, start - value.contentStart);
  if (!choice || choice.alternation.branches.length > MOST) return undefined;
  const { group, alternation, prefix } = choice;
  const branches = alternation.branches.map((branch) => pattern.slice(branch.start, branch.end));
  const patterns = branches.map((branch, index) => {
    if (!group) return index === 0 ? branch : prefix + branch;
    return pattern.slice(0, group.start) + branch + pattern.slice(group.end);
  });
  if (new Set(patterns).size < patterns.length) return undefined;
  return { literal: value, patterns, names: branches.map(plain) };
}

/** Groups are counted; taking one out changes what `\2` means. */
function refersToGroups(tree: RegexTree): boolean {
  for (const node of walk(tree)) {
    if (node.kind === 'backreference' || node.kind === 'conditional') return true;
    // What follows in the group would lose the options that a branch sets.
    if (node.kind === 'group' && holdsOptions(node)) return true;
  }
  return false;
}

function holdsOptions({ body }: GroupNode): boolean {
  const branches = body.kind === 'alternation' ? body.branches : [body];
  return branches.some(({ items }) => items.some(({ kind }) => kind === 'options'));
}

interface Choice {
  readonly group: GroupNode | undefined;
  readonly alternation: AlternationNode;
  /** The options at the beginning of the pattern: they hold for all branches. */
  readonly prefix: string;
}

/** The innermost alternation around an offset of the pattern that is no part of a look-around or a repetition. */
function alternationAt({ body, pattern }: RegexTree, offset: number): Choice | undefined {
  let found: Choice | undefined;
  if (body.kind === 'alternation') {
    const options = body.branches[0]?.items[0];
    const others = body.branches.flatMap(({ items }) => items).filter(({ kind }) => kind === 'options');
    const isFirst = options?.kind === 'options';
    if (others.length > (isFirst ? 1 : 0)) return undefined;
    found = {
      group: undefined,
      alternation: body,
      prefix: isFirst ? pattern.slice(options.start, options.end) : '',
    };
  }
  let sequences = body.kind === 'alternation' ? body.branches : [body];
  for (;;) {
    const groups = sequences
      .flatMap(({ items }) => items)
      .filter((item): item is GroupNode => item.kind === 'group' && isPlain(item));
    const choices = groups.filter((group) => group.body.kind === 'alternation');
    const here = choices.find((group) => holds(group, offset)) ?? (found ? undefined : only(choices));
    const next = here ?? groups.find((group) => holds(group, offset));
    if (here?.body.kind === 'alternation') found = { group: here, alternation: here.body, prefix: '' };
    if (!next) return found;
    sequences = next.body.kind === 'alternation' ? next.body.branches : [next.body];
  }
}

function only<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}

function isPlain({ group, uncapture }: GroupNode): boolean {
  return (group === 'capture' || group === 'nonCapture') && uncapture === undefined;
}

function holds({ start, end }: PatternRange, offset: number): boolean {
  return start <= offset && offset <= end;
}

/** A branch as people read it. */
function plain(branch: string): string {
  return branch.replace(/\\(?=[^a-zA-Z0-9])/g, '');
}

function intoRules(place: RulePlace, { literal, patterns, names }: Alternatives): Refactoring {
  const { rule } = place;
  const between = lineEnd(place).repeat(2);
  const body = rule.text.slice(rule.start, rule.semicolon?.end ?? rule.end);
  const name = ruleNameOf(rule)?.literal;
  const texts = patterns.map((pattern, index) => {
    const edits: TextEdit[] = [{ start: literal.contentStart, end: literal.contentEnd, newText: pattern }];
    if (name) {
      edits.unshift({ start: name.contentEnd, end: name.contentEnd, newText: `: ${names[index]}` });
    }
    return applied(body, edits, rule.start) + (rule.semicolon ? '' : ';');
  });
  const newText = texts.join(between);
  return {
    title: `Split into ${patterns.length} rules`,
    kind: 'refactor.extract',
    edits: inText(place, [{ start: rule.start, end: rule.semicolon?.end ?? rule.end, newText }]),
  };
}

function intoConditions(
  place: RulePlace,
  condition: Condition,
  { literal, patterns }: Alternatives,
): Refactoring {
  const body = place.rule.text.slice(condition.start, condition.end);
  const texts = patterns.map((newText) =>
    applied(body, [{ start: literal.contentStart, end: literal.contentEnd, newText }], condition.start),
  );
  const { start, end } = condition;
  return {
    title: `Split into ${patterns.length} conditions`,
    kind: 'refactor.extract',
    edits: inText(place, [{ start, end, newText: texts.join(`${lineEnd(place)} && `) }]),
  };
}

/** A piece of the rule's text with edits in it, which stand in the order of the text. */
function applied(text: string, edits: readonly TextEdit[], from: number): string {
  let result = '';
  let at = 0;
  for (const { start, end, newText } of edits) {
    result += text.slice(at, start - from) + newText;
    at = end - from;
  }
  return result + text.slice(at);
}
