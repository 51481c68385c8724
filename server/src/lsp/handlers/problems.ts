import { type CodeAction, CodeActionKind, type Range } from 'vscode-languageserver';
import type { FixFilter } from '../../languageService.ts';
import { configurationDiagnostics } from '../configurationDiagnostics.ts';
import { isConfigurationFile } from '../configurations.ts';
import type { HandlerGroup, ServerContext } from '../context.ts';
import { toCodeAction, toHostActions, toWorkspaceEdit, workspaceEdit } from '../convert.ts';
import { DiagnosticsPush, diagnosticReport } from '../diagnosticReports.ts';
import { diagnosticsOf, toDiagnostic } from '../diagnostics.ts';
import { offsetsIn, type RuleDocument, type RuleSource } from '../document.ts';
import { suppressActions } from '../suppressActions.ts';

/** The kinds of refactorings that there are. */
const refactorKinds = [
  CodeActionKind.RefactorRewrite,
  CodeActionKind.RefactorExtract,
  CodeActionKind.RefactorInline,
];

/** Applies every repair that is safe; runs on save for those who ask for it. */
const FIX_ALL = `${CodeActionKind.SourceFixAll}.adfsrule`;

/** Diagnostics, pushed or answered, and the repairs for them. */
export const problems: HandlerGroup = {
  capabilities: (client) => ({
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL, ...refactorKinds] },
    ...(client.textDocument?.diagnostic
      ? { diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false } }
      : {}),
  }),

  register(context) {
    const { connection, documents, service, configurations } = context;
    const setupOf = (document: RuleDocument) => context.setupOf(document);
    /** Grows whenever something changes, other than its text, that the diagnostics of a document depend on. */
    let generation = 0;
    const push = new DiagnosticsPush(
      connection,
      async (source) => {
        await configurations.load(source.uri);
        return diagnosticsOf(service, source, setupOf);
      },
      context.log,
    );

    const refresh = () => {
      generation++;
      if (!pulls(context)) for (const source of context.sources()) push.changed(source);
      if (context.client.workspace?.diagnostics?.refreshSupport) {
        context.inBackground(connection.languages.diagnostics.refresh());
      }
    };
    const configurationReports = new ConfigurationReports(context);

    context.onSettingsChanged(refresh);
    context.onConfigurationChanged(() => {
      refresh();
      configurationReports.update();
    });
    documents.onDidChangeContent(({ document }) => {
      if (isConfigurationFile(document.uri)) context.configurationChanged();
      else if (!pulls(context)) push.changed(document);
    });
    documents.onDidOpen(() => configurationReports.update());
    documents.onDidSave(({ document }) => {
      // A client that watches no files tells of a new configuration by saving it.
      if (!context.files.watched || isConfigurationFile(document.uri)) context.configurationChanged();
      else configurationReports.update();
    });
    documents.onDidClose(({ document }) => {
      if (isConfigurationFile(document.uri)) context.configurationChanged();
      else if (!pulls(context)) push.closed(document);
    });

    connection.languages.diagnostics.on(({ textDocument, previousResultId }, token) =>
      context.onSource('Diagnostics', textDocument.uri, token, { kind: 'full', items: [] }, (source) =>
        diagnosticReport(service, source, setupOf, generation, previousResultId),
      ),
    );

    connection.onCodeAction(({ textDocument, range, context: { only } }, token) =>
      context.onSource<CodeAction[]>('Quick fixes', textDocument.uri, token, [], (source) => {
        const wanted = (kind: string) => only?.some((asked) => isWithin(kind, asked)) ?? true;
        const documents = source.ruleDocumentsIn(range);
        return [
          ...(wanted(CodeActionKind.QuickFix)
            ? [
                ...hostFixes(context, source, range),
                ...documents.flatMap((document) => quickFixes(context, document, range)),
              ]
            : []),
          ...(refactorKinds.some(wanted)
            ? documents
                .flatMap((document) => refactorings(context, document, range))
                .filter(({ kind }) => wanted(kind ?? ''))
            : []),
          // Only where it is asked for by name: a light bulb on every line would say nothing.
          ...(only && wanted(FIX_ALL) ? fixAll(context, source) : []),
        ];
      }),
    );
  },
};

/** The repairs of the way the rules stand in their file. */
function hostFixes(context: ServerContext, source: RuleSource, range: Range): readonly CodeAction[] {
  const { start, end } = offsetsIn(source.text, range);
  return source.hostProblems
    .filter((problem) => problem.start <= end && start <= problem.end)
    .flatMap((problem) => toHostActions(source, problem, isVersioned(context)));
}

/** The repairs that can be made where the rules stand. */
function filterFor({ service }: ServerContext, document: RuleDocument): FixFilter {
  const { region } = document;
  return {
    scope: region ? 'rule set' : 'file',
    accepts: (found, problem, edits) =>
      !region || (service.isKnownProblem(region, found, problem) && document.toEdits(edits) !== undefined),
  };
}

function quickFixes(context: ServerContext, document: RuleDocument, range: Range): readonly CodeAction[] {
  const { service } = context;
  const { start, end } = document.offsetsOf(range);
  const setup = context.setupOf(document);
  const actions: CodeAction[] = service
    .quickFixes(document.ruleSet, start, end, setup, filterFor(context, document))
    .map((fix) => toCodeAction(document, fix, service.pageOf(fix.problem.code), isVersioned(context)))
    .filter((action) => action !== undefined);
  const said = new Set<string>();
  for (const found of service.problemsBetween(document.ruleSet, start, end, setup)) {
    const { rule, start: ruleStart, problems } = found;
    for (const problem of problems) {
      const page = service.pageOf(problem.code);
      if (page === undefined || said.has(problem.code)) continue;
      if (!service.isKnownProblem(document.region, found, problem)) continue;
      said.add(problem.code);
      const diagnostic = toDiagnostic(document, problem, ruleStart, page);
      actions.push(...suppressActions(context, document, { rule, code: problem.code, diagnostic }));
    }
  }
  return actions;
}

function refactorings(context: ServerContext, document: RuleDocument, range: Range): readonly CodeAction[] {
  const { start, end } = document.offsetsOf(range);
  return context.service
    .refactorings(document.ruleSet, start, end, context.stageOf(document).stage)
    .flatMap(({ title, kind, edits }) => {
      const edit = toWorkspaceEdit(document, edits, isVersioned(context));
      return edit ? [{ title, kind, edit }] : [];
    });
}

function fixAll(context: ServerContext, source: RuleSource): readonly CodeAction[] {
  const edits = source.ruleDocuments.flatMap((document) => {
    const filter = filterFor(context, document);
    const fixes = context.service.safeFixes(document.ruleSet, context.setupOf(document), filter);
    return document.toEdits(fixes) ?? [];
  });
  if (edits.length === 0) return [];
  return [
    {
      title: 'Repair everything that is safe to repair',
      kind: FIX_ALL,
      edit: workspaceEdit(source, edits, isVersioned(context)),
    },
  ];
}

/** Says in the configuration files themselves what is wrong with them. */
class ConfigurationReports {
  private readonly context: ServerContext;
  private reported = new Set<string>();
  private running: Promise<void> = Promise.resolve();
  private waiting = false;

  constructor(context: ServerContext) {
    this.context = context;
  }

  /** Once more, behind what is under way; several calls in a row are one. */
  update(): void {
    if (this.waiting) return;
    this.waiting = true;
    this.running = this.running.then(async () => {
      this.waiting = false;
      await this.send().catch((error) =>
        this.context.log(`Checking the configuration failed: ${String(error)}`),
      );
    });
  }

  private async send(): Promise<void> {
    const { context } = this;
    await Promise.all(context.sources().map(({ uri }) => context.configurations.load(uri)));
    const before = this.reported;
    this.reported = new Set();
    for (const found of context.configurations.files()) {
      const uri = found.file?.uri as string;
      if (this.reported.has(uri)) continue;
      const diagnostics = await configurationDiagnostics(context, found);
      if (diagnostics.length === 0 && !before.has(uri)) continue;
      await context.connection.sendDiagnostics({ uri, diagnostics });
      if (diagnostics.length > 0) this.reported.add(uri);
      before.delete(uri);
    }
    for (const uri of before) await context.connection.sendDiagnostics({ uri, diagnostics: [] });
  }
}

function isVersioned({ client }: ServerContext): boolean {
  return client.workspace?.workspaceEdit?.documentChanges === true;
}

/** Whether the client asks for diagnostics by itself. */
function pulls({ client }: ServerContext): boolean {
  return client.textDocument?.diagnostic !== undefined;
}

/** Whether a kind of code action is the other or below it: `quickfix.x` is within `quickfix`. */
function isWithin(kind: string, other: string): boolean {
  return other === '' || kind === other || kind.startsWith(`${other}.`);
}
