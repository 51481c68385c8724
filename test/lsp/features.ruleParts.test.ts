import { describe, expect, it } from 'vitest';
import { addressExpressionRequest, type RuleParts, rulePartsRequest } from '../../server/src/lsp/protocol.ts';
import { startClient } from './support/client.ts';

describe('what a dialog for a new rule asks for', () => {
  it('are claim types and attributes that fit the rule set', async () => {
    const client = await startClient();
    const parts = await client.request<RuleParts>(rulePartsRequest, { stage: 'issuance' });
    expect(parts.read.map(({ name }) => name)).toContain('UPN');
    expect(parts.issue.map(({ name }) => name)).toContain('Name ID');
    expect(parts.attributes.map(({ attribute }) => attribute)).toContain('mail');
    const anywhere = await client.request<RuleParts>(rulePartsRequest, {});
    expect(anywhere.read.length).toBeGreaterThan(0);
  });

  it('is the expression for a list of addresses; null for anything else', async () => {
    const client = await startClient();
    const ask = (list: unknown) => client.request<string | null>(addressExpressionRequest, { list });
    expect(await ask('198.51.100.20')).toBe(String.raw`\b198\.51\.100\.20\b`);
    expect(await ask('the office')).toBeNull();
    expect(await ask(7)).toBeNull();
  });
});
