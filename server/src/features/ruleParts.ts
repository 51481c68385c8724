/** What a new rule is put together from, where a client asks for it piece by piece instead of letting it be typed. */
import { catalog, type Stage } from '../catalog/index.ts';
import { addressSetOf } from '../regex/addresses.ts';
import { addressesInList } from '../regex/addressesInList.ts';
import { patternOfAddresses } from '../regex/addressesToPattern.ts';
import { RuleSet } from '../syntax/ruleSet.ts';
import { complete } from './completion.ts';

/** A claim type to choose from. */
export interface ClaimTypeChoice {
  readonly uri: string;
  /** What people call it. */
  readonly name: string;
  /** What it means, in one sentence; empty for types that nobody has described. */
  readonly meaning: string;
}

/** An LDAP attribute and the claim type that it usually feeds. */
export interface AttributeChoice {
  readonly attribute: string;
  readonly claimType: string;
  /** What people call the claim type. */
  readonly name: string;
}

/** What a person can put a rule together from. */
export interface RuleParts {
  /** For a condition, the most useful first. */
  readonly read: readonly ClaimTypeChoice[];
  /** For what a rule issues, the most useful first. */
  readonly issue: readonly ClaimTypeChoice[];
  /** What Active Directory is asked for. */
  readonly attributes: readonly AttributeChoice[];
}

/** The parts that fit a rule of this rule set: the claim types in the order in which completion offers them. */
export function ruleParts(stage: Stage | undefined): RuleParts {
  return {
    read: claimTypesAt('c:[Type == "', stage),
    issue: claimTypesAt('=> issue(Type = "', stage),
    attributes: attributeChoices(),
  };
}

/**
 * The regular expression for a list of IPv4 addresses and networks such as `203.0.113.0/26, 198.51.100.20`, with `\b` at
 * both ends. Undefined if anything else stands in the list.
 */
export function addressExpression(list: string): string | undefined {
  const entries = addressesInList(list);
  return entries && patternOfAddresses(addressSetOf(entries));
}

function claimTypesAt(before: string, stage: Stage | undefined): readonly ClaimTypeChoice[] {
  const { items } = complete(RuleSet.parse(`${before}"`), before.length, { stage, snippets: false });
  return items.flatMap(({ label, kind, edit }) => {
    if (kind !== 'claimType') return [];
    const uri = edit.newText.replace(/^\s*"|"$/g, '');
    return [{ uri, name: label, meaning: firstSentence(catalog.claimTypes.byUri(uri)?.description ?? '') }];
  });
}

function attributeChoices(): readonly AttributeChoice[] {
  return catalog.attributeStores.ldapAttributes().flatMap(({ ldapAttribute, claimType }) => {
    if (claimType === null) return [];
    const entry = catalog.claimTypes.byUri(claimType);
    const name = entry?.friendlyName ?? entry?.shortName ?? claimType;
    return [{ attribute: ldapAttribute, claimType, name }];
  });
}

/** Up to the first full stop before a new sentence, so that `e.g. this` and `2012 R2.` at the end stay whole. */
function firstSentence(text: string): string {
  return /^.*?\.(?=\s+[A-Z])/.exec(text)?.[0] ?? text;
}
