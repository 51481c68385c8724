/**
 * Who is asked for MFA? Runs the rules of a trust over every kind of client, crossed with what the rules themselves ask
 * about: groups, accounts, devices, addresses, authentication methods.
 */
import { claimTypeUri, claimValue, type Stage } from '../catalog/index.ts';
import type { Claim } from './claims.ts';
import { isFailure } from './errors.ts';
import { type Choice, type ChoiceDimension, choicesFor, claimsOf } from './matrixChoices.ts';
import type {
  MatrixOptions,
  MatrixOutcome,
  MatrixProgress,
  MatrixRow,
  MatrixTold,
  MfaMatrix,
} from './matrixModel.ts';
import { questionsOf } from './matrixQuestions.ts';
import { dimensionsWithEffect, joinRows } from './matrixRows.ts';
import { type PlacedError, runPipeline, type StageRules } from './pipeline.ts';
import type { AttributeStores } from './storeQuery.ts';
import { createStores } from './stores.ts';

/** The stages of services that act for users. */
const ofServices: ReadonlySet<Stage> = new Set(['delegation', 'impersonation']);

/** Rows beyond this number are left out. */
const MOST_ROWS = 500;

/** The whole table at once, see `mfaMatrixSteps`. */
export function mfaMatrix(stageRules: readonly StageRules[], options: MatrixOptions = {}): MfaMatrix {
  const steps = mfaMatrixSteps(stageRules, options);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/**
 * Works the table out one combination at a time: who must stay responsive pauses between two `next()`. Rules that
 * cannot be evaluated give rows with an `error`. The number of combinations is bounded; `leftOut` says what is missing.
 *
 * @param ruleSets those of a trust, in any order; issuance rules count for what they tell Entra ID
 */
export function* mfaMatrixSteps(
  ruleSets: readonly StageRules[],
  options: MatrixOptions = {},
): Generator<MatrixProgress, MfaMatrix, undefined> {
  const stageRules = ruleSets.filter(({ stage }) => !ofServices.has(stage));
  const { questions, leftOut: unread } = questionsOf(stageRules);
  const choices = choicesFor(questions, options);
  const most = Math.max(1, Math.floor((options.mostCombinations ?? 1_000) / choices.requests.length));
  const { dimensions, leftOut: trimmed } = withinBounds(choices.dimensions, most);
  const perRequest = dimensions.reduce((product, { options: all }) => product * all.length, 1);
  let total = perRequest * choices.requests.length;
  const outcomes = new Outcomes(stageRules, options);
  const rows: MatrixRow[] = [];
  let done = 0;
  let isCancelled = false;
  for (const request of choices.requests) {
    for (let n = 0; n < perRequest && !isCancelled; n++) {
      const chosen = combination(dimensions, n);
      const isWholeUser = chosen.some((choice) => choice.isWholeUser);
      const isRepeated = dimensions.some(
        ({ kind, options: all }, at) => kind === 'group' && chosen[at] !== all[0],
      );
      // Of such a user it is known in which groups he is.
      if (isWholeUser && isRepeated) {
        total--;
        continue;
      }
      const claims = claimsOf(request, chosen);
      const outcome = outcomes.of(claims);
      isCancelled = outcome.error?.code === 'cancelled';
      if (isCancelled) break;
      const cells = chosen.map((choice, at) =>
        isWholeUser && dimensions[at]?.kind === 'group' ? [] : [choice],
      );
      rows.push({ request, cells, claims, outcome });
      yield { done: ++done, total };
    }
  }
  const joined = joinRows(rows, dimensions);
  const hasEffect = dimensionsWithEffect(joined, dimensions);
  const shown = joined.slice(0, MOST_ROWS);
  const rest = joined.length - shown.length;
  return {
    dimensions: dimensions.filter((_, at) => hasEffect[at]),
    rows: shown.map((row) => ({ ...row, cells: row.cells.filter((_, at) => hasEffect[at]) })),
    combinations: done,
    withoutEffect: dimensions
      .filter(({ kind, options: all }, at) => !hasEffect[at] && !(kind === 'user' && all.length === 1))
      .map(({ title }) => title),
    leftOut: [
      ...ruleSets
        .filter(({ stage }) => ofServices.has(stage))
        .map(({ stage, name }) => `${name}: no user who signs in meets ${stage} rules.`),
      ...choices.leftOut,
      ...stageRules.flatMap(({ name, note }) => (note === undefined ? [] : [`${name}: ${note}`])),
      ...trimmed,
      ...unread,
      ...(outcomes.untold === undefined ? [] : [`What Entra ID is told: ${outcomes.untold}`]),
      ...(outcomes.unanswered.size > 0
        ? [`What issuance rules get from ${[...outcomes.unanswered].join(', ')}: taken as nothing.`]
        : []),
      ...(rest > 0 ? [`${rest} more rows.`] : []),
      ...(isCancelled ? [`${total - done} of ${total} combinations: cancelled.`] : []),
    ],
    errors: [...outcomes.errors.values()],
    isCancelled,
  };
}

/** What Entra ID reads or every trust with it issues; and what passes on whatever there is. */
const forEntraId = new RegExp(
  [
    ...[
      claimTypeUri.insideCorporateNetwork,
      claimTypeUri.authenticationMethodsReferences,
      claimTypeUri.immutableId,
    ].map((uri) => uri.slice(uri.lastIndexOf('/') + 1)),
    ...['\\[\\s*\\]', '\\bType\\s*(?:=~|!)'],
  ].join('|'),
  'i',
);

function mayTellEntraId({ rules }: StageRules): boolean {
  return forEntraId.test(rules.text);
}

/** The options of the n-th combination; the last dimension changes first. */
function combination(dimensions: readonly ChoiceDimension[], n: number): readonly Choice[] {
  const chosen: Choice[] = [];
  let rest = n;
  for (let at = dimensions.length - 1; at >= 0; at--) {
    const { options } = dimensions[at] as ChoiceDimension;
    chosen[at] = options[rest % options.length] as Choice;
    rest = Math.floor(rest / options.length);
  }
  return chosen;
}

/**
 * Takes options away until the product is small enough: always the last one of the dimension that has most, since
 * what rules ask about first tends to matter most.
 */
function withinBounds(
  dimensions: readonly ChoiceDimension[],
  most: number,
): { readonly dimensions: readonly ChoiceDimension[]; readonly leftOut: readonly string[] } {
  const kept = dimensions.map(({ options }) => options.length);
  const product = () => kept.reduce((all, count) => all * count, 1);
  while (product() > most) {
    const largest = kept.indexOf(Math.max(...kept));
    kept[largest] = Math.max(1, (kept[largest] as number) - 1);
  }
  const leftOut = dimensions.flatMap(({ title, options }, at) => {
    const without = options.slice(kept[at]).map(({ label }) => label);
    return without.length === 0 ? [] : [`${title}: ${shownList(without)}.`];
  });
  return {
    dimensions: dimensions.map((dimension, at) => ({
      ...dimension,
      options: dimension.options.slice(0, kept[at]),
    })),
    leftOut,
  };
}

function shownList(labels: readonly string[]): string {
  const shown = labels.slice(0, 5).join(', ');
  return labels.length > 5 ? `${shown} and ${labels.length - 5} more` : shown;
}

/** Endpoints that answer with a page in a browser, and can ask for a second factor there (language.md 4.4). */
const withoutPage = /^\/adfs\/services\/trust\//i;

/** What comes of claims; the same claims are not evaluated twice. */
class Outcomes {
  private readonly deciding: readonly StageRules[];
  private readonly issuing: readonly StageRules[];
  private readonly options: MatrixOptions;
  private readonly known = new Map<string, MatrixOutcome>();
  /** What kept rules from being evaluated, each once. */
  readonly errors = new Map<string, PlacedError>();
  /** Why it is not known what Entra ID is told. */
  untold: string | undefined;
  /** The attribute stores that issuance rules asked without an answer. */
  readonly unanswered = new Set<string>();

  constructor(stageRules: readonly StageRules[], options: MatrixOptions) {
    this.deciding = stageRules.filter(({ stage }) => stage !== 'issuance');
    const issuing = stageRules.filter(({ stage }) => stage === 'issuance');
    // Beside rules that decide, those of an application that is not Entra ID would fill a column with "nothing".
    this.issuing = this.deciding.length === 0 || issuing.some(mayTellEntraId) ? issuing : [];
    this.options = options;
  }

  of(claims: readonly Claim[]): MatrixOutcome {
    const key = JSON.stringify(claims);
    let outcome = this.known.get(key);
    if (!outcome) {
      outcome = this.evaluate(claims);
      this.known.set(key, outcome);
    }
    return outcome;
  }

  private evaluate(claims: readonly Claim[]): MatrixOutcome {
    const { permitted, decidedBy, mfa, mfaBy, errors, runs } = runPipeline(
      this.deciding,
      claims,
      this.options,
    );
    for (const error of errors)
      this.errors.set(JSON.stringify([error.file, error.start, error.message]), error);
    const isDenied = permitted === false;
    const endpoint = claims.find(({ type }) => type === claimTypeUri.endpointAbsolutePath)?.value ?? '';
    const accepted = runs.some(({ stage }) => stage === 'acceptance')
      ? runs.filter(({ stage }) => stage === 'acceptance').flatMap(({ evaluation }) => evaluation.issued)
      : claims;
    return {
      permitted,
      mfa,
      cannotAnswer: mfa === true && withoutPage.test(endpoint),
      permittedBy: decidedBy,
      mfaBy,
      decidedBy: isDenied || mfaBy.length === 0 ? decidedBy : mfaBy,
      told: isDenied || errors.length > 0 ? null : this.told(accepted),
      error: errors[0] ?? null,
    };
  }

  /**
   * What issuance rules tell; null also where they cannot be evaluated. Attributes of a user that nobody wrote down are
   * left out of the token: what is told does not come from them.
   */
  private told(claims: readonly Claim[]): MatrixTold | null {
    if (this.issuing.length === 0) return null;
    const stores = this.options.stores ?? createStores([]);
    const lenient: AttributeStores = {
      ask: (query) => {
        const answer = stores.ask(query);
        if (!isFailure(answer) || answer.code !== 'missing-fixture') return answer;
        this.unanswered.add(query.store);
        return { rows: [] };
      },
    };
    const { runs, errors } = runPipeline(this.issuing, claims, { ...this.options, stores: lenient });
    for (const error of errors)
      this.errors.set(JSON.stringify([error.file, error.start, error.message]), error);
    if (errors.length > 0) {
      this.untold ??= errors[0]?.message;
      return null;
    }
    const origins = runs.flatMap(({ stage, name, evaluation }) =>
      evaluation.origins.map(({ claim, rules }) => ({
        claim,
        rules: rules.map((rule) => ({ ...rule, stage, file: name })),
      })),
    );
    const inside = origins.filter(({ claim }) => claim.type === claimTypeUri.insideCorporateNetwork);
    const used = origins.filter(
      ({ claim }) =>
        claim.type === claimTypeUri.authenticationMethodsReferences &&
        claim.value === claimValue.multipleAuthentication,
    );
    // Entra ID takes a request for one from the intranet as soon as one claim says so.
    const value = inside.find(({ claim }) => claim.value === 'true') ?? inside[0];
    return {
      insideCorporateNetwork: value?.claim.value ?? null,
      secondFactorUsed: used.length > 0,
      by: [
        ...new Map(
          [...(value ? [value] : []), ...used].flatMap(({ rules }) =>
            rules.map((rule) => [`${rule.index} ${rule.file}`, rule] as const),
          ),
        ).values(),
      ],
    };
  }
}
