/** The file `adfsrule.config.json`: JSON with comments. */
import {
  findNodeAtLocation,
  getNodeValue,
  modify,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import type { TextRange } from '../syntax/nodes.ts';
import type { TextEdit } from '../syntax/problem.ts';
import { type Configuration, emptyConfiguration } from './configuration.ts';
import { type JsonPath, readConfiguration } from './readConfiguration.ts';
import type { Suppression } from './suppressions.ts';

/** What is wrong with a configuration file, at UTF-16 offsets of its text. */
export interface ConfigurationProblem extends TextRange {
  readonly message: string;
}

export interface ReadConfiguration {
  /** Says nothing where something is wrong with the file: half a configuration helps nobody. */
  readonly configuration: Configuration;
  readonly problem?: ConfigurationProblem;
}

/** Reads the text of the file. The first thing that is wrong is the problem; never throws. */
export function readConfigurationFile(text: string): ReadConfiguration {
  const errors: ParseError[] = [];
  const root = parse(text, errors);
  const [error] = errors;
  if (error || !root) {
    const start = Math.min(error?.offset ?? 0, text.length);
    const what = error ? printParseErrorCode(error.error).replace(/([a-z])([A-Z])/g, '$1 $2') : 'empty file';
    return {
      configuration: emptyConfiguration,
      problem: {
        start,
        end: Math.min(start + Math.max(error?.length ?? 0, 1), text.length),
        message: `This is not JSON: ${what.toLowerCase()}. Until it is mended the defaults count.`,
      },
    };
  }
  let problem: ConfigurationProblem | undefined;
  const configuration = readConfiguration(getNodeValue(root), (path, message, at) => {
    problem ??= { ...rangeAt(root, path, at), message: `${message} Until it is mended the defaults count.` };
  });
  return problem ? { configuration: emptyConfiguration, problem } : { configuration };
}

/** A file with nothing in it, or with nothing but comments, is a configuration that says nothing. */
function parse(text: string, errors: ParseError[]): Node | undefined {
  return parseTree(text.trim() === '' ? '{}' : text, errors, { allowTrailingComma: true });
}

/** Where a suppression stands in the text. */
export function rangeOfSuppression(text: string, { index }: Suppression): TextRange {
  const root = parse(text, []);
  return root ? rangeAt(root, ['suppressions', index]) : { start: 0, end: 0 };
}

/**
 * The edits that add a suppression to the text of a configuration; to an empty text for a new file. None for a text
 * that is no JSON object: what somebody has half written is theirs to end.
 */
export function addSuppression(
  text: string,
  suppression: { readonly lint: string; readonly rule?: string; readonly file: string },
): readonly TextEdit[] {
  const before = text.trim() === '' ? '{}\n' : text;
  const root = parse(before, []);
  if (root?.type !== 'object') return [];
  const list = findNodeAtLocation(root, ['suppressions']);
  const formattingOptions = { insertSpaces: true, tabSize: 2, eol: before.includes('\r\n') ? '\r\n' : '\n' };
  const edits =
    list?.type === 'array'
      ? modify(before, ['suppressions', -1], suppression, { formattingOptions, isArrayInsertion: true })
      : modify(before, ['suppressions'], [suppression], { formattingOptions });
  const placed = edits.map(({ offset, length, content }) => ({
    start: offset,
    end: offset + length,
    newText: content,
  }));
  if (before === text) return placed;
  const made = placed.reduceRight(
    (result, { start, end, newText }) => result.slice(0, start) + newText + result.slice(end),
    before,
  );
  return [{ start: 0, end: text.length, newText: made }];
}

/** The range of what stands at a path; of the nearest thing around it where nothing does. */
function rangeAt(root: Node, path: JsonPath, at?: 'name'): TextRange {
  for (let length = path.length; length >= 0; length--) {
    const node = findNodeAtLocation(root, path.slice(0, length));
    if (!node) continue;
    // The name says more than a long value.
    const key = node.parent?.type === 'property' ? node.parent.children?.[0] : undefined;
    const { offset, length: size } = key && (at === 'name' || node.type !== 'string') ? key : node;
    return { start: offset, end: offset + size };
  }
  return { start: root.offset, end: root.offset + 1 };
}
