import { RequestType } from 'vscode-languageserver';
import { hostKindOfLanguage, quoteForPowerShell } from '../../embedded/index.ts';
import {
  compareExport,
  decodeExport,
  deploymentScript,
  explainError,
  type LocalRules,
  locateError,
  parametersOf,
  planImport,
  readExport,
  readPolicyError,
  readTrustFile,
  type TrustKind,
  trustKinds,
} from '../../farm/index.ts';
import { type Stage, stages } from '../../languageService.ts';
import { bytesOfBase64 } from '../base64.ts';
import type { HandlerGroup, ServerContext } from '../context.ts';
import { RuleFileDocument } from '../document.ts';
import {
  type CompareExportParams,
  type CompareExportResult,
  compareExportRequest,
  type DeploymentScriptParams,
  type DeploymentScriptResult,
  type DescribedRules,
  type DescribeRulesParams,
  type DescribeRulesResult,
  deploymentScriptRequest,
  describeRulesRequest,
  type ExportParams,
  type FarmFile,
  type FarmProblem,
  type ImportExportResult,
  importExportRequest,
  type LocateErrorParams,
  type LocateErrorResult,
  locateErrorRequest,
  type QuoteParams,
  quoteRequest,
} from '../protocol.ts';

/** The way to the farm and back. Nothing here runs a script, and nothing touches a file. */
export const farm: HandlerGroup = {
  capabilities: () => ({}),

  register(context) {
    const { connection } = context;
    const failed: FarmProblem = { problem: 'That failed. The log says why (AD FS: Show Log).' };

    connection.onRequest(
      new RequestType<QuoteParams, string | null, never>(quoteRequest),
      ({ text }, token) =>
        context.answer<string | null>('Quoting', token, null, () => quoteForPowerShell(text)),
    );
    connection.onRequest(
      new RequestType<DescribeRulesParams, DescribeRulesResult | null, never>(describeRulesRequest),
      ({ files }, token) =>
        context.answer<DescribeRulesResult | null>('Rule files', token, null, async () => {
          const described: DescribedRules[] = [];
          for (const file of files) described.push(await describe(context, file));
          return { files: described, kinds: kinds() };
        }),
    );
    connection.onRequest(
      new RequestType<DeploymentScriptParams, DeploymentScriptResult, never>(deploymentScriptRequest),
      (deployment, token) =>
        context.answer<DeploymentScriptResult>('Deployment script', token, failed, () => {
          const made = deploymentScript(deployment);
          return 'refused' in made ? { problem: made.refused } : made;
        }),
    );
    connection.onRequest(
      new RequestType<ExportParams, ImportExportResult, never>(importExportRequest),
      ({ bytes }, token) =>
        context.answer<ImportExportResult>('Import', token, failed, () => importOf(bytes)),
    );
    connection.onRequest(
      new RequestType<CompareExportParams, CompareExportResult, never>(compareExportRequest),
      (params, token) =>
        context.answer<CompareExportResult>('Comparison', token, failed, () => comparisonOf(context, params)),
    );
    connection.onRequest(
      new RequestType<LocateErrorParams, LocateErrorResult, never>(locateErrorRequest),
      (params, token) =>
        context.answer<LocateErrorResult>('AD FS error', token, failed, () => placesOf(context, params)),
    );
  },
};

/** What has rules for which stage. */
function kinds(): Record<Stage, TrustKind[]> {
  const all = Object.keys(trustKinds) as TrustKind[];
  return Object.fromEntries(
    stages.map((stage) => [stage, all.filter((kind) => parametersOf(kind).has(stage))]),
  ) as Record<Stage, TrustKind[]>;
}

async function describe(context: ServerContext, { uri, text, trustFile }: FarmFile): Promise<DescribedRules> {
  await context.configurations.load(uri);
  const document = new RuleFileDocument(uri, 'adfsrule', 0, text, context.settings.dialect);
  let syntaxErrors = 0;
  for (const { problems } of document.ruleSet.pieces) {
    syntaxErrors += problems.filter(({ severity }) => severity === 'error').length;
  }
  return {
    stage: context.stageOf(document).stage,
    syntaxErrors,
    trust: trustFile === undefined ? undefined : readTrustFile(trustFile),
  };
}

function exportOf(bytes: string) {
  const text = decodeExport(bytesOfBase64(bytes));
  return typeof text === 'string' ? readExport(text) : text;
}

function importOf(bytes: string): ImportExportResult {
  const found = exportOf(bytes);
  if ('problem' in found) return found;
  return {
    trusts: found.trusts.map(({ kind, name, rules }) => ({
      kind,
      name,
      stages: rules.map(({ stage }) => stage),
    })),
    files: planImport(found),
  };
}

async function comparisonOf(
  context: ServerContext,
  { bytes, files }: CompareExportParams,
): Promise<CompareExportResult> {
  const found = exportOf(bytes);
  if ('problem' in found) return found;
  const local: (LocalRules & { readonly uri: string })[] = [];
  for (const file of files) {
    const described = await describe(context, file);
    const trust = file.trust ?? described.trust;
    const stage = file.stage ?? described.stage;
    if (trust && stage) local.push({ ...trust, stage, text: file.text, uri: file.uri });
  }
  return {
    rules: compareExport(found, local).map(({ title, exported, local: own, same, source }) => ({
      title,
      exported: exported ?? null,
      local: own ?? null,
      same,
      uri: local.find((file) => file === source)?.uri,
    })),
  };
}

function placesOf(
  context: ServerContext,
  { text, languageId, message }: LocateErrorParams,
): LocateErrorResult {
  const error = readPolicyError(message);
  if (!error) {
    return {
      problem: 'There is no POLICY number in this text. Paste the whole message, with "POLICY…" in it.',
    };
  }
  const kind = hostKindOfLanguage(languageId);
  const places = kind
    ? context.service
        .findRules(text, kind)
        .regions.flatMap((region) =>
          locateError(region.text, error).map((place) => ({ ...place, ...region.toHostRange(place) })),
        )
    : locateError(text, error);
  if (places.length > 0) return { places };
  return {
    problem: `${explainError(error)} The place is not in this file: open the rules that AD FS refused.`,
  };
}
