import type { Dialect } from './dialect.ts';
import { short } from './nearest.ts';
import type { Action, Expression, PropertyReference, Rule, Selector, TextRange } from './nodes.ts';
import { stringValue } from './nodes.ts';
import { fix, type Report } from './problem.ts';
import { walk } from './tree.ts';

/** What a smaller dialect does not have, and its stricter rules for claims. Source: [MS-CTA] 2.1.2 to 2.1.4. */
export function checkDialect(rule: Rule, dialect: Dialect, report: Report): void {
  const lacks = (code: string, range: TextRange, what: string, fixes?: Parameters<Report>[4]) =>
    report(code, 'error', range, `${what} not part of ${dialect.title}.`, fixes);
  if (!dialect.annotations) {
    for (const annotation of rule.annotations) {
      lacks('not-in-dialect', annotation, 'Annotations are', [
        fix('Remove the annotation', annotation.start, annotation.end, ''),
      ]);
    }
  }
  for (const condition of rule.conditions) {
    if (condition.kind !== 'selectorCondition') {
      if (!dialect.aggregates) lacks('not-in-dialect', condition.keyword, '`exists` and `count` are');
    } else {
      checkSelector(rule, condition.selector, dialect, report);
    }
  }
  if (rule.action) checkAction(rule, rule.action, dialect, report);
  for (const node of walk(rule)) {
    if (node.kind === 'property' && node.name && !dialect.properties.includes(node.name)) {
      lacks('not-in-dialect', { start: node.start, end: node.nameEnd }, `\`${node.name}\` is`);
    }
    if (dialect.operatorsInExpressions) continue;
    if (node.kind === 'concatenation') lacks('not-in-dialect', node, '`+` is');
    if (node.kind === 'call') lacks('not-in-dialect', node.name, 'Functions are');
  }
}

function checkSelector(rule: Rule, selector: Selector, dialect: Dialect, report: Report): void {
  const { constraints } = selector;
  constraints.forEach((constraint, i) => {
    if (!dialect.labelsInConstraints && constraint.value.kind === 'access') {
      report('not-in-dialect', 'error', constraint.value, 'Compare with text in quotation marks here.');
    }
    if (constraint.property.name === 'ValueType') checkValueType(rule, constraint.value, dialect, report);
    if (!dialect.strictClaims || constraint.property.name !== 'Value') return;
    const beside = [constraints[i - 1], constraints[i + 1]];
    if (!beside.some((other) => other?.property.name === 'ValueType')) {
      report(
        'value-without-type',
        'error',
        constraint,
        'A constraint on `ValueType` must stand beside `Value`.',
        [fix('Insert ValueType', constraint.end, constraint.end, ', ValueType == "string"')],
      );
    }
  });
}

function checkAction(rule: Rule, action: Action, dialect: Dialect, report: Report): void {
  if (action.verb && !dialect.verbs.includes(action.verb)) {
    report(
      'not-in-dialect',
      'error',
      action.verbRange,
      `\`${action.verb}\` is not part of ${dialect.title}.`,
      [fix('Replace with issue', action.verbRange.start, action.verbRange.end, 'issue')],
    );
  }
  if (action.form === 'query' && !dialect.attributeStores) {
    report('not-in-dialect', 'error', action.verbRange, `Attribute stores are not part of ${dialect.title}.`);
  }
  if (action.form !== 'create' || !dialect.strictClaims) return;
  const properties: PropertyReference[] = [];
  for (const arg of action.args) {
    if (arg.kind !== 'propertyArgument') continue;
    properties.push(arg.property);
    if (arg.property.name === 'ValueType') checkValueType(rule, arg.value, dialect, report);
  }
  const names = properties.map((property) => property.name);
  const missing = ['Value' as const, 'ValueType' as const].filter((name) => !names.includes(name));
  if (missing.length > 0 && names.includes('Type')) {
    const list = missing.map((name) => `\`${name}\``).join(' and ');
    report(
      'missing-argument',
      'error',
      action.verbRange,
      `A claim needs ${list} too: all three are required here.`,
    );
  } else if (names.length === 3 && names[1] === 'Type') {
    const between = properties[1] as PropertyReference;
    report(
      'argument-order',
      'error',
      between,
      '`Type` must come first or last: `Value` and `ValueType` stand together.',
    );
  }
}

function checkValueType(rule: Rule, value: Expression, dialect: Dialect, report: Report): void {
  if (!dialect.valueTypes || value.kind !== 'string') return;
  const word = stringValue(rule, value);
  if (dialect.valueTypes.includes(word.toLowerCase())) return;
  const right = dialect.valueTypes.find((type) => word && type.startsWith(word.toLowerCase()));
  report(
    'unknown-value-type',
    'error',
    value,
    `\`${short(word)}\` is no value type of ${dialect.title}. Write ${listed(dialect.valueTypes)}.`,
    right ? [fix(`Replace with ${right}`, value.start, value.end, `"${right}"`)] : undefined,
  );
}

/** `a`, `b` or `c` */
function listed(words: readonly string[]): string {
  const quoted = words.map((word) => `\`${word}\``);
  return `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`;
}
