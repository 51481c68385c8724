import { Keyword, keywordOf } from '../syntax/keywords.ts';
import type { Condition, Expression, Name, Rule, SelectorCondition, TextRange } from '../syntax/nodes.ts';
import { isComplete, templateOf, textOf } from '../syntax/nodes.ts';
import { type Fix, fix, MAX_PROBLEMS, type Problem } from '../syntax/problem.ts';
import { walk } from '../syntax/tree.ts';

/** A label and the condition that it names. */
export interface Binding {
  readonly name: string;
  readonly label: Name;
  readonly condition: SelectorCondition;
  /** The position of the condition in the rule, from 0. */
  readonly index: number;
}

/** A place that uses a label. */
export interface LabelUse {
  readonly label: Name;
  /** `copy`: `claim = c`; `action`: `c.Value` in the action; `constraint`: `c.Value` inside a selector. */
  readonly place: 'copy' | 'action' | 'constraint';
  /** For a constraint: the position of its condition, from 0. */
  readonly index: number;
}

/** The labels that a rule binds and uses. Look-up ignores case (language.md section 8, no. 12). */
export interface LabelTable {
  readonly bindings: readonly Binding[];
  readonly uses: readonly LabelUse[];
}

/** How many labels are offered in place of one that is not bound. */
const OFFERED = 4;

/** Collects the labels of a rule. Labels on aggregates bind nothing and are left out. */
export function labelsOf(rule: Rule): LabelTable {
  const bindings: Binding[] = [];
  const uses: LabelUse[] = [];
  const { conditions, action } = rule;
  for (let index = 0; index < conditions.length; index++) {
    const condition = conditions[index] as Condition;
    if (condition.kind === 'selectorCondition' && condition.label) {
      bindings.push({ name: textOf(rule, condition.label), label: condition.label, condition, index });
    }
    for (const { value } of condition.selector?.constraints ?? []) {
      addUses(uses, value, 'constraint', index);
    }
  }
  for (const arg of action?.args ?? []) {
    if (arg.kind !== 'claimArgument') {
      if (arg.kind !== 'typesArgument') addUses(uses, arg.value, 'action', conditions.length);
      else for (const value of arg.values) addUses(uses, value, 'action', conditions.length);
    } else if (arg.label) uses.push({ label: arg.label, place: 'copy', index: conditions.length });
  }
  return { bindings, uses };
}

/** Adds the labels in an expression, in the order of the text. */
function addUses(uses: LabelUse[], expression: Expression, place: LabelUse['place'], index: number): void {
  if (expression.kind === 'string' || expression.kind === 'missing') return;
  if (expression.kind === 'access') uses.push({ label: expression.label, place, index });
  else
    for (const node of walk(expression))
      if (node.kind === 'access') uses.push({ label: node.label, place, index });
}

/** What is wrong with the labels of a rule: unbound, bound twice, in the wrong order, never used. */
export function checkLabels(rule: Rule): readonly Problem[] {
  if (rule.kind === 'stray' || rule.incomplete) return [];
  const { bindings, uses } = labelsOf(rule);
  if (areInOrder(rule, bindings, uses)) return noProblems;
  const problems: Problem[] = [];
  const bound = new Map<string, Binding>();
  for (const binding of bindings) {
    const key = binding.name.toLowerCase();
    const first = bound.get(key);
    if (first) problems.push(duplicate(binding, first));
    else bound.set(key, binding);
    if (keywordOf(binding.name) !== Keyword.None) problems.push(reserved(binding));
  }
  const used = new Set<Binding>();
  for (const use of uses) {
    const binding = bound.get(textOf(rule, use.label).toLowerCase());
    if (!binding) {
      if (problems.length < MAX_PROBLEMS) problems.push(unbound(rule, use, bindings));
      continue;
    }
    used.add(binding);
    const problem = checkUse(rule, use, binding);
    if (problem) problems.push(problem);
  }
  // The console's own templates bind labels that they do not use; they are left in peace.
  if (templateOf(rule) === undefined && rule.action) {
    for (const binding of bound.values()) {
      if (problems.length >= MAX_PROBLEMS) break;
      if (!used.has(binding)) problems.push(unused(binding));
    }
  }
  return problems.sort((a, b) => a.start - b.start).slice(0, MAX_PROBLEMS);
}

const noProblems: readonly Problem[] = [];

/** More labels than most rules have: beyond, looking each up in a list takes longer than a map. */
const FEW = 4;

/** A quick look that settles most rules: each label is bound once, and used by the action as it is written there. */
function areInOrder(rule: Rule, bindings: readonly Binding[], uses: readonly LabelUse[]): boolean {
  if (bindings.length > FEW) return false;
  let used = 0;
  for (const { label, place } of uses) {
    const index = bindings.findIndex(({ name }) => isWritten(rule, label, name));
    if (index < 0 || place === 'constraint') return false;
    used |= 1 << index;
  }
  for (let i = 0; i < bindings.length; i++) {
    const { name } = bindings[i] as Binding;
    if ((used & (1 << i)) === 0 || keywordOf(name) !== Keyword.None) return false;
    for (let j = 0; j < i; j++) {
      if (bindings[j]?.name.toLowerCase() === name.toLowerCase()) return false;
    }
  }
  return true;
}

function isWritten(rule: Rule, { start, end }: TextRange, name: string): boolean {
  return end - start === name.length && rule.text.startsWith(name, start);
}

function duplicate(binding: Binding, first: Binding): Problem {
  return {
    code: 'duplicate-label',
    severity: 'error',
    start: binding.label.start,
    end: binding.label.end,
    message: `\`${binding.name}\` already names another condition of this rule. Choose another label.`,
    related: [
      { start: first.label.start, end: first.label.end, message: 'The first condition with this label' },
    ],
  };
}

function reserved(binding: Binding): Problem {
  return {
    code: 'reserved-label',
    severity: 'warning',
    start: binding.label.start,
    end: binding.label.end,
    message: `\`${binding.name}\` is a word of the language; AD FS may refuse it as a label. Choose another one.`,
  };
}

function unbound(rule: Rule, use: LabelUse, bindings: readonly Binding[]): Problem {
  const name = textOf(rule, use.label);
  const earlier = bindings.filter((binding) => binding.index < use.index);
  return {
    code: 'unbound-label',
    severity: 'error',
    start: use.label.start,
    end: use.label.end,
    message: `No condition of this rule has the label \`${name}\`.${advice(rule, earlier, name)}`,
    ...(use.place === 'copy'
      ? {
          reported: `POLICY0011: No conditions in the claim rule match the condition tag specified in the CopyIssuanceStatement: '${name}'.`,
        }
      : {}),
    fixes: unboundFixes(rule, use, earlier, name),
  };
}

function advice(rule: Rule, bindings: readonly Binding[], name: string): string {
  const names = bindings.slice(0, OFFERED).map((binding) => `\`${binding.name}\``);
  if (names.length === 1) return ` Its label is ${names[0]}.`;
  if (names.length > 1) return ` Its labels are ${names.slice(0, -1).join(', ')} and ${names.at(-1)}.`;
  if (rule.conditions.length === 0) return ` Add one: \`${name}:[Type == "…"]\`.`;
  if (rule.conditions.every((condition) => condition.kind !== 'selectorCondition')) {
    return ` \`exists\` and \`count\` bind no claim; write \`${name}:[Type == "…"]\`.`;
  }
  return '';
}

function unboundFixes(rule: Rule, use: LabelUse, all: readonly Binding[], name: string): readonly Fix[] {
  const bindings = all.filter(
    (binding, i) => i <= OFFERED && all.findIndex((other) => other.name === binding.name) === i,
  );
  const fixes: Fix[] = bindings.slice(0, OFFERED).map((binding) => ({
    ...fix(`Replace with ${binding.name}`, use.label.start, use.label.end, binding.name),
    preferred: bindings.length === 1,
  }));
  const bare = rule.conditions.filter(
    (condition, index): condition is SelectorCondition =>
      condition.kind === 'selectorCondition' && !condition.label && index < use.index,
  );
  const only = bare[0];
  // In a rule with syntax errors nobody knows where the condition starts.
  if (only && bare.length === 1 && isComplete(rule)) {
    fixes.push({
      ...fix(`Name the condition ${name}`, only.start, only.start, `${name}:`),
      preferred: fixes.length === 0,
    });
  }
  return fixes;
}

function checkUse(rule: Rule, use: LabelUse, binding: Binding): Problem | undefined {
  const range: TextRange = { start: use.label.start, end: use.label.end };
  const name = textOf(rule, use.label);
  if (use.place === 'constraint' && binding.index === use.index) {
    return {
      code: 'self-reference',
      severity: 'error',
      ...range,
      message: `\`${name}\` is the label of this very condition. Only the labels of conditions to the left can be used.`,
    };
  }
  if (use.place === 'constraint' && binding.index > use.index) {
    return {
      code: 'forward-reference',
      severity: 'error',
      ...range,
      message: `\`${name}\` is bound further right. Only the labels of conditions to the left can be used.`,
      related: [{ start: binding.label.start, end: binding.label.end, message: 'Bound here' }],
    };
  }
  if (name !== binding.name) {
    return {
      code: 'label-case',
      severity: 'information',
      ...range,
      message: `The label is written \`${binding.name}\` where it is bound.`,
      fixes: [fix(`Replace with ${binding.name}`, range.start, range.end, binding.name)],
    };
  }
  if (use.place === 'constraint') {
    return {
      code: 'label-in-constraint',
      severity: 'information',
      ...range,
      message:
        'Comparing with an earlier condition is documented but hardly ever used. Test it on your farm.',
    };
  }
  return undefined;
}

function unused(binding: Binding): Problem {
  return {
    code: 'unused-label',
    severity: 'hint',
    start: binding.label.start,
    end: binding.label.end,
    message: `\`${binding.name}\` is not used.`,
    tag: 'unnecessary',
    fixes: [
      {
        ...fix('Remove the label', binding.label.start, binding.condition.selector.start, ''),
        preferred: false,
      },
    ],
  };
}
