// The texts that the extension shows, as they stand in the manifest and in the client's sources.

/** The properties of `contributes` whose text people read. */
const shown = new Set([
  'title',
  'shortTitle',
  'description',
  'markdownDescription',
  'enumDescriptions',
  'markdownEnumDescriptions',
  'deprecationMessage',
  'label',
  'contents',
  'altText',
  'displayName',
]);

/**
 * Every text below `contributes` that people read, with its place there.
 *
 * @param {unknown} value
 * @param {readonly string[]} [path]
 * @param {boolean} [isShown]
 * @returns {import('./texts.d.mts').ManifestText[]}
 */
export function manifestTexts(value, path = [], isShown = false) {
  if (typeof value === 'string') return isShown ? [{ path, text: value }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    manifestTexts(part, [...path, key], Array.isArray(value) ? isShown : shown.has(key)),
  );
}

/** The key that a text stands for: `%setting.codeLens%` has `setting.codeLens`; undefined for plain text. */
export function keyIn(/** @type {string} */ text) {
  return /^%([\w.-]+)%$/.exec(text)?.[1];
}

/**
 * A key for a text that has none: by command or setting where it belongs to one, else by its place.
 *
 * @param {any} contributes
 * @param {readonly string[]} path
 */
export function newKey(contributes, path) {
  const own = (/** @type {string} */ name) => name.replace(/^adfsrule\./, '');
  const last = path.at(-1) ?? '';
  if (path[0] === 'commands') return `command.${own(contributes.commands[Number(path[1])].command)}.${last}`;
  if (path[0] !== 'configuration' || path[1] !== 'properties') return path.join('.');
  const name = path[2] ?? '';
  if (/^(markdownD|d)escription$/.test(last)) return `setting.${own(name)}.description`;
  if (path.length !== 5) return `setting.${own(name)}.${path.slice(3).join('.')}`;
  return `setting.${own(name)}.${contributes.configuration.properties[name].enum?.[Number(last)] ?? last}`;
}

/** `l10n.t('…')`, with the text where it is written as one string. */
const call = /\bl10n\.t\(\s*(?:'((?:[^'\\\n]|\\.)*)'\s*[,)])?/g;

/**
 * The texts of all calls of `l10n.t` in a source; undefined for a call that passes something else than one string.
 *
 * @param {string} source
 * @returns {(string | undefined)[]}
 */
export function calls(source) {
  return [...source.matchAll(call)].map(([, text]) => text?.replace(/\\(.)/g, '$1'));
}

/** What in a source reads like a text for people but goes to them untranslated. */
const plain =
  /(?:show(?:Error|Warning|Information)Message\(|\b(?:title|placeHolder|placeholder|prompt|tooltip|label|detail|contentText)\s*[:=])\s*['`](?=[A-Z][a-z])[^'`\n]*/g;

/**
 * @param {string} source
 * @returns {string[]}
 */
export function untranslated(source) {
  return [...source.matchAll(plain)].map(([text]) => text);
}

/**
 * Texts that reach `l10n.t` by a variable: names and descriptions of the rule snippets, in the dialog for new rules.
 *
 * @param {Readonly<Record<string, { readonly description: string }>>} snippets
 */
export function snippetTexts(snippets) {
  return Object.entries(snippets).flatMap(([name, { description }]) => [name, description]);
}
