/** Hover on a claim type: a known one, one that is almost known, one of the user's own. */

import { type ClaimType, catalog, type Slip, type Stage } from '../../catalog/index.ts';
import type { OwnClaimType } from '../../lint/setup.ts';
import { type RuleSummary, shortType, summarize } from '../../semantics/summary.ts';
import type { Rule } from '../../syntax/nodes.ts';
import { PerRule } from '../../syntax/perRule.ts';
import { ruleNameOf } from '../../syntax/ruleName.ts';
import type { RuleSet } from '../../syntax/ruleSet.ts';
import { bold, type Card, code, escaped, few, firstSentences, prose } from './markdown.ts';
import { type Site, stageNames } from './site.ts';

/** The card for a claim type as it is written. Undefined for an empty one. */
export function claimTypeCard(
  type: string,
  { ruleSet, stage, claimTypes }: Pick<Site, 'ruleSet' | 'stage' | 'claimTypes'>,
): Card | undefined {
  const described = claimTypes?.get(type);
  if (described) return describedType(described, ruleSet);
  const entry = catalog.claimTypes.byUri(type);
  if (entry) return knownType(entry, stage);
  const miss = catalog.claimTypes.nearMiss(type);
  if (miss) return misspelt(type, miss.right[0], miss.slips, miss.entry);
  const http = catalog.claimTypes.httpForm(type);
  if (http !== undefined) return misspelt(type, http, ['scheme'], undefined);
  return type.trim() === '' ? undefined : ownType(type, ruleSet);
}

/** The card for `""` where a claim type belongs: what the value beside it gives away (language.md 8.1). */
export function emptyTypeCard(
  value: string | undefined,
  use: 'read' | 'write',
  stage: Stage | undefined,
): Card {
  const place = stage === undefined ? { use } : { use, stage };
  const candidates = value === undefined ? [] : catalog.claimTypes.ofValue(value, place);
  const names = candidates.slice(0, 3).map(({ uri }) => `${code(shortType(uri))}`);
  const [best] = candidates;
  const meant =
    best && value !== undefined
      ? [
          `The value ${code(value)} belongs to ${best.certain || names.length === 1 ? names[0] : `one of ${names.join(', ')}`}.`,
        ]
      : [];
  return {
    lines: ['**Claim type is empty.** Nothing has an empty type; web pages often strip the URI.', ...meant],
    details: candidates.slice(0, 3).map(({ uri }) => code(uri, 200)),
  };
}

const kinds: Partial<Record<ClaimType['status'], string>> = {
  framework: 'This type of the .NET framework plays no role in AD FS rules.',
  obsolete: 'From a retired product; nothing sends it any more.',
  value: 'This is a value, not a claim type.',
};

function title(entry: ClaimType): string {
  const kind = catalog.claimTypes.isSamlProperty(entry) ? 'claim property' : 'claim type';
  const short = entry.shortNameKind === 'adfs' ? ` ${code(entry.shortName)}` : '';
  return `${bold(entry.friendlyName ?? shortType(entry.uri))}: ${kind}${short}`;
}

function knownType(entry: ClaimType, stage: Stage | undefined): Card {
  const warning = kinds[entry.status];
  const misplaced =
    stage !== undefined && entry.status === 'current' && !catalog.claimTypes.isAvailableIn(entry, stage);
  const trap = entry.notes === null ? '' : firstSentences(entry.notes, 120);
  const rest = entry.notes === null ? '' : entry.notes.slice(trap.length).trim();
  return {
    lines: [
      title(entry),
      ...(warning ? [`**${warning}**`] : []),
      prose(entry.description),
      ...(misplaced ? [`**Not to be had in ${stageNames[stage]} rules.**`] : []),
      ...(trap === '' ? [] : [`**Mind:** ${prose(trap)}`]),
    ],
    details: [
      ...valuesLine(entry),
      `**Added by:** ${prose(entry.emittedBy)}`,
      `**Rules that can use it:** ${entry.availableIn.map((name) => stageNames[name]).join(', ')}`,
      ...(entry.introducedIn === null ? [] : [`**Since:** ${versionName(entry.introducedIn)}`]),
      ...(entry.securityRelevance === 'high' ? ['**Security:** high. Rules on it change who gets in.'] : []),
      ...(rest === '' ? [] : [prose(firstSentences(rest, 320))]),
      code(entry.uri, 200),
    ],
    source: entry,
  };
}

function versionName(version: string): string {
  return version.startsWith('AD FS') ? version : `AD FS on Windows Server ${version.replace('R2', ' R2')}`;
}

function valuesLine(entry: ClaimType): readonly string[] {
  const all = catalog.values.forCompletion(entry.uri);
  // Of SIDs those of a domain's own groups say most; they are patterns.
  const ofDomain = all.filter(({ kind, value }) => kind === 'sid' && /^S-1-5-21-<domain>-\d/.test(value));
  const values = ofDomain.length > 0 ? ofDomain : all.filter(({ pattern }) => !pattern);
  if (values.length === 0) return [];
  const shown = values.map(({ value, name, meaning }) => {
    const words = name ?? (meaning.length <= 40 ? meaning : null);
    return code(value.replace('<domain>', '…')) + (words === null ? '' : ` (${prose(words)})`);
  });
  return [`**Values:** ${few(shown, 4)}`];
}

const slipWords: Readonly<Record<Slip, string>> = {
  blank: 'has a blank or an invisible character in it',
  scheme: 'starts with another scheme (`https://` for `http://`)',
  host: 'names another host',
  path: 'has another path',
  case: 'differs in capital letters, which count',
  variant: 'is another name for it',
  prefix: 'lacks its beginning',
  joined: 'is several values run together',
  spelling: 'has a spelling mistake',
};

/** What is wrong with a text that is almost right: "It has a spelling mistake." */
export function slipSentence(slips: readonly Slip[]): string {
  return `What stands here ${slips.map((slip) => slipWords[slip]).join(' and ')}.`;
}

function misspelt(type: string, right: string, slips: readonly Slip[], entry: ClaimType | undefined): Card {
  return {
    lines: [
      `**Not a claim type of AD FS.** The right one is ${code(right, 200)}.`,
      `${slipSentence(slips)} AD FS compares letter by letter, so no such claim ever arrives.`,
    ],
    details: entry
      ? [`${bold(entry.friendlyName ?? shortType(entry.uri))}: ${prose(entry.description)}`, code(type, 200)]
      : [code(type, 200)],
    source: entry,
  };
}

const summaries = new PerRule<RuleSummary>();

function summaryOf(rule: Rule): RuleSummary {
  let summary = summaries.get(rule);
  if (!summary) {
    summary = summarize(rule);
    summaries.set(rule, summary);
  }
  return summary;
}

/** A type that the configuration describes: its own words first. */
function describedType({ uri, name, description }: OwnClaimType, ruleSet: RuleSet): Card {
  const { lines, details } = ownType(uri, ruleSet);
  const about = [`${bold(name ?? shortType(uri))}: claim type of your own`, prose(description ?? '')];
  return {
    lines: [...about.filter((line) => line !== ''), ...lines.slice(1)],
    ...(details ? { details } : {}),
  };
}

/** A type of the user's own: which rules of this text make it and which read it. */
function ownType(type: string, ruleSet: RuleSet): Card {
  const makers: string[] = [];
  const readers: string[] = [];
  ruleSet.rules.forEach((rule, at) => {
    const { reads, writes } = summaryOf(rule);
    const name = `“${escaped(ruleNameOf(rule)?.text ?? `rule ${at + 1}`)}”`;
    // Passing a claim on makes none.
    if (writes.includes(type) && rule.action?.form !== 'copy') makers.push(name);
    if (reads.includes(type)) readers.push(name);
  });
  const made =
    makers.length > 0
      ? `**Made by** ${few(makers, 4)}.`
      : 'No rule here makes it, so it has to arrive with the request.';
  const read = readers.length > 0 ? `**Read by** ${few(readers, 4)}.` : 'No rule here reads it.';
  return {
    lines: [`${bold(shortType(type))}: a claim type of your own or of an application`, `${made} ${read}`],
    details: [code(type, 200)],
  };
}
