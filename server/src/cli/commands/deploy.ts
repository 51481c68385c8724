import { writeFileSync } from 'node:fs';
import process from 'node:process';
import {
  deploymentScript,
  type StageRules,
  type TrustKind,
  type TrustReference,
  trustKinds,
} from '../../farm/index.ts';
import { NOTHING_FOUND } from '../exitStatus.ts';
import { InputError } from '../inputError.ts';
import { type TrustOptions, trustRules } from '../trustRules.ts';

export interface DeployOptions extends TrustOptions {
  readonly out: string;
  readonly append?: true;
}

/** The values of `--kind`. */
export const deployKinds = Object.keys(trustKinds) as TrustKind[];

/** `adfsrule deploy`. Writes a script, which somebody else runs. */
export function runDeploy(paths: readonly string[], options: DeployOptions): number {
  const rules: StageRules[] = [];
  let trust: TrustReference | undefined;
  for (const { path, kind, name, stage, text } of trustRules(paths, options)) {
    if (trust && (trust.kind !== kind || trust.name !== name)) {
      throw new InputError(
        `${path}: is for "${name}", others for "${trust.name}". Take one trust at a time.`,
      );
    }
    trust = { kind, name };
    rules.push({ stage, text });
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
