import type { BaseLanguageClient } from 'vscode-languageclient';

/** Makes a client write its failures to the log only: `Server` tells the user, once and in fewer words. */
export function quietly<C extends BaseLanguageClient>(client: C): C {
  for (const level of ['error', 'warn', 'info'] as const) {
    const write = client[level].bind(client);
    client[level] = (message: string, data?: unknown) => write(message, data, false);
  }
  return client;
}
