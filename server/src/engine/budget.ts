/** What an evaluation may use up, so that no rule set can hang its caller. */
import { type Failure, failure } from './errors.ts';

/** Limits of one evaluation of one rule set. Those left out have a default that no sensible rule set reaches. */
export interface Limits {
  /** Comparisons, combinations and created claims. */
  readonly steps: number;
  /** Steps of all regular expressions together; some million a second. */
  readonly regexSteps: number;
  /** Steps of one match. */
  readonly regexStepsOfOneMatch: number;
  /** Claims in the evaluation context. */
  readonly claims: number;
  /** UTF-16 units of one text; the values of all created claims together may have 200 times as many. */
  readonly valueLength: number;
}

/** What an evaluation may take where the caller does not say otherwise. */
export const defaultLimits: Limits = {
  steps: 10_000_000,
  regexSteps: 10_000_000,
  // Less than regex/ allows by default: within 100 ms a catastrophic pattern has to end.
  regexStepsOfOneMatch: 100_000,
  claims: 50_000,
  valueLength: 100_000,
};

/** How often the caller is asked whether it still wants the result. */
const STEPS_BETWEEN_QUESTIONS = 20_000;

/** Counts what is used. Once exhausted it stays so, and `failure` says why. */
export class Budget {
  failure: Failure | undefined;
  readonly limits: Limits;
  private readonly isCancelled: (() => boolean) | undefined;
  private steps = 0;
  private nextQuestion = 0;
  private regexSteps = 0;
  private characters = 0;

  constructor(limits: Partial<Limits> | undefined, isCancelled: (() => boolean) | undefined) {
    this.limits = { ...defaultLimits, ...limits };
    this.isCancelled = isCancelled;
  }

  /** Counts steps; false when the evaluation has to end. */
  take(steps: number): boolean {
    if (this.failure) return false;
    this.steps += steps;
    if (this.steps < this.nextQuestion) return true;
    this.nextQuestion = this.steps + STEPS_BETWEEN_QUESTIONS;
    if (this.isCancelled?.()) this.failure = failure('cancelled', 'The evaluation was cancelled.');
    else if (this.steps > this.limits.steps) {
      this.failure = failure(
        'took-too-long',
        'The rules took too long. Conditions that match many claims multiply; narrow them.',
      );
    }
    return !this.failure;
  }

  /** What one match may use. */
  get stepsOfNextMatch(): number {
    return Math.max(0, Math.min(this.limits.regexStepsOfOneMatch, this.limits.regexSteps - this.regexSteps));
  }

  /** Counts the steps of a match, and asks the caller after long ones. */
  takeRegex(steps: number): boolean {
    this.regexSteps += steps;
    return this.take(1 + (steps >> 4));
  }

  /** Counts a text that was put together; a failure when it is too long. */
  takeText(length: number): Failure | undefined {
    if (length <= this.limits.valueLength) {
      return this.take(length >> 5) ? undefined : this.failure;
    }
    this.failure ??= failure(
      'too-large',
      `The rules make a text of more than ${this.limits.valueLength} characters.`,
    );
    return this.failure;
  }

  /** Counts a text that a claim keeps; a failure when all of them together are too long. */
  keepText(length: number): Failure | undefined {
    this.characters += length;
    if (this.characters <= this.limits.valueLength * 200) return undefined;
    this.failure ??= failure('too-large', 'The rules make claims with too much text in all.');
    return this.failure;
  }

  /** Checks the number of claims. */
  takeClaims(count: number): Failure | undefined {
    if (count <= this.limits.claims) return undefined;
    this.failure ??= failure(
      'too-many-claims',
      `The rules make more than ${this.limits.claims} claims. Conditions that match many claims multiply; narrow them.`,
    );
    return this.failure;
  }
}
