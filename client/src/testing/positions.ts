// From the protocol's positions to VS Code's.
import { Location, Range, Uri } from 'vscode';
import type * as protocol from 'vscode-languageclient';

/** A range as VS Code has it. */
export function toRange({ start, end }: protocol.Range): Range {
  return new Range(start.line, start.character, end.line, end.character);
}

/** A place as VS Code has it. */
export function toLocation({
  uri,
  range,
}: {
  readonly uri: string;
  readonly range: protocol.Range;
}): Location {
  return new Location(Uri.parse(uri), toRange(range));
}
