import { jsonList, jsonMember } from '../jsonList.ts';
import type { Reporter } from './reporter.ts';

/** The findings as one JSON array, of every severity, in the order of the files. */
export function jsonReporter(): Reporter {
  return {
    file: ({ findings }) => findings.map(jsonMember).join(',\n'),
    whole: jsonList,
  };
}
