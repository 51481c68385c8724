import { describe, expect, it } from 'vitest';
import { type StageResult, stageChangedNotification, stageRequest } from '../../server/src/lsp/protocol.ts';
import { startClient, type TestClient } from './support/client.ts';
import type { OpenDocument } from './support/openDocument.ts';

const stage = (client: TestClient, { textDocument }: OpenDocument) =>
  client.request<StageResult>(stageRequest, { textDocument });

describe('the stage of a document', () => {
  it('comes from its name, else from its rules, which may change', async () => {
    const client = await startClient();
    const named = client.open('x.mfa.adfsrule', '');
    expect(await stage(client, named)).toEqual({ stage: 'additionalAuthentication', origin: 'fileName' });
    const other = client.open('x.adfsrule', '=> issue(Type = "a", Value = "b");');
    expect(await stage(client, other)).toEqual({ origin: 'unknown' });
    other.replace('"a"', '"http://schemas.microsoft.com/authorization/claims/permit"');
    expect(await stage(client, other)).toEqual({ stage: 'authorization', origin: 'rules' });
  });

  it('comes from the setting first, by the path in the workspace', async () => {
    const client = await startClient({ files: {} });
    const document = client.open('trusts/x.mfa.adfsrule', '');
    await client.configure({ stages: { 'trusts/*.adfsrule': 'issuance' } });
    await client.until('news of the setting', () => client.received.includes(stageChangedNotification));
    expect(await stage(client, document)).toEqual({
      stage: 'issuance',
      origin: 'setting',
      pattern: 'trusts/*.adfsrule',
    });
  });

  it('is not taken from an entry that names no stage, which is said', async () => {
    const client = await startClient({ settings: { stages: { '**': 'mfa' } } });
    await client.until('a message', () => client.shown.length > 0);
    expect(client.shown[0]).toMatch(/^In the setting adfsrule\.stages: “\*\*” must be "acceptance", /);
    expect(await stage(client, client.open('a.adfsrule', ''))).toEqual({ origin: 'unknown' });
  });

  it('of a document that is not open is nothing', async () => {
    const client = await startClient();
    expect(await client.request(stageRequest, { textDocument: { uri: 'file:///x.adfsrule' } })).toBeNull();
  });
});
