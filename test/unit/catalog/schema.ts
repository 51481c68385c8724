/** A small schema for data files: every check names the place and what is wrong there. */

/** Reports what is wrong with `value` at `at`; nothing when it is right. */
export type Check = (value: unknown, at: string) => readonly string[];

export const text: Check = (value, at) => {
  if (typeof value !== 'string') return [`${at}: expected text, found ${JSON.stringify(value)}`];
  if (value.trim() === '') return [`${at}: text is empty`];
  if (value !== value.trim()) return [`${at}: blank at the start or end of ${JSON.stringify(value)}`];
  return /[^\x20-\x7e\n]/.test(value) ? [`${at}: not ASCII: ${JSON.stringify(value)}`] : [];
};

/** Text that may begin or end with a blank: a recorded mistyping. */
export const rawText: Check = (value, at) =>
  typeof value === 'string' && value.trim() !== '' ? [] : [`${at}: expected text`];

export const boolean: Check = (value, at) =>
  typeof value === 'boolean' ? [] : [`${at}: expected true or false, found ${JSON.stringify(value)}`];

export const integer: Check = (value, at) =>
  Number.isInteger(value) ? [] : [`${at}: expected a whole number, found ${JSON.stringify(value)}`];

export function oneOf(...allowed: readonly string[]): Check {
  return (value, at) =>
    typeof value === 'string' && allowed.includes(value)
      ? []
      : [`${at}: ${JSON.stringify(value)} is none of ${allowed.join(', ')}`];
}

export function orNull(check: Check): Check {
  return (value, at) => (value === null ? [] : check(value, at));
}

export function listOf(check: Check, least = 0): Check {
  return (value, at) => {
    if (!Array.isArray(value)) return [`${at}: expected a list`];
    const problems = value.flatMap((item, index) => check(item, `${at}[${index}]`));
    if (value.length < least) problems.push(`${at}: expected at least ${least} items`);
    if (new Set(value.map((item) => JSON.stringify(item))).size !== value.length) {
      problems.push(`${at}: an item is there twice`);
    }
    return problems;
  };
}

/** An object with exactly these keys. */
export function object(fields: Readonly<Record<string, Check>>): Check {
  return (value, at) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return [`${at}: expected an object`];
    const entries = new Map<string, unknown>(Object.entries(value));
    const problems = [...entries.keys()]
      .filter((key) => !Object.hasOwn(fields, key))
      .map((key) => `${at}.${key}: unknown key`);
    for (const [key, check] of Object.entries(fields)) {
      if (entries.has(key)) problems.push(...check(entries.get(key), `${at}.${key}`));
      else problems.push(`${at}.${key}: key is missing`);
    }
    return problems;
  };
}

/** A regular expression that JavaScript can read too, apart from `(?i)` in front. */
export const expression: Check = (value, at) => {
  const problems = text(value, at);
  if (problems.length > 0) return problems;
  try {
    new RegExp(String(value).replace(/^\(\?i\)/, ''));
    return [];
  } catch (error) {
    return [`${at}: ${String(error)}`];
  }
};

/** A URL, or `owner/repository path`. */
export const source: Check = (value, at) => {
  const problems = text(value, at);
  if (problems.length > 0) return problems;
  const isUrl = /^https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+\/[^\s"<>]+$/i.test(String(value));
  const isFile = /^[\w.-]+\/[\w.-]+ [^\s/][^"<>\\]*\.\w+$/.test(String(value));
  return isUrl || isFile ? [] : [`${at}: neither a URL nor "owner/repository path": ${String(value)}`];
};

export const sources: Check = listOf(source, 1);
