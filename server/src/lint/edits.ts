/** Edits that several lint rules and refactorings make. */
import type { Condition, Rule, SelectorCondition } from '../syntax/nodes.ts';
import type { TextEdit } from '../syntax/problem.ts';

/** Turns `c:[…]` into `exists([…])`. Right only where nothing uses the label. */
export function wrapInExists({ start, end, selector }: SelectorCondition): readonly TextEdit[] {
  return [
    { start, end: selector.start, newText: 'exists(' },
    { start: end, end, newText: ')' },
  ];
}

/** Takes a condition out, with the `&&` that joined it. */
export function removeCondition(rule: Rule, condition: Condition): TextEdit {
  const { conditions } = rule;
  const index = conditions.indexOf(condition);
  const before = conditions[index - 1];
  const after = conditions[index + 1];
  if (before) return { start: before.end, end: condition.end, newText: '' };
  const end = after ? after.start : (rule.arrow?.start ?? condition.end);
  return { start: condition.start, end, newText: '' };
}

/** Takes one of several members of a list out, with the comma that set it apart. */
export function removeMember<T extends { readonly start: number; readonly end: number }>(
  members: readonly T[],
  member: T,
): TextEdit {
  const index = members.indexOf(member);
  const before = members[index - 1];
  const after = members[index + 1];
  if (before) return { start: before.end, end: member.end, newText: '' };
  return { start: member.start, end: after ? after.start : member.end, newText: '' };
}
