// Written by `npm run generate` from the files in this folder.
import type { LintRule } from '../lintRule.ts';
import { accountBackslash } from './account-backslash.ts';
import { accountClaimWithoutIssuer } from './account-claim-without-issuer.ts';
import { activeDirectoryQuery } from './active-directory-query.ts';
import { addWithoutEffect } from './add-without-effect.ts';
import { addressRangeAsText } from './address-range-as-text.ts';
import { allowListByHeader } from './allow-list-by-header.ts';
import { anchoredAddressList } from './anchored-address-list.ts';
import { attributeCount } from './attribute-count.ts';
import { bareClaimType } from './bare-claim-type.ts';
import { blankAroundText } from './blank-around-text.ts';
import { blankInPattern } from './blank-in-pattern.ts';
import { booleanValue } from './boolean-value.ts';
import { caseSensitivePattern } from './case-sensitive-pattern.ts';
import { catastrophicBacktracking } from './catastrophic-backtracking.ts';
import { claimAddedLater } from './claim-added-later.ts';
import { claimNotInStage } from './claim-not-in-stage.ts';
import { claimTypeAsValue } from './claim-type-as-value.ts';
import { claimTypeScheme } from './claim-type-scheme.ts';
import { columnCount } from './column-count.ts';
import { concatenatedQuery } from './concatenated-query.ts';
import { constantCondition } from './constant-condition.ts';
import { contradictingConditions } from './contradicting-conditions.ts';
import { contradictingConstraints } from './contradicting-constraints.ts';
import { decisionAdded } from './decision-added.ts';
import { denyWithoutPermit } from './deny-without-permit.ts';
import { duplicateNameId } from './duplicate-name-id.ts';
import { duplicateRule } from './duplicate-rule.ts';
import { duplicateRuleName } from './duplicate-rule-name.ts';
import { emptyClaimType } from './empty-claim-type.ts';
import { emptyValue } from './empty-value.ts';
import { intermediateClaimIssued } from './intermediate-claim-issued.ts';
import { invalidRegularExpression } from './invalid-regular-expression.ts';
import { invisibleCharacterInText } from './invisible-character-in-text.ts';
import { jsonEscape } from './json-escape.ts';
import { keywordCase } from './keyword-case.ts';
import { ldapAttribute } from './ldap-attribute.ts';
import { letterForClass } from './letter-for-class.ts';
import { literalIssuer } from './literal-issuer.ts';
import { lostReplacementGroup } from './lost-replacement-group.ts';
import { madeUpMfaClaim } from './made-up-mfa-claim.ts';
import { mfaExemptionByClientApplication } from './mfa-exemption-by-client-application.ts';
import { mfaExemptionByUserAgent } from './mfa-exemption-by-user-agent.ts';
import { missingRuleName } from './missing-rule-name.ts';
import { misspeltClaimType } from './misspelt-claim-type.ts';
import { misspeltIssuer } from './misspelt-issuer.ts';
import { misspeltPropertyKey } from './misspelt-property-key.ts';
import { misspeltValue } from './misspelt-value.ts';
import { multivaluedProduct } from './multivalued-product.ts';
import { negationOverMultipleValues } from './negation-over-multiple-values.ts';
import { openEndedLookAhead } from './open-ended-look-ahead.ts';
import { oppositeValues } from './opposite-values.ts';
import { outputInWrongStage } from './output-in-wrong-stage.ts';
import { passAllAcceptance } from './pass-all-acceptance.ts';
import { patternMatchesEmptyTextOnly } from './pattern-matches-empty-text-only.ts';
import { patternMatchesEverything } from './pattern-matches-everything.ts';
import { permitAllBesidePermits } from './permit-all-beside-permits.ts';
import { permitValueIgnored } from './permit-value-ignored.ts';
import { placeholder } from './placeholder.ts';
import { queryAccount } from './query-account.ts';
import { queryParameters } from './query-parameters.ts';
import { queryPerClaim } from './query-per-claim.ts';
import { quotedPlaceholder } from './quoted-placeholder.ts';
import { redundantConstraint } from './redundant-constraint.ts';
import { regexWithoutMatch } from './regex-without-match.ts';
import { ruleTemplateMismatch } from './rule-template-mismatch.ts';
import { secondFactorForEveryone } from './second-factor-for-everyone.ts';
import { secondFactorValue } from './second-factor-value.ts';
import { shortClaimType } from './short-claim-type.ts';
import { sidSuffixWithoutDash } from './sid-suffix-without-dash.ts';
import { storeName } from './store-name.ts';
import { unanchoredPattern } from './unanchored-pattern.ts';
import { unescapedDot } from './unescaped-dot.ts';
import { unknownReplacementGroup } from './unknown-replacement-group.ts';
import { unknownRuleTemplate } from './unknown-rule-template.ts';
import { unprovidedClaim } from './unprovided-claim.ts';
import { unreadAdd } from './unread-add.ts';
import { unusedMultivaluedCondition } from './unused-multivalued-condition.ts';
import { valueAsClaimType } from './value-as-claim-type.ts';
import { valueOfWrongKind } from './value-of-wrong-kind.ts';
import { wildcard } from './wildcard.ts';

/** Every lint rule, by id. */
export const lintRules: readonly LintRule[] = [
  accountBackslash,
  accountClaimWithoutIssuer,
  activeDirectoryQuery,
  addWithoutEffect,
  addressRangeAsText,
  allowListByHeader,
  anchoredAddressList,
  attributeCount,
  bareClaimType,
  blankAroundText,
  blankInPattern,
  booleanValue,
  caseSensitivePattern,
  catastrophicBacktracking,
  claimAddedLater,
  claimNotInStage,
  claimTypeAsValue,
  claimTypeScheme,
  columnCount,
  concatenatedQuery,
  constantCondition,
  contradictingConditions,
  contradictingConstraints,
  decisionAdded,
  denyWithoutPermit,
  duplicateNameId,
  duplicateRule,
  duplicateRuleName,
  emptyClaimType,
  emptyValue,
  intermediateClaimIssued,
  invalidRegularExpression,
  invisibleCharacterInText,
  jsonEscape,
  keywordCase,
  ldapAttribute,
  letterForClass,
  literalIssuer,
  lostReplacementGroup,
  madeUpMfaClaim,
  mfaExemptionByClientApplication,
  mfaExemptionByUserAgent,
  missingRuleName,
  misspeltClaimType,
  misspeltIssuer,
  misspeltPropertyKey,
  misspeltValue,
  multivaluedProduct,
  negationOverMultipleValues,
  openEndedLookAhead,
  oppositeValues,
  outputInWrongStage,
  passAllAcceptance,
  patternMatchesEmptyTextOnly,
  patternMatchesEverything,
  permitAllBesidePermits,
  permitValueIgnored,
  placeholder,
  queryAccount,
  queryParameters,
  queryPerClaim,
  quotedPlaceholder,
  redundantConstraint,
  regexWithoutMatch,
  ruleTemplateMismatch,
  secondFactorForEveryone,
  secondFactorValue,
  shortClaimType,
  sidSuffixWithoutDash,
  storeName,
  unanchoredPattern,
  unescapedDot,
  unknownReplacementGroup,
  unknownRuleTemplate,
  unprovidedClaim,
  unreadAdd,
  unusedMultivaluedCondition,
  valueAsClaimType,
  valueOfWrongKind,
  wildcard,
];
