// The table itself, as real table markup.
import type { MatrixRowView, MatrixView, RulePlace } from '../../../../server/src/lsp/protocol.ts';
import type { Words } from '../matrixMessages.ts';
import { element } from './element.ts';
import type { VisibleBlock } from './filter.ts';

/** What a cell with an outcome shows: a sign for the eye, a word for everybody. */
interface Shown {
  readonly look: string;
  readonly sign: string;
  readonly text: string;
  readonly hint?: string;
}

/** The table with these rows. `open` is called with the place of a rule that somebody wants to see. */
export function tableOf(
  { dimensions, decides }: MatrixView,
  blocks: readonly VisibleBlock[],
  words: Words,
  open: (place: RulePlace) => void,
): HTMLElement {
  const header = (text: string, hint = '') =>
    element('th', { scope: 'col', ...(hint && hint !== text ? { title: hint } : {}) }, text);
  const places = blocks.flatMap(({ rows }) => rows.flatMap(({ row }) => row.decidedBy));
  // One file needs no mention in every row.
  const withFile = new Set(places.map(({ uri }) => uri)).size > 1;
  const titles = [
    header(words.request),
    ...dimensions.map(({ title, detail }) => header(title, detail)),
    ...(decides.mfa ? [header(words.mfa)] : []),
    ...(decides.permitted ? [header(words.access)] : []),
    ...(decides.told ? [header(words.told)] : []),
    header(words.rule),
  ];
  const bodies = blocks.map(({ requests, rows }) =>
    element(
      'tbody',
      {},
      ...rows.map(({ row }, i) => {
        const request = element('th', { scope: 'rowgroup', rowspan: String(rows.length) });
        for (const { title, description } of requests) {
          request.append(element('span', { title: description }, title));
        }
        return element(
          'tr',
          {},
          ...(i === 0 ? [request] : []),
          ...row.cells.map((cell) => element('td', cell === 'any' ? { class: 'any' } : {}, cell)),
          ...(decides.mfa ? [outcomeCell(mfaShown(row, words))] : []),
          ...(decides.permitted ? [outcomeCell(accessShown(row, words))] : []),
          ...(decides.told ? [element('td', row.told === '–' ? { class: 'any' } : {}, row.told)] : []),
          ruleCell(row, words, withFile, open),
        );
      }),
    ),
  );
  const table = element(
    'table',
    { 'aria-label': words.title },
    element('thead', {}, element('tr', {}, ...titles)),
    ...bodies,
  );
  return element(
    'div',
    { class: 'scroller', tabindex: '0', role: 'region', 'aria-label': words.title, 'data-key': 'table' },
    table,
  );
}

function mfaShown({ mfa }: MatrixRowView, words: Words): Shown {
  switch (mfa) {
    case 'yes':
      return { look: 'mfa', sign: '●', text: words.mfa };
    case 'cannotAnswer':
      return { look: 'cannotAnswer', sign: '▲', text: words.cannotAnswer, hint: words.cannotAnswerHint };
    case 'no':
      return { look: 'calm', sign: '○', text: words.noMfa };
    case 'none':
      return { look: 'calm', sign: '', text: '–' };
  }
}

function accessShown({ permitted }: MatrixRowView, words: Words): Shown {
  switch (permitted) {
    case 'yes':
      return { look: 'yes', sign: '✓', text: words.permitted };
    case 'no':
      return { look: 'no', sign: '✗', text: words.denied };
    case 'error':
      return { look: 'error', sign: '▲', text: words.failed };
    case 'none':
      return { look: 'calm', sign: '', text: '–' };
  }
}

function outcomeCell({ look, sign, text, hint }: Shown): HTMLElement {
  const mark = element('span', { class: 'sign', 'aria-hidden': 'true' }, sign);
  return element(
    'td',
    { class: 'outcome', ...(hint ? { title: hint } : {}) },
    element('span', { class: look }, ...(sign ? [mark] : []), text),
  );
}

function ruleCell(
  { decidedBy, decided, rows }: MatrixRowView,
  words: Words,
  withFile: boolean,
  open: (place: RulePlace) => void,
): HTMLElement {
  if (decidedBy.length === 0) return element('td', { class: 'calm' }, decided);
  const links = decidedBy.map((place, i) => {
    const { name, file } = place;
    const link = element(
      'button',
      {
        class: 'link',
        type: 'button',
        'data-key': `rule-${rows[0]}-${i}`,
        'aria-label': words.openRule.replace('{0}', name).replace('{1}', file),
      },
      name,
    );
    link.addEventListener('click', () => open(place));
    return element(
      'div',
      {},
      link,
      ...(withFile ? [' \u2002', element('span', { class: 'file' }, file)] : []),
    );
  });
  return element('td', {}, ...links);
}

/** What stands below the table. */
export function notesOf(
  { blocks, notes, problems, decides }: MatrixView,
  words: Words,
): readonly HTMLElement[] {
  const wrong = problems.map(({ message }) => element('li', {}, message));
  const stuck = blocks.some(({ rows }) => rows.some(({ mfa }) => mfa === 'cannotAnswer'));
  const texts = [
    ...(stuck ? [`${words.cannotAnswer}: ${words.cannotAnswerHint}`] : []),
    ...(decides.mfa ? [] : [words.noMfaRules]),
    ...(decides.permitted ? [] : [words.noAccessRules]),
    ...notes,
  ].map((note) => element('li', {}, note));
  return [
    ...(wrong.length > 0 ? [element('section', { class: 'problems' }, element('ul', {}, ...wrong))] : []),
    ...(texts.length > 0
      ? [element('section', {}, element('h2', {}, words.notes), element('ul', {}, ...texts))]
      : []),
  ];
}
