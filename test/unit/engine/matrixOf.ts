/** The table "Who is asked for MFA?" for tests: texts in, rows out. */
import type { Stage } from '../../../server/src/catalog/index.ts';
import {
  type MatrixOptions,
  type MfaMatrix,
  matrixTable,
  mfaMatrix,
} from '../../../server/src/engine/index.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';

export const inside = 'http://schemas.microsoft.com/ws/2012/01/insidecorporatenetwork';
export const groupSid = 'http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid';
export const upn = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn';
export const context = 'http://schemas.microsoft.com/2012/01/requestcontext/claims';
export const methods = 'http://schemas.microsoft.com/claims/authnmethodsreferences';
export const registered = 'http://schemas.microsoft.com/2012/01/devicecontext/claims/isregistereduser';
export const askFor =
  '=> issue(Type = "http://schemas.microsoft.com/ws/2008/06/identity/claims/authenticationmethod", Value = "http://schemas.microsoft.com/claims/multipleauthn");';
export const permit =
  '=> issue(Type = "http://schemas.microsoft.com/authorization/claims/permit", Value = "true");';
export const deny =
  '=> issue(Type = "http://schemas.microsoft.com/authorization/claims/deny", Value = "true");';
export const outside = `exists([Type == "${inside}", Value == "false"])`;

type Files = Partial<Record<Stage, string>>;

/** The table of rule texts, by their stage. */
export function matrixOf(files: Files, options?: MatrixOptions): MfaMatrix {
  const stages = Object.entries(files).map(([stage, text]) => ({
    stage: stage as Stage,
    name: `${stage}.adfsrule`,
    rules: RuleSet.parse(text),
  }));
  return mfaMatrix(stages, options);
}

/** The rows of one request, as `cell | cell | …` without the request itself. */
export function rowsOf(matrix: MfaMatrix, request: string): readonly string[] {
  return matrixTable(matrix)
    .rows.filter(([title]) => title === request)
    .map((cells) => cells.slice(1).join(' | '));
}
