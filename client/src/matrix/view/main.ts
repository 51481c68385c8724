// Runs in the web view: shows the table, filters it, and asks the extension for everything else.
import type { FromView, ToView, Words } from '../matrixMessages.ts';
import { element } from './element.ts';
import { type Outcome, outcomeOf, outcomes, visibleRows } from './filter.ts';
import { notesOf, tableOf } from './table.ts';

/** What VS Code gives a web view. */
declare function acquireVsCodeApi(): {
  postMessage(message: FromView): void;
  getState(): State | undefined;
  setState(state: State): void;
};

/** Kept while the page is out of view. */
interface State {
  readonly text: string;
  readonly outcomes: readonly Outcome[];
}

type Table = Extract<ToView, { kind: 'table' }>;

const vscode = acquireVsCodeApi();
const words: Words = JSON.parse(document.body.dataset.words ?? '{}');
const filter = document.querySelector<HTMLInputElement>('#filter')!;
const chips = document.querySelector<HTMLElement>('#outcomes')!;
const status = document.querySelector<HTMLElement>('#status')!;
const main = document.querySelector<HTMLElement>('#table')!;

let state: State = vscode.getState() ?? { text: '', outcomes: [] };
let table: Table | undefined;

function keep(changes: Partial<State>): void {
  state = { ...state, ...changes };
  vscode.setState(state);
  render();
}

/** The numbers of the rows that are on the screen. */
function shownRows(): readonly number[] {
  return table
    ? visibleRows(table.matrix, state).flatMap(({ rows }) => rows.flatMap(({ numbers }) => numbers))
    : [];
}

function render(): void {
  if (!table) return;
  const { matrix } = table;
  // What has the focus is made anew below.
  const focused = document.activeElement?.getAttribute('data-key');
  const shown = visibleRows(matrix, state);
  const all = matrix.blocks.reduce((sum, { requests, rows }) => sum + requests.length * rows.length, 0);
  const count = shownRows().length;
  status.textContent =
    count === all
      ? words.rows.replace('{0}', String(all))
      : words.someRows.replace('{0}', String(count)).replace('{1}', String(all));
  renderChips(table);
  const open: Parameters<typeof tableOf>[3] = (place) => vscode.postMessage({ kind: 'open', place });
  main.replaceChildren(
    ...(count === 0 && all > 0 ? [nothingFits()] : [tableOf(matrix, shown, words, open)]),
    ...notesOf(matrix, words),
  );
  if (focused) document.querySelector<HTMLElement>(`[data-key="${CSS.escape(focused)}"]`)?.focus();
}

function nothingFits(): HTMLElement {
  const clear = element('button', { class: 'link', type: 'button' }, words.clear);
  clear.addEventListener('click', () => {
    filter.value = '';
    keep({ text: '', outcomes: [] });
    filter.focus();
  });
  return element('p', {}, `${words.nothingFits} `, clear);
}

/** One switch for each outcome that occurs, with the number of its rows. */
function renderChips({ matrix }: Table): void {
  const counts = new Map<Outcome, number>();
  for (const { requests, rows } of matrix.blocks) {
    for (const row of rows) {
      const outcome = outcomeOf(row);
      counts.set(outcome, (counts.get(outcome) ?? 0) + requests.length);
    }
  }
  chips.replaceChildren(
    ...outcomes
      .filter((outcome) => counts.has(outcome))
      .map((outcome) => {
        const isOn = state.outcomes.includes(outcome);
        const count = element('span', { class: 'count' }, String(counts.get(outcome)));
        const attributes = { type: 'button', 'aria-pressed': String(isOn), 'data-key': `chip-${outcome}` };
        const chip = element('button', attributes, words[outcome], count);
        chip.addEventListener('click', () => {
          const others = state.outcomes.filter((one) => one !== outcome);
          keep({ outcomes: isOn ? others : [...others, outcome] });
        });
        return chip;
      }),
  );
}

filter.value = state.text;
filter.addEventListener('input', () => keep({ text: filter.value }));
filter.addEventListener('keydown', ({ key }) => {
  if (key !== 'Escape') return;
  filter.value = '';
  keep({ text: '' });
});
for (const kind of ['copy', 'export'] as const) {
  document
    .querySelector(`#${kind}`)
    ?.addEventListener('click', () => vscode.postMessage({ kind, rows: shownRows() }));
}

window.addEventListener('message', ({ data }: MessageEvent<ToView>) => {
  if (data.kind === 'done') {
    status.textContent = data.text;
    return;
  }
  table = data.kind === 'table' ? data : undefined;
  for (const tool of document.querySelectorAll<HTMLElement>('#copy, #export, #tools > :not(#status)')) {
    tool.hidden = !table;
  }
  const files = document.querySelector('#files');
  if (files) files.textContent = table?.files ?? '';
  if (data.kind === 'nothing') {
    status.textContent = data.text;
    main.replaceChildren();
  }
  render();
});
vscode.postMessage({ kind: 'ready' });
