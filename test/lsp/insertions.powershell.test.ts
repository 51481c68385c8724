/**
 * Whatever is put into rules in a string of a script: the value that PowerShell makes of the string afterwards is what
 * the same would have made of a rule file.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type CodeAction,
  CodeActionRequest,
  type CompletionItem,
  type CompletionList,
  CompletionRequest,
  type Position,
  RenameRequest,
  type TextDocumentEdit,
  type TextEdit,
} from 'vscode-languageserver/node';
import snippets from '../../snippets/adfsrule.json';
import { expand } from '../unit/features/completionCursor.ts';
import { startClient, type TestClient } from './support/client.ts';
import { marked } from './support/marked.ts';
import type { OpenDocument } from './support/openDocument.ts';
import { upn } from './support/scripts.ts';
import { type StringKind, stringKinds } from './support/strings.ts';

const before = "$name = 'Portal'\nSet-AdfsRelyingPartyTrust -TargetName $name -IssuanceTransformRules ";
const behind = '\nWrite-Host "Done: $name"\n';

/** Rules in a file of their own, and the same in a string. */
interface Both {
  readonly client: TestClient;
  readonly kind: StringKind;
  readonly rules: string;
  readonly file: OpenDocument;
  readonly script: OpenDocument;
}

let opened = 0;

function openBoth(client: TestClient, kind: StringKind, rules: string): Both {
  const name = `${++opened}`;
  const file = client.open(`${name}.issuance.adfsrule`, rules);
  const content = [...rules].map(kind.write).join('');
  const script = client.open(`${name}.ps1`, before + kind.open + content + kind.close + behind, 'powershell');
  return { client, kind, rules, file, script };
}

/** The two places of an offset in the rules. */
function placesOf({ kind, rules, file, script }: Both, offset: number): readonly [Position, Position] {
  const inScript =
    before.length + kind.open.length + [...rules.slice(0, offset)].map(kind.write).join('').length;
  return [file.range(offset, offset).start, script.range(inScript, inScript).start];
}

/** What PowerShell makes of the string in a script. */
function valueIn(kind: StringKind, script: string): string {
  const start = before + kind.open;
  const end = kind.close + behind;
  expect(script.startsWith(start) && script.endsWith(end), script).toBe(true);
  return kind.read(script.slice(start.length, script.length - end.length));
}

/** A text after a snippet was put in and left as it is. */
function afterItem(list: CompletionList, item: CompletionItem, document: OpenDocument): string {
  const { range, newText } = (item.textEdit ?? {
    range: list.itemDefaults?.editRange,
    newText: item.textEditText,
  }) as TextEdit;
  return document.after([{ range, newText: item.insertTextFormat === 2 ? expand(newText) : newText }]);
}

function afterEdits(document: OpenDocument, changes: unknown): string {
  return document.after((changes as TextDocumentEdit[]).flatMap(({ edits }) => edits as TextEdit[]));
}

/** The texts after each action at a place, by its title. */
async function actionsAt(client: TestClient, document: OpenDocument, place: Position) {
  const actions = ((await client.request(CodeActionRequest.type, {
    textDocument: document.textDocument,
    range: { start: place, end: place },
    context: { diagnostics: [] },
  })) ?? []) as CodeAction[];
  const changing = actions.filter(({ edit }) =>
    (edit?.documentChanges as TextDocumentEdit[] | undefined)?.some(
      ({ textDocument }) => textDocument?.uri === document.uri,
    ),
  );
  // What is all of a file there, is all of a rule set here.
  return new Map(
    changing.map(({ title, edit }) => [
      title.replace('in this rule set', 'in this file'),
      afterEdits(document, edit?.documentChanges),
    ]),
  );
}

/** Where completion is asked for. The rules around hold what strings have to escape. */
const odd = `@RuleName = "it's \`n 100 % \${name}"\nc:[Type == "${upn}", Value =~ "^(?<user>[^@]+)@x\\.example$"]\n => issue(Type = "urn:a", Value = RegExReplace(c.Value, "^(?<user>.+)$", "\${user}"));\n`;
const completions: Readonly<Record<string, string>> = {
  'a claim type': `${odd}c:[Type == "‸"] => issue(claim = c);`,
  'a claim type without quotation marks': `${odd}c:[Type == ‸] => issue(claim = c);`,
  'the start of a rule': `${odd}‸\n${odd}`,
  'a condition': `${odd}c:[‸] => issue(claim = c);`,
  'a verb': `${odd}c:[] => ‸`,
  'an argument': `${odd}c:[] => issue(‸);`,
  'an expression': `${odd}c:[] => issue(Type = "urn:a", Value = ‸);`,
  'a group of the pattern': `${odd}c:[] => issue(Type = "urn:a", Value = RegExReplace(c.Value, "^(?<user>.+)$", "$‸"));`,
  'a value in a pattern': `${odd}c:[Type == "http://schemas.microsoft.com/2012/01/requestcontext/claims/x-ms-client-application", Value =~ "^‸$"] => issue(claim = c);`,
  'a query': `${odd}c:[] => issue(store = "Active Directory", types = ("urn:a"), query = "‸", param = c.Value);`,
  'a template': `${odd}@RuleTemplate = "‸"\nc:[] => issue(claim = c);`,
};

/** Rules with something to mend or to write otherwise. */
const mending: Readonly<Record<string, string>> = {
  'a wrong operator': `${odd}c:[Type = "${upn}", Value =~ "^a.contoso.example$"] => issue(claim = c);`,
  'typographic quotation marks': `${odd}c:[Type == “${upn}”]\n => issue(claim = c);`,
  'a replacement': `${odd}c:[Type == "${upn}"] => issue(Type = "urn:a", Value = RegExReplace(c.Value, "^(.+)$", "\${nobody} $1"));`,
  'a rule without a name': `c:[Type == "${upn}", Value =~ "^(?i)it's \`x\`$"]\n => issue(Type = "urn:a", Value = c.Value);`,
  alternatives: `${odd}c:[Type == "${upn}", Value =~ "^(a|b's|\\$c)$"] => issue(claim = c);`,
  'an address': `${odd}c:[Type == "http://schemas.microsoft.com/2012/01/requestcontext/claims/x-ms-forwarded-client-ip", Value =~ "203.0.113.7"] => issue(claim = c);`,
};

describe.each(Object.entries(stringKinds))('in %s', (name, kind) => {
  // Nobody writes `${name}` there and means it.
  const plain = (rules: string) =>
    name.endsWith('as people write it') ? rules.replaceAll(/\$\{?\w+\}?|\\\$c/g, 'x') : rules;

  let client: TestClient;
  beforeAll(async () => {
    client = await startClient();
  });

  it.each(Object.entries(completions))('completion of %s', async (_, source) => {
    const { text, cursor } = marked(plain(source));
    const both = openBoth(client, kind, text);
    const [inFile, inScript] = placesOf(both, cursor);
    const ask = (document: OpenDocument, position: Position) =>
      client.request(CompletionRequest.type, { textDocument: document.textDocument, position });
    const ofFile = (await ask(both.file, inFile)) as CompletionList;
    const ofScript = (await ask(both.script, inScript)) as CompletionList;
    expect(ofFile.items.length).toBeGreaterThan(0);
    expect(ofScript.items.map(({ label }) => label)).toEqual(ofFile.items.map(({ label }) => label));
    ofScript.items.forEach((item, i) => {
      const wanted = afterItem(ofFile, ofFile.items[i] as CompletionItem, both.file);
      expect(valueIn(kind, afterItem(ofScript, item, both.script))).toBe(wanted);
    });
  });

  it.each(Object.entries(mending))('quick fixes and refactorings of %s', async (_, source) => {
    const both = openBoth(client, kind, plain(source));
    let compared = 0;
    const end = both.rules.length;
    for (let offset = 0; offset <= end; offset += 5) {
      const [inFile, inScript] = placesOf(both, offset);
      const ofFile = await actionsAt(client, both.file, inFile);
      const ofScript = await actionsAt(client, both.script, inScript);
      for (const [title, text] of ofScript) {
        expect(ofFile.has(title), title).toBe(true);
        expect(valueIn(kind, text)).toBe(ofFile.get(title));
        compared++;
      }
      expect([...ofScript.keys()]).toEqual([...ofFile.keys()]);
    }
    expect(compared).toBeGreaterThan(0);
  });

  it('renaming a label', async () => {
    const { text, cursor } = marked(plain(`${odd}c‸:[] => issue(Type = "urn:a", Value = c.Value + "$");`));
    const both = openBoth(client, kind, text);
    const [inFile, inScript] = placesOf(both, cursor);
    const rename = async (document: OpenDocument, position: Position) => {
      const params = { textDocument: document.textDocument, position, newName: 'user' };
      return afterEdits(document, (await client.request(RenameRequest.type, params))?.documentChanges);
    };
    const wanted = await rename(both.file, inFile);
    expect(wanted).toContain('user.Value');
    expect(valueIn(kind, await rename(both.script, inScript))).toBe(wanted);
  });

  it('Format Rules Here', async () => {
    const messy = plain(`${odd}c:[Type=="${upn}",Value=~"^it's \`$"]=>issue(claim=c);`);
    const both = openBoth(client, kind, messy);
    const [, inScript] = placesOf(both, 5);
    const answer = await client.request<{ edits: TextEdit[]; isComplete: boolean }>('adfsrule/formatRules', {
      textDocument: both.script.textDocument,
      position: inScript,
    });
    const formatted = await client.request<{ edits: TextEdit[] }>('adfsrule/formatRules', {
      textDocument: both.file.textDocument,
      position: { line: 0, character: 0 },
    });
    expect(answer.edits.length).toBeGreaterThan(0);
    expect(valueIn(kind, both.script.after(answer.edits))).toBe(both.file.after(formatted.edits).trimEnd());
  });
});

describe('rule snippets, which the editor puts in as they are', () => {
  // Where rules are a language of their own for the editor: in here-strings.
  const here = ["@'…'@", '@"…"@'].map((name) => [name, stringKinds[name] as StringKind] as const);
  it.each(here)('say in %s what they say in a rule file', (_, kind) => {
    for (const { body } of Object.values(snippets)) {
      const text = expand(body.join('\n'));
      expect(kind.read(text)).toBe(text);
    }
  });
});

it('what people type is read as PowerShell reads it', () => {
  for (const { write, read } of Object.values(stringKinds)) {
    const text = 'it\'s a "b" `c`';
    expect(read([...text].map(write).join(''))).toBe(text);
  }
  expect(() => stringKinds['"…"']?.read('a $b')).toThrow('puts something in');
});
