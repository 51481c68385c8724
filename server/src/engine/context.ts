/** The evaluation context: the claims that rules see, found by their type (language.md 3.2, 3.10). */
import type { Claim } from './claims.ts';
import { foldCase } from './foldCase.ts';

const none: readonly Claim[] = [];

/** Grows between rules only, so that a rule never sees a claim that it makes itself (section 8, no. 20). */
export class Context {
  readonly all: Claim[] = [];
  private readonly byType = new Map<string, Claim[]>();
  private readonly ignoreCase: boolean;

  constructor(claims: readonly Claim[], ignoreCase: boolean) {
    this.ignoreCase = ignoreCase;
    for (const claim of claims) this.append(claim);
  }

  append(claim: Claim): void {
    this.all.push(claim);
    const type = this.ignoreCase ? foldCase(claim.type) : claim.type;
    const claims = this.byType.get(type);
    if (claims) claims.push(claim);
    else this.byType.set(type, [claim]);
  }

  /** The claims that have this type, or all of them where none is asked for. */
  candidates(type: string | undefined): readonly Claim[] {
    if (type === undefined) return this.all;
    return this.byType.get(this.ignoreCase ? foldCase(type) : type) ?? none;
  }
}
