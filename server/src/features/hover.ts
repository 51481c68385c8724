import type { Stage } from '../catalog/index.ts';
import type { OwnClaimType } from '../lint/setup.ts';
import type { Node, Rule, TextRange } from '../syntax/nodes.ts';
import { textOf } from '../syntax/nodes.ts';
import type { RuleSet } from '../syntax/ruleSet.ts';
import { pathAt } from '../syntax/tree.ts';
import { type Card, code, markdown } from './hover/markdown.ts';
import { labelCard, labelLine, ruleCard } from './hover/rules.ts';
import { around, type Found, holds, type Site } from './hover/site.ts';
import { stringHover } from './hover/strings.ts';
import { wordCard } from './hover/words.ts';

/** What is shown for a place. Offsets are absolute UTF-16 offsets, end exclusive. */
export interface Hover {
  readonly markdown: string;
  readonly start: number;
  readonly end: number;
}

/** What is known of the file that is asked about. */
export interface HoverContext {
  readonly stage?: Stage | undefined;
  /** The claim types that the configuration describes, by URI. */
  readonly claimTypes?: ReadonlyMap<string, OwnClaimType> | undefined;
}

/**
 * Explains what stands at an offset: claim types and values, words of the language, labels, queries, rules. Undefined
 * where there is nothing to say, and for an offset outside the text. The stage, where it is known, decides what is
 * said about claims that only some rule sets see.
 */
export function hover(ruleSet: RuleSet, offset: number, context: HoverContext = {}): Hover | undefined {
  const index = ruleSet.indexAt(offset);
  const rule = ruleSet.pieces[index];
  if (!rule) return undefined;
  const start = ruleSet.starts[index] as number;
  const at = offset - start;
  // A cursor right behind a word means the word, when nothing begins there.
  const found = findAt(ruleSet, rule, at, context) ?? findAt(ruleSet, rule, at - 1, context);
  if (!found) return undefined;
  return { markdown: markdown(found.card), start: start + found.range.start, end: start + found.range.end };
}

function findAt(ruleSet: RuleSet, rule: Rule, offset: number, context: HoverContext): Found | undefined {
  if (offset < 0 || offset >= rule.text.length) return undefined;
  const nodes = pathAt(rule, offset);
  const beyond = nodes.findIndex((node, i) => i > 0 && !holds(node, offset));
  const path = beyond < 0 ? nodes : nodes.slice(0, beyond);
  const site: Site = { ruleSet, rule, offset, stage: context.stage, claimTypes: context.claimTypes, path };
  const inner = path.at(-1) as Node;
  if (inner.kind === 'string') return including(offset, stringHover(site, inner));
  return nameHover(site, inner) ?? propertyHover(site, inner) ?? keywordHover(site) ?? signHover(site);
}

/** The range reaches the place that was asked about, also when that is a quotation mark beside it. */
function including(offset: number, found: Found | undefined): Found | undefined {
  if (!found) return undefined;
  const range = {
    start: Math.min(found.range.start, offset),
    end: Math.max(found.range.end, offset + 1),
  };
  return { card: found.card, range };
}

function answer(range: TextRange, card: Card | undefined): Found | undefined {
  return card && { card, range };
}

/** Labels and names of functions. */
function nameHover(site: Site, inner: Node): Found | undefined {
  if (inner.kind !== 'name') return undefined;
  const parent = site.path.at(-2);
  const text = textOf(site.rule, inner);
  if (parent?.kind === 'annotation') return annotationName(site, parent);
  if (parent?.kind === 'call') {
    return answer(inner, wordCard('function', text) ?? { lines: [`${code(text)} is no function of AD FS.`] });
  }
  return answer(inner, labelCard(site, text));
}

function annotationName(site: Site, node: Extract<Node, { kind: 'annotation' }>): Found | undefined {
  if (!node.name) return undefined;
  const range = { start: node.start, end: node.name.end };
  return holds(range, site.offset)
    ? answer(range, wordCard('annotation', textOf(site.rule, node.name)))
    : undefined;
}

/** `Type`, `c.Value`, `Properties["…"]` */
function propertyHover(site: Site, inner: Node): Found | undefined {
  if (inner.kind !== 'property' || !inner.name || site.offset >= inner.nameEnd) return undefined;
  const card = wordCard('property', inner.name);
  const range = { start: inner.start, end: inner.nameEnd };
  const access = site.path.at(-2);
  if (!card || access?.kind !== 'access') return answer(range, card);
  const label = labelLine(site, textOf(site.rule, access.label));
  return { card: { ...card, lines: [...card.lines.slice(0, 2), label] }, range };
}

/** Words with a place of their own in the tree: verbs, arguments, aggregates, annotations. */
function keywordHover(site: Site): Found | undefined {
  const { rule, offset } = site;
  const { action, arrow } = rule;
  if (holds(arrow, offset)) return answer(arrow as TextRange, ruleCard(site, wordCard('operator', '=>')));
  if (action?.verb && holds(action.verbRange, offset)) {
    return answer(action.verbRange, ruleCard(site, wordCard('keyword', action.verb)));
  }
  const annotation = around(site, 'annotation');
  if (annotation) {
    const found = annotationName(site, annotation);
    if (found) return found;
  }
  const arg = around(site, 'storeArgument', 'typesArgument', 'claimArgument');
  if (arg && holds(arg.nameRange, offset)) {
    const word = arg.kind === 'storeArgument' ? arg.name : arg.kind === 'typesArgument' ? 'types' : 'claim';
    return answer(arg.nameRange, wordCard('argument', word));
  }
  const aggregate = around(site, 'existsCondition', 'countCondition');
  if (aggregate && holds(aggregate.keyword, offset)) {
    const word = aggregate.kind === 'countCondition' ? 'count' : aggregate.negated ? 'not exists' : 'exists';
    return answer(aggregate.keyword, wordCard('keyword', word));
  }
  return undefined;
}

const signs = /=>|&&|==|!=|=~|!~|>=|<=|[><=+;]|\bnot\b/giy;

/** Operators, which stand between the nodes. */
function signHover({ rule, offset, path }: Site): Found | undefined {
  const inner = path.at(-1);
  if (inner?.kind === 'missing' || rule.kind === 'stray') return undefined;
  for (const start of [offset, offset - 1, offset - 2]) {
    signs.lastIndex = Math.max(start, 0);
    const sign = signs.exec(rule.text)?.[0];
    if (sign === undefined || start < 0 || start + sign.length <= offset) continue;
    // The second half of `==` reads like `=`.
    if (sign.length === 1 && /[=!<>]/.test(rule.text.charAt(start - 1))) continue;
    const range = { start, end: start + sign.length };
    if (sign.toLowerCase() === 'not') return answer(range, wordCard('keyword', 'not exists'));
    return answer(range, wordCard('operator', sign));
  }
  return undefined;
}
