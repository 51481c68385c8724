import { type AttributeStores, createClaim, evaluate, outcomeOf } from '../../../server/src/engine/index.ts';
import { printStyles } from '../../../server/src/syntax/printer.ts';
import { RuleSet } from '../../../server/src/syntax/ruleSet.ts';
import { type FuzzInput, hold, type Property } from '../input.ts';
import { holdEqual, holdWithin, parse, syntaxErrors } from '../texts.ts';
import { printed } from './formatting.ts';

/** Mutated rules multiply; small limits keep the run quick. */
const limits = {
  claims: 100,
  steps: 20_000,
  regexSteps: 50_000,
  regexStepsOfOneMatch: 5000,
};

/** Answers every query, by its length, so that the same question has the same answer. */
const stores: AttributeStores = {
  ask({ query, params }) {
    const columns = query.split(',').length;
    return {
      rows: [Array.from({ length: columns }, (_, i) => (i % 3 === 2 ? null : `${params[0] ?? 'x'}${i}`))],
    };
  },
};

/** Claims that the conditions of the rules ask for: neighbouring strings as type and value. */
function claimsFor({ text }: FuzzInput) {
  const strings = [...text.matchAll(/"([^"\r\n]*)"/g)].map((match) => match[1] as string).slice(0, 12);
  const claims = strings.map((type, i) => createClaim({ type, value: strings[i + 1] ?? 'x' }));
  return [
    ...claims.slice(0, 8),
    createClaim({ type: 'a', value: 'b', issuer: 'AD AUTHORITY', properties: { k: '1' } }),
  ];
}

function effect(input: FuzzInput, text: string) {
  const given = claimsFor(input);
  const { issued, added, fired, errors } = evaluate(RuleSet.parse(text, input.dialect), given, {
    stores,
    limits,
  });
  return {
    issued,
    added,
    fired: fired.map(({ name, combinations, claims }) => ({ name, combinations, claims })),
    errors: errors.map(({ code }) => code),
  };
}

/** Rules of any kind are run or refused, the trace changes nothing, and errors say where. */
export const evaluation: Property = {
  name: 'evaluation',
  kinds: ['rules'],
  every: 3,
  check(input) {
    const given = claimsFor(input);
    const ruleSet = parse(input);
    const { trace, ...traced } = evaluate(ruleSet, given, { stores, limits, trace: true });
    holdEqual(evaluate(ruleSet, given, { stores, limits }), traced, 'a trace changes the result');
    const { errors, issued } = traced;
    hold(errors.length === 0 || issued.length === 0, 'there are claims beside errors');
    for (const error of errors) {
      holdWithin(error, input.text.length, `the error ${error.code}`);
      hold(error.message !== '', `the error ${error.code} says nothing`);
    }
    if (syntaxErrors(ruleSet) > 0) hold(errors.length > 0, 'rules with syntax errors were run', input.text);
    for (const { conditions } of trace?.rules ?? []) {
      for (const condition of conditions) holdWithin(condition, input.text.length, 'a traced condition');
    }
    if (input.stage) outcomeOf(traced, input.stage);
  },
};

/** Formatting changes nothing of what rules do. */
export const evaluationAfterFormat: Property = {
  name: 'evaluation after format',
  kinds: ['rules'],
  every: 4,
  check(input) {
    const ruleSet = parse(input);
    if (syntaxErrors(ruleSet) > 0) return;
    const before = effect(input, input.text);
    for (const style of printStyles) {
      const text = printed(ruleSet, style);
      holdEqual(effect(input, text), before, `format (${style}) changes what rules do`);
    }
  },
};
