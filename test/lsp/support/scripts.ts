/** Scripts with rules, and what a client does with them. */
import { expect } from 'vitest';
import {
  type CodeAction,
  CodeActionRequest,
  type Range,
  type TextDocumentEdit,
  type TextEdit,
} from 'vscode-languageserver/node';
import { startClient, type TestClient } from './client.ts';
import type { OpenDocument } from './openDocument.ts';

export const upn = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn';
export const role = 'https://contoso.example/claims/role';

/** Sets the issuance transform rules of a trust. */
export const set = "Set-AdfsRelyingPartyTrust -TargetName 'Portal' -IssuanceTransformRules";
export const script = (rules: string) => `# Portal\n${set} @'\n${rules}\n'@\n`;
export const expandable = (rules: string) => `${set} "${rules}"\n`;

export async function openScript(source: string, path = 'deploy.ps1') {
  const client = await startClient();
  return { client, document: client.open(path, source, 'powershell') };
}

export type Opened = { readonly client: TestClient; readonly document: OpenDocument };

export async function actionsAt(
  { client, document }: Opened,
  range: Range,
  only?: string[],
): Promise<readonly CodeAction[]> {
  const params = {
    textDocument: document.textDocument,
    range,
    context: { diagnostics: [], ...(only ? { only } : {}) },
  };
  return ((await client.request(CodeActionRequest.type, params)) ?? []) as CodeAction[];
}

/** The text after an action that changes this document. */
export function afterAction(document: OpenDocument, action: CodeAction | undefined): string {
  const changes = action?.edit?.documentChanges as TextDocumentEdit[] | undefined;
  if (!changes) throw new Error('There is no such action.');
  expect(changes.map(({ textDocument }) => textDocument.uri)).toEqual([document.uri]);
  return document.after(changes.flatMap(({ edits }) => edits as TextEdit[]));
}
