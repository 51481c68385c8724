import type { PropertyName } from './nodes.ts';

/** Which of the two related languages a text is written in. */
export type DialectName = 'adfs' | 'cta';

/**
 * What a dialect allows. The parser reads the union of both languages; these switches say what is checked afterwards.
 * Sources: language.md section 2.7; [MS-CTA] sections 2.1.2 to 2.1.4.
 */
export interface Dialect {
  readonly name: DialectName;
  /** How messages call it. */
  readonly title: string;
  readonly verbs: readonly ('issue' | 'add')[];
  readonly properties: readonly PropertyName[];
  readonly annotations: boolean;
  readonly aggregates: boolean;
  readonly attributeStores: boolean;
  /** `+` and functions. */
  readonly operatorsInExpressions: boolean;
  /** A label on the right side of a constraint. */
  readonly labelsInConstraints: boolean;
  /** What a missing `;` after the last rule is (language.md 1.9 and section 8, no. 2). */
  readonly missingLastSemicolon: 'error' | 'warning';
  /** Type, Value and ValueType are all required when a claim is created, and value and value type stand together. */
  readonly strictClaims: boolean;
  /** The words that ValueType may have, in lower case; undefined for free text. */
  readonly valueTypes: readonly string[] | undefined;
}

/** The languages that the parser reads. What differs is in this table and nowhere else. */
export const dialects: Readonly<Record<DialectName, Dialect>> = {
  adfs: {
    name: 'adfs',
    title: 'AD FS',
    verbs: ['issue', 'add'],
    properties: ['Type', 'Value', 'ValueType', 'Issuer', 'OriginalIssuer', 'Properties'],
    annotations: true,
    aggregates: true,
    attributeStores: true,
    operatorsInExpressions: true,
    labelsInConstraints: true,
    missingLastSemicolon: 'warning',
    strictClaims: false,
    valueTypes: undefined,
  },
  cta: {
    name: 'cta',
    title: 'the AD DS claims transformation language',
    verbs: ['issue'],
    properties: ['Type', 'Value', 'ValueType'],
    annotations: false,
    aggregates: false,
    attributeStores: false,
    operatorsInExpressions: false,
    labelsInConstraints: false,
    missingLastSemicolon: 'error',
    strictClaims: true,
    valueTypes: ['int64', 'uint64', 'string', 'boolean'],
  },
};
