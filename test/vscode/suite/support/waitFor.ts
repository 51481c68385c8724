/** How long a condition may take to come true. Far longer than it takes: a slow machine must not fail a test. */
const patienceMilliseconds = 30_000;
const pauseMilliseconds = 50;

/**
 * Looks until `look` gives a value that `holds`, and returns that value.
 * @throws after a while, with what was wanted and what was there last
 */
export async function waitFor<T>(
  wanted: string,
  look: () => T | PromiseLike<T>,
  holds: (value: T) => boolean = Boolean,
): Promise<T> {
  const end = Date.now() + patienceMilliseconds;
  for (;;) {
    const value = await look();
    if (holds(value)) return value;
    if (Date.now() > end) {
      throw new Error(`Waited in vain for: ${wanted}. Last seen: ${JSON.stringify(value, undefined, 2)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds));
  }
}
