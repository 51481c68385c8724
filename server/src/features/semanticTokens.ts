import { catalog } from '../catalog/index.ts';
import { claimTypeUses } from '../semantics/workspaceIndex.ts';
import { isRegExReplace } from '../syntax/keywords.ts';
import type { Node, Rule, TextRange } from '../syntax/nodes.ts';
import { textOf } from '../syntax/nodes.ts';
import { PerRule } from '../syntax/perRule.ts';
import type { RuleSet } from '../syntax/ruleSet.ts';
import { walk } from '../syntax/tree.ts';
import { labelNames } from './claimTypeUses.ts';

/**
 * The types of token. The first four know more than the grammar's colours can: they are for every client. The rest is
 * for clients that have no grammar; in VS Code it would hide what the grammar shows inside strings.
 *
 * | type | what | scope in the grammar |
 * | --- | --- | --- |
 * | parameter | a label, where it is bound (`declaration`) and where it is used | variable.parameter.label |
 * | property | a claim property | variable.other.property |
 * | type | a claim type; `defaultLibrary` where the catalogue knows it | support.type.claim-type |
 * | function | a function; `defaultLibrary` for RegExReplace | support.function, entity.name.function |
 */
export const tokenTypes = [
  'parameter',
  'property',
  'type',
  'function',
  'keyword',
  'decorator',
  'string',
  'regexp',
  'number',
  'operator',
] as const;

/** The modifiers; bit `i` of `SemanticToken.modifiers` stands for entry `i`. */
export const tokenModifiers = ['declaration', 'defaultLibrary'] as const;

export type TokenType = (typeof tokenTypes)[number];
type TokenModifier = (typeof tokenModifiers)[number];

/** A coloured range within one line; offsets count from the start of the text. */
export interface SemanticToken extends TextRange {
  readonly type: TokenType;
  /** A set of bits. */
  readonly modifiers: number;
}

/**
 * The tokens that touch the range, in order and without overlap.
 *
 * @param complete for a client without a grammar: also keywords, strings, numbers and operators
 */
export function semanticTokens(
  ruleSet: RuleSet,
  start: number,
  end: number,
  complete: boolean,
): readonly SemanticToken[] {
  const tokens: SemanticToken[] = [];
  for (let i = Math.max(0, ruleSet.indexAt(start) - 1); i < ruleSet.pieces.length; i++) {
    const ruleStart = ruleSet.starts[i] as number;
    if (ruleStart > end) break;
    for (const token of tokensOf(ruleSet.pieces[i] as Rule, complete)) {
      const placed = { ...token, start: ruleStart + token.start, end: ruleStart + token.end };
      if (placed.end >= start && placed.start <= end) tokens.push(placed);
    }
  }
  return tokens;
}

/** Kept with the rule, as an edit leaves most rules as they are. */
const basic = new PerRule<readonly SemanticToken[]>();
const full = new PerRule<readonly SemanticToken[]>();

function tokensOf(rule: Rule, complete: boolean): readonly SemanticToken[] {
  if (rule.kind === 'stray') return [];
  const kept = complete ? full : basic;
  let tokens = kept.get(rule);
  if (!tokens) {
    tokens = findTokens(rule, complete);
    kept.set(rule, tokens);
  }
  return tokens;
}

function findTokens(rule: Rule, complete: boolean): readonly SemanticToken[] {
  const tokens: SemanticToken[] = [];
  const add = (range: TextRange | undefined, type: TokenType, ...modifiers: TokenModifier[]) => {
    if (!range || range.start >= range.end || textOf(rule, range).includes('\n')) return;
    const bits = modifiers.reduce((sum, modifier) => sum | (1 << tokenModifiers.indexOf(modifier)), 0);
    tokens.push({ start: range.start, end: range.end, type, modifiers: bits });
  };
  for (const { name, binds } of labelNames(rule)) add(name, 'parameter', ...declared(binds));
  for (const { literal, range, type } of claimTypeUses(rule)) {
    if (literal) add(range, 'type', ...known(catalog.claimTypes.byUri(type) !== undefined));
  }
  for (const node of walk(rule)) {
    if (node.kind === 'property' && node.name) add({ start: node.start, end: node.nameEnd }, 'property');
    else if (node.kind === 'call') {
      add(node.name, 'function', ...known(isRegExReplace(textOf(rule, node.name))));
    }
    if (complete) addSyntax(node, add);
  }
  return withoutOverlap(tokens.sort((a, b) => a.start - b.start || a.end - b.end));
}

/** What a grammar would colour. */
function addSyntax(node: Node, add: (range: TextRange | undefined, type: TokenType) => void): void {
  switch (node.kind) {
    case 'rule':
      add(node.arrow, 'operator');
      break;
    case 'annotation':
      add(node.name, 'decorator');
      break;
    case 'existsCondition':
      add(node.keyword, 'keyword');
      break;
    case 'countCondition':
      add(node.keyword, 'keyword');
      add(node.operatorRange, 'operator');
      add(node.number, 'number');
      break;
    case 'constraint': {
      const { operator, operatorStart, operatorEnd, value } = node;
      add({ start: operatorStart, end: operatorEnd }, 'operator');
      if (value.kind === 'string' && (operator === '=~' || operator === '!~')) add(value, 'regexp');
      break;
    }
    case 'action':
      add(node.verbRange, 'keyword');
      break;
    case 'claimArgument':
    case 'storeArgument':
    case 'typesArgument':
      add(node.nameRange, 'keyword');
      break;
    case 'string':
      add(node, 'string');
      break;
  }
}

/** A claim type lies within its string, a regular expression on one: what says more stays. */
function withoutOverlap(tokens: readonly SemanticToken[]): readonly SemanticToken[] {
  const kept: SemanticToken[] = [];
  for (const token of tokens) {
    const last = kept[kept.length - 1];
    if (!last || token.start >= last.end) kept.push(token);
    else if (last.type === 'string') kept[kept.length - 1] = token;
  }
  return kept;
}

function declared(binds: boolean): readonly TokenModifier[] {
  return binds ? ['declaration'] : [];
}

function known(is: boolean): readonly TokenModifier[] {
  return is ? ['defaultLibrary'] : [];
}
