// The command behind the code lens: shows places as VS Code shows references.
import { commands, type Disposable, Location, Position, Range, Uri } from 'vscode';
import type * as protocol from 'vscode-languageclient';
import { showReferencesCommand } from '../../server/src/lsp/protocol.ts';

/** Registers the command; its arguments come in the protocol's form and are turned into VS Code's. */
export function registerShowReferences(): Disposable {
  return commands.registerCommand(
    showReferencesCommand,
    (uri: string, position: protocol.Position, locations: readonly protocol.Location[]) =>
      commands.executeCommand(
        'editor.action.showReferences',
        Uri.parse(uri),
        toPosition(position),
        locations.map(({ uri, range }) => new Location(Uri.parse(uri), toRange(range))),
      ),
  );
}

function toPosition({ line, character }: protocol.Position): Position {
  return new Position(line, character);
}

function toRange({ start, end }: protocol.Range): Range {
  return new Range(toPosition(start), toPosition(end));
}
