/** The right sides of constraints and arguments, in words. */
import { isRegExReplace } from '../../syntax/keywords.ts';
import type { Call, Expression, PropertyAccess, Rule } from '../../syntax/nodes.ts';
import { literalValue, stringValue, textOf } from '../../syntax/nodes.ts';
import { valueName } from './claimNames.ts';
import { describeReplacement } from './replacements.ts';
import { quote } from './words.ts';

/** How a sentence calls the claim that a label names: `it` for the only one, `the UPN claim`, `the claim c1`. */
export type Speaker = (label: string) => string;

/** An expression in words. `type` is the claim type that a literal is a value of. Never empty. */
export function expressionText(rule: Rule, expression: Expression, speaker: Speaker, type?: string): string {
  switch (expression.kind) {
    case 'string':
      return valueName(type, stringValue(rule, expression));
    case 'access':
      return accessText(rule, expression, speaker);
    case 'call':
      return callText(rule, expression, speaker);
    case 'concatenation':
      return expression.operands.map((term) => partText(rule, term, speaker)).join(' followed by ');
    default:
      return 'nothing';
  }
}

function partText(rule: Rule, term: Expression, speaker: Speaker): string {
  const literal = literalValue(rule, term);
  return literal === undefined ? expressionText(rule, term, speaker) : quote(literal);
}

const nouns = {
  Type: 'type',
  Value: 'value',
  ValueType: 'value type',
  Issuer: 'issuer',
  OriginalIssuer: 'original issuer',
  Properties: 'property',
} as const;

function accessText(rule: Rule, access: PropertyAccess, speaker: Speaker): string {
  const claim = speaker(textOf(rule, access.label));
  const name = access.property?.name;
  const key = access.property?.key ? ` ${quote(stringValue(rule, access.property.key))}` : '';
  const noun = name ? `${nouns[name]}${key}` : 'property';
  return claim === 'it' ? `its ${noun}` : `the ${noun} of ${claim}`;
}

function callText(rule: Rule, call: Call, speaker: Speaker): string {
  const name = textOf(rule, call.name);
  const [input, pattern, replacement] = call.args;
  if (!isRegExReplace(name) || !input || !pattern || !replacement || call.args.length !== 3) {
    return `the result of ${name}(…)`;
  }
  const subject = partText(rule, input, speaker);
  const from = literalValue(rule, pattern);
  const to = literalValue(rule, replacement);
  if (from === undefined || to === undefined) return `${subject} as changed by RegExReplace`;
  return describeReplacement(subject, from, to);
}
