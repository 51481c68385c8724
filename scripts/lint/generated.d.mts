import type { LintRule } from '../../server/src/lint/lintRule.ts';

export function camelCase(id: string): string;
export function rulesModule(ids: readonly string[]): string;
export function pagesIndex(lintRules: readonly LintRule[]): string;
export function rulesSchema(lintRules: readonly LintRule[]): object;
export function rulesSetting(lintRules: readonly LintRule[]): object;
export function configurationSchema(lintRules: readonly LintRule[], stages: readonly string[]): object;
