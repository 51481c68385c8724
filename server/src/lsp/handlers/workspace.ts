import { DidChangeWatchedFilesNotification, FileChangeType, WatchKind } from 'vscode-languageserver';
import { CONFIGURATION_FILE } from '../../languageService.ts';
import { isConfigurationFile } from '../configurations.ts';
import type { HandlerGroup, ServerContext } from '../context.ts';
import { keyOf } from '../uris.ts';

/** Folders and files on disk: what the client is asked to watch, and what it reports. */
export const workspace: HandlerGroup = {
  capabilities: (client) => ({
    workspace: {
      ...(client.workspace?.workspaceFolders
        ? { workspaceFolders: { supported: true, changeNotifications: true } }
        : {}),
      // A renamed folder brings files along of which no watcher tells.
      ...(client.workspace?.fileOperations?.didRename
        ? {
            fileOperations: {
              didRename: { filters: [{ pattern: { glob: '**', matches: 'folder' as const } }] },
            },
          }
        : {}),
    },
  }),

  register(context) {
    const { connection, documents, files } = context;

    context.onInitialized(async () => {
      if (context.client.workspace?.workspaceFolders) {
        connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
          const gone = new Set(removed.map(({ uri }) => keyOf(uri)));
          const kept = files.folders.filter((uri) => !gone.has(keyOf(uri)));
          files.setFolders([...kept, ...added.map(({ uri }) => uri)]);
        });
      }
      await watch(context);
    });

    connection.onDidChangeWatchedFiles(({ changes }) => {
      if (changes.some(({ uri, type }) => isConfigurationFile(uri) || type === FileChangeType.Deleted)) {
        context.configurationChanged();
      }
      return files.changed(changes);
    });
    connection.workspace.onDidRenameFiles(() => files.forget());
    documents.onDidClose(({ document }) => files.closed(document.uri));
  },
};

async function watch({ client, connection, files }: ServerContext): Promise<void> {
  if (!client.workspace?.didChangeWatchedFiles?.dynamicRegistration) return;
  await connection.client.register(DidChangeWatchedFilesNotification.type, {
    watchers: [
      { globPattern: '**/*.{adfsrule,ps1,psm1,psd1}' },
      { globPattern: `**/${CONFIGURATION_FILE}` },
      // When a folder is deleted, that is all that is reported, and nothing about the files in it.
      { globPattern: '**', kind: WatchKind.Delete },
    ],
  });
  files.watched = true;
}
