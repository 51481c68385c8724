import { catalog, claimPropertyUri } from '../../catalog/index.ts';
import type { Rule } from '../../syntax/nodes.ts';
import { literalValue, stringValue } from '../../syntax/nodes.ts';
import { PerRule } from '../../syntax/perRule.ts';
import { type ClaimLiteral, claimLiterals } from '../claimLiterals.ts';
import type { LintRule } from '../lintRule.ts';

/** What a rule tells of the token that its set is for. */
interface Facts {
  /** The short types it issues. */
  readonly short: readonly ClaimLiteral[];
  /** Whether it issues a type in the form that SAML 1.1 wants. */
  readonly long: boolean;
  /** Whether it only makes sense in SAML 2.0 tokens or JWTs. */
  readonly modern: boolean;
}

/**
 * `groups`, `email`: SAML 1.1 tokens, which WS-Federation uses, need types of the form name space/name; AD FS fails with
 * ID4216 (language.md 6.3). Whether the tokens are SAML 1.1 the rules do not say, so this speaks once per set, and not
 * where they show that they are for SAML 2.0 or OAuth.
 */
export const shortClaimType: LintRule = {
  id: 'short-claim-type',
  title: 'Short claim type fails in SAML 1.1',
  category: 'correctness',
  severity: 'information',
  setNeeds: ['bareType'],
  stages: ['issuance'],
  *checkSet(ruleSet) {
    let first: { readonly rule: Rule; readonly claim: ClaimLiteral } | undefined;
    let mixed = false;
    for (const rule of ruleSet.pieces) {
      const { short, long, modern } = factsOf(rule);
      if (modern) return;
      mixed ||= long;
      const [claim] = short;
      if (claim) first ??= { rule, claim };
    }
    if (!first || !mixed) return;
    const { rule, claim } = first;
    yield {
      rule,
      start: claim.literal.start,
      end: claim.literal.end,
      message: `\`${claim.text}\` is no URI. Fine in SAML 2.0 and OAuth; in SAML 1.1 (WS-Federation) the request fails with ID4216.`,
    };
  },
};

const known = new PerRule<Facts>();
const nothing: Facts = { short: [], long: false, modern: false };

function factsOf(rule: Rule): Facts {
  if (rule.action?.verb !== 'issue') return nothing;
  let facts = known.get(rule);
  if (!facts) {
    const types = claimLiterals(rule).filter(({ property, use }) => property === 'Type' && use === 'write');
    facts = {
      short: types.filter(({ text }) => /^[\w.-]+$/.test(text)),
      long: types.some(({ text }) => /^https?:\/\/[^/]+\/./i.test(text)),
      modern: types.some(({ text }) => isModern(text)) || hasModernProperty(rule),
    };
    known.set(rule, facts);
  }
  return facts;
}

/** Attribute names of SAML 2.0, and names that only OpenID Connect has. */
function isModern(type: string): boolean {
  if (type.startsWith('urn:')) return true;
  if (type.includes('_')) return true;
  return ['sub', 'scp', 'nonce', 'amr', 'acr', 'azp', 'appid'].includes(type) || isSaml2Vendor(type);
}

/** Vendors whose documentation asks for SAML 2.0. */
function isSaml2Vendor(type: string): boolean {
  return /^https:\/\//i.test(type) && catalog.claimTypes.byUri(type)?.introducedIn === null;
}

function hasModernProperty(rule: Rule): boolean {
  for (const arg of rule.action?.args ?? []) {
    if (arg.kind !== 'propertyArgument') continue;
    const { name, key } = arg.property;
    if (name === 'Properties' && key && stringValue(rule, key) === claimPropertyUri.nameFormat) return true;
    if (/SAML:2\.0|#json$/.test(literalValue(rule, arg.value) ?? '')) return true;
  }
  return false;
}
