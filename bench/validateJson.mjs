/** The peer of `adfsrule check`: reads every JSON file of a folder and has VS Code's JSON service validate it. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const { getLanguageService, TextDocument } = createRequire(import.meta.url)('vscode-json-languageservice');
const service = getLanguageService({});
const folder = process.argv[2];
let problems = 0;
for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
  if (!name.endsWith('.json')) continue;
  const text = readFileSync(join(folder, name), 'utf8');
  const document = TextDocument.create(`file:///${name}`, 'json', 1, text);
  const found = await service.doValidation(document, service.parseJSONDocument(document));
  problems += found.length;
}
if (problems > 0) throw new Error(`${problems} problems in JSON that has none`);
