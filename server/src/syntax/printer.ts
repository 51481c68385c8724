/**
 * A rule in one of its canonical forms. Only blanks and the case of words change: strings stay as they are, to the
 * letter, and no token is added but the `;` that must end a rule.
 */
import { isRegExReplace } from './keywords.ts';
import type {
  Action,
  Argument,
  Condition,
  Constraint,
  Expression,
  PropertyReference,
  Rule,
  Selector,
  TextRange,
} from './nodes.ts';
import { isComplete, textOf } from './nodes.ts';

/**
 * `adfs`: as AD FS returns rules (language.md 1.8), for the smallest differences against exported rule sets.
 * `readable`: one condition a line, and what is too long for a line wrapped and aligned.
 */
export type PrintStyle = 'adfs' | 'readable';

/** All styles, the default first. */
export const printStyles: readonly PrintStyle[] = ['readable', 'adfs'];

/** The longest line of the `readable` style, where wrapping can help. */
const WIDTH = 100;

/**
 * The text of a rule from its first annotation to its `;`, lines joined by `\n`. Undefined for a rule with syntax
 * errors and for text that is none: such text is nobody's to change.
 */
export function printRule(rule: Rule, style: PrintStyle): string | undefined {
  if (!isComplete(rule) || !rule.action || !rule.arrow) return undefined;
  const printer = new Printer(rule, style === 'readable');
  const head = rule.annotations.map((annotation) => `${printer.annotation(annotation)}\n`).join('');
  const before = head + printer.conditions();
  return `${before}${before === '' ? '' : ' '}=> ${printer.action(rule.action)};`;
}

class Printer {
  private readonly rule: Rule;
  private readonly wraps: boolean;

  constructor(rule: Rule, wraps: boolean) {
    this.rule = rule;
    this.wraps = wraps;
  }

  annotation({ name, value }: Rule['annotations'][number]): string {
    const written = name ? this.text(name) : '';
    const canonical = ['RuleName', 'RuleTemplate'].find(
      (word) => word.toLowerCase() === written.toLowerCase(),
    );
    return `@${canonical ?? written} = ${value ? this.text(value) : ''}`;
  }

  /** The conditions with the line break behind them; '' where there are none. */
  conditions(): string {
    const { conditions } = this.rule;
    if (conditions.length === 0) return '';
    const joint = this.wraps ? '\n && ' : ' && ';
    const printed = conditions.map((condition, i) => this.condition(condition, this.wraps && i > 0 ? 4 : 0));
    return `${printed.join(joint)}\n`;
  }

  /** `indent` is the column at which the condition starts. */
  private condition(condition: Condition, indent: number): string {
    const label = condition.label ? `${this.text(condition.label)}:` : '';
    if (condition.kind === 'selectorCondition') {
      return `${label}${this.selector(condition.selector, indent + label.length)}`;
    }
    const word = condition.kind === 'countCondition' ? 'count' : condition.negated ? 'not exists' : 'exists';
    const selector = condition.selector
      ? this.selector(condition.selector, indent + label.length + word.length + 1)
      : '[]';
    const aggregate = `${label}${word}(${selector})`;
    if (condition.kind === 'existsCondition') return aggregate;
    return `${aggregate} ${condition.operator} ${condition.number ? this.text(condition.number) : ''}`;
  }

  private selector(selector: Selector, indent: number): string {
    const constraints = selector.constraints.map((constraint) => this.constraint(constraint));
    return `[${this.list(constraints, indent + 1, 1)}]`;
  }

  private constraint({ property, operator, value }: Constraint): string {
    return `${this.property(property)} ${operator} ${this.expression(value)}`;
  }

  action(action: Action): string {
    const verb = action.verb ?? this.text(action.verbRange);
    // ` => issue(`: the arguments line up behind the parenthesis.
    const indent = 4 + verb.length + 1;
    const args = action.args.map((arg) => this.argument(arg, indent));
    return `${verb}(${this.list(args, indent, 1)})`;
  }

  private argument(arg: Argument, indent: number): string {
    switch (arg.kind) {
      case 'claimArgument':
        return `claim = ${arg.label ? this.text(arg.label) : ''}`;
      case 'typesArgument': {
        const values = arg.values.map((value) => this.expression(value));
        return `types = (${this.list(values, indent + 'types = ('.length, 1)})`;
      }
      case 'storeArgument':
        return `${arg.name} = ${this.expression(arg.value)}`;
      default:
        return `${this.property(arg.property)} = ${this.expression(arg.value)}`;
    }
  }

  private property({ name, key, start, end }: PropertyReference): string {
    if (key) return `${name}[${this.text(key)}]`;
    return name ?? this.text({ start, end });
  }

  /** A stack in place of recursion: text decides how deep calls nest. */
  private expression(root: Expression): string {
    const out: string[] = [];
    const open: (Expression | string)[] = [root];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (typeof next === 'string') out.push(next);
      else if (next.kind === 'string' || next.kind === 'missing') out.push(this.text(next));
      else if (next.kind === 'access') {
        out.push(`${this.text(next.label)}.${next.property ? this.property(next.property) : ''}`);
      } else if (next.kind === 'concatenation') pushJoined(open, next.operands, ' + ');
      else {
        out.push(`${this.functionName(next.name)}(`);
        open.push(')');
        pushJoined(open, next.args, ', ');
      }
    }
    return out.join('');
  }

  private functionName(name: TextRange): string {
    const written = this.text(name);
    return isRegExReplace(written) ? 'RegExReplace' : written;
  }

  /** Members joined by commas; one a line, `indent` columns in, where they are too long for one line. */
  private list(members: readonly string[], indent: number, fewest: number): string {
    const line = members.join(', ');
    const fits = indent + line.length <= WIDTH && !line.includes('\n');
    if (!this.wraps || fits || members.length <= fewest) return line;
    return members.join(`,\n${' '.repeat(indent)}`);
  }

  private text(range: TextRange): string {
    return textOf(this.rule, range);
  }
}

/** Puts the members on the stack so that they come off in order, with `separator` between them. */
function pushJoined(stack: (Expression | string)[], members: readonly Expression[], separator: string): void {
  for (let i = members.length - 1; i >= 0; i--) {
    stack.push(members[i] as Expression);
    if (i > 0) stack.push(separator);
  }
}
