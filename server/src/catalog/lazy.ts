/**
 * Wraps `make` so that it runs at the first call and never again: no data file is parsed and no index built
 * before somebody asks. A `make` that throws is tried again at the next call.
 */
export function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Adds `value` to the list under `key`. */
export function addTo<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
