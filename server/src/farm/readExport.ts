/** The trusts of an export: of our own script, of `ConvertTo-Json`, of `Export-Clixml`, or of other XML. */

import { visit } from 'jsonc-parser';
import { recordsOfXml } from './clixml.ts';
import { type ExportProblem, problemAt } from './exportProblem.ts';
import { type RawRecord, trustOf } from './rawRecord.ts';
import type { Trust } from './trust.ts';
import { parseXml } from './xml.ts';

/** What an export holds. */
export interface AdfsExport {
  /** In the order of the export. */
  readonly trusts: readonly Trust[];
}

/** Reads the whole or nothing: what is damaged in one place is not to be trusted in another. */
export function readExport(text: string): AdfsExport | ExportProblem {
  const first = /\S/.exec(text)?.[0];
  if (first === undefined) return { problem: 'The export is empty. Export again.' };
  const records = first === '<' ? xmlRecords(text) : jsonRecords(text, first);
  if (!Array.isArray(records)) return records as ExportProblem;
  const trusts: Trust[] = [];
  for (const record of records as readonly RawRecord[]) {
    const found = trustOf(record);
    if (!found) continue;
    if ('problem' in found) return found;
    trusts.push(found);
  }
  if (trusts.length > 0) return { trusts };
  return {
    problem:
      'There are no trusts with rules in this file. Use the export script, Get-AdfsRelyingPartyTrust | ConvertTo-Json, or Export-Clixml.',
  };
}

function xmlRecords(text: string): readonly RawRecord[] | ExportProblem {
  const root = parseXml(text);
  return 'problem' in root ? root : recordsOfXml(root);
}

function jsonRecords(text: string, first: string): readonly RawRecord[] | ExportProblem {
  if (first !== '{' && first !== '[') {
    return problemAt(text, text.search(/\S/), 'This is neither JSON nor XML. Choose the file of an export.');
  }
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return jsonProblem(text);
  }
  return recordsOfJson(data);
}

/** `JSON.parse` does not say the place in every browser. */
function jsonProblem(text: string): ExportProblem {
  const end = text.trimEnd().length;
  let at: number | undefined;
  try {
    visit(
      text,
      {
        onError: (_error, offset, length) => {
          // What is cut off is a token that the end of the text ends, other than a bracket in the wrong place.
          at ??= offset + length >= end && !/[}\]]/.test(text[offset] ?? '') ? end : offset;
        },
      },
      { disallowComments: true },
    );
  } catch {
    return { problem: 'The JSON is nested too deeply for an export.' };
  }
  const offset = at ?? end;
  return problemAt(
    text,
    offset,
    offset >= end
      ? 'The JSON ends too early: the file is cut off. Export again.'
      : 'The JSON is damaged. Export again.',
  );
}

/** How deep lists of trusts lie: an object of lists, `{ "value": […], "Count": 2 }`, and what people wrap around. */
const DEEPEST = 6;

interface Open {
  readonly value: unknown;
  readonly place: string;
  readonly type: string;
  readonly depth: number;
}

function recordsOfJson(data: unknown): readonly RawRecord[] {
  const found: RawRecord[] = [];
  const open: Open[] = [{ value: data, place: '', type: '', depth: 0 }];
  for (let item = open.pop(); item; item = open.pop()) {
    const { value, place, type, depth } = item;
    if (typeof value !== 'object' || value === null || depth > DEEPEST) continue;
    const isList = Array.isArray(value);
    const entries = Object.entries(value);
    if (!isList) {
      const fields = new Map(entries.map(([key, member]) => [key.toLowerCase(), member]));
      found.push({ place: place || 'The object', type, fields });
    }
    for (const [key, member] of entries.reverse()) {
      if (typeof member !== 'object') continue;
      open.push({
        value: member,
        place: isList ? `${place}[${key}]` : place ? `${place}.${key}` : key,
        type: isList ? type : key,
        depth: depth + 1,
      });
    }
  }
  return found;
}
