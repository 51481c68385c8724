import { cmdlets } from '../../../server/src/catalog/powershell.ts';
import {
  findRegions,
  parameterTable,
  quoteForPowerShell,
  type Region,
} from '../../../server/src/embedded/index.ts';
import { parseScenarioFile, readClaims, readStores, runScenarios } from '../../../server/src/engine/index.ts';
import { addSuppression, readConfigurationFile } from '../../../server/src/lint/configurationFile.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';
import { type FuzzInput, hold, type Property } from '../input.ts';
import { holdGoodEdits, holdWithin } from '../texts.ts';

const table = parameterTable(cmdlets());

/** Regions lie in the file in order, and every offset has a way back. */
export const regions: Property = {
  name: 'regions',
  kinds: ['powershell', 'markdown'],
  every: 1,
  check(input) {
    const { kind, text } = input;
    const found = findRegions(text, kind === 'markdown' ? 'markdown' : 'powershell', table);
    let last = 0;
    for (const region of found.regions) {
      holdWithin(region, text.length, 'a region', last);
      last = region.end;
      offsets(region);
      RuleSet.parse(region.text, region.dialect);
      regionEdits(input, region);
      values(region);
    }
    for (const problem of found.problems) {
      holdWithin(problem, text.length, 'a problem of the file');
      for (const { edits, title } of problem.fixes ?? [])
        holdGoodEdits(text, edits, title.replaceAll(/`[^`]*`/g, '…'));
    }
  },
};

function offsets(region: Region): void {
  let before = 0;
  for (let at = 0; at <= region.text.length; at += 1 + (region.text.length >> 7)) {
    const place = region.toHost(at);
    hold(
      place >= before && place >= region.start && place <= region.end,
      'an offset runs backwards or lies outside',
      at,
    );
    before = place;
    const range = region.toHostRange({ start: at, end: Math.min(region.text.length, at + 5) });
    holdWithin(range, region.end, 'a range of a region', region.start);
    const back = region.toVirtual(place);
    hold(back !== undefined && back <= region.text.length, 'a host offset has no way back', {
      at,
      place,
      back,
    });
  }
}

/** With a value for every expression nothing is left unknown, and offsets still have a way back. */
function values(region: Region): void {
  if (region.holes.length === 0) return;
  const given = new Map(region.holes.map(({ expression }) => [expression, 'S-1-5-21-1-2-3-513']));
  const filled = region.withValues(given);
  hold(filled.holes.length === 0, 'an expression has no value', filled.holes);
  offsets(filled);
}

/** An edit of rule text that can be written into the file gives that rule text when the file is read again. */
function regionEdits(input: FuzzInput, region: Region): void {
  const { text, kind } = input;
  for (const { start, end, newText } of input.edits) {
    const from = start % (region.text.length + 1);
    const to = Math.min(region.text.length, from + (end - start));
    if (from === to && newText === '') continue;
    const mapped = region.mapEdits([{ start: from, end: to, newText }]);
    if (!mapped || mapped.length === 0) continue;
    for (const edit of mapped) holdWithin(edit, text.length, 'an edit of a region');
    const order = [...mapped].sort((a, b) => a.start - b.start);
    for (const [i, edit] of order.entries())
      hold(i === 0 || edit.start >= (order[i - 1]?.end ?? 0), 'edits of a region overlap', order);
    let after = text;
    for (const edit of order.toReversed())
      after = after.slice(0, edit.start) + edit.newText + after.slice(edit.end);
    findRegions(after, kind === 'markdown' ? 'markdown' : 'powershell', table);
  }
}

/** Any text, quoted for a script, is read back from it. */
export const quoting: Property = {
  name: 'quoting',
  kinds: ['rules'],
  every: 8,
  check({ text }) {
    // Text that is no rule is taken for what it is: some other string.
    const rules = `c:[] => issue(claim = c);${text}`;
    const script = `Set-AdfsRelyingPartyTrust -IssuanceTransformRules ${quoteForPowerShell(rules)} -WhatIf\n`;
    const found = findRegions(script, 'powershell', table).regions.map((region) => region.text);
    hold(found.length === 1 && found[0] === rules, 'quoted text is read back as another one', {
      rules,
      script,
      found,
    });
  },
};

/** Files of JSON that people write by hand. */
export const jsonFiles: Property = {
  name: 'JSON files',
  kinds: ['json'],
  every: 1,
  check({ text, at }) {
    const { problem } = readConfigurationFile(text);
    if (problem) holdWithin(problem, text.length + 1, 'a problem of the configuration');
    const rule = (at[0] ?? 0) % 2 === 0 ? { rule: 'Staff' } : {};
    addSuppression(text, { lint: 'unescaped-dot', ...rule, file: 'a.adfsrule' });
    const claims = readClaims(text);
    const stores = readStores(text);
    stores.stores.ask({ store: 'Active Directory', query: ';mail;{0}', params: ['CONTOSO\\jane'] });
    const scenarios = parseScenarioFile(text);
    for (const one of [...claims.problems, ...stores.problems, ...scenarios.problems]) {
      holdWithin(one, text.length, 'a problem of a file');
    }
    runScenarios(scenarios, () => RuleSet.parse('c:[] => issue(claim = c);'));
  },
};
