/** The claims that a scenario starts with: presets, then the user, then its own; the later ones win by type. */
import { claimTypeUri } from '../../catalog/index.ts';
import type { TextRange } from '../../syntax/nodes.ts';
import { attributeOf } from '../activeDirectory.ts';
import { claimTypeOf, type OwnNames } from '../claimNames.ts';
import { type Claim, createClaim, issuers } from '../claims.ts';
import type { Directory } from '../directory.ts';
import { isFailure } from '../errors.ts';
import type { Presetting, ScenarioFile } from './model.ts';
import { presetById } from './presets.ts';

/** The claims by type, or what is named and not there. */
interface Started {
  readonly byType: ReadonlyMap<string, readonly Claim[]>;
  readonly problem: GivenProblem | undefined;
}

/** A preset or a user that is named and not there, and where it is named. */
export interface GivenProblem {
  readonly message: string;
  readonly range: TextRange;
}

/** The claims that a scenario starts with. */
export interface GivenClaims {
  readonly claims: readonly Claim[];
  readonly problem: GivenProblem | undefined;
}

/** Works out what scenarios of a file start with. Types that the rules use as they stand are no short names. */
export class Givens {
  private readonly file: ScenarioFile;
  private readonly own: OwnNames;
  private readonly presets = new Map<string, Started>();

  constructor(file: ScenarioFile, own: OwnNames) {
    this.file = file;
    this.own = own;
    // In their order: a preset builds on those above it, or on the one of that name that exists anyway.
    for (const [id, steps] of file.presets) this.presets.set(id, this.start(steps));
  }

  claimsOf(given: readonly Presetting[]): GivenClaims {
    const { byType, problem } = this.start(given);
    return { claims: [...byType.values()].flat(), problem };
  }

  private start(steps: readonly Presetting[]): Started {
    const byType = new Map<string, readonly Claim[]>();
    let problem: GivenProblem | undefined;
    for (const step of steps) {
      if (step.kind === 'preset') {
        const preset = this.presets.get(step.id) ?? builtIn(step.id);
        for (const [type, claims] of preset.byType) byType.set(type, claims);
        problem ??= preset.problem;
      } else if (step.kind === 'claims') {
        const type = claimTypeOf(step.type, this.own);
        byType.set(
          type,
          step.claims.map((parts) => createClaim({ ...parts, type })),
        );
      } else {
        const claims = this.file.directory && claimsOfUser(this.file.directory, step.account);
        for (const [type, ofType] of claims ?? []) byType.set(type, ofType);
        if (!claims) {
          const message = `The directory has no user \`${step.account}\`. Add it to "directory".`;
          problem ??= { message, range: step.range };
        }
      }
    }
    return { byType, problem };
  }
}

function builtIn(id: string): Started {
  return { byType: new Map(claimsOfPreset(id).map((claim) => [claim.type, [claim]])), problem: undefined };
}

/** The claims of a built-in preset; none for an unknown id. */
export function claimsOfPreset(id: string): readonly Claim[] {
  return (presetById(id)?.claims ?? []).map(({ type, value }) => createClaim({ type, value }));
}

/**
 * The claims of a Windows logon, as far as the directory knows them: account name, UPN, SID, and the SIDs of all
 * groups, issued by AD AUTHORITY (language.md 3.1 and 4.2).
 */
export function claimsOfUser(
  directory: Directory,
  account: string,
): ReadonlyMap<string, readonly Claim[]> | undefined {
  const user = directory.find(account);
  if (user?.kind !== 'user') return undefined;
  const issuer = issuers.activeDirectory;
  const upn = attributeOf(directory, user, 'userprincipalname');
  const values: readonly (readonly [type: string, values: readonly string[]])[] = [
    [claimTypeUri.windowsAccountName, [`${user.domain}\\${user.account}`]],
    [claimTypeUri.upn, isFailure(upn) ? [] : upn],
    [claimTypeUri.primarySid, user.sid === undefined ? [] : [user.sid]],
    [claimTypeUri.groupSid, directory.groupsOf(user).flatMap(({ sid }) => sid ?? [])],
  ];
  return new Map(
    values.map(([type, texts]) => [
      type,
      texts.map((value) => createClaim({ type, value, issuer, originalIssuer: issuer })),
    ]),
  );
}
