/**
 * Stand-ins for the nodes of a rule that is only being read, not built (see `TokenStream.building`). Nothing ever
 * looks inside one: as soon as there is something to report, the rule is read again and built.
 */
import type {
  Action,
  Annotation,
  Argument,
  Call,
  Condition,
  Constraint,
  Name,
  PropertyAccess,
  PropertyReference,
  Selector,
  StringLiteral,
} from './nodes.ts';

const nowhere = { start: 0, end: 0 };

export const absentName: Name = { kind: 'name', ...nowhere };
export const absentString: StringLiteral = { kind: 'string', ...nowhere, contentStart: 0, contentEnd: 0 };
export const absentProperty: PropertyReference = {
  kind: 'property',
  ...nowhere,
  name: 'Type',
  nameEnd: 0,
  key: undefined,
};
export const absentAccess: PropertyAccess = {
  kind: 'access',
  ...nowhere,
  label: absentName,
  property: absentProperty,
};
export const absentCall: Call = { kind: 'call', ...nowhere, name: absentName, args: [] };
export const absentConstraint: Constraint = {
  kind: 'constraint',
  ...nowhere,
  property: absentProperty,
  operator: undefined,
  operatorStart: 0,
  operatorEnd: 0,
  value: absentString,
};
export const absentSelector: Selector = { kind: 'selector', ...nowhere, constraints: [] };
export const absentCondition: Condition = {
  kind: 'selectorCondition',
  ...nowhere,
  label: undefined,
  selector: absentSelector,
};
export const absentArgument: Argument = {
  kind: 'claimArgument',
  ...nowhere,
  nameRange: nowhere,
  label: undefined,
};
export const absentAction: Action = {
  kind: 'action',
  ...nowhere,
  verb: undefined,
  verbRange: nowhere,
  form: 'empty',
  args: [],
};
export const absentAnnotation: Annotation = {
  kind: 'annotation',
  ...nowhere,
  name: undefined,
  value: undefined,
};
