/** A rule in plain English, for hover and for `adfsrule explain`. */
import { catalog, claimTypeUri, type Stage } from '../catalog/index.ts';
import type { Action, Condition, Expression, Node, Rule, SelectorCondition } from '../syntax/nodes.ts';
import { isComplete, literalValue, textOf } from '../syntax/nodes.ts';
import { walk } from '../syntax/tree.ts';
import {
  type ActionWords,
  createArguments,
  createWords,
  extras,
  queryWords,
  targetNoun,
} from './describe/actions.ts';
import { misspeltType, typeName } from './describe/claimNames.ts';
import { claimPhrase, clause } from './describe/conditions.ts';
import type { Speaker } from './describe/expressions.ts';
import { list, quote, sentence, withArticle } from './describe/words.ts';
import { labelsOf } from './labels.ts';
import { typesOf } from './summary.ts';

/**
 * What a rule does, in one or two sentences. Never empty, never throws. A rule with syntax errors is not explained;
 * the sentence says what the first error is. The stage matters for the few claims that mean something else elsewhere.
 */
export function describeRule(rule: Rule, stage?: Stage): string {
  const broken = brokenRule(rule);
  if (broken !== undefined) return broken;
  const action = rule.action as Action;
  const { sources, tests } = roles(rule, action);
  const speaker = speakerOf(rule, sources);
  const { does, remark } = actionWords(rule, action, sources, speaker, stage);
  const when = tests.map((condition) => clause(rule, condition, speaker));
  const all = [
    ...(when.length === 0 ? [] : [`when ${conjunction(when)}`]),
    ...(sources.length === 0 || does.startsWith('=') ? [] : [forEach(rule, sources, speaker)]),
  ];
  const verb = does.replace(/^=/, '');
  const main = rule.conditions.length === 0 ? `always ${verb}` : [...all, verb].join(', ');
  return [sentence(main), remark, typeRemark(rule)].filter((part) => part !== undefined).join(' ');
}

/**
 * What a condition asks for, as a clause without capital letter and full stop: `the user is in group …`, `there is an
 * E-Mail Address claim`.
 */
export function describeCondition(rule: Rule, condition: Condition): string {
  return clause(rule, condition, speakerOf(rule, []));
}

/** The claims that a selector takes, without an article: `Windows account name claim issued by AD AUTHORITY`. */
export function describeClaims(rule: Rule, condition: SelectorCondition): string {
  return claimPhrase(rule, condition.selector, speakerOf(rule, []));
}

function brokenRule(rule: Rule): string | undefined {
  if (rule.kind === 'stray') return 'This text is no rule.';
  if (isComplete(rule) && rule.action?.verb) return undefined;
  const errors = rule.problems.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (!first) return 'This rule is not complete, so AD FS refuses it.';
  if (errors.length === 1) {
    return `This rule has a syntax error, so AD FS refuses it: ${sentence(first.message)}`;
  }
  return `This rule has ${errors.length} syntax errors, so AD FS refuses it. The first: ${sentence(first.message)}`;
}

/** Which conditions the action takes something from, and which only decide whether it runs. */
function roles(rule: Rule, action: Action) {
  const used = new Set<string>();
  for (const label of labelsThatMatter(rule, action)) used.add(label.toLowerCase());
  const sources: SelectorCondition[] = [];
  const tests: Condition[] = [];
  for (const condition of rule.conditions) {
    const label = condition.kind === 'selectorCondition' && condition.label;
    if (label && used.has(textOf(rule, label).toLowerCase())) sources.push(condition);
    else tests.push(condition);
  }
  return { sources, tests };
}

/** The labels whose type or value goes into the result; issuers and value types are carried along unmentioned. */
function* labelsThatMatter(rule: Rule, action: Action): Generator<string> {
  // Permit and deny count by being there, whatever their value (language.md 4.3).
  const made = literalValue(rule, createArguments(action).type);
  if (made === claimTypeUri.permit || made === claimTypeUri.deny) return;
  for (const arg of action.args) {
    if (arg.kind === 'claimArgument') {
      if (arg.label) yield textOf(rule, arg.label);
      continue;
    }
    if (arg.kind === 'propertyArgument' && !/^(?:Type|Value)$/.test(arg.property.name ?? '')) continue;
    for (const node of walk(arg as Node)) if (node.kind === 'access') yield textOf(rule, node.label);
  }
}

/** The only source is "it"; of several with different types each goes by its type, else by its label. */
function speakerOf(rule: Rule, sources: readonly SelectorCondition[]): Speaker {
  const { bindings } = labelsOf(rule);
  const types = bindings.map(({ condition }) => onlyType(rule, condition));
  return (label) => {
    const at = bindings.findIndex(({ name }) => name.toLowerCase() === label.toLowerCase());
    const binding = bindings[at];
    if (!binding) return `${label} (a label that no condition has)`;
    if (sources.length === 1 && sources[0] === binding.condition) return 'it';
    const type = types[at];
    const unique = type !== undefined && types.filter((other) => other === type).length === 1;
    return unique ? `the ${typeName(type)} claim` : `the claim ${binding.name}`;
  };
}

function onlyType(rule: Rule, condition: SelectorCondition): string | undefined {
  const types = typesOf(rule, condition.selector);
  return types.length === 1 ? types[0] : undefined;
}

function forEach(rule: Rule, sources: readonly SelectorCondition[], speaker: Speaker): string {
  const [first] = sources;
  if (sources.length === 1 && first) return `for every ${claimPhrase(rule, first.selector, speaker)}`;
  const claims = sources.map(({ selector, label }) => {
    const phrase = withArticle(claimPhrase(rule, selector, speaker));
    const name = label ? textOf(rule, label) : '';
    return speaker(name) === `the claim ${name}` ? `${phrase} (${name})` : phrase;
  });
  return `for each combination of ${list(claims, 'and')}`;
}

/** Clauses that may hold commas and "or" themselves stay apart by "and" alone where there are two. */
function conjunction(clauses: readonly string[]): string {
  return clauses.length < 3
    ? clauses.join(' and ')
    : `${clauses.slice(0, -1).join(', ')}, and ${clauses.at(-1)}`;
}

/** A verb phrase; a leading `=` says that it names the claims itself. */
function actionWords(
  rule: Rule,
  action: Action,
  sources: readonly SelectorCondition[],
  speaker: Speaker,
  stage: Stage | undefined,
): ActionWords {
  if (action.form === 'copy') return copyWords(rule, action, sources, speaker);
  if (action.form === 'query') return queryWords(rule, action, speaker);
  return mapWords(rule, action, sources, speaker) ?? createWords(rule, action, speaker, stage);
}

function copyWords(
  rule: Rule,
  action: Action,
  sources: readonly SelectorCondition[],
  speaker: Speaker,
): ActionWords {
  const [source] = sources;
  const arg = action.args.find((candidate) => candidate.kind === 'claimArgument');
  if (!source) {
    const label = arg?.label ? textOf(rule, arg.label) : '';
    return { does: `=copies the claim ${quote(label)}, but no condition has this label` };
  }
  const claims = claimPhrase(rule, source.selector, speaker);
  if (action.verb === 'issue') return { does: `=passes through every ${claims}` };
  return {
    does: `=adds every ${claims} to the claims where it already is`,
    remark: 'So the rule has no effect.',
  };
}

/** `Value = c.Value` from one claim to another type: the console's "Transform an Incoming Claim". */
function mapWords(
  rule: Rule,
  action: Action,
  sources: readonly SelectorCondition[],
  speaker: Speaker,
): ActionWords | undefined {
  const [source, ...others] = sources;
  const { type, value } = createArguments(action);
  const target = literalValue(rule, type);
  if (!source || others.length > 0 || action.verb !== 'issue' || !isValueOf(value)) return undefined;
  const claims = claimPhrase(rule, source.selector, speaker);
  if (target === undefined) return undefined;
  if (target === onlyType(rule, source)) {
    return { does: `=issues every ${claims} again with the same value${extras(rule, action)}` };
  }
  const noun = targetNoun(rule, target);
  return { does: `=turns every ${claims} into ${noun} with the same value${extras(rule, action)}` };
}

function isValueOf(value: Expression | undefined): boolean {
  return value?.kind === 'access' && value.property?.name === 'Value';
}

/** Says so when a claim type or method is almost a known one: the rule then does not do what it seems to. */
function typeRemark(rule: Rule): string | undefined {
  const wrong = new Map<string, string>();
  for (const node of walk(rule)) {
    if (isEmptyType(rule, node)) return 'A claim type is empty, and nothing has an empty type.';
    if (node.kind !== 'string') continue;
    const text = rule.text.slice(node.contentStart, node.contentEnd);
    // A misspelt name still holds the name space, or what is left of it.
    const right = text.includes('schema') ? (nearMethod(text) ?? misspeltType(text)) : undefined;
    if (right !== undefined) wrong.set(text, right);
  }
  const [first] = wrong;
  if (!first) return undefined;
  const more = wrong.size > 1 ? ` (and ${wrong.size - 1} more)` : '';
  return `Misspelt: ${quote(first[0], 110)} should be ${quote(first[1], 110)}${more}.`;
}

function isEmptyType(rule: Rule, node: Node): boolean {
  if (node.kind !== 'constraint' && node.kind !== 'propertyArgument') return false;
  return node.property.name === 'Type' && literalValue(rule, node.value) === '';
}

function nearMethod(text: string): string | undefined {
  return catalog.authMethods.nearMiss(text)?.right[0];
}
