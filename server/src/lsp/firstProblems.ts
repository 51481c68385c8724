import { createCheckService } from '../languageService.ts';
import { Configurations, isConfigurationFile } from './configurations.ts';
import { diagnosticsOf } from './diagnostics.ts';
import { RuleFileDocument } from './document.ts';
import type { FirstAnswer, FirstQuestion, ReadFileParams, ReadFileResult } from './protocol.ts';
import { limits } from './runtime.ts';
import { readSettings } from './settings.ts';
import { Setups } from './setups.ts';
import { isInFolder } from './uris.ts';

/**
 * Says what is wrong with each rule file: what the server would say, without a connection, a client or anything that
 * only they need. One that cannot be checked has no problems here; the server says why.
 * @param readFile asks whoever has the files
 */
export function findFirstProblems(
  { folders, settings: given, documents }: FirstQuestion,
  readFile: (params: ReadFileParams) => Promise<ReadFileResult>,
  answer: (answer: FirstAnswer) => void,
): void {
  const service = createCheckService();
  const { settings } = readSettings(given);
  const configurations = new Configurations(async (uri) => {
    const open = documents.find((document) => document.uri === uri);
    if (open) return open.text;
    return isInFolder(uri) ? (await readFile({ uri, largest: limits.bytes }))?.text : undefined;
  }, service.readConfigurationFile);
  configurations.useSettings(settings.configuration);
  const setups = new Setups(
    service,
    configurations,
    () => folders,
    () => settings,
  );
  const check = async ({ uri, version, text }: FirstQuestion['documents'][number]) => {
    if (isConfigurationFile(uri)) return [];
    const source = new RuleFileDocument(uri, 'adfsrule', version, text, settings.dialect);
    const problems = () => diagnosticsOf(service, source, (document) => setups.of(document));
    const loading = configurations.load(uri);
    // Most files have no configuration: what is wrong without one is known by the time that this is.
    const guess = problems();
    await loading;
    return configurations.of(uri).file ? problems() : guess;
  };
  for (const [index, document] of documents.entries()) {
    check(document)
      .catch(() => [])
      .then((diagnostics) => answer({ document: index, diagnostics }));
  }
}
