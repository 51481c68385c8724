/**
 * Where claim types are read and made, in one file or in many. Kept per rule: after an edit only the rules that it
 * touched are looked at again, whatever the size of the workspace.
 */

import type { Expression, Rule, SelectorCondition, TextRange } from '../syntax/nodes.ts';
import { literalValue, textOf } from '../syntax/nodes.ts';
import { PerRule } from '../syntax/perRule.ts';
import { ruleNameOf } from '../syntax/ruleName.ts';
import type { RuleSet } from '../syntax/ruleSet.ts';
import { labelsOf } from './labels.ts';
import { typesOf } from './summary.ts';

/** A text with rules and its address. */
export interface RuleFile {
  readonly uri: string;
  readonly ruleSet: RuleSet;
}

/** A place in a file; offsets count from the start of its text. */
export interface Place {
  readonly uri: string;
  readonly range: TextRange;
  /** The rule around it, without the blanks before it. */
  readonly rule: TextRange;
}

/** One place in a rule that has to do with a claim type. */
export interface ClaimTypeUse {
  readonly type: string;
  /** `read`: `Type == "…"`; `excluded`: `Type != "…"`; `write`: the rule issues or adds claims of the type. */
  readonly kind: 'read' | 'excluded' | 'write';
  /** UTF-16 offsets in the rule: the text of the type without quotation marks, or the `c` or `c.Type` that stands for it. */
  readonly range: TextRange;
  /** Whether the range holds the type itself. */
  readonly literal: boolean;
}

const known = new PerRule<readonly ClaimTypeUse[]>();

/**
 * The claim types of a rule, in the order of the text. A regular expression names no type, and `add(claim = c)` makes
 * none: the claim is there already (language.md 2.5).
 */
export function claimTypeUses(rule: Rule): readonly ClaimTypeUse[] {
  let uses = known.get(rule);
  if (!uses) {
    uses = [...readsOf(rule), ...writesOf(rule)];
    known.set(rule, uses);
  }
  return uses;
}

function* readsOf(rule: Rule): Generator<ClaimTypeUse> {
  for (const { selector } of rule.conditions) {
    for (const { property, operator, value } of selector?.constraints ?? []) {
      if (property.name !== 'Type') continue;
      if (operator === '==') yield* literalUse(rule, value, 'read');
      else if (operator === '!=') yield* literalUse(rule, value, 'excluded');
    }
  }
}

function* writesOf(rule: Rule): Generator<ClaimTypeUse> {
  for (const arg of rule.action?.args ?? []) {
    if (arg.kind === 'claimArgument') {
      if (arg.label && rule.action?.verb === 'issue') {
        yield* takenOver(rule, textOf(rule, arg.label), arg.label);
      }
    } else if (arg.kind === 'typesArgument') {
      for (const value of arg.values) yield* takenOrLiteral(rule, value);
    } else if (arg.kind === 'propertyArgument' && arg.property.name === 'Type') {
      yield* takenOrLiteral(rule, arg.value);
    }
  }
}

function* takenOrLiteral(rule: Rule, value: Expression): Generator<ClaimTypeUse> {
  if (value.kind !== 'access') yield* literalUse(rule, value, 'write');
  else if (value.property?.name === 'Type') yield* takenOver(rule, textOf(rule, value.label), value);
}

function* literalUse(rule: Rule, value: Expression, kind: ClaimTypeUse['kind']): Generator<ClaimTypeUse> {
  const type = literalValue(rule, value);
  if (!type || value.kind !== 'string') return;
  yield { type, kind, range: { start: value.contentStart, end: value.contentEnd }, literal: true };
}

/** The types of the condition with this label, which the rule makes again. */
function* takenOver(rule: Rule, label: string, { start, end }: TextRange): Generator<ClaimTypeUse> {
  const condition = conditionLabelled(rule, label);
  for (const type of typesOf(rule, condition?.selector)) {
    yield { type, kind: 'write', range: { start, end }, literal: false };
  }
}

function conditionLabelled(rule: Rule, label: string): SelectorCondition | undefined {
  const wanted = label.toLowerCase();
  return labelsOf(rule).bindings.find(({ name }) => name.toLowerCase() === wanted)?.condition;
}

/** A use of a claim type with its place. */
export interface PlacedUse extends Place {
  readonly use: ClaimTypeUse;
}

/** Everything that has to do with one claim type, file by file in the order of the text. Types compare ordinally. */
export function* usesOfType(type: string, files: Iterable<RuleFile>): Generator<PlacedUse> {
  for (const { uri, ruleSet } of files) {
    for (let i = 0; i < ruleSet.pieces.length; i++) {
      const rule = ruleSet.pieces[i] as Rule;
      for (const use of claimTypeUses(rule)) {
        if (use.type === type) yield { ...placeIn(uri, rule, ruleSet.starts[i] as number, use.range), use };
      }
    }
  }
}

/** A place from offsets that count from the start of a rule. */
export function placeIn(uri: string, rule: Rule, ruleStart: number, range: TextRange): Place {
  return {
    uri,
    range: { start: ruleStart + range.start, end: ruleStart + range.end },
    rule: { start: ruleStart + rule.start, end: ruleStart + rule.end },
  };
}

/** A claim type that a rule makes. */
export interface MadeType {
  readonly uri: string;
  /** The name of the first rule that makes it, where that has one. */
  readonly rule: string | undefined;
}

const made = new WeakMap<RuleSet, readonly MadeType[]>();

/** The claim types that the rules of the files make, each once, in the order in which they first occur. */
export function typesMadeIn(files: Iterable<RuleFile>): readonly MadeType[] {
  const types = new Map<string, MadeType>();
  for (const { ruleSet } of files) {
    let here = made.get(ruleSet);
    if (!here) {
      here = [...typesMadeBy(ruleSet)];
      made.set(ruleSet, here);
    }
    for (const type of here) if (!types.has(type.uri)) types.set(type.uri, type);
  }
  return [...types.values()];
}

function* typesMadeBy(ruleSet: RuleSet): Generator<MadeType> {
  const seen = new Set<string>();
  for (const rule of ruleSet.pieces) {
    for (const { type, kind } of claimTypeUses(rule)) {
      if (kind !== 'write' || seen.has(type)) continue;
      seen.add(type);
      yield { uri: type, rule: ruleNameOf(rule)?.text };
    }
  }
}
