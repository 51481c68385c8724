/** Rules from the grammar (language.md section 2), good ones as a rule, with words that checks look for. */
import type { Random } from './random.ts';
import { claimTypes, patterns, queries, replacements, values } from './words.ts';

const properties = ['Type', 'Value', 'Issuer', 'OriginalIssuer', 'ValueType'];
const templates = ['PassThroughClaims', 'MapClaims', 'LdapClaims', 'AllowAllAuthzRule', 'EmitGroupClaims'];
const blanks = ['', ' ', '\n', '\n    ', '\r\n', '\t'];

export function generateRule(random: Random): string {
  const labels: string[] = [];
  const conditions = Array.from({ length: random.small(4) }, () => condition(random, labels));
  const blank = random.once(3) ? random.pick(blanks) : ' ';
  const arrow = `${blank}=>${blank}`;
  return `${annotations(random)}${conditions.join(`${blank}&&${blank}`)}${arrow}${action(random, labels)};`;
}

function annotations(random: Random): string {
  let text = '';
  if (random.once(3)) text += `@RuleTemplate = "${random.pick(templates)}"\n`;
  if (random.once(2)) text += `@RuleName = "${random.pick(['Staff', 'Mail to the app', 'r', ''])}"\n`;
  return text;
}

function condition(random: Random, labels: string[]): string {
  const kind = random.below(6);
  if (kind === 0) return `exists(${selector(random, labels)})`;
  if (kind === 1) return `${random.pick(['NOT EXISTS', 'not exists'])}(${selector(random, labels)})`;
  if (kind === 2) {
    const operator = random.pick(['>', '>=', '==', '!=', '<', '<=']);
    return `count(${selector(random, labels)}) ${operator} ${random.below(3)}`;
  }
  const text = selector(random, labels);
  if (random.once(4)) return text;
  const label = random.once(12) ? 'c' : `c${labels.length === 0 ? '' : labels.length + 1}`;
  labels.push(label);
  return `${label}:${text}`;
}

function selector(random: Random, labels: readonly string[]): string {
  const constraints: string[] = [];
  if (!random.once(5))
    constraints.push(`Type ${random.pick(['==', '==', '==', '=~', '!='])} ${type(random)}`);
  for (let left = random.small(4); left > 0; left--) constraints.push(constraint(random, labels));
  return `[${constraints.join(', ')}]`;
}

function constraint(random: Random, labels: readonly string[]): string {
  const kind = random.below(8);
  if (kind === 0) return `Issuer == "${random.pick(['AD AUTHORITY', 'LOCAL AUTHORITY', 'SELF AUTHORITY'])}"`;
  if (kind === 1) return `Properties["http://contoso.example/p"] == "${random.pick(values)}"`;
  if (kind === 2 && labels.length > 0) return `Value == ${random.pick(labels)}.Value`;
  const name = random.once(6) ? random.pick(properties) : 'Value';
  if (random.once(2)) return `${name} ${random.pick(['==', '!='])} "${random.pick(values)}"`;
  return `${name} ${random.pick(['=~', '!~'])} "${random.pick(patterns)}"`;
}

function type(random: Random): string {
  return `"${random.pick(claimTypes)}"`;
}

function action(random: Random, labels: readonly string[]): string {
  const verb = random.pick(['issue', 'issue', 'add', 'ISSUE']);
  const kind = random.below(5);
  if (kind === 0 && labels.length > 0) return `${verb}(claim = ${random.pick(labels)})`;
  if (kind === 1) {
    const types = Array.from({ length: 1 + random.below(3) }, () => type(random)).join(', ');
    const store = random.pick(['Active Directory', 'Active Directory', 'SQL', '_OpaqueIdStore']);
    const params = Array.from({ length: random.below(3) }, () => `, param = ${expression(random, labels)}`);
    return `${verb}(store = "${store}", types = (${types}), query = "${random.pick(queries)}"${params.join('')})`;
  }
  const parts = [`Type = ${type(random)}`, `Value = ${expression(random, labels)}`];
  if (random.once(4) && labels.length > 0) parts.push(`Issuer = ${random.pick(labels)}.Issuer`);
  if (random.once(6)) parts.push(`Properties["http://contoso.example/p"] = ${expression(random, labels)}`);
  return `${verb}(${parts.join(', ')})`;
}

function expression(random: Random, labels: readonly string[]): string {
  const terms = Array.from({ length: 1 + random.small(3) }, () => term(random, labels));
  return terms.join(' + ');
}

function term(random: Random, labels: readonly string[]): string {
  const access = labels.length > 0 ? `${random.pick(labels)}.${random.pick(properties)}` : '"v"';
  const kind = random.below(4);
  if (kind === 0)
    return `RegExReplace(${access}, "${random.pick(patterns)}", "${random.pick(replacements)}")`;
  return kind === 1 ? `"${random.pick(values)}"` : access;
}
