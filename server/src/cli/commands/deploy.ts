import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import {
  deploymentScript,
  readTrustFile,
  type StageRules,
  TRUST_FILE,
  type TrustKind,
  type TrustReference,
  trustKinds,
} from '../../farm/index.ts';
import { createLanguageService, type Stage } from '../../languageService.ts';
import { NOTHING_FOUND } from '../exitStatus.ts';
import { STANDARD_INPUT } from '../files.ts';
import { inputFiles } from '../input.ts';
import { InputError } from '../inputError.ts';

export interface DeployOptions {
  readonly out: string;
  readonly kind?: TrustKind;
  readonly name?: string;
  readonly stage?: Stage;
  readonly append?: true;
}

/** The values of `--kind`. */
export const deployKinds = Object.keys(trustKinds) as TrustKind[];

/** `adfsrule deploy`. Writes a script, which somebody else runs. */
export function runDeploy(paths: readonly string[], options: DeployOptions): number {
  const service = createLanguageService();
  const rules: StageRules[] = [];
  let trust: TrustReference | undefined = given(options);
  for (const { path, text } of inputFiles(paths)) {
    if (path !== STANDARD_INPUT && !/\.adfsrule$/i.test(path)) {
      throw new InputError(`${path}: no rule file. Give .adfsrule files, or a folder with them.`);
    }
    const { stage } = service.findStage([path.replaceAll('\\', '/')], service.parse(text, 'adfs'), []);
    const wanted = options.stage ?? stage;
    if (!wanted) throw new InputError(`${path}: which rule set is it? Add --stage.`);
    rules.push({ stage: wanted, text });
    if (options.kind) continue;
    const found = trustBeside(path);
    if (!found) throw new InputError(`${path}: no ${TRUST_FILE} beside it. Add --kind and --name.`);
    if (trust && (trust.kind !== found.kind || trust.name !== found.name)) {
      throw new InputError(
        `${path}: is for "${found.name}", others for "${trust.name}". Take one trust at a time.`,
      );
    }
    trust = found;
  }
  if (!trust) throw new InputError('There are no rule files. Check the paths.');
  const made = deploymentScript({ ...trust, mode: options.append ? 'append' : 'replace', rules });
  if ('refused' in made) throw new InputError(made.refused);
  try {
    writeFileSync(options.out, made.text);
  } catch (error) {
    throw new InputError(
      `${options.out}: cannot be written (${(error as { code?: string }).code ?? error}).`,
    );
  }
  process.stdout.write(`${options.out}\n`);
  return NOTHING_FOUND;
}

function given({ kind, name }: DeployOptions): TrustReference | undefined {
  if (!kind) return undefined;
  if (kind !== 'global' && !name) throw new InputError(`--kind ${kind} needs --name.`);
  return { kind, name: name ?? '' };
}

function trustBeside(path: string): TrustReference | undefined {
  try {
    return readTrustFile(readFileSync(join(dirname(path), TRUST_FILE), 'utf8'));
  } catch {
    return undefined;
  }
}
