// From the protocol's positions to VS Code's.
import { Location, Range, Uri } from 'vscode';
import type * as protocol from 'vscode-languageclient';

export function toRange({ start, end }: protocol.Range): Range {
  return new Range(start.line, start.character, end.line, end.character);
}

export function toLocation({
  uri,
  range,
}: {
  readonly uri: string;
  readonly range: protocol.Range;
}): Location {
  return new Location(Uri.parse(uri), toRange(range));
}
