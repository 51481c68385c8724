/** Cmdlets that take rule text, and those that close what a rule leaves open. */

import text from './data/powershell.json?raw';
import { lazy } from './lazy.ts';
import type { Sourced, Stage } from './types.ts';

/** A parameter of a cmdlet. */
export interface CmdletParameter {
  readonly name: string;
  readonly meaning: string;
  /** The rule set it holds; `any` where the rules can be for any. Null for a parameter without rules. */
  readonly ruleSet: Stage | 'any' | null;
  /** True when the argument is rule text, false when it is the path of a file or something else. */
  readonly acceptsRuleText: boolean;
  readonly availability: string | null;
}

/** A cmdlet that has to do with rules. */
export interface Cmdlet extends Sourced {
  readonly cmdlet: string;
  readonly module: string;
  readonly purpose: string;
  readonly parameters: readonly CmdletParameter[];
  readonly notes: string | null;
}

const entries = lazy(() => JSON.parse(String(text)) as readonly Cmdlet[]);
const names = lazy(() => new Map(entries().map((entry) => [entry.cmdlet.toLowerCase(), entry])));

/** Parameters with rules by name. One name means one rule set, whatever the cmdlet; a test asserts it. */
const ruleParameters = lazy(() => {
  const found = new Map<string, CmdletParameter>();
  for (const { parameters } of entries()) {
    for (const parameter of parameters) {
      if (parameter.ruleSet !== null) found.set(parameter.name.toLowerCase(), parameter);
    }
  }
  return found;
});

/** All cmdlets. */
export function cmdlets(): readonly Cmdlet[] {
  return entries();
}

/** The cmdlet with this name; PowerShell ignores case. */
export function cmdletByName(name: string): Cmdlet | undefined {
  return names().get(name.toLowerCase());
}

/** A parameter of a cmdlet, without the dash; PowerShell ignores case. Undefined when either is unknown. */
export function cmdletParameter(cmdlet: string, parameter: string): CmdletParameter | undefined {
  const wanted = parameter.toLowerCase();
  return cmdletByName(cmdlet)?.parameters.find(({ name }) => name.toLowerCase() === wanted);
}

/**
 * A parameter that takes rules or a file of rules, by its name without the dash, for text that names no cmdlet
 * (splatting tables, variables named after the parameter). Undefined for other parameters.
 */
export function ruleParameterByName(parameter: string): CmdletParameter | undefined {
  return ruleParameters().get(parameter.toLowerCase());
}
