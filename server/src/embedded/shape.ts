/** What rule text looks like. Many strings look a little like it; only what cannot be anything else counts. */

/** How a rule starts: an annotation, a selector with one of its properties, an aggregate, the arrow. */
const START =
  /\s*(?:@\w+\s*=|(?:\w+\s*:\s*)?\[\s*(?:\]|(?:Type|Value|ValueType|Issuer|OriginalIssuer|Properties)\s*[=!~[&])|\w+\s*:\s*\[\s*(?:Type|Value|ValueType|Issuer|OriginalIssuer|Properties)\b|(?:not\s+)?(?:exists|count)\s*\(\s*\[|=>)/iy;
const ACTION = /(?<![\w.-])(?:issue|add)\s*\(/i;
/** True when the text from `from` to `end` starts as a rule does. */
export function startsAsRule(text: string, from: number, end: number): boolean {
  START.lastIndex = from;
  return START.test(text) && START.lastIndex <= end;
}

/** Text that is certainly a rule: it starts as one and does something. */
export function isPlainlyRules(text: string): boolean {
  return startsAsRule(text, 0, text.length) && ACTION.test(text);
}

/** True when the text ends behind a whole rule. */
export function endsAsRule(text: string): boolean {
  return /;\s*$/.test(text.slice(-200));
}
