/** The table for a file of scenarios: its rules, stores, users and presets. */
import { ownNames } from './claimNames.ts';
import type { JsonProblem } from './json.ts';
import { presetRequests } from './matrixChoices.ts';
import type { MatrixOptions, MatrixRequest, MatrixUser } from './matrixModel.ts';
import type { StageRules } from './pipeline.ts';
import { claimsOfUser, Givens } from './scenario/given.ts';
import type { ScenarioFile } from './scenario/model.ts';
import { presetById } from './scenario/presets.ts';
import { type MissingRules, type RulesOf, rulesOfScenarios } from './scenario/run.ts';
import { createStores } from './stores.ts';

/** What `mfaMatrix` needs. */
export interface MatrixSource {
  readonly stageRules: readonly StageRules[];
  readonly options: MatrixOptions;
  /** What keeps the table from being right. */
  readonly problems: readonly (JsonProblem | MissingRules)[];
}

/**
 * Takes the table's input from a file of scenarios. Its own presets are requests where they say from where a request
 * comes, and users otherwise; the users of its directory are users.
 */
export function matrixSourceOf(file: ScenarioFile, rulesOf: RulesOf): MatrixSource {
  const { stages, ruleSets, problems } = rulesOfScenarios(file, rulesOf);
  const givens = new Givens(file, ownNames(ruleSets.values()));
  const contextTypes = new Set(presetRequests.flatMap(({ claims }) => claims.map(({ type }) => type)));
  const requests: MatrixRequest[] = [];
  const users: MatrixUser[] = [];
  const groupNames = new Map<string, string>();
  for (const object of file.directory?.objects ?? []) {
    const account = `${object.domain}\\${object.account}`;
    if (object.kind === 'group') {
      if (object.sid !== undefined) groupNames.set(object.sid, object.account);
      continue;
    }
    const byType = file.directory && claimsOfUser(file.directory, account);
    if (byType) users.push({ label: object.account, claims: [...byType.values()].flat() });
  }
  for (const id of file.presets.keys()) {
    if (presetById(id)) continue;
    const { claims } = givens.claimsOf([{ kind: 'preset', id }]);
    if (claims.some(({ type }) => contextTypes.has(type))) {
      requests.push({ id, title: id, description: 'A preset of the file.', claims });
    } else users.push({ label: id, claims });
  }
  return {
    stageRules: stages,
    options: {
      stores: createStores(file.fixtures, file.directory),
      caseSensitive: file.caseSensitive,
      requests,
      users,
      groupNames,
    },
    problems,
  };
}
