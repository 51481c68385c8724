/** The regular expressions that conditions test claims with, and what kind of value they are held against. */

import { catalog, claimTypeUri } from '../catalog/index.ts';
import type { RegexTree } from '../regex/index.ts';
import { shortType, typesOf } from '../semantics/summary.ts';
import type { Constraint, PropertyName, Rule, StringLiteral } from '../syntax/nodes.ts';
import { stringValue } from '../syntax/nodes.ts';
import { PerRule } from '../syntax/perRule.ts';
import { treeOf } from './rulePatterns.ts';

/** What the value of a claim is, as far as it matters to a pattern. */
export type TestedKind =
  /** `S-1-5-21-…-1104` */
  | 'sid'
  /** One address, or several with commas between them. */
  | 'address'
  | 'addressList'
  /** `jane@contoso.example`: a UPN, a mail address. */
  | 'mail'
  /** `CONTOSO\jane` */
  | 'account'
  /** The name of a role or a group. */
  | 'group'
  /** What the request says of itself, in words of others: client applications, user agents, endpoints. */
  | 'request'
  /** The identifier of a method, a party or a claim type. */
  | 'identifier'
  | undefined;

/** One `=~` or `!~` with a literal behind it. */
export interface TestedPattern {
  readonly constraint: Constraint;
  readonly literal: StringLiteral;
  readonly text: string;
  readonly property: PropertyName;
  /** The claim type that the same selector names, if it is one. */
  readonly type: string | undefined;
  readonly kind: TestedKind;
  /** Read once, when the first lint rule asks. */
  readonly tree: RegexTree;
}

const kept = new PerRule<readonly TestedPattern[]>();

/** The patterns in the conditions of a rule, in the order of the text; read once per rule. */
export function testedPatterns(rule: Rule): readonly TestedPattern[] {
  let patterns = kept.get(rule);
  if (!patterns) {
    patterns = collect(rule);
    kept.set(rule, patterns);
  }
  return patterns;
}

function collect(rule: Rule): readonly TestedPattern[] {
  const patterns: TestedPattern[] = [];
  for (const { selector } of rule.conditions) {
    const types = typesOf(rule, selector);
    const type = types.length === 1 ? types[0] : undefined;
    for (const constraint of selector?.constraints ?? []) {
      const { operator, property, value } = constraint;
      if ((operator !== '=~' && operator !== '!~') || !property.name || value.kind !== 'string') continue;
      patterns.push(new Tested(rule, constraint, value, property.name, type));
    }
  }
  return patterns;
}

class Tested implements TestedPattern {
  readonly text: string;
  readonly kind: TestedKind;
  #tree: RegexTree | undefined;

  constructor(
    rule: Rule,
    readonly constraint: Constraint,
    readonly literal: StringLiteral,
    readonly property: PropertyName,
    readonly type: string | undefined,
  ) {
    this.text = stringValue(rule, literal);
    this.kind = kindOf(property, type);
  }

  get tree(): RegexTree {
    this.#tree ??= treeOf(this.text);
    return this.#tree;
  }
}

/** Names of mail-like and account-like types, whoever made them: `…/claims/upn`. */
const mailNames = /^(?:upn|implicitupn|userprincipalname|email|emailaddress|mail|alternateloginid)$/i;
const accountNames = /^(?:windowsaccountname|samaccountname)$/i;

const requestTypes: ReadonlySet<string> = new Set([
  claimTypeUri.clientApplication,
  claimTypeUri.clientUserAgent,
  claimTypeUri.endpointAbsolutePath,
  claimTypeUri.proxy,
  claimTypeUri.insideCorporateNetwork,
]);

function kindOf(property: PropertyName, type: string | undefined): TestedKind {
  if (property !== 'Value') return 'identifier';
  if (type === undefined) return undefined;
  // Copied documentation says https; what was meant is the same (language.md 7.1).
  const uri = catalog.claimTypes.httpForm(type) ?? type;
  if (requestTypes.has(uri)) return 'request';
  if (uri === claimTypeUri.role || uri === claimTypeUri.group) return 'group';
  switch (catalog.claimTypes.byUri(uri)?.valueKind) {
    case 'sid':
      return 'sid';
    case 'ip':
      return 'address';
    case 'ip-list':
      return 'addressList';
    case 'uri':
    case 'boolean':
    case 'enum':
      return 'identifier';
    case 'user-agent':
      return 'request';
    default: {
      const name = shortType(uri);
      if (mailNames.test(name)) return 'mail';
      return accountNames.test(name) ? 'account' : undefined;
    }
  }
}
