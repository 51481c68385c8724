/** What the texts of a rule have that lint rules look for. */

import { catalog, claimTypeUri } from '../catalog/index.ts';
import { isIntermediateType } from '../semantics/ruleFacts.ts';
import { meaningOf, misspeltType } from './claimTypeMeaning.ts';
import { isMultiValued } from './multiValued.ts';
import { mayHaveWords } from './placeholders.ts';
import { traits } from './traits.ts';

const BLANK = 0x20;
const LAST_ASCII = 0x7e;

/** The traits that a character gives the text that it stands in, by code. */
const byCharacter = new Int32Array(LAST_ASCII + 1);
for (const [characters, trait] of [
  ['\\', traits.backslash],
  ['^|*+\\[(', traits.regexMark],
  ['<{[', traits.placeholder],
  [':', traits.misplaced],
] as const) {
  for (const character of characters) {
    const code = character.charCodeAt(0);
    byCharacter[code] = (byCharacter[code] as number) | trait;
  }
}

/** The traits of a text behind `==`, or of one that is written. */
export function traitsOfText(text: string): number {
  const last = text.length - 1;
  if (last < 0) return traits.emptyText;
  let found = mayHaveWords(text) ? traits.placeholder : 0;
  for (let i = 0; i <= last; i++) {
    const code = text.charCodeAt(i);
    if (code > LAST_ASCII) found |= traits.oddCharacter;
    else found |= byCharacter[code] as number;
  }
  if (mayBeBlank(text.charCodeAt(0)) || mayBeBlank(text.charCodeAt(last))) found |= traits.outerBlank;
  return found;
}

function mayBeBlank(code: number): boolean {
  return code <= BLANK || code > LAST_ASCII;
}

/** More types than a rule set has, few enough not to count. */
const MOST = 2000;

const ofTypes = new Map<string, number>();

/** The traits of a claim type: texts that rules repeat, so they are kept by their text. */
export function traitsOfType(type: string): number {
  let found = ofTypes.get(type);
  if (found === undefined) {
    found = lookAt(type);
    if (ofTypes.size >= MOST) ofTypes.clear();
    ofTypes.set(type, found);
  }
  return found;
}

/** Types that decide, by what they are in which rule set, and those that tell of it. */
const decisive: ReadonlySet<string> = new Set([
  claimTypeUri.permit,
  claimTypeUri.deny,
  claimTypeUri.authenticationMethod,
  claimTypeUri.authenticationMethodsProviders,
  claimTypeUri.authenticationMethodsReferences,
  claimTypeUri.insideCorporateNetwork,
]);

function lookAt(type: string): number {
  // A colon is what every type has.
  let found = traitsOfText(type) & ~traits.misplaced;
  const { entry, miss } = meaningOf(type);
  if (entry) found |= traits.knownType;
  if ((miss || !entry) && misspeltType(type)) found |= traits.misspeltType;
  if (type.trim() === '') found |= traits.emptyType;
  if (!type.includes('/') && !type.includes(':')) found |= traits.bareType;
  if (/https/i.test(type)) found |= traits.https;
  if (decisive.has(type)) found |= traits.decision;
  if (type === claimTypeUri.nameIdentifier) found |= traits.nameId;
  if (isMultiValued(type)) found |= traits.manyClaims;
  if (isIntermediateType(type)) found |= traits.intermediate;
  if (/^S-1-|^Microsoft\.Exchange\./.test(type) || catalog.authMethods.byValue(type))
    found |= traits.misplaced;
  return found;
}
