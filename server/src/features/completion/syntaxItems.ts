import { catalog, type Stage } from '../../catalog/index.ts';
import { type Dialect, dialects } from '../../syntax/dialect.ts';
import type { PropertyName } from '../../syntax/nodes.ts';
import type { Cursor } from './cursor.ts';
import { documentationKey } from './documentation.ts';
import type { ScopedLabel, Setting } from './scope.ts';
import { type Draft, type DraftText, draft, type Slot, stringSlot, wordSlot } from './slot.ts';
import { templatesFor } from './words.ts';

/** What all items of the grammar need to know. */
export interface SyntaxRequest {
  readonly cursor: Cursor;
  readonly labels: readonly ScopedLabel[];
  readonly snippets: boolean;
}

/** An item for a word of the language: with placeholders, or else the beginning of it. */
function wordItem(
  slot: Slot,
  snippets: boolean,
  name: string,
  kind: DraftText['kind'],
  text: string,
  more: Partial<DraftText> = {},
): Draft {
  const plain = text.replace(/\$\{\d+[:|]?[^}]*\}|\$\d/g, '\0').split('\0')[0] as string;
  const snippet = snippets && plain !== text;
  const word = catalog.language.ofGrammar(name);
  return draft(slot, {
    label: name,
    kind,
    text: snippet ? text : plain,
    snippet,
    detail: word?.name,
    data: word && documentationKey('word', name),
    ...more,
  });
}

/** The start of a rule: annotations that it does not have yet, conditions, and `=>` for a rule without any. */
export function ruleStartItems(
  request: SyntaxRequest,
  used: readonly string[],
  stage?: Stage,
): readonly Draft[] {
  const { cursor, snippets } = request;
  const annotations = dialects[cursor.dialect].annotations ? annotationItems(request, used, '@', stage) : [];
  if (cursor.text.charAt(cursor.word.start) === '@') return annotations;
  const arrow = wordItem(wordSlot(cursor), snippets, '=>', 'operator', '=> issue($1);', {
    detail: 'A rule without conditions: always',
    retrigger: true,
  });
  return [...annotations, ...conditionItems(request), arrow];
}

/** `@RuleName = "…"` and `@RuleTemplate = "…"`; `at` is what is not typed yet of the sign in front. */
export function annotationItems(
  { cursor, snippets }: SyntaxRequest,
  used: readonly string[],
  at: '@' | '',
  stage?: Stage,
): readonly Draft[] {
  const items: Draft[] = [];
  const slot = wordSlot(cursor);
  if (!used.includes('rulename')) {
    items.push(
      wordItem(slot, snippets, '@RuleName', 'annotation', `${at}RuleName = "\${1:name}"`, {
        search: ['RuleName'],
        ...(at === '' ? { label: 'RuleName' } : {}),
      }),
    );
  }
  if (!used.includes('ruletemplate')) {
    const choice = templatesFor(stage)
      .map(({ word }) => word)
      .join(',');
    items.push(
      wordItem(slot, snippets, '@RuleTemplate', 'annotation', `${at}RuleTemplate = "\${1|${choice}|}"`, {
        search: ['RuleTemplate'],
        ...(at === '' ? { label: 'RuleTemplate' } : {}),
      }),
    );
  }
  return items;
}

/** `@RuleTemplate = "…"` */
export function templateItems(cursor: Cursor, stage?: Stage): readonly Draft[] {
  return templatesFor(stage).map(({ word, name }) =>
    draft(stringSlot(cursor), {
      label: word,
      kind: 'template',
      text: `"${word}"`,
      search: [name],
      detail: name,
      data: documentationKey('template', word),
    }),
  );
}

/** A condition: the selector with a free label, and the aggregates. */
export function conditionItems({ cursor, labels, snippets }: SyntaxRequest): readonly Draft[] {
  const slot = wordSlot(cursor);
  const item = (name: string, label: string, text: string): Draft =>
    wordItem(slot, snippets, name, 'condition', text, { label, search: [name], retrigger: true });
  const name = freeLabel(labels);
  const selector = wordItem(slot, snippets, name, 'condition', `${name}:[Type == $1]`, {
    label: `${name}:[…]`,
    detail: 'A condition; its label names the claim that matches',
    retrigger: true,
  });
  if (!dialects[cursor.dialect].aggregates) return [selector];
  return [
    selector,
    item('exists', 'exists([…])', 'exists([Type == $1])'),
    item('not exists', 'not exists([…])', 'not exists([Type == $1])'),
    item('count', 'count([…])', 'count([Type == $1]) > $2'),
  ];
}

/** A selector or aggregate where the words in front leave no choice. */
export function requiredItems(request: SyntaxRequest, wanted: 'exists' | '[' | '([' | ')'): readonly Draft[] {
  const { cursor, snippets } = request;
  const slot = wordSlot(cursor);
  switch (wanted) {
    case 'exists':
      return [wordItem(slot, snippets, 'exists', 'keyword', 'exists([Type == $1])', { retrigger: true })];
    case '[':
      return [
        wordItem(slot, snippets, '[…]', 'condition', '[Type == $1]', {
          detail: 'The claims that the condition looks for',
          retrigger: true,
        }),
      ];
    case '([':
      return [
        wordItem(slot, snippets, '([…])', 'condition', '([Type == $1])', {
          detail: 'The claims that are looked for',
          retrigger: true,
        }),
      ];
    default:
      return [];
  }
}

/** `c`, or the next free one of `c1`, `c2`, … */
function freeLabel(labels: readonly ScopedLabel[]): string {
  const taken = new Set(labels.map(({ name }) => name.toLowerCase()));
  if (taken.size === 0) return 'c';
  for (let i = taken.has('c') ? 2 : 1; ; i++) if (!taken.has(`c${i}`)) return `c${i}`;
}

/** `&&` and `=>` behind a condition. */
export function joinItems({ cursor, snippets }: SyntaxRequest): readonly Draft[] {
  const slot = wordSlot(cursor);
  return [
    wordItem(slot, snippets, '=>', 'operator', '=> issue($1);', { retrigger: true }),
    wordItem(slot, false, '&&', 'operator', '&& ', { retrigger: true }),
  ];
}

/** `issue(…)` and `add(…)` */
export function verbItems({ cursor, snippets }: SyntaxRequest): readonly Draft[] {
  const open = cursor.text.slice(cursor.nameEnd).trimStart().startsWith('(');
  return dialects[cursor.dialect].verbs.map((verb) =>
    wordItem(wordSlot(cursor), snippets, verb, 'keyword', open ? verb : `${verb}($1);`, { retrigger: !open }),
  );
}

/** Properties that a selector does not compare yet. `Properties["…"]` can be compared more than once. */
export function propertyItems(
  { cursor, snippets }: SyntaxRequest,
  settings: readonly Setting[],
): readonly Draft[] {
  const { properties } = dialects[cursor.dialect];
  const compared = /^\s*(?:[=!]=|[=!]~|\[)/.test(cursor.text.slice(cursor.nameEnd));
  return unused(properties, settings).map((name) => {
    const text = compared
      ? name
      : name === 'Type'
        ? 'Type == $1'
        : name === 'Properties'
          ? 'Properties[$1]'
          : `${name} $1`;
    return wordItem(wordSlot(cursor), snippets, name, 'property', text, { retrigger: !compared });
  });
}

/** The four comparisons; a half-typed one is replaced. */
export function operatorItems({ cursor }: SyntaxRequest): readonly Draft[] {
  const { text, word, offset } = cursor;
  const typed = /[=!~]*$/.exec(text.slice(0, word.start))?.[0] ?? '';
  const start = word.start - typed.length;
  const lead = /\s/.test(text.charAt(start - 1)) ? '' : ' ';
  const slot: Slot = { start, end: offset, mark: '', lead, typed };
  const follows = text.charAt(offset) === ' ' ? '' : ' ';
  return ['==', '=~', '!=', '!~'].map((name) =>
    wordItem(slot, false, name, 'operator', `${name}${follows}`, { retrigger: true }),
  );
}

/** Comparisons of `count(…)`: `>` and `==` are in evidence (language.md 2.3). */
export function countItems({ cursor }: SyntaxRequest): readonly Draft[] {
  const details: Readonly<Record<string, string>> = { '>': 'More than', '==': 'Exactly' };
  return Object.entries(details).map(([name, detail]) =>
    draft(wordSlot(cursor), { label: name, kind: 'operator', text: `${name} `, detail }),
  );
}

/** Arguments that fit what the action has: none yet, a claim that is created, or a query. */
export function argumentItems(
  { cursor, labels, snippets }: SyntaxRequest,
  settings: readonly Setting[],
  verb: 'issue' | 'add' | undefined,
): readonly Draft[] {
  const dialect = dialects[cursor.dialect];
  const slot = wordSlot(cursor);
  const assigned = /^\s*(?:=|\[)/.test(cursor.text.slice(cursor.nameEnd));
  const names = settings.map(({ name }) => name);
  if (names.includes('claim')) return [];
  const query = ['store', 'types', 'query', 'param'];
  if (names.some((name) => query.includes(name))) {
    const missing = query.filter((name) => name === 'param' || !names.includes(name));
    return missing.map((name) =>
      wordItem(slot, snippets, name, 'keyword', argumentText(name, assigned), { retrigger: !assigned }),
    );
  }
  const properties = unused(dialect.properties, settings).map((name) =>
    wordItem(slot, snippets, name, 'property', argumentText(name, assigned), { retrigger: !assigned }),
  );
  if (names.length > 0) return properties;
  // `add(claim = c)` has no effect (language.md 2.5).
  const copies = (verb === 'add' ? [] : labels).map(({ name }) =>
    wordItem(slot, snippets, 'claim', 'keyword', assigned ? 'claim' : `claim = ${name}`, {
      label: assigned ? 'claim' : `claim = ${name}`,
    }),
  );
  return [...copies, ...properties, ...storeForm(dialect, slot, snippets, labels, assigned)];
}

function argumentText(name: string, assigned: boolean): string {
  if (assigned) return name;
  if (name === 'types') return 'types = ($1)';
  return name === 'Properties' ? 'Properties[$1]' : `${name} = $1`;
}

function storeForm(
  dialect: Dialect,
  slot: Slot,
  snippets: boolean,
  labels: readonly ScopedLabel[],
  assigned: boolean,
): readonly Draft[] {
  if (!dialect.attributeStores) return [];
  const param = `\${4:${labels[0]?.name ?? 'c'}.Value}`;
  const whole = `store = "\${1:Active Directory}", types = ("\${2:claim type}"), query = "\${3:;mail;{0\\}}", param = ${param}`;
  const text = assigned ? 'store' : snippets ? whole : 'store = ';
  return [
    draft(slot, {
      label: 'store',
      kind: 'keyword',
      text,
      snippet: text === whole,
      detail: catalog.language.ofGrammar('store')?.name,
      data: documentationKey('word', 'store'),
      retrigger: text === 'store = ',
    }),
  ];
}

function unused(properties: readonly PropertyName[], settings: readonly Setting[]): readonly PropertyName[] {
  const names = settings.map(({ name }) => name);
  return properties.filter((name) => name === 'Properties' || !names.includes(name.toLowerCase()));
}
