import { ok } from 'node:assert/strict';
import { commands, type Uri } from 'vscode';
import { example } from './support/documents.ts';
import { waitFor } from './support/waitFor.ts';

/** A piece of text and its scopes, innermost last, as "Inspect Editor Tokens and Scopes" shows them. */
interface Token {
  readonly c: string;
  readonly t: string;
}

describe('The tokenizer', () => {
  it('gives the parts of a rule their scopes', async () => {
    const tokens = await tokenize(example('office365-issuance.adfsrule'));
    scoped(tokens, '@RuleName', /\badfsrule\b/);
    scoped(tokens, 'issue', /keyword/);
    scoped(tokens, '==', /keyword\.operator/);
    scoped(tokens, 'http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname', /string/);
  });

  it('knows rules in Markdown', async () => {
    const tokens = await tokenize(example('README.md'));
    scoped(tokens, 'issue', /meta\.embedded\.block\.adfsrule.*keyword/);
  });
});

/** The tokens of a file, from the tokenizer that colours the editor. */
function tokenize(uri: Uri): Promise<readonly Token[]> {
  return waitFor(
    `tokens of ${uri.path}`,
    () => commands.executeCommand<Token[]>('_workbench.captureSyntaxTokens', uri),
    (tokens) => tokens.length > 0,
  );
}

/** Asserts that the text occurs as a token, or as the start of one, with such scopes. */
function scoped(tokens: readonly Token[], text: string, scopes: RegExp): void {
  const found = tokens.filter((token) => token.c === text);
  ok(
    found.some((token) => scopes.test(token.t)),
    `${text}: ${JSON.stringify(found.length > 0 ? found : tokens.map(({ c }) => c).filter((c) => c.includes(text.slice(0, 6))))}`,
  );
}
