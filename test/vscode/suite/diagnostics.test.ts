import { deepEqual, equal, match } from 'node:assert/strict';
import { type Diagnostic, DiagnosticSeverity } from 'vscode';
import { diagnostics, example, open, openUntitled, replaceText } from './support/documents.ts';

const errors = (found: readonly Diagnostic[]) =>
  found.filter(({ severity }) => severity === DiagnosticSeverity.Error);

describe('Diagnostics', () => {
  it('come and go as the text changes', async () => {
    const editor = await openUntitled('c:[Type = "urn:a"]\n => issue(claim = c);');
    const { document } = editor;
    const [error] = errors(await diagnostics(document, 'one error', (found) => errors(found).length === 1));
    equal(error && document.getText(error.range), '=');
    match(error?.message ?? '', /`==`/);
    await replaceText(editor, 'c:[Type == "urn:a"]\n => issue(claim = c);');
    await diagnostics(document, 'no diagnostics', (found) => found.length === 0);
  });

  it('name the two claim types that a web page has stripped', async () => {
    const stripped =
      'exists([Type == "", Value == "Microsoft.Exchange.ActiveSync"]) => issue(Type = "", Value = "true");';
    const { document } = await openUntitled(stripped);
    const found = await diagnostics(document, 'two errors', (all) => errors(all).length === 2);
    deepEqual(
      errors(found).map(({ range }) => [document.getText(range), range.start.character]),
      [
        ['""', stripped.indexOf('""')],
        ['""', stripped.lastIndexOf('""')],
      ],
    );
    for (const { message } of errors(found)) match(message, /^Claim type is empty\./);
  });

  it('leave good rules alone', async () => {
    const broken = await open(example('broken-from-a-blog.adfsrule'));
    await diagnostics(broken.document, 'errors', (found) => errors(found).length > 0);
    for (const name of ['office365-issuance', 'permit-staff', 'mfa-outside-for-group']) {
      const { document } = await open(example(`${name}.adfsrule`));
      const found = await diagnostics(document, 'no errors', (all) => errors(all).length === 0);
      equal(errors(found).length, 0);
    }
  });
});
