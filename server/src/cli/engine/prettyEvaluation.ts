/** What came of a rule set, for people: the decision, the claims, and with a trace every rule and condition. */
import {
  type Claim,
  type ConditionTrace,
  type Evaluation,
  issuers,
  outcomeOf,
  type RuleRef,
  shortClaimType,
} from '../../engine/index.ts';
import { colours, type Paint } from '../output.ts';
import { tableText } from '../table.ts';
import type { FoundRuleSet, Places } from './ruleSets.ts';

/** Claims that are listed of one condition; the rest is counted. */
const LISTED = 5;

const stageNames = {
  acceptance: 'acceptance transform rules',
  authorization: 'issuance authorization rules',
  delegation: 'delegation authorization rules',
  impersonation: 'impersonation authorization rules',
  additionalAuthentication: 'additional authentication rules',
  issuance: 'issuance transform rules',
} as const;

/** The whole report. */
export function prettyEvaluation(file: FoundRuleSet, evaluation: Evaluation, paint: Paint): string {
  const { name, stage } = file;
  const about = `${paint(name, colours.bold)}${stage ? `, ${stageNames[stage]}` : ''}\n`;
  const parts =
    evaluation.errors.length > 0
      ? [errorsText(file, evaluation, paint)]
      : [
          decisionText(file, evaluation, paint),
          claimsText('Issued', evaluation.origins, file.lines, paint),
          claimsText(
            'Added',
            evaluation.added.map((claim) => ({ claim, rules: [] })),
            file.lines,
            paint,
          ),
          notesText(file, evaluation),
        ];
  parts.push(traceText(file, evaluation, paint));
  return [about, ...parts].filter((part) => part !== '').join('\n');
}

function errorsText({ path, lines }: FoundRuleSet, { errors }: Evaluation, paint: Paint): string {
  const entries = errors.map(({ code, message, rule, start }) => {
    const { line, column } = lines.placeOf(start);
    const name = rule?.name ? ` (rule “${rule.name}”)` : '';
    const place = paint(`${path}:${line}:${column}`, colours.bold);
    return `${place}: ${paint('error', colours.red)} ${code}${name}\n  ${message.replaceAll('\n', '\n  ')}\n`;
  });
  return `${entries.join('')}\nNo result: what cannot be evaluated is not guessed.\n`;
}

/** Permitted or denied and by whom, MFA and why. Empty where neither is a question of the rules. */
function decisionText(file: FoundRuleSet, evaluation: Evaluation, paint: Paint): string {
  const { permitted, decidedBy, mfa, mfaBy, mfaProviders } = outcomeOf(evaluation, file.stage);
  const by = (rules: readonly RuleRef[]) => rules.map((rule) => `, by ${placed(file, rule)}`).join('');
  const rows: string[] = [];
  if (permitted !== null) {
    const word = permitted ? paint('PERMITTED', colours.green) : paint('DENIED', colours.red);
    rows.push(`${word}${by(decidedBy)}${!permitted && decidedBy.length === 0 ? ', no rule permits' : ''}\n`);
  }
  if (mfa !== null) {
    const word = mfa ? paint('MFA', colours.yellow) : paint('NO MFA', colours.green);
    rows.push(`${word}${by(mfaBy)}${mfa ? '' : ', no rule asks for it'}\n`);
    if (mfaProviders.length > 0) rows.push(`  with ${mfaProviders.join(', ')}\n`);
  }
  return rows.join('');
}

function placed({ path, lines }: FoundRuleSet, { name, index, start }: RuleRef): string {
  return `${name === null ? `rule ${index + 1}` : `“${name}”`} at ${path}:${lines.placeOf(start).line}`;
}

function claimsText(
  title: string,
  claims: readonly { readonly claim: Claim; readonly rules: readonly RuleRef[] }[],
  lines: Places,
  paint: Paint,
): string {
  if (claims.length === 0) return title === 'Issued' ? 'No claims issued.\n' : '';
  const more = claims.some(({ claim }) => detailsOf(claim) !== '');
  const byRule = claims.some(({ rules }) => rules.length > 0);
  const rows = claims.map(({ claim, rules }) => [
    shortClaimType(claim.type),
    claim.value,
    ...(more ? [detailsOf(claim)] : []),
    ...(byRule ? [rules.map(({ start }) => lines.placeOf(start).line).join(', ')] : []),
  ]);
  const head = ['Type', 'Value', ...(more ? ['Issuer and properties'] : []), ...(byRule ? ['Line'] : [])];
  const table = tableText([head, ...rows], '  ', (text, row) =>
    row === 0 ? paint(text, colours.grey) : text,
  );
  return `${title} (${claims.length})\n${table}`;
}

/** What is not as usual: issuers and properties. */
function detailsOf({ issuer, originalIssuer, properties }: Claim): string {
  return [
    ...(issuer === issuers.local ? [] : [issuer]),
    ...(originalIssuer === issuer ? [] : [`first ${originalIssuer}`]),
    ...Object.entries(properties).map(([key, value]) => `${shortClaimType(key)} = ${value}`),
  ].join(', ');
}

function notesText({ note }: FoundRuleSet, { notes }: Evaluation): string {
  const ofRules = notes.map(
    ({ message, rule }) => `Note${rule?.name ? `, “${rule.name}”` : ''}: ${message}\n`,
  );
  return [...(note === undefined ? [] : [`Note: ${note}\n`]), ...ofRules].join('');
}

function traceText({ lines }: FoundRuleSet, { trace }: Evaluation, paint: Paint): string {
  if (!trace) return '';
  const rules = trace.rules.map(({ index, name, start, fired, combinations, conditions, claims }) => {
    const times = combinations > 1 ? ` ${combinations} times` : '';
    const title = `${mark(fired, paint)} ${index + 1}. ${name ?? '(no name)'}, line ${lines.placeOf(start).line}`;
    const made = claims
      .slice(0, LISTED)
      .map(({ verb, claim }) => `      ${verb === 'issue' ? 'issues' : 'adds'} ${shown(claim)}\n`);
    return [
      `  ${title}: ${fired ? `fired${times}` : 'did not fire'}\n`,
      ...conditions.map((condition) => conditionText(condition, lines, paint)),
      ...made,
      moreText(claims.length, '      '),
    ].join('');
  });
  return `Trace\n${rules.join('')}`;
}

function conditionText(
  { holds, label, start, matched, count, failed, message }: ConditionTrace,
  lines: Places,
  paint: Paint,
): string {
  const place = `line ${lines.placeOf(start).line}${label === null ? '' : `, ${label}`}`;
  const seen = matched.slice(0, LISTED).map((claim) => `          ${shown(claim)}\n`);
  // What comes near is of interest only where nothing matches.
  const why = count === 0 ? failed.slice(0, LISTED) : [];
  return [
    `      ${mark(holds, paint)} ${place}: ${message}\n`,
    ...seen,
    moreText(count, '          '),
    ...why.map((one) => `          ${shown(one.claim)}\n            ${paint(one.message, colours.grey)}\n`),
  ].join('');
}

function moreText(count: number, indent: string): string {
  return count > LISTED ? `${indent}and ${count - LISTED} more\n` : '';
}

function mark(holds: boolean | null, paint: Paint): string {
  if (holds === null) return '?';
  return holds ? paint('✓', colours.green) : paint('✗', colours.red);
}

function shown({ type, value }: Claim): string {
  return `${shortClaimType(type)} = ${value}`;
}
