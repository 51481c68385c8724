import { createLanguageService, type Place, type Refusal } from '../../../server/src/languageService.ts';
import { isComplete } from '../../../server/src/syntax/nodes.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';
import { type FuzzInput, hold, offsetOf, type Property } from '../input.ts';
import { holdGoodEdits, holdWithin, parse, setupOf } from '../texts.ts';

const service = createLanguageService();
const uri = 'file:///a.adfsrule';

/** What an editor asks about a place: it is answered, and the answer is about this place. */
export const places: Property = {
  name: 'places',
  kinds: ['rules'],
  every: 5,
  check(input) {
    const ruleSet = parse(input);
    const { length } = input.text;
    for (const i of input.at.keys()) {
      const at = offsetOf(input, i);
      const hover = service.hover(ruleSet, at, { stage: input.stage });
      if (hover) {
        holdWithin(hover, length, 'a hover');
        hold(hover.start <= at && at <= hover.end, 'a hover is about another place', { at, hover });
        hold(hover.markdown.trim() !== '', 'a hover is empty');
      }
      completion(input, ruleSet, at);
      const help = service.signatureHelp(ruleSet, at);
      if (help) hold(help.activeSignature < help.signatures.length, 'no such signature', help);
      let inner: { readonly start: number; readonly end: number } | undefined;
      for (const range of service.selectionRanges(ruleSet, at)) {
        holdWithin(range, length, 'a selection');
        hold(
          !inner || (range.start <= inner.start && range.end >= inner.end),
          'a selection does not grow',
          range,
        );
        inner = range;
      }
      for (const highlight of service.highlights(ruleSet, at)) holdWithin(highlight, length, 'a highlight');
    }
  },
};

function completion(input: FuzzInput, ruleSet: RuleSet, at: number): void {
  const { items } = service.complete(ruleSet, at, { stage: input.stage, snippets: at % 2 === 0 });
  hold(items.length < 400, 'completion floods', items.length);
  hold(new Set(items.map(({ sortText }) => sortText)).size === items.length, 'two items sort alike');
  for (const { edit } of items) {
    const { start, end } = edit;
    hold(
      start <= at && at <= end && start >= 0 && end <= input.text.length,
      'an item replaces another place',
      edit,
    );
    hold(!/[\r\n]/.test(input.text.slice(start, end)), 'an item replaces a line break', edit);
  }
  const item = items[at % Math.max(1, items.length)];
  if (item?.data !== undefined) {
    hold(service.resolveCompletion(item.data) !== undefined, 'an item has no documentation', item);
  }
}

/** What an editor shows of a whole file. */
export const views: Property = {
  name: 'views',
  kinds: ['rules'],
  every: 8,
  check(input) {
    const ruleSet = parse(input);
    const { length } = input.text;
    for (const { range, selection } of service.outline(ruleSet)) {
      holdWithin(range, length, 'an outline entry');
      holdWithin(selection, range.end, 'the selection of an outline entry', range.start);
    }
    for (const range of service.foldingRanges(ruleSet)) holdWithin(range, length, 'a fold');
    const start = Math.min(offsetOf(input, 0), offsetOf(input, 1));
    const end = Math.max(offsetOf(input, 0), offsetOf(input, 1));
    for (const complete of [false, true]) {
      let last = 0;
      for (const token of service.semanticTokens(ruleSet, 0, length, complete)) {
        holdWithin(token, length, 'a semantic token', last);
        last = token.end;
      }
      service.semanticTokens(ruleSet, start, end, complete);
    }
    for (const hint of service.inlayHints(ruleSet, start, end, 'all')) {
      hold(hint.offset >= 0 && hint.offset <= length, 'an inlay hint lies outside', hint);
    }
    for (const { index, range } of service.ruleLenses(ruleSet)) {
      holdWithin(range, length, 'a code lens');
      service.ruleLensText(ruleSet, index);
    }
    for (const link of service.documentLinks(ruleSet)) holdWithin(link, length, 'a link');
    service.findStage(['a/b.mfa.adfsrule'], ruleSet, []);
    for (const found of service.problemsBetween(ruleSet, start, end, setupOf(input))) {
      for (const problem of found.problems) {
        const touches = found.start + problem.end >= start && found.start + problem.start <= end;
        hold(touches, 'a problem of another place', problem);
      }
    }
    const files = [{ uri, ruleSet }];
    for (const symbol of service.workspaceSymbols(files, 'a'))
      holdWithin(symbol.range, length, 'a workspace symbol');
    service.typesMadeIn(files);
  },
};

/** Symbols are found, and renaming one leaves a text that parses no worse. */
export const symbols: Property = {
  name: 'symbols',
  kinds: ['rules'],
  every: 4,
  check(input) {
    const ruleSet = parse(input);
    const files = [{ uri, ruleSet }];
    for (const i of input.at.keys()) {
      const at = offsetOf(input, i);
      const target = service.prepareRename(ruleSet, at);
      const symbol = service.symbolAt(ruleSet, at);
      if (!isRefusal(target)) {
        holdWithin(target.range, input.text.length, 'what is renamed');
        // The quotation marks around a claim type count as the type.
        const { start, end } = target.range;
        hold(start - 1 <= at && at <= end + 1, 'another place would be renamed', target);
        hold(symbol !== undefined, 'what is no symbol can be renamed', target);
      }
      if (!symbol) continue;
      const found: readonly Place[] = [
        ...service.definitions(symbol, uri, files),
        ...service.references(symbol, uri, files, true),
      ];
      for (const { range } of found) holdWithin(range, input.text.length, 'a reference');
      const newName = symbol.kind === 'label' ? 'renamed' : 'http://contoso.example/renamed';
      const edits = service.rename(symbol, newName, uri, files);
      if (isRefusal(edits)) continue;
      hold(edits.length > 0, 'a rename has no edits', symbol.kind);
      const text = holdGoodEdits(input.text, edits, 'rename');
      const after = RuleSet.parse(text, input.dialect);
      // In text that AD FS refuses a quotation mark can be anything.
      if (!ruleSet.pieces.every(isComplete)) continue;
      hold(after.pieces.length === ruleSet.pieces.length, 'a rename changes where rules end', {
        before: input.text,
        after: text,
      });
    }
  },
};

function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refusal' in value;
}
