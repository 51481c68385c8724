/** Long JSON arrays, written member by member: only the text of each is kept, never all the data. */

/** A member as `JSON.stringify(array, null, 2)` writes it. Text in JSON has no line breaks of its own. */
export function jsonMember(value: unknown): string {
  return `  ${JSON.stringify(value, null, 2).replaceAll('\n', '\n  ')}`;
}

/** The array of members that `jsonMember` wrote, with a line break at the end. */
export function jsonList(members: readonly string[]): string {
  return members.length === 0 ? '[]\n' : `[\n${members.join(',\n')}\n]\n`;
}
