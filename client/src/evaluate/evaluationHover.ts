// Hover on a rule or a condition that was evaluated: what it matched, and what came near.
import { type Disposable, Hover, l10n, languages, MarkdownString, type Position } from 'vscode';
import type { EvaluatedCondition, EvaluatedRule } from '../../../server/src/lsp/protocol.ts';
import { languageId } from '../clientOptions.ts';
import { hostLanguages } from '../mayHoldRules.ts';
import { toRange } from '../testing/positions.ts';
import type { Choice, Evaluations } from './evaluations.ts';

/** Hover over rules that are being evaluated: what happened there. */
export function registerEvaluationHover(evaluations: Evaluations): Disposable {
  return languages.registerHoverProvider(
    [languageId, ...hostLanguages].map((language) => ({ language })),
    {
      provideHover(document, position) {
        for (const { choice, view } of evaluations.of(document)) {
          const found =
            view?.version === document.version ? hoverIn(view.rules, choice, position) : undefined;
          if (found) return found;
        }
        return undefined;
      },
    },
  );
}

function hoverIn(rules: readonly EvaluatedRule[], choice: Choice, position: Position): Hover | undefined {
  const rule = rules.find(({ range }) => toRange(range).contains(position));
  const condition = rule?.conditions.find(({ range }) => toRange(range).contains(position));
  if (condition) return new Hover(conditionText(choice, condition), toRange(condition.range));
  if (rule && position.line === rule.range.start.line) {
    return new Hover(ruleText(choice, rule), toRange(rule.range));
  }
  return undefined;
}

function conditionText(
  { title }: Choice,
  { holds, message, matched, failed }: EvaluatedCondition,
): MarkdownString {
  const sign = holds === null ? '?' : holds ? '✓' : '✗';
  const text = headed(title).appendMarkdown(`${sign} ${message}\n\n`);
  for (const claim of matched) item(text, claim);
  for (const { claim, message: why } of failed) item(text, claim, why);
  return text;
}

function ruleText(
  { title }: Choice,
  { fired, reason, claims, claimCount, verb }: EvaluatedRule,
): MarkdownString {
  const text = headed(title);
  if (!fired) return text.appendMarkdown(`– ${l10n.t('Not fired.')} ${reason ?? ''}`);
  text.appendMarkdown(`✓ ${verb === 'issue' ? l10n.t('Fired. It issues:') : l10n.t('Fired. It adds:')}\n\n`);
  for (const claim of claims) item(text, claim);
  const more = claimCount - claims.length;
  return more > 0 ? text.appendText(l10n.t('And {0} more.', more)) : text;
}

function headed(title: string): MarkdownString {
  return new MarkdownString().appendMarkdown('**').appendText(title).appendMarkdown('**\n\n');
}

/** A claim as code, whatever it holds. */
function item(text: MarkdownString, claim: string, why?: string): void {
  const longestRun = Math.max(0, ...[...claim.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longestRun + 1);
  text.appendMarkdown(`- ${fence} ${claim.replaceAll(/\s+/g, ' ')} ${fence}${why ? `  \n  ${why}` : ''}\n`);
}
