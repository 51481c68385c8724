/** Variables of PowerShell where the rule meant something of its own. */

import type { HostProblem } from './problems.ts';
import type { Region } from './region.ts';
import { isExpandable } from './stringLiteral.ts';

const NAMED = /^\$(?:\{(\w+)\}|(\w+))$/;
const SCOPED = /^\$(\w+):(\w+)$/;
const SCOPES = new Set([
  'env',
  'function',
  'global',
  'local',
  'private',
  'script',
  'using',
  'variable',
  'workflow',
]);
/** How far before a replacement its pattern may start. */
const FARTHEST = 4000;

/**
 * `${user}` or `$1` of a replacement that PowerShell takes for a variable (language.md 4.6, 7.2), and `$name:role`, of which
 * it takes the colon, too. Silent wherever the script has such a variable, and where the rule has no such group.
 */
export function variableProblems(
  region: Region,
  isDefined: (name: string) => boolean,
): readonly HostProblem[] {
  const problems: HostProblem[] = [];
  for (const { start, hostStart, hostEnd, expression } of region.holes) {
    const segment = region.segments.find(
      (candidate) => candidate.start <= hostStart && hostEnd <= candidate.end,
    );
    if (!segment || !isExpandable(segment.quoting)) continue;
    const scoped = SCOPED.exec(expression);
    const range = { start: hostStart, end: hostEnd, severity: 'warning' as const };
    if (scoped) {
      const [, name = '', rest = ''] = scoped;
      if (SCOPES.has(name.toLowerCase()) || !isDefined(name) || isDefined(`${name}:${rest}`)) continue;
      const newText = `\${${name}}:${rest}`;
      problems.push({
        ...range,
        code: 'variable-takes-colon',
        message: `PowerShell reads ${expression} as one variable. Write ${newText}.`,
        fixes: [
          {
            title: `Write ${newText}`,
            edits: [{ start: hostStart, end: hostEnd, newText }],
            preferred: true,
          },
        ],
      });
      continue;
    }
    const name = NAMED.exec(expression)?.slice(1).find(Boolean);
    if (!name || isDefined(name) || !isGroup(region.text.slice(Math.max(0, start - FARTHEST), start), name))
      continue;
    // A named group is written with braces, whatever the script has.
    const newText = /^\d/.test(name) && !expression.includes('{') ? `\`$${name}` : `\`\${${name}}`;
    problems.push({
      ...range,
      code: 'variable-in-replacement',
      message: `PowerShell replaces ${expression} before AD FS sees it. Write ${newText} to keep the group.`,
      fixes: [
        { title: `Write ${newText}`, edits: [{ start: hostStart, end: hostEnd, newText }], preferred: true },
      ],
    });
  }
  return problems;
}

/** True when a pattern before this place, in the same `RegExReplace`, has the group. */
function isGroup(before: string, name: string): boolean {
  const call = before.toLowerCase().lastIndexOf('regexreplace');
  if (call < 0) return false;
  const inCall = before.slice(call);
  // Behind the end of a rule there is another call, or none.
  if (/\)\s*;/.test(inCall)) return false;
  return /^\d+$/.test(name) || inCall.includes(`(?<${name}>`) || inCall.includes(`(?'${name}'`);
}
