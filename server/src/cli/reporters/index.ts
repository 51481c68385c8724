import { githubReporter } from './github.ts';
import { jsonReporter } from './json.ts';
import { prettyReporter } from './pretty.ts';
import type { Reporter, Surroundings } from './reporter.ts';
import { sarifReporter } from './sarif.ts';

const reporters = {
  pretty: prettyReporter,
  json: jsonReporter,
  sarif: sarifReporter,
  github: githubReporter,
} satisfies Record<string, (surroundings: Surroundings) => Reporter>;

/** A value of `check --format`. */
export type ReporterName = keyof typeof reporters;

export const reporterNames = Object.keys(reporters) as readonly ReporterName[];

/** Makes the reporter of this name. */
export function createReporter(name: ReporterName, surroundings: Surroundings): Reporter {
  return reporters[name](surroundings);
}
