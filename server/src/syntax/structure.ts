/**
 * What the grammar alone does not say: which arguments belong together, what a dialect allows, which words are known.
 * Runs on rules that were read without skipping text.
 */

import type { Dialect } from './dialect.ts';
import { checkDialect } from './dialectCheck.ts';
import { isRegExReplace } from './keywords.ts';
import { nearest } from './nearest.ts';
import type { Action, Argument, Condition, Expression, Rule, Selector, TextRange } from './nodes.ts';
import { stringValue, textOf } from './nodes.ts';
import { fix, MAX_PROBLEMS, type Problem, type Report } from './problem.ts';
import { walk } from './tree.ts';

/** What is wrong with a rule that was read without skipping text. */
export function checkStructure(rule: Rule, dialect: Dialect): readonly Problem[] {
  let problems: Problem[] | undefined;
  const report: Report = (code, severity, range, message, fixes) => {
    problems ??= [];
    if (problems.length >= MAX_PROBLEMS) return;
    const { start, end } = range;
    problems.push({ code, severity, start, end, message, ...(fixes ? { fixes } : {}) });
  };
  if (rule.annotations.length > 0) checkAnnotations(rule, report);
  for (const condition of rule.conditions) checkCondition(rule, condition, report);
  if (rule.action) {
    checkArguments(rule, rule.action, report);
    for (const arg of rule.action.args) {
      if (arg.kind === 'propertyArgument' || arg.kind === 'storeArgument')
        checkCalls(rule, arg.value, report);
      else if (arg.kind === 'typesArgument') for (const value of arg.values) checkCalls(rule, value, report);
    }
  }
  if (rule.text.includes('`')) checkEscapes(rule, report);
  if (dialect.name !== 'adfs') checkDialect(rule, dialect, report);
  return problems ?? noProblems;
}

const noProblems: readonly Problem[] = [];

function checkAnnotations(rule: Rule, report: Report): void {
  let names = false;
  let templates = false;
  for (const annotation of rule.annotations) {
    if (!annotation.name) continue;
    const written = textOf(rule, annotation.name);
    const name = isSame(written, 'RuleName');
    const template = !name && isSame(written, 'RuleTemplate');
    if (!name && !template) {
      const { name: word } = annotation;
      const right = nearest(written, ['RuleName', 'RuleTemplate']);
      report(
        'unknown-annotation',
        'warning',
        word,
        right
          ? `AD FS knows no annotation \`@${written}\`. Did you mean \`@${right}\`?`
          : `AD FS knows \`@RuleName\` and \`@RuleTemplate\`, not \`@${written}\`.`,
        right ? [fix(`Replace with ${right}`, word.start, word.end, right)] : undefined,
      );
    } else if (name ? names : templates) {
      report(
        'duplicate-annotation',
        'error',
        annotation,
        `The rule has a second \`@${written}\`. Remove one.`,
      );
    }
    names ||= name;
    templates ||= template;
  }
}

/** `` `$ `` in a string: PowerShell's way of writing `$`, left in the text (language.md 7.2). */
function checkEscapes(rule: Rule, report: Report): void {
  for (const node of walk(rule)) {
    if (node.kind !== 'string') continue;
    const content = stringValue(rule, node);
    for (let at = content.indexOf('`$'); at >= 0; at = content.indexOf('`$', at + 2)) {
      const start = node.contentStart + at;
      report(
        'powershell-escape',
        'error',
        { start, end: start + 2 },
        'This backtick belongs to PowerShell. Write `$` alone.',
        [fix('Remove the backtick', start, start + 1, '')],
      );
    }
  }
}

function isSame(word: string, canonical: string): boolean {
  return word === canonical || word.toLowerCase() === canonical.toLowerCase();
}

function checkCondition(rule: Rule, condition: Condition, report: Report): void {
  if (condition.kind !== 'selectorCondition') {
    if (condition.label) {
      report(
        'label-on-aggregate',
        'warning',
        condition.label,
        '`exists` and `count` bind no claim, so this label names nothing. Remove it.',
        [fix('Remove the label', condition.label.start, condition.keyword.start, '')],
      );
    }
    if (condition.kind === 'countCondition' && condition.operatorRange && condition.operator) {
      // What was written otherwise has been reported.
      const asWritten = textOf(rule, condition.operatorRange) === condition.operator;
      // `>= 0` and `< 0` are more than rare: a lint rule says that they decide nothing.
      const zero =
        condition.number && textOf(rule, condition.number) === '0' && /^(>=|<)$/.test(condition.operator);
      if (asWritten && !zero) checkCountOperator(condition.operator, condition.operatorRange, report);
    }
  }
  if (condition.selector) checkSelector(rule, condition.selector, report);
}

/** `>` and `==` are in evidence, the others are not (language.md 2.3 and section 8, no. 8). */
function checkCountOperator(operator: string, range: TextRange, report: Report): void {
  if (operator === '>' || operator === '==') return;
  report(
    'rare-count-operator',
    operator === '!=' ? 'warning' : 'information',
    range,
    `No source shows \`${operator}\` after \`count\`; \`>\` and \`==\` are known to work.`,
  );
}

function checkSelector(rule: Rule, selector: Selector, report: Report): void {
  for (const { value } of selector.constraints) if (value.kind !== 'string') checkCalls(rule, value, report);
}

/** Known functions with the right number of arguments (language.md 2.6 and section 8, no. 25). */
function checkCalls(rule: Rule, expression: Expression, report: Report): void {
  if (expression.kind !== 'call' && expression.kind !== 'concatenation') return;
  const open: Expression[] = [expression];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.kind === 'concatenation') {
      for (const operand of node.operands) if (operand.kind === 'call') open.push(operand);
    }
    if (node.kind !== 'call') continue;
    for (const arg of node.args) if (arg.kind === 'call' || arg.kind === 'concatenation') open.push(arg);
    const name = textOf(rule, node.name);
    if (!isRegExReplace(name)) {
      report(
        'unknown-function',
        'warning',
        node.name,
        `\`${name}\` is not documented. The language has one function: \`RegExReplace(text, pattern, replacement)\`.`,
      );
    } else if (node.args.length !== 3) {
      report(
        'wrong-argument-count',
        'error',
        node.name,
        `\`${name}\` takes three arguments, text, pattern and replacement; here are ${node.args.length}.`,
      );
    }
  }
}

function checkArguments(rule: Rule, action: Action, report: Report): void {
  if (action.args.length === 0) return;
  switch (action.form) {
    case 'copy':
      checkCopy(action, report);
      break;
    case 'query':
      checkQuery(rule, action, report);
      break;
    default:
      checkCreate(rule, action, report);
  }
}

function checkCopy(action: Action, report: Report): void {
  const [first, second] = action.args;
  const extra = first?.kind === 'claimArgument' ? second : first;
  if (!extra) return;
  const range = { start: extra.start, end: (action.args[action.args.length - 1] as Argument).end };
  report(
    'mixed-action',
    'error',
    range,
    '`claim = …` copies the whole claim and stands alone. To change a property, create a claim: `Type = …, Value = …`.',
  );
}

/** A type, no property twice unless with different keys (language.md 2.5 and section 8, no. 15 and 16). */
function checkCreate(rule: Rule, action: Action, report: Report): void {
  let seen = 0;
  let keys: Set<string> | undefined;
  let type = false;
  let value = false;
  let unknown = false;
  for (const arg of action.args) {
    if (arg.kind !== 'propertyArgument') continue;
    const { name } = arg.property;
    type ||= name === 'Type';
    value ||= name === 'Value';
    unknown ||= name === undefined;
    const { key } = arg.property;
    let repeated = false;
    if (key) {
      keys ??= new Set();
      repeated = keys.has(textOf(rule, key));
      keys.add(textOf(rule, key));
    } else if (name) {
      // The six names differ in length.
      const bit = 1 << name.length;
      repeated = (seen & bit) !== 0;
      seen |= bit;
    }
    if (repeated) {
      const written = textOf(rule, arg.property);
      report('duplicate-property', 'error', arg.property, `\`${written}\` is set twice. Remove one.`);
    }
  }
  if (!type && !unknown) {
    report('missing-type', 'error', action.verbRange, 'A claim needs a type: `Type = "…"`.');
  } else if (!value && !unknown) {
    report(
      'missing-claim-value',
      'warning',
      action.verbRange,
      'The claim has no value. Write `Value = "…"`.',
    );
  }
}

const order: readonly string[] = ['store', 'types', 'query', 'param'];

/** `store`, `types`, `query`, then the `param`s: the order matters (language.md 2.5 and section 8, no. 21). */
function checkQuery(rule: Rule, action: Action, report: Report): void {
  let found = 0;
  let last = -1;
  for (const arg of action.args) {
    const name = arg.kind === 'storeArgument' ? arg.name : arg.kind === 'typesArgument' ? 'types' : undefined;
    if (!name) {
      // An unknown word has been reported.
      if (arg.kind === 'propertyArgument' && arg.property.name === undefined) continue;
      report(
        'mixed-action',
        'error',
        arg,
        `\`${textOf(rule, arg).split(/\s*=/, 1)[0]}\` does not belong to a store query: \`store = …, types = (…), query = …, param = …\`.`,
      );
      continue;
    }
    const position = order.indexOf(name);
    if ((found & (1 << position)) !== 0 && name !== 'param') {
      report('duplicate-property', 'error', arg, `\`${name}\` is set twice. Remove one.`);
    }
    found |= 1 << position;
    if (position < last) {
      report(
        'argument-order',
        'warning',
        arg,
        'The order of these arguments matters: `store`, `types`, `query`, then `param`.',
      );
    }
    last = Math.max(last, position);
  }
  if ((found & 7) !== 7) {
    const missing = order.filter((name, i) => name !== 'param' && (found & (1 << i)) === 0);
    const names = missing.map((name) => `\`${name}\``).join(' and ');
    report('missing-argument', 'error', action.verbRange, `A store query needs ${names} too.`);
  }
}
