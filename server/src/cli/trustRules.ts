/** Rule files with what they are for: trust and rule set, told by options, by the file or by what stands beside it. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  GLOBAL_NAME,
  type LocalRules,
  readTrustFile,
  TRUST_FILE,
  type TrustKind,
  type TrustReference,
} from '../farm/index.ts';
import { createRuleService, type Stage } from '../languageService.ts';
import { STANDARD_INPUT } from './files.ts';
import { inputFiles } from './input.ts';
import { InputError } from './inputError.ts';

export interface TrustOptions {
  readonly kind?: TrustKind;
  readonly name?: string;
  readonly stage?: Stage;
}

/** The rules of a file. */
export interface TrustRules extends LocalRules {
  readonly path: string;
}

/** The rule files that the paths mean, one at a time. Throws an `InputError` where nothing tells what one is for. */
export function* trustRules(paths: readonly string[], options: TrustOptions): Generator<TrustRules> {
  const service = createRuleService();
  const trust = given(options);
  for (const { path, text } of inputFiles(paths)) {
    if (path !== STANDARD_INPUT && !/\.adfsrule$/i.test(path)) {
      throw new InputError(`${path}: no rule file. Give .adfsrule files, or a folder with them.`);
    }
    const { stage } = service.findStage([path.replaceAll('\\', '/')], service.parse(text, 'adfs'), []);
    const wanted = options.stage ?? stage;
    if (!wanted) throw new InputError(`${path}: which rule set is it? Add --stage.`);
    const found = trust ?? trustBeside(path);
    if (!found) throw new InputError(`${path}: no ${TRUST_FILE} beside it. Add --kind and --name.`);
    yield { ...found, path, stage: wanted, text };
  }
}

function given({ kind, name }: TrustOptions): TrustReference | undefined {
  if (!kind) return undefined;
  if (kind !== 'global' && !name) throw new InputError(`--kind ${kind} needs --name.`);
  return { kind, name: kind === 'global' ? GLOBAL_NAME : (name ?? '') };
}

function trustBeside(path: string): TrustReference | undefined {
  try {
    return readTrustFile(readFileSync(join(dirname(path), TRUST_FILE), 'utf8'));
  } catch {
    return undefined;
  }
}
