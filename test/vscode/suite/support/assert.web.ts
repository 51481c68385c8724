// As much of node:assert/strict as the suite uses, for the web extension host.

export function ok(value: unknown, message?: string): asserts value {
  if (!value) throw new Error(message ?? `${shown(value)} is not truthy.`);
}

export function equal(actual: unknown, expected: unknown, message?: string): void {
  ok(Object.is(actual, expected), message ?? `${shown(actual)} is not ${shown(expected)}.`);
}

export function notEqual(actual: unknown, expected: unknown, message?: string): void {
  ok(!Object.is(actual, expected), message ?? `Both are ${shown(actual)}.`);
}

export function match(text: string, pattern: RegExp, message?: string): void {
  ok(pattern.test(text), message ?? `${shown(text)} does not match ${pattern}.`);
}

/** For plain data: what JSON can say, and `undefined`. */
export function deepEqual(actual: unknown, expected: unknown, message?: string): void {
  const [got, wanted] = [shown(actual), shown(expected)];
  ok(got === wanted, message ?? `${got} is not ${wanted}.`);
}

/** The order of an object's properties does not count. */
function shown(value: unknown): string {
  const sorted = (_key: string, part: unknown) => {
    if (part === undefined) return '(undefined)';
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  };
  return JSON.stringify(value, sorted, 2);
}
