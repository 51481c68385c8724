import { expect, it } from 'vitest';
import {
  DocumentFormattingRequest,
  DocumentOnTypeFormattingRequest,
  DocumentRangeFormattingRequest,
} from 'vscode-languageserver/node';
import { startClient } from './support/client.ts';

const options = { tabSize: 2, insertSpaces: true };

it('formats the document in the style of the settings', async () => {
  const client = await startClient({ settings: { formatStyle: 'adfs' } });
  const document = client.open('a.adfsrule', 'a:[]&&b:[]=>issue(claim=a);\n\n\nc:[]=>issue(claim=c);');
  await client.until('the settings', async () => {
    const edits = await client.request(DocumentFormattingRequest.type, {
      textDocument: document.textDocument,
      options,
    });
    return (
      document.after(edits ?? []) === 'a:[] && b:[]\n => issue(claim = a);\n\nc:[]\n => issue(claim = c);\n'
    );
  });
});

it('formats the rules that a range touches', async () => {
  const client = await startClient();
  const document = client.open('a.adfsrule', 'a:[]=>issue(claim=a);\n⟦b:[]⟧=>issue(claim=b);\n');
  const [range] = document.ranges;
  const edits = await client.request(DocumentRangeFormattingRequest.type, {
    textDocument: document.textDocument,
    range: range!,
    options,
  });
  expect(document.after(edits ?? [])).toBe('a:[]=>issue(claim=a);\nb:[]\n => issue(claim = b);\n');
});

it.each([
  [
    'the rule that a ; ends',
    ';',
    'a:[]=>issue(claim=a);\nb:[]=>issue(claim=b);‸',
    'a:[]=>issue(claim=a);\nb:[]\n => issue(claim = b);',
  ],
  ['the rule before a new line', '\n', 'a:[]=>issue(claim=a);\n‸', 'a:[]\n => issue(claim = a);\n'],
  ['nothing within a rule', '\n', 'a:[]\n‸=>issue(claim=a);', 'a:[]\n=>issue(claim=a);'],
  [
    'nothing for a ; within a string',
    ';',
    'a:[Type == ";‸x"]=>issue(claim=a);',
    'a:[Type == ";x"]=>issue(claim=a);',
  ],
])('formats %s while typing', async (_, ch, text, expected) => {
  const client = await startClient();
  const document = client.open('a.adfsrule', text);
  const edits = await client.request(DocumentOnTypeFormattingRequest.type, {
    textDocument: document.textDocument,
    position: document.cursor,
    ch,
    options,
  });
  expect(document.after(edits ?? [])).toBe(expected);
});
