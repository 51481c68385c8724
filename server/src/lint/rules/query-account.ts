import { catalog, claimTypeUri } from '../../catalog/index.ts';
import { shortType } from '../../semantics/summary.ts';
import { isRegExReplace } from '../../syntax/keywords.ts';
import { type Expression, literalValue, type Rule, textOf } from '../../syntax/nodes.ts';
import { typesOfLabel } from '../labelTypes.ts';
import type { Finding, LintRule } from '../lintRule.ts';
import { isTemplateText, storeQueryOf } from '../storeQuery.ts';

/** The last part of an Active Directory query is `domain\user`; a UPN or a bare name fails (POLICY3826, language.md 3.9). */
export const queryAccount: LintRule = {
  id: 'query-account',
  title: 'Active Directory query names no account',
  category: 'store',
  severity: 'warning',
  needs: ['store'],
  *check(rule): Generator<Finding> {
    const query = storeQueryOf(rule);
    if (query?.language !== 'activeDirectory') return;
    const parts = query.parts;
    const user = parts[2];
    if (parts.length !== 3 || !user || user.text.trim() === '' || isTemplateText(user.text)) return;
    const index = /^\s*\{(\d{1,9})\}\s*$/.exec(user.text)?.[1];
    if (index === undefined) {
      // A backslash, or a placeholder that may bring one.
      if (/[\\{]/.test(user.text)) return;
      yield {
        start: user.start,
        end: user.end,
        message: `\`${user.text.trim()}\` is not of the form \`domain\\user\`. Pass the Windows account name; AD FS reports POLICY3826.`,
      };
      return;
    }
    const param = query.params[Number(index)];
    const wrong = param && notAnAccount(rule, param.value);
    if (!param || !wrong) return;
    yield {
      start: param.value.start,
      end: param.value.end,
      message: `The last part of the query takes \`domain\\user\`, ${wrong}. Pass the Windows account name; AD FS reports POLICY3826.`,
      related: [{ start: user.start, end: user.end, message: 'The last part' }],
    };
  },
};

/** Why an expression is surely no `domain\user`; undefined where it may be one. */
function notAnAccount(rule: Rule, value: Expression): string | undefined {
  const text = literalValue(rule, value);
  if (text !== undefined) {
    return text.includes('\\') || isTemplateText(text) || text.includes('$')
      ? undefined
      : 'and this text is none';
  }
  if (value.kind === 'access' && value.property?.name === 'Value') {
    const types = typesOfLabel(rule, textOf(rule, value.label));
    const type = types.find(isNoAccount);
    return types.length === 1 && type ? `not \`${shortType(type)}\`` : undefined;
  }
  if (value.kind !== 'call' || !isRegExReplace(textOf(rule, value.name))) return undefined;
  // `domain\user` goes in and a part of it comes out.
  const pattern = literalValue(rule, value.args[1]);
  const replacement = literalValue(rule, value.args[2]);
  const isPart = replacement !== undefined && /^(?:\$\{\w+\}|\$\d)$/.test(replacement);
  return isPart && pattern?.includes('\\\\') && !pattern.includes('|')
    ? 'and this takes the name apart'
    : undefined;
}

/** Claims that hold something else; `name` holds `domain\user` too, and custom types may hold anything. */
function isNoAccount(type: string): boolean {
  return (
    type === claimTypeUri.upn ||
    type === claimTypeUri.upnForMicrosoft365 ||
    type === claimTypeUri.emailAddress ||
    type === claimTypeUri.immutableId ||
    catalog.claimTypes.byUri(type)?.valueKind === 'sid'
  );
}
