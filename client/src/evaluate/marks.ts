// The trace beside the rules: which fired, which conditions held, and why not.
import {
  type DecorationOptions,
  type DecorationRenderOptions,
  type Disposable,
  l10n,
  type Range,
  type TextEditor,
  ThemeColor,
  Uri,
  window,
} from 'vscode';
import type { EvaluatedRule, EvaluationView } from '../../../server/src/lsp/protocol.ts';
import { toRange } from '../testing/positions.ts';
import type { Evaluations } from './evaluations.ts';

/** Longer texts behind a rule are cut. */
const longest = 140;

const firedColour = new ThemeColor('testing.iconPassed');
const idleColour = new ThemeColor('descriptionForeground');
const falseColour = new ThemeColor('editorWarning.foreground');
const errorColour = new ThemeColor('errorForeground');

const kinds = {
  fired: { ...gutter('M3 8.5l3.2 3.2L13 4.8', '#388a34', '#73c991'), ...behind(firedColour) },
  idle: { ...gutter('M4 8h8', '#8b8b8b', '#8b8b8b'), ...behind(idleColour) },
  error: { ...gutter('M4 4l8 8M12 4l-8 8', '#c72e0f', '#f48771'), ...behind(errorColour) },
  holds: before('✓', firedColour),
  fails: before('✗', falseColour),
  /** The constraint that the claim which came nearest does not satisfy. */
  near: { backgroundColor: new ThemeColor('diffEditor.removedTextBackground') },
} satisfies Record<string, DecorationRenderOptions>;

type Kind = keyof typeof kinds;
type Marks = Record<Kind, DecorationOptions[]>;

/** Shows the evaluations in all editors; the marks go when the evaluation does. */
export function showMarks(evaluations: Evaluations): Disposable[] {
  const types = Object.entries(kinds).map(
    ([kind, options]) => [kind as Kind, window.createTextEditorDecorationType(options)] as const,
  );
  const update = () => {
    for (const editor of window.visibleTextEditors) {
      const views = evaluations.of(editor.document).map(({ view }) => view);
      // Marks stay, and move along with the text, until there are newer ones.
      if (views.includes(undefined)) continue;
      const marks = none();
      for (const view of views) if (view) addMarks(marks, view, editor);
      for (const [kind, type] of types) editor.setDecorations(type, marks[kind]);
    }
  };
  return [
    ...types.map(([, type]) => type),
    evaluations.onDidChange(update),
    window.onDidChangeVisibleTextEditors(update),
  ];
}

function none(): Marks {
  return { fired: [], idle: [], error: [], holds: [], fails: [], near: [] };
}

function addMarks(marks: Marks, { start, rules, errors }: EvaluationView, { document }: TextEditor): void {
  const endOf = (range: Range) => document.lineAt(range.start.line).range;
  for (const rule of rules) {
    const place = endOf(toRange(rule.range));
    const mark = { range: place, renderOptions: { after: { contentText: `  ${cut(textFor(rule))}` } } };
    marks[rule.fired ? 'fired' : 'idle'].push(mark);
    for (const { range, holds, failed } of rule.conditions) {
      if (holds !== null) marks[holds ? 'holds' : 'fails'].push({ range: toRange(range) });
      const [nearest] = failed;
      if (holds === false && nearest) marks.near.push({ range: toRange(nearest.range) });
    }
  }
  const own = document.uri.toString();
  for (const { uri, range, message } of errors) {
    // What is wrong with the claims or the scenario is said above the first rule.
    const place =
      Uri.parse(uri).toString() === own ? endOf(toRange(range)) : document.lineAt(start.line).range;
    marks.error.push({ range: place, renderOptions: { after: { contentText: `  ${cut(message)}` } } });
  }
}

function textFor({ fired, claims, claimCount, verb, reason }: EvaluatedRule): string {
  if (!fired) return reason ? l10n.t('not fired: {0}', reason) : l10n.t('not fired');
  if (claimCount === 0) return l10n.t('fired without a claim');
  const made = claims.join(', ') + (claimCount > claims.length ? ', …' : '');
  return verb === 'issue' ? l10n.t('issues {0}', made) : l10n.t('adds {0}', made);
}

function cut(text: string): string {
  const line = text
    .replaceAll('`', '')
    .replaceAll(/\s+/g, ' ')
    // Of an address its end tells.
    .replaceAll(/\bhttps?:\/\/[^\s"]*\/(?=[^\s"/])/g, '…/');
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}

function behind(color: ThemeColor): DecorationRenderOptions {
  return { after: { color, margin: '0 0 0 1em' } };
}

function before(contentText: string, color: ThemeColor): DecorationRenderOptions {
  return { before: { contentText, color, margin: '0 0.4em 0 0' } };
}

/** A sign in the gutter; decorations take no theme colour there. */
function gutter(path: string, light: string, dark: string): DecorationRenderOptions {
  const icon = (colour: string) => {
    const line = `fill="none" stroke="${colour}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"`;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path d="${path}" ${line}/></svg>`;
    return Uri.parse(`data:image/svg+xml;utf8,${encodeURIComponent(svg)}`);
  };
  return {
    light: { gutterIconPath: icon(light) },
    dark: { gutterIconPath: icon(dark) },
    gutterIconSize: '80%',
  };
}
