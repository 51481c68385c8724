/** Names of PowerShell that say what is done with a string. In lower case. */

/** Keywords with a condition in parentheses, then a block. */
export const conditionKeywords = new Set([
  'if',
  'elseif',
  'while',
  'switch',
  'for',
  'foreach',
  'until',
  'catch',
  'trap',
]);
/** Keywords with a block. */
export const blockKeywords = new Set([
  'else',
  'try',
  'finally',
  'do',
  'begin',
  'process',
  'end',
  'clean',
  'dynamicparam',
  'default',
]);
/** Keywords before the name of a block that can be called. */
export const functionKeywords = new Set(['function', 'filter', 'workflow', 'configuration']);
/** Keywords that go on with a block what an earlier block began. */
export const followingKeywords = new Set(['else', 'elseif', 'catch', 'finally', 'until']);

/** Commands that pass on what they are given. */
export const passingCommands = new Set(['write-output', 'echo', 'write']);
/** Commands that show a text, or look for it. */
export const showingCommands = new Set([
  'select-string',
  'sls',
  'write-debug',
  'write-error',
  'write-host',
  'write-information',
  'write-progress',
  'write-verbose',
  'write-warning',
]);
/** Commands that write what they are given to a file. */
export const writingCommands = new Set([
  'add-content',
  'out-file',
  'set-content',
  'tee-object',
  'ac',
  'sc',
  'tee',
]);
/** Commands that give the text of a file. */
export const readingCommands = new Set(['get-content', 'gc', 'cat', 'type']);
/** Parameters of these commands that name the file. */
export const pathParameters = new Set(['filepath', 'path', 'literalpath', 'pspath']);

/** Methods that add to what they are called on. */
export const addingMethods = new Set(['add', 'addrange', 'append', 'appendline', 'insert', 'push']);
/** Methods whose arguments are sought, or change a text. */
export const searchingMethods = new Set([
  'contains',
  'endswith',
  'equals',
  'indexof',
  'ismatch',
  'lastindexof',
  'match',
  'matches',
  'remove',
  'replace',
  'split',
  'startswith',
  'trim',
  'trimend',
  'trimstart',
]);
/** Methods that give a text with something else in it. */
export const changingMethods = new Set([
  'insert',
  'remove',
  'replace',
  'substring',
  'tolower',
  'tolowerinvariant',
  'toupper',
  'toupperinvariant',
]);
/** Operators that do. */
export const changingOperators = new Set(['replace', 'ireplace', 'creplace']);
/** Operators that end an expression and start another one. */
export const logicalOperators = new Set(['and', 'or', 'xor']);
/** Operators that stand before their operand. */
export const unaryOperators = new Set(['join', 'not', 'split', 'isplit', 'csplit', 'bnot']);
